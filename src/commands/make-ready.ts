import { CsvError, type LoadError, PreflightError } from '../errors.ts'
import { type ReadFiles, settleKeys } from '../files/read-files.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { Inputs } from '../inputs.ts'
import { identityOf, type LoadIdentity } from '../ledger/identity.ts'
import type { ReadyLoad } from '../load/ready-load.ts'
import { describeKey } from '../org/describe.ts'
import type { Org } from '../org/org.ts'
import { guardOrg, guardRecords } from '../preflight/guard.ts'
import { preflight } from '../preflight/preflight.ts'
import { type BegunStep, mustRedact } from './begin-step.ts'
import type { ReadLoad } from './find-and-read.ts'
import { readOptions } from './how-to-read.ts'
import { joinErrors } from './join-errors.ts'
import type { LoadEdge } from './load-edge.ts'
import { siftValues } from './sift-values.ts'
import { stepOf } from './step-of-load.ts'
import { tellOfColumns, tellOfKeys } from './tell.ts'

/** Makes sure that it is the org that is meant, and that as many records may be sent to it. Throws LoadError `guard-refused`. */
export async function guard(
  { session, organization }: Org,
  loads: readonly ReadLoad[],
  { org }: Inputs,
  { session: kept }: LoadEdge,
): Promise<void> {
  await session.keepTo({ orgId: organization.id, userId: undefined })
  guardOrg(organization, org.expected)
  for (const { spec, read } of loads) guardRecords(spec, organization, read.records)
  kept.keepIdentity({ orgId: organization.id, userId: await session.whoAmI() })
}

/** What loads are prepared with. */
export interface Preparing {
  readonly inputs: Inputs
  readonly edge: LoadEdge
  readonly begun: BegunStep
}

/** A load whose files were held against the org. */
export interface PreparedLoad extends Omit<ReadyLoad, 'files' | 'dropped'> {
  readonly read: ReadFiles
}

/** Prepares all loads before any is sent. Throws LoadError: one for all that is wrong with any of them. */
export async function prepareAll(
  loads: readonly ReadLoad[],
  org: Org,
  preparing: Preparing,
): Promise<readonly PreparedLoad[]> {
  const prepared: PreparedLoad[] = []
  const errors: LoadError[] = []
  for (const load of loads) {
    try {
      prepared.push(await prepare(load, org, preparing))
    } catch (error) {
      const isOfFiles = error instanceof CsvError || error instanceof PreflightError
      if (!isOfFiles) throw error
      errors.push(error)
    }
  }
  if (errors.length > 0) throw joinErrors(errors)
  return prepared
}

/** Holds what was read against what the org says of the object. Throws LoadError where nothing may be sent. */
async function prepare({ spec, read }: ReadLoad, org: Org, { inputs, edge, begun }: Preparing): Promise<PreparedLoad> {
  const { results } = inputs
  const { voice } = begun
  const step = stepOf(spec, begun.step)
  const { describer } = org
  const redact = mustRedact(results, org.organization, edge)
  voice.learn({ redact })
  const settled = await settleKeys(read, readOptions(spec, step), () => describeKey(spec, describer))
  tellOfKeys(settled, step.say)
  const { parts, files } = settled
  const header = await preflight({ parts, files }, { ...spec, redact }, describer)
  voice.learn({ isName: header.isName })
  tellOfColumns(header, step.say)
  const sifting = { spec, options: readOptions(spec, step), describer, redact, say: step.say }
  const { read: left, refused, clears } = await siftValues(settled, sifting)
  const checked = { ...header, parts: header.named(left.parts) }
  return {
    spec,
    identity: loadIdentity(spec, inputs, org, edge),
    checked,
    read: left,
    refused: { ...refused, parts: header.named(refused.parts) },
    clears,
    redact,
    resultsPath: results.resultsPath,
  }
}

/** Makes a prepared load ready to be sent. */
export async function makeReady({ read, ...prepared }: PreparedLoad): Promise<ReadyLoad> {
  const { files, dropped } = read
  return { ...prepared, files, dropped }
}

/** Loads that have it in common continue each other. */
function loadIdentity(
  spec: LoadSpec,
  { ledger }: Inputs,
  { organization }: Org,
  { ledger: { place } }: LoadEdge,
): LoadIdentity {
  const { operation, object, externalIdField = null, name, source, manifest } = spec
  const { key: ledgerKey = null } = ledger
  // A load of a manifest keeps its name, whatever becomes of its globs.
  const files = manifest === undefined ? source.files : [manifest.path]
  return identityOf(
    { ...place, files: [...files] },
    { ledgerKey, object, operation, externalIdField, orgId: organization.id, ...(manifest && { name }) },
  )
}
