import type { Clock } from '../clock.ts'
import { LoadError } from '../errors.ts'
import { type Book, openBook } from './book.ts'
import { type Course, decideCourse, endedAs } from './decide.ts'
import { createGroupCommit } from './group-commit.ts'
import { isAbout, type Ledger, type LedgerSubject, parseLedger, startLedger } from './ledger.ts'
import type { LedgerRead, LedgerStore } from './store.ts'

/** The run and attempt that this step is part of. */
export interface ThisRun {
  readonly run: string
  /** From 1. */
  readonly attempt: number
}

export interface OpenedLedger {
  readonly book: Book
  readonly course: Course
  /** Of an earlier step with the same ledger key and org; undefined where none is known. */
  readonly earlier: Ledger | undefined
  /** Why it is not known what was loaded before, though something may have been; undefined where it is known. */
  readonly unknown: 'not the first attempt' | 'no answer' | undefined
  readonly warnings: readonly string[]
  readonly notices: readonly string[]
}

/** Reads what earlier steps kept, decides what to do about it, and opens the ledger of this one.
 *  Throws LoadError `ledger-failed` when what is kept cannot be read. */
export async function openLedger(
  store: LedgerStore,
  subject: LedgerSubject,
  { run, attempt }: ThisRun,
  { clock, warn }: { readonly clock: Clock; readonly warn: (line: string) => void },
): Promise<OpenedLedger> {
  const read = await store.read()
  const kept = read.was === 'found' ? parseLedger(read.text) : undefined
  const earlier = kept !== undefined && isAbout(kept, subject) ? kept : undefined
  const notices: string[] = []
  if (kept !== undefined && earlier === undefined)
    notices.push(
      `The ledger of this load is about ${kept.operation} ${kept.object} in org ${kept.orgId}: this load starts afresh.`,
    )
  const course = earlier === undefined ? 'send everything' : decideCourse(earlier, { run, attempt }, subject.operation)
  if (earlier !== undefined && course !== 'send everything' && course !== 'report the old outcome') {
    const what = endedAs(earlier) === 'failed' ? `failed (${earlier.end})` : 'did not come to its end'
    const begun = `run ${earlier.run}, attempt ${earlier.attempt}`
    notices.push(`The load that ${begun} began ${what}: it is ${course === 'continue' ? 'continued' : 'completed'}.`)
  }
  if (earlier !== undefined && course === 'report the old outcome')
    notices.push(`This load passed in attempt ${earlier.attempt} of this run: nothing is sent again.`)
  const startedAt = new Date(clock.now()).toISOString()
  const begin =
    earlier === undefined || course === 'send everything'
      ? startLedger(subject, { run, attempt, startedAt })
      : { ...earlier, run, attempt, end: 'running', counts: undefined }
  const book = openBook(begin, (render) => createGroupCommit({ store, clock, render }), clock.now)
  const isOfThisRun = earlier?.run === run
  const unknown =
    read.was === 'no-answer' ? 'no answer' : attempt > 1 && !isOfThisRun ? 'not the first attempt' : undefined
  const isInsert = subject.operation === 'insert'
  const warnings = isInsert ? [...unprotected(store), ...unanswered(read)] : []
  return {
    book: isInsert ? telling(book, store, warn) : forgiving(book, warn),
    course,
    earlier,
    unknown,
    warnings,
    notices,
  }
}

function unprotected(store: LedgerStore): string[] {
  const why = store.unkept()
  if (why === undefined) return []
  return [
    `Inserts of this step are unprotected: ${why}. If it is cut short, or run again after it failed, what went in by then cannot be told from what did not. ` +
      'Before you run it again, look in Setup under Bulk Data Load Jobs.',
  ]
}

function unanswered(read: LedgerRead): string[] {
  if (read.was !== 'no-answer') return []
  return [`The ledger could not be looked for (${read.why}): the org's own list of jobs decides.`]
}

/** That nothing can be kept may show only with the first write; it is told once. */
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

/** What can be sent twice without harm does not stop for a ledger that cannot be written; it is told once. */
function forgiving(book: Book, warn: (line: string) => void): Book {
  let isTold = false
  const forgive = (error: unknown): void => {
    if (!(error instanceof LoadError)) throw error
    if (!isTold) warn(`${error.message} The load goes on: its records can be sent again without harm.`)
    isTold = true
  }
  return {
    ...book,
    announce: (job) => book.announce(job).catch(forgive),
    end: (how, counts) => book.end(how, counts).catch(forgive),
  }
}
