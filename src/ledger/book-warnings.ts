import { AnotherRunError, LoadError } from '../errors.ts'
import type { Book } from './book.ts'
import { LedgerSaveError, type LedgerStore, UnconfirmedSaveError } from './store.ts'

/** What the warnings of a book rest on. */
export interface BookWarnings {
  readonly store: LedgerStore
  /** Whether the records can be sent again without harm. */
  readonly isHarmless: boolean
  readonly warn: (line: string) => void
}

/** Adds warnings to a book, each once: that nothing protects the load, or that its end is not recorded. Where it does no harm
 *  to send records again, a ledger that cannot be saved does not stop the load; another run that is loading does, since an
 *  older value might be written last. */
export function withWarnings(book: Book, { store, isHarmless, warn }: BookWarnings): Book {
  // What is known from the start is a warning of the opened ledger.
  let isUnkeptTold = store.unkept() !== undefined
  let isFailureTold = false
  return {
    ...book,
    announce: async (job) => {
      try {
        await book.announce(job)
      } catch (error) {
        if (!isHarmless || !(error instanceof LoadError) || error instanceof AnotherRunError) throw error
        if (!isFailureTold)
          warn(`${whatFailed(error)} The load continues, since its records can be sent again without harm.`)
        isFailureTold = true
      }
      if (!isUnkeptTold && !isHarmless) for (const warning of unprotected(store)) warn(warning)
      isUnkeptTold ||= store.unkept() !== undefined
    },
    end: async (how, counts) => {
      const wasKept = store.unkept() === undefined
      try {
        await book.end(how, counts)
      } catch (error) {
        if (!(error instanceof LedgerSaveError)) throw error
        if (!isFailureTold) warn(notRecorded(error))
        return
      }
      const why = store.unkept()
      if (wasKept && why !== undefined)
        warn(`The ledger does not say how this load ended: ${why}. Therefore ${NEXT_RUN}`)
    },
  }
}

/** Warns that an insert has nothing that protects it; no warning where it has. */
export function unprotected(store: LedgerStore): readonly string[] {
  const why = store.unkept()
  if (why === undefined) return []
  return [
    `This insert is not protected against duplicates: ${why}. If it is interrupted or run again, the action cannot know ` +
      'which records were already loaded. Before you run it again, look in Setup under Bulk Data Load Jobs.',
  ]
}

function notRecorded(error: LedgerSaveError): string {
  return error instanceof UnconfirmedSaveError
    ? `The end of this load may not be recorded in its ledger. ${error.what} If the end is not recorded, ${NEXT_RUN}`
    : `Could not record in the ledger that this load ended. ${error.what} Therefore ${NEXT_RUN}`
}

function whatFailed(error: LoadError): string {
  return error instanceof LedgerSaveError ? error.what : error.message
}

const NEXT_RUN =
  'the next run treats this load as unfinished: it looks its jobs up in the org, and sends only the records that are ' +
  'not loaded yet. To load everything again, use another `ledger-key`.'
