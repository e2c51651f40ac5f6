import { parseColumn } from '../values/column-name.ts'
import { sameName } from '../values/names.ts'

/** How a round of retry is sent: ever fewer records at once, after ever longer pauses. */
export interface RetryShape {
  /** Records of one job, at most. */
  readonly jobRecords: number
  readonly jobsAtOnce: number
  /** Before the round. */
  readonly pauseMs: number
}

/** The shapes of rounds 2 and on. Locks mostly come from records that are worked on side by side, so the first thing is to have fewer
 *  jobs; what is locked all the same is locked by others, and takes time. A job of 200 is one chunk of Salesforce's own.
 *  Source: Bulk API 2.0 guide, "Organize Data to Minimize Lock Contention"; the figures are a judgement. */
const SHAPES: readonly RetryShape[] = [
  { jobRecords: 10_000, jobsAtOnce: Number.POSITIVE_INFINITY, pauseMs: 10_000 },
  { jobRecords: 2_000, jobsAtOnce: 1, pauseMs: 30_000 },
  { jobRecords: 500, jobsAtOnce: 1, pauseMs: 90_000 },
]
const LAST_SHAPE: RetryShape = { jobRecords: 200, jobsAtOnce: 1, pauseMs: 180_000 }

/**
 * The shape of a round of retry, never with more than half of the jobs at once that the first round had.
 *
 * @param round from 2: round 1 sends all records
 * @param concurrencyJobs jobs at once in round 1
 */
export function retryShape(round: number, concurrencyJobs: number): RetryShape {
  const shape = SHAPES[round - 2] ?? LAST_SHAPE
  return { ...shape, jobsAtOnce: Math.max(1, Math.min(shape.jobsAtOnce, Math.floor(concurrencyJobs / 2))) }
}

export interface ParentFacts {
  /** The columns that are sent. */
  readonly columns: readonly string[]
  /** What the user sorts by. */
  readonly sortBy: readonly string[]
  /** Describe's type of a column; undefined where it is not known. */
  readonly typeOf: (column: string) => string | undefined
}

/** What records point to, but few lock errors are about: nearly all records share the same few, so that sorting by them
 *  keeps no family of records together. */
const NO_PARENTS: ReadonlySet<string> = new Set(['owner', 'recordtype', 'createdby', 'lastmodifiedby'])

/** The column to sort retried records by, so that children of one parent, which lock it, stand together: what the user
 *  sorts by, else the first that names a parent; undefined when none does. */
export function parentColumn({ columns, sortBy, typeOf }: ParentFacts): string | undefined {
  const [first] = sortBy
  const chosen = first === undefined ? undefined : columns.find((column) => sameName(column, first))
  return chosen ?? columns.find((column) => namesParent(column, typeOf(column)))
}

function namesParent(column: string, type: string | undefined): boolean {
  const { relationship } = parseColumn(column)
  if (relationship !== undefined) return !NO_PARENTS.has(relationship.toLowerCase())
  return type === 'reference' && !NO_PARENTS.has(column.toLowerCase().replace(/id$/, ''))
}
