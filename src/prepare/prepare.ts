import { type BegunStep, mustRedact } from '../begin/begin-step.ts'
import { readOptions } from '../begin/how-to-read.ts'
import { joinErrors } from '../begin/join-errors.ts'
import type { LoadEdge } from '../begin/load-edge.ts'
import { stepOf } from '../begin/step-of-load.ts'
import { tellOfColumns, tellOfKeys } from '../begin/tell.ts'
import { isDeletion } from '../bulk/job.ts'
import type { IdUse } from '../columns/columns-spec.ts'
import { CsvError, type LoadError, PreflightError } from '../errors.ts'
import { settleKeys } from '../files/read-files.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { Inputs } from '../inputs.ts'
import { identityOf, type LoadIdentity } from '../ledger/identity.ts'
import { describeKey } from '../org/describe.ts'
import type { Org } from '../org/org.ts'
import { preflight } from '../preflight/preflight.ts'
import { sameName } from '../values/names.ts'
import type { ReadLoad } from './find-and-read.ts'
import { lookUpAll, usesSent } from './load-ids.ts'
import { withoutLacking } from './optional-columns.ts'
import type { PreparedLoad } from './prepared-load.ts'
import { isSentOf, resolveIds } from './resolve-ids.ts'
import { siftConstants } from './sift-constants.ts'
import { siftValues } from './sift-values.ts'

/** What loads are prepared with. */
export interface Preparing {
  readonly inputs: Inputs
  readonly edge: LoadEdge
  readonly begun: BegunStep
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
      const ready = await prepare(load, org, preparing)
      const early = usesSent(ready.read.files).filter((use) => use.kind === 'lookup' && !isLoaded(use.object, loads))
      prepared.push(await withLookUps(ready, early, org, preparing))
    } catch (error) {
      const isOfFiles = error instanceof CsvError || error instanceof PreflightError
      if (!isOfFiles) throw error
      errors.push(error)
    }
  }
  if (errors.length > 0) throw joinErrors(errors)
  return prepared
}

/** Whether a load of the step may put in records of an object. */
function isLoaded(object: string, loads: readonly ReadLoad[]): boolean {
  return loads.some(({ spec }) => sameName(spec.object, object) && !isDeletion(spec.operation))
}

/** Finds Ids of records that the org has before anything is sent. */
async function withLookUps(
  load: PreparedLoad,
  uses: readonly IdUse[],
  org: Org,
  { begun }: Preparing,
): Promise<PreparedLoad> {
  const { say, stop } = stepOf(load.spec, begun.step)
  const resolvers = await lookUpAll(load, uses, isSentOf(load.read), { org, say, signal: stop.over })
  return await resolveIds({ ...load, resolvers }, resolvers, { say, stops: load.spec.preflight !== 'warn' })
}

/** Holds what was read against what the org says of the object. Throws LoadError where nothing may be sent. */
async function prepare({ spec, read }: ReadLoad, org: Org, { inputs, edge, begun }: Preparing): Promise<PreparedLoad> {
  const { results } = inputs
  const { voice } = begun
  const step = stepOf(spec, begun.step)
  const { describer } = org
  const redact = mustRedact(results, org.organization, edge)
  voice.learn({ redact })
  const own = readOptions(spec, step)
  const known = await settleKeys(read, own, () => describeKey(spec, describer))
  const settled = await withoutLacking(known, spec, own, describer)
  tellOfKeys(settled, step.say)
  const { parts, files } = settled
  const header = await preflight({ parts, files }, { ...asChecked(spec), redact }, describer)
  voice.learn({ isName: header.isName })
  tellOfColumns(header, step.say)
  const sifting = { spec: asChecked(spec), options: own, describer, redact, say: step.say }
  await siftConstants(sifting)
  const { read: left, refused, clears } = await siftValues(settled, sifting)
  const checked = { ...header, parts: header.named(left.parts) }
  return {
    spec,
    identity: loadIdentity(spec, inputs, org, edge),
    checked,
    read: left,
    options: own,
    resolvers: new Map(),
    refused: { ...refused, parts: header.named(refused.parts) },
    clears,
    redact,
    resultsPath: results.resultsPath,
  }
}

/** An upsert by a key is checked as the insert of its new records; what nobody can change on others is left out for those. */
function asChecked(spec: LoadSpec): LoadSpec {
  const isSplit = spec.operation === 'upsert' && (spec.manifest?.columns.key.length ?? 0) > 0
  return isSplit ? { ...spec, operation: 'insert', externalIdField: undefined } : spec
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
