import { type IngestOperation, isRepeatable } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { AnotherRunError, type LoadError } from '../errors.ts'
import type { ThisRun } from '../step.ts'
import { type Book, openBook, type RunState } from './book.ts'
import { unprotected, withWarnings } from './book-warnings.ts'
import { decidePast, endedAs, type Past } from './decide.ts'
import { GroupCommit } from './group-commit.ts'
import type { LoadIdentity } from './identity.ts'
import { chainOf, compareIds, forgetOldRuns, type Ledger, type LedgerRun, parseLedger, withChain } from './ledger.ts'
import type { LedgerRead, LedgerStore } from './store.ts'

/** The ledger of a load at its start: what earlier steps did, and the book of this step. */
export interface OpenedLedger extends Past {
  readonly book: Book
  /** Why it is not known what was loaded before, though something may have been; undefined where it is known. */
  readonly unknown: 'not the first attempt' | 'no answer' | undefined
  /** Says that an insert is not protected, or that its ledger could not be looked up; empty for other operations. */
  readonly warnings: readonly string[]
  /** Says which load is continued or completed. */
  readonly notices: readonly string[]
  /** The ledger as it would be written now. */
  readonly text: () => string
}

/** What a ledger takes from its surroundings. */
export interface LedgerTools {
  readonly clock: Clock
  /** The time by the clock of the org where it is known, in milliseconds since the epoch. */
  readonly now: () => number
  readonly warn: (line: string) => void
}

/** The identity of a load, and how often its records may be sent. */
type Identity = LoadIdentity & { readonly operation: IngestOperation }

/** What earlier steps kept of a load. */
export interface KeptLedger {
  readonly store: LedgerStore
  readonly identity: Identity
  readonly read: LedgerRead
  readonly kept: Ledger | undefined
  readonly chain: readonly LedgerRun[]
}

/** Reads what earlier steps kept of a load. Throws LoadError `ledger-failed` when it cannot be read. */
export async function readLedger(store: LedgerStore, identity: Identity): Promise<KeptLedger> {
  const read = await store.read()
  const kept = read.was === 'found' ? parseLedger(read.text) : undefined
  return { store, identity, read, kept, chain: chainOf(kept, identity) }
}

/** Lists the runs that one load of a step, at least, has not passed, by what all of its ledgers say. A load whose newest run did not pass
 *  has passed in none since: what a later run made of it could not be saved. */
export function unfinishedRuns(ledgers: readonly Pick<KeptLedger, 'chain'>[]): ReadonlySet<string> {
  const runs = new Set<string>()
  for (const { chain } of ledgers) {
    const last = new Map(chain.map((entry) => [entry.run, entry]))
    for (const [run, entry] of last) if (endedAs(entry) !== 'passed') runs.add(run)
    const newest = chain.at(-1)
    if (newest === undefined || endedAs(newest) === 'passed') continue
    for (const { run } of ledgers.flatMap((other) => other.chain)) if (compareIds(run, newest.run) > 0) runs.add(run)
  }
  return runs
}

/**
 * Decides what to do about what earlier steps kept of a load, and opens the ledger of this step.
 *
 * @param unfinished runs that other loads of the step have not passed: a step may be killed while it notes the end of one load
 * after the other, and then none of them has passed
 */
export function openKept(
  { store, identity, read, kept, chain }: KeptLedger,
  thisRun: ThisRun,
  { clock, now, warn }: LedgerTools,
  unfinished: ReadonlySet<string>,
): OpenedLedger {
  const asOfSet = chain.map((entry) =>
    endedAs(entry) === 'passed' && unfinished.has(entry.run) && entry.run !== thisRun.run
      ? { ...entry, end: OTHERS_FAILED }
      : entry,
  )
  const past = decidePast(asOfSet, thisRun, identity.operation)
  const startedAt = new Date(now()).toISOString()
  const writer = writerName(clock)
  const begin = { ...thisRun, writer, startedAt: past.earlier?.startedAt ?? startedAt, end: 'running' }
  const keeper = keepChain(store, { identity, chain, kept, writer, now, isUnknown: read.was === 'no-answer' })
  const opened = openBook(
    { ...begin, jobs: [...past.jobs] },
    (render) => new GroupCommit({ store: { write: keeper.write, unkept: store.unkept }, clock, render }),
    chain.slice(-1).some((newest) => endedAs(newest) !== 'passed'),
  )
  const isHarmless = isRepeatable(identity.operation)
  return {
    ...past,
    book: withWarnings(opened, { store, isHarmless, warn }),
    unknown: unknownPast(read, past, thisRun),
    warnings: isHarmless ? [] : [...unprotected(store), ...unanswered(read)],
    notices: describePast(past, thisRun),
    text: () => keeper.render(opened.state()),
  }
}

/** How a load ended that passed in a step which did not. */
const OTHERS_FAILED = 'failures-exceeded'

function unknownPast(read: LedgerRead, { knowsOwnRun }: Past, { attempt }: ThisRun): OpenedLedger['unknown'] {
  if (read.was === 'no-answer') return 'no answer'
  return attempt > 1 && !knowsOwnRun ? 'not the first attempt' : undefined
}

function describePast({ course, earlier, newer }: Past, { run }: ThisRun): readonly string[] {
  const notices: string[] = []
  const newest = newer.at(-1)
  if (newest !== undefined)
    notices.push(
      `A newer run (${nameOf(newest)}) has worked on this load since run ${run} began: this run sends nothing that ` +
        'could load records twice or overwrite newer values with older ones.',
    )
  if (earlier === undefined) return notices
  const what = endedAs(earlier) === 'failed' ? `failed (${earlier.end})` : 'did not finish'
  if (course === 'take the old results')
    notices.push(`This load passed in attempt ${earlier.attempt} of this run: looking its jobs up in the org.`)
  else if (course === 'continue') notices.push(`Continuing the load of ${nameOf(earlier)}, which ${what}.`)
  else notices.push(`Completing the load of ${nameOf(earlier)}, which ${what}: records already loaded are skipped.`)
  return notices
}

/** Names a run for people: `run 7`, or `run 7, attempt 2`. */
export function nameOf({ run, attempt }: Pick<LedgerRun, 'run' | 'attempt'>): string {
  return attempt === 1 ? `run ${run}` : `run ${run}, attempt ${attempt}`
}

/** Makes up a name for this step: two steps of one attempt may load under the same key. */
function writerName({ random }: Clock): string {
  return Array.from({ length: 3 }, () =>
    Math.floor(random() * 0x10000)
      .toString(16)
      .padStart(4, '0'),
  ).join('')
}

interface Chaining {
  readonly identity: LoadIdentity
  readonly chain: readonly LedgerRun[]
  readonly kept: Ledger | undefined
  readonly writer: string
  readonly now: () => number
  /** Nothing could be read: what the first write finds may have been there before. */
  readonly isUnknown: boolean
}

/** Adds this run to the chain of its load, and takes nothing away from what other runs and other loads have written. */
function keepChain(store: LedgerStore, { identity, chain, kept, writer, now, isUnknown }: Chaining) {
  let others = chain
  let ledger = kept
  let isBegun = !isUnknown
  const withRun = (run: RunState): Ledger => {
    const runs = [...others, { ...run, writtenAt: new Date(now()).toISOString() }]
    return withChain(ledger, identity, forgetOldRuns(runs, now()))
  }
  const add = (newest: string | undefined, run: RunState): string => {
    if (newest !== undefined) ledger = parseLedger(newest)
    const there = chainOf(ledger, identity).filter((known) => known.writer !== writer)
    // An entry that was there before the ledger could be read is no sign of another run.
    if (!isBegun) others = there
    if (JSON.stringify(there) !== JSON.stringify(others)) throw anotherRun(there)
    isBegun = true
    return JSON.stringify(withRun(run))
  }
  return {
    write: (run: RunState) => store.write((newest) => add(newest, run)),
    render: (run: RunState) => JSON.stringify(withRun(run)),
  }
}

function anotherRun(there: readonly LedgerRun[]): LoadError {
  const newest = there.at(-1)
  return new AnotherRunError(
    `Another step${newest === undefined ? '' : ` (${nameOf(newest)})`} is loading with the same ledger. No further job was started. ` +
      'Let only one run load at a time, with a `concurrency:` group in the workflow, and run this one again when the other has ended.',
  )
}

function unanswered(read: LedgerRead): string[] {
  if (read.was !== 'no-answer') return []
  return [`Could not look up the ledger (${read.why}); using the org's list of jobs instead.`]
}
