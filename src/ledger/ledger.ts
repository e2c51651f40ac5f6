import { z } from 'zod/mini'
import { LoadError } from '../errors.ts'
import { identityText, LoadIdentity } from './identity.ts'

const Count = z.int().check(z.nonnegative())

const SettledJob = z.object({
  /** Rows of records that were loaded. */
  in: Count,
  /** Records of the job of which the org gave no row. */
  unaccounted: Count,
})

/** `by` tells what carried the records: an entry of another kind is not understood, and never misread. */
const LedgerJob = z.object({
  by: z.literal('bulk'),
  id: z.string().check(z.regex(/^750[A-Za-z0-9]{12,15}$/)),
  /** From 1; later ones send records again. */
  round: z.int().check(z.positive()),
  /** SHA-256 of the body that was uploaded, in hex; blank for a body of one record, so that nobody can guess its values. */
  body: z.string().check(z.regex(/^(?:[0-9a-f]{64})?$/)),
  /** Whether the body is that of a whole part of the files, and not of what was left of one. */
  whole: z.boolean(),
  /** In the body. */
  records: Count,
  /** As the org says; undefined where it did not. */
  createdById: z.optional(z.string()),
  createdDate: z.optional(z.string()),
  /** Undefined while it is not known what became of all its records. */
  settled: z.optional(SettledJob),
})

const Counts = z.object({
  read: Count,
  created: Count,
  updated: Count,
  deleted: Count,
  failed: Count,
  unprocessed: Count,
  pending: Count,
  unaccounted: Count,
  skipped: Count,
})

const LedgerRun = z.object({
  /** GITHUB_RUN_ID; GitHub's grows from run to run. */
  run: z.string(),
  /** GITHUB_RUN_ATTEMPT. */
  attempt: z.int().check(z.positive()),
  /** Tells steps of one attempt apart that load under one `ledger-key`. */
  writer: z.string(),
  /** When the load began and when this was written last: ISO 8601, by the clock of the org where it is known. */
  startedAt: z.string(),
  writtenAt: z.string(),
  /** `running` until the load ends, then `passed` or its failure reason. */
  end: z.string(),
  /** Of a load that has ended. */
  counts: z.optional(Counts),
  /** Closed, or about to be; those of earlier runs too that this one has continued. */
  jobs: z.array(LedgerJob),
})

/** Form of the ledger; one of another version is not understood. */
export const LEDGER_VERSION = 2

const Ledger = z.object({
  version: z.literal(LEDGER_VERSION),
  loads: z.array(z.object({ identity: LoadIdentity, runs: z.array(LedgerRun) })),
})

/**
 * What was sent in which job, by load and by run. Anybody who can read the repository's caches can read it: it holds no
 * field value, and no hash of a single record.
 */
export type Ledger = z.infer<typeof Ledger>
/** One attempt of one run at one load. */
export type LedgerRun = z.infer<typeof LedgerRun>
export type LedgerJob = z.infer<typeof LedgerJob>
export type SettledJob = z.infer<typeof SettledJob>

/** Reads what was kept. Throws LoadError `ledger-failed`: what cannot be read is not the same as nothing. */
export function parseLedger(text: string): Ledger {
  try {
    return Ledger.parse(JSON.parse(text))
  } catch (cause) {
    throw new LoadError(
      'ledger-failed',
      'The ledger of this load cannot be read: it is damaged, or another version of this action wrote it. So it is not ' +
        'known what was loaded already, and nothing was sent. Look in Setup under Bulk Data Load Jobs for what was ' +
        'loaded. To start over, delete the ledger, or start a new run with another `ledger-key`.',
      { cause },
    )
  }
}

/** What every run is known to have done for this load, in order. Runs of other loads are not looked at. */
export function chainOf(ledger: Ledger | undefined, identity: LoadIdentity): readonly LedgerRun[] {
  const own = identityText(identity)
  const runs = ledger?.loads.filter((load) => identityText(load.identity) === own).flatMap((load) => load.runs) ?? []
  return [...runs].sort(compareRuns)
}

/** The ledger with this chain for a load, and all that it holds of others. */
export function withChain(ledger: Ledger | undefined, identity: LoadIdentity, runs: readonly LedgerRun[]): Ledger {
  const own = identityText(identity)
  const others = ledger?.loads.filter((load) => identityText(load.identity) !== own) ?? []
  return { version: LEDGER_VERSION, loads: [...others, { identity, runs: [...runs] }] }
}

/** Older runs first, then older attempts; steps of one attempt in the order in which they began. */
export function compareRuns(a: LedgerRun, b: LedgerRun): number {
  return compareIds(a.run, b.run) || a.attempt - b.attempt || compareText(a.startedAt, b.startedAt)
}

/** GitHub's run ids are numbers, too large for some of JavaScript's. */
export function compareIds(a: string, b: string): number {
  const isNumber = /^\d{1,30}$/
  if (!isNumber.test(a) || !isNumber.test(b)) return compareText(a, b)
  const [one, other] = [BigInt(a), BigInt(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How long a run is remembered: GitHub lets runs be run again for so long.
 *  Source: GitHub Docs, "Re-running workflows and jobs". */
const KEPT_MS = 30 * 86_400_000

/** Without the runs that nobody can run again; one that is not finished stays as long as a later run may continue it. */
export function forgetOldRuns(runs: readonly LedgerRun[], now: number): readonly LedgerRun[] {
  const newest = runs.at(-1)
  return runs.filter((run) => run === newest || !(now - Date.parse(run.writtenAt) > KEPT_MS))
}
