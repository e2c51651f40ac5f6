import { LoadError } from '../errors.ts'

/** The answer of a store when it is read. */
export type LedgerRead =
  | { readonly was: 'found'; readonly text: string }
  /** The place says that there is no ledger. */
  | { readonly was: 'missing' }
  /** The place does not answer. `why` is a clause without a full stop. */
  | { readonly was: 'no-answer'; readonly why: string }

/** A ledger could not be saved in a minute of trying. */
export class LedgerSaveError extends LoadError {
  /** What went wrong, in a sentence; the message goes on with what happened to the load and what to do. */
  readonly what: string

  constructor(what: string, cure: string, options?: ErrorOptions) {
    super('ledger-failed', `${what} No further job was started. ${cure}`, options)
    this.what = what
  }
}

/** A ledger was saved, but it is not known whether another run has saved it at the same time, so nothing may rest on it. */
export class UnconfirmedSaveError extends LedgerSaveError {}

/** Where a ledger is kept between runs. Texts are JSON; a store does not look into them. Calls come one at a time. */
export interface LedgerStore {
  /** Reads the newest text. Throws LoadError `ledger-failed` when a text is there that cannot be read, or when another run holds
   *  its lock; `invalid-input` when the place cannot hold a ledger. */
  readonly read: () => Promise<LedgerRead>
  /**
   * Resolves when the text is durable, or at once where nothing can be kept. Throws LoadError `ledger-failed` when a minute
   * of trying could not make it so, AnotherRunError when another run has written since this one last read or wrote, and
   * UnconfirmedSaveError when the text is durable and nobody knows whether another run has written.
   *
   * @param make makes the text from the one that is there now; when it throws a LoadError, nothing is written
   */
  readonly write: (make: (newest: string | undefined) => string) => Promise<void>
  /** Says why nothing can be kept here, as a clause; undefined when something can. It is known at the latest after a read, or a
   *  first write that was refused. */
  readonly unkept: () => string | undefined
  /** Releases the lock. Never throws. */
  readonly close: () => Promise<void>
}

/** A store that keeps nothing, for the reason `why`. */
export function keepNothing(why: string): LedgerStore {
  return {
    read: async () => ({ was: 'missing' }),
    write: async () => {},
    unkept: () => why,
    close: async () => {},
  }
}

/** Whether a text can be a ledger: one that was cut short is no JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
