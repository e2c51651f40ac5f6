import { z } from 'zod/mini'
import type { IngestOperation } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'

const Count = z.int().check(z.nonnegative())

const SettledJob = z.object({
  /** Rows that went in. */
  in: Count,
  /** Records of the job of which the org gave no row. */
  unaccounted: Count,
})

const LedgerJob = z.object({
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

/** Form of the ledger; one of another version is not understood. */
const LEDGER_VERSION = 1

const Ledger = z.object({
  version: z.literal(LEDGER_VERSION),
  orgId: z.string(),
  object: z.string(),
  operation: z.string(),
  /** The run and attempt that wrote it last. */
  run: z.string(),
  attempt: z.int(),
  /** When the load that it tells of began: ISO 8601, the clock of the runner. */
  startedAt: z.string(),
  /** When it was written last. */
  writtenAt: z.optional(z.string()),
  /** `running` until the load ends, then `passed` or its failure reason. */
  end: z.string(),
  /** Of a load that has ended. */
  counts: z.optional(Counts),
  /** Closed, or about to be. */
  jobs: z.array(LedgerJob),
})

/**
 * What was sent to which job, of one load. Anybody who can read the repository's caches can read it: it holds no field
 * value, and no hash of a single record.
 */
export type Ledger = z.infer<typeof Ledger>
export type LedgerJob = z.infer<typeof LedgerJob>
export type SettledJob = z.infer<typeof SettledJob>

/** What a ledger is about; the org confirms the rest. */
export interface LedgerSubject {
  readonly orgId: string
  readonly object: string
  readonly operation: IngestOperation
}

/** Reads what was kept. Throws LoadError `ledger-failed`: what cannot be read is not the same as nothing. */
export function parseLedger(text: string): Ledger {
  try {
    return Ledger.parse(JSON.parse(text))
  } catch (cause) {
    throw new LoadError(
      'ledger-failed',
      'The ledger of this load cannot be read, so it is not known what was loaded already. Nothing was sent. ' +
        'Look in Setup under Bulk Data Load Jobs; to load everything anew, set `ledger-key` to another text.',
      { cause },
    )
  }
}

export function startLedger(
  { orgId, object, operation }: LedgerSubject,
  { run, attempt, startedAt }: { run: string; attempt: number; startedAt: string },
): Ledger {
  return { version: LEDGER_VERSION, orgId, object, operation, run, attempt, startedAt, end: 'running', jobs: [] }
}

/** Ids are compared as 15 characters: the other three only check them. */
export function isAbout(ledger: Ledger, { orgId, object, operation }: LedgerSubject): boolean {
  return (
    ledger.orgId.slice(0, 15) === orgId.slice(0, 15) &&
    ledger.object.toLowerCase() === object.toLowerCase() &&
    ledger.operation === operation
  )
}
