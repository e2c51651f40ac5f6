import { z } from 'zod/mini'
import { LoadError } from '../errors.ts'
import { identityText, LoadIdentity } from './identity.ts'

const Count = z.int().check(z.nonnegative())

const SettledJob = z.object({
  /** How many records were loaded. */
  in: Count,
  /** How many records of the job have no row in the org's results. */
  unaccounted: Count,
})

/** A job of a load. `by` says how its records were sent: an entry of another kind is not understood, and never misread. */
const LedgerJob = z.object({
  by: z.literal('bulk'),
  id: z.string().check(z.regex(/^750[A-Za-z0-9]{12,15}$/)),
  /** Counts from 1; later rounds send records again. */
  round: z.int().check(z.positive()),
  /** SHA-256 of the body that was uploaded, in hex; blank for a body of one record, so that nobody can guess its values. */
  body: z.string().check(z.regex(/^(?:[0-9a-f]{64})?$/)),
  /** Whether the body is that of a whole part of the files, and not of what was left of one. */
  whole: z.boolean(),
  /** How many records the body has. */
  records: Count,
  /** Who made the job and when, as the org says; undefined where it did not. */
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
  /** Distinguishes steps of one attempt that load under one `ledger-key`. */
  writer: z.string(),
  /** When the load began and when this was written last: ISO 8601, by the clock of the org where it is known. */
  startedAt: z.string(),
  writtenAt: z.string(),
  /** `running` until the load ends, then `passed` or its failure reason. */
  end: z.string(),
  /** What became of the records; only for a load that has ended. */
  counts: z.optional(Counts),
  /** The jobs that were closed or about to be, with those of earlier runs that this one has continued. */
  jobs: z.array(LedgerJob),
})

/** Version of the form of the ledger; another version is not understood. */
export const LEDGER_VERSION = 2

const Ledger = z.object({
  version: z.literal(LEDGER_VERSION),
  loads: z.array(z.object({ identity: LoadIdentity, runs: z.array(LedgerRun) })),
})

/**
 * The record of what was sent in which job, by load and by run. Anybody who can read the repository's caches can read it: it
 * holds no field value, and no hash of a single record.
 */
export type Ledger = z.infer<typeof Ledger>
/** One attempt of one run at one load. */
export type LedgerRun = z.infer<typeof LedgerRun>
/** A job of a load, as the ledger has it. */
export type LedgerJob = z.infer<typeof LedgerJob>
/** What became of the records of a job, once all of it is known. */
export type SettledJob = z.infer<typeof SettledJob>

/** Reads a ledger that was kept. Throws LoadError `ledger-failed`: a ledger that cannot be read is not an empty one. */
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

/** Finds all runs of a load in a ledger, in their order. */
export function chainOf(ledger: Ledger | undefined, identity: LoadIdentity): readonly LedgerRun[] {
  const own = identityText(identity)
  const runs = ledger?.loads.filter((load) => identityText(load.identity) === own).flatMap((load) => load.runs) ?? []
  return [...runs].sort(compareRuns)
}

/** Returns the ledger with these runs for a load; the entries of other loads stay. */
export function withChain(ledger: Ledger | undefined, identity: LoadIdentity, runs: readonly LedgerRun[]): Ledger {
  const own = identityText(identity)
  const others = ledger?.loads.filter((load) => identityText(load.identity) !== own) ?? []
  return { version: LEDGER_VERSION, loads: [...others, { identity, runs: [...runs] }] }
}

/** Puts older runs first, then older attempts, then steps of one attempt in the order in which they began. */
export function compareRuns(a: LedgerRun, b: LedgerRun): number {
  return compareIds(a.run, b.run) || a.attempt - b.attempt || compareText(a.startedAt, b.startedAt)
}

/** Compares GitHub's run ids by their number, which may be larger than JavaScript's numbers; other texts by their letters. */
export function compareIds(a: string, b: string): number {
  const isNumber = /^\d{1,30}$/
  if (!isNumber.test(a) || !isNumber.test(b)) return compareText(a, b)
  const [one, other] = [BigInt(a), BigInt(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How long a run is remembered: for so long GitHub lets people run it again.
 *  Source: GitHub Docs, "Re-running workflows and jobs". */
const KEPT_MS = 30 * 86_400_000

/** Drops the runs that nobody can run again, except the newest, which a later run may continue. */
export function forgetOldRuns(runs: readonly LedgerRun[], now: number): readonly LedgerRun[] {
  const newest = runs.at(-1)
  return runs.filter((run) => run === newest || !(now - Date.parse(run.writtenAt) > KEPT_MS))
}
