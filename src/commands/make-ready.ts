import { type ReadFiles, settleKeys } from '../files/read-files.ts'
import type { ReadOptions } from '../files/read-options.ts'
import { keyColumnOf, type LoadSpec, mostJobRecords } from '../inputs/load-spec.ts'
import type { Inputs } from '../inputs.ts'
import { identityOf, type LoadIdentity } from '../ledger/identity.ts'
import type { ReadyLoad } from '../load/ready-load.ts'
import { describeKey } from '../org/describe.ts'
import type { Org } from '../org/org.ts'
import { guardOrg, guardRecords } from '../preflight/guard.ts'
import { preflight } from '../preflight/preflight.ts'
import type { LocalStep } from '../step.ts'
import { sameName } from '../values/names.ts'
import { type BegunStep, mustRedact } from './begin-step.ts'
import type { LoadEdge } from './load-edge.ts'
import { siftValues } from './sift-values.ts'
import { tellOfColumns, tellOfKeys } from './tell.ts'

/** How the files of a load are read. */
export function readOptions(
  spec: LoadSpec,
  { temp: tempFolder, stop: { over: signal } }: Pick<LocalStep, 'temp' | 'stop'>,
): ReadOptions {
  const { source, pace, externalIdField } = spec
  const column = keyColumnOf(spec)
  const { encoding, columnDelimiter, blankFields, sortBy, duplicateKeys } = source
  return {
    encoding,
    columnDelimiter,
    blankFields,
    sortBy,
    duplicateKeys,
    externalIdField,
    keyColumns: { column, kind: sameName(column, 'Id') ? 'id' : 'value' },
    maxBytes: pace.maxJobBytes,
    maxRecords: mostJobRecords(pace),
    keepFileOrder: pace.concurrency.mode === 'serial',
    tempFolder,
    copies: spec.name,
    signal,
  }
}

/** Makes sure that it is the org that is meant, and that as many records may be sent to it. Throws LoadError `guard-refused`. */
export async function guard(
  { session, organization }: Org,
  { records }: ReadFiles,
  { org, load }: Inputs,
  { session: kept }: LoadEdge,
): Promise<void> {
  await session.keepTo({ orgId: organization.id, userId: undefined })
  guardOrg(organization, org.expected)
  guardRecords(load, organization, records)
  kept.keepIdentity({ orgId: organization.id, userId: await session.whoAmI() })
}

/** Holds what was read against what the org says of the object. Throws LoadError where nothing may be sent. */
export async function makeReady(
  read: ReadFiles,
  org: Org,
  { inputs, edge, begun }: { readonly inputs: Inputs; readonly edge: LoadEdge; readonly begun: BegunStep },
): Promise<ReadyLoad> {
  const { load: spec, results } = inputs
  const { voice, step } = begun
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
    identity: loadIdentity(inputs, org, edge),
    checked,
    files,
    dropped: left.dropped,
    refused: { ...refused, parts: header.named(refused.parts) },
    clears,
    redact,
    resultsPath: results.resultsPath,
  }
}

/** Loads that have it in common continue each other. */
function loadIdentity({ load, ledger }: Inputs, { organization }: Org, { ledger: { place } }: LoadEdge): LoadIdentity {
  const { operation, object, externalIdField = null } = load
  const { key: ledgerKey = null } = ledger
  return identityOf(place, { ledgerKey, object, operation, externalIdField, orgId: organization.id })
}
