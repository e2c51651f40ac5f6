import { type IngestOperation, isRepeatable } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { AnotherRunError, LoadError } from '../errors.ts'
import type { ThisRun } from '../step.ts'
import { type Book, openBook, type RunState } from './book.ts'
import { decidePast, endedAs, type Past } from './decide.ts'
import { GroupCommit } from './group-commit.ts'
import type { LoadIdentity } from './identity.ts'
import { chainOf, forgetOldRuns, type Ledger, type LedgerRun, parseLedger, withChain } from './ledger.ts'
import { type LedgerRead, type LedgerStore, UnconfirmedSaveError } from './store.ts'

export interface OpenedLedger extends Past {
  readonly book: Book
  /** Why it is not known what was loaded before, though something may have been; undefined where it is known. */
  readonly unknown: 'not the first attempt' | 'no answer' | undefined
  /** What nobody protects, and where the ledger was not found: for the log. */
  readonly warnings: readonly string[]
  readonly notices: readonly string[]
  /** The ledger as it would be written now. */
  readonly text: () => string
}

export interface LedgerTools {
  readonly clock: Clock
  /** By the clock of the org where it is known, in milliseconds since the epoch. */
  readonly now: () => number
  readonly warn: (line: string) => void
}

/** Reads what earlier steps kept of this load, decides what to do about it, and opens the ledger of this step.
 *  Throws LoadError `ledger-failed` when what is kept cannot be read. */
export async function openLedger(
  store: LedgerStore,
  identity: LoadIdentity & { readonly operation: IngestOperation },
  thisRun: ThisRun,
  { clock, now, warn }: LedgerTools,
): Promise<OpenedLedger> {
  const read = await store.read()
  const kept = read.was === 'found' ? parseLedger(read.text) : undefined
  const chain = chainOf(kept, identity)
  const past = decidePast(chain, thisRun, identity.operation)
  const startedAt = new Date(now()).toISOString()
  const writer = writerName(clock)
  const begin = { ...thisRun, writer, startedAt: past.earlier?.startedAt ?? startedAt, end: 'running' }
  const keeper = keepChain(store, { identity, chain, kept, writer, now, isUnknown: read.was === 'no-answer' })
  const opened = openBook(
    { ...begin, jobs: [...past.jobs] },
    (render) => new GroupCommit({ store: { write: keeper.write, unkept: store.unkept }, clock, render }),
  )
  const book = warningOfTheEnd(opened, store, warn)
  const isHarmless = isRepeatable(identity.operation)
  return {
    ...past,
    book: isHarmless ? forgiving(book, warn) : telling(book, store, warn),
    unknown: unknownPast(read, past, thisRun),
    warnings: isHarmless ? [] : [...unprotected(store), ...unanswered(read)],
    notices: describePast(past, thisRun),
    text: () => keeper.render(book.state()),
  }
}

function unknownPast(read: LedgerRead, { knowsOwnRun }: Past, { attempt }: ThisRun): OpenedLedger['unknown'] {
  if (read.was === 'no-answer') return 'no answer'
  return attempt > 1 && !knowsOwnRun ? 'not the first attempt' : undefined
}

function describePast({ course, earlier, newer }: Past, { run }: ThisRun): readonly string[] {
  const notices: string[] = []
  const newest = newer.at(-1)
  if (newest !== undefined)
    notices.push(
      `A newer run (${nameOf(newest)}) has worked on this load since run ${run} began: nothing is sent that could ` +
        'load records twice, or put older values over newer ones.',
    )
  if (earlier === undefined) return notices
  const what = endedAs(earlier) === 'failed' ? `failed (${earlier.end})` : 'did not finish'
  if (course === 'take the old results')
    notices.push(`This load passed in attempt ${earlier.attempt} of this run: its jobs are looked up in the org.`)
  else if (course === 'continue') notices.push(`Continuing the load of ${nameOf(earlier)}, which ${what}.`)
  else notices.push(`Completing the load of ${nameOf(earlier)}, which ${what}: records already loaded are skipped.`)
  return notices
}

/** A run, for people. */
export function nameOf({ run, attempt }: Pick<LedgerRun, 'run' | 'attempt'>): string {
  return attempt === 1 ? `run ${run}` : `run ${run}, attempt ${attempt}`
}

/** Two steps of one attempt may load under the same key. */
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
  /** Nothing could be read: what is there at the first write was there before. */
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
    // What was there before it could be read is no sign of another run.
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
    `Another step${newest === undefined ? '' : ` (${nameOf(newest)})`} is loading with the same ledger. Nothing further was closed. ` +
      'Let one run load at a time with a `concurrency:` group in the workflow, and run this one again when the other has ended.',
  )
}

function unprotected(store: LedgerStore): string[] {
  const why = store.unkept()
  if (why === undefined) return []
  return [
    `This insert is not protected against duplicates: ${why}. If it is interrupted or run again, the action cannot tell ` +
      'which records were already loaded. Before you run it again, look in Setup under Bulk Data Load Jobs.',
  ]
}

function unanswered(read: LedgerRead): string[] {
  if (read.was !== 'no-answer') return []
  return [`The ledger could not be looked up (${read.why}): the org's own list of jobs decides.`]
}

/** That nothing can be kept may show only with the first write; it is said once. */
function telling(book: Book, store: LedgerStore, warn: (line: string) => void): Book {
  let isTold = store.unkept() !== undefined
  return {
    ...book,
    announce: async (job) => {
      await book.announce(job)
      if (!isTold) for (const warning of unprotected(store)) warn(warning)
      isTold ||= store.unkept() !== undefined
    },
  }
}

/** Warns where the jobs of a load were kept and its end was not, or perhaps was not: a later run takes it for unfinished. */
function warningOfTheEnd(book: Book, store: LedgerStore, warn: (line: string) => void): Book {
  return {
    ...book,
    end: async (how, counts) => {
      const wasKept = store.unkept() === undefined
      try {
        await book.end(how, counts)
      } catch (error) {
        if (!(error instanceof UnconfirmedSaveError)) throw error
        warn(
          `The end of this load may not be recorded in its ledger: it was saved, but ${error.why}. If it is not recorded, ` +
            NEXT_RUN,
        )
        return
      }
      const why = store.unkept()
      if (wasKept && why !== undefined)
        warn(`The ledger does not say how this load ended: ${why}. Therefore ${NEXT_RUN}`)
    },
  }
}

const NEXT_RUN =
  'the next run treats this load as unfinished: it looks its jobs up in the org, and sends only the records that are ' +
  'not loaded yet. To load everything again, use another `ledger-key`.'

/** What can be sent twice without harm does not stop for a ledger that cannot be written; it is said once. Beside another run
 *  it is not without harm: an older value may come last. */
function forgiving(book: Book, warn: (line: string) => void): Book {
  let isTold = false
  const forgive = (error: unknown): void => {
    if (!(error instanceof LoadError)) throw error
    if (!isTold) warn(`${error.message} The load goes on: its records can be sent again without harm.`)
    isTold = true
  }
  return {
    ...book,
    announce: (job) =>
      book.announce(job).catch((error: unknown) => {
        if (error instanceof AnotherRunError) throw error
        forgive(error)
      }),
    end: (how, counts) => book.end(how, counts).catch(forgive),
  }
}
