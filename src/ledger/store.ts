import { LoadError } from '../errors.ts'

/** What a store holds when it is read. */
export type LedgerRead =
  | { readonly was: 'found'; readonly text: string }
  /** The place answers that there is none. */
  | { readonly was: 'missing' }
  /** The place cannot tell. `why` is a clause without a full stop. */
  | { readonly was: 'no-answer'; readonly why: string }

/** A text was saved, but whether another run has saved one at the same time is not known, so nothing may rest on it. */
export class UnconfirmedSaveError extends LoadError {
  /** What is not known and why: a clause without a full stop. */
  readonly why: string

  /** @param goOn what happened and what to do, in sentences */
  constructor(why: string, goOn: string, options?: ErrorOptions) {
    super('ledger-failed', `The ledger was saved, but ${why}. ${goOn}`, options)
    this.why = why
  }
}

/** Where a ledger is kept between runs. Texts are JSON; a store does not look into them. Calls come one at a time. */
export interface LedgerStore {
  /** The newest text. Throws LoadError `ledger-failed` when something is there that cannot be read, or when another run
   *  has it locked; `invalid-input` when the place is not one of ours. */
  readonly read: () => Promise<LedgerRead>
  /**
   * Resolves when the text is durable, or at once where nothing can be kept. Throws LoadError `ledger-failed` when a minute
   * of trying could not make it so, AnotherRunError when another run has written since this one last read or wrote, and
   * UnconfirmedSaveError when the text is durable and nobody knows whether another run has written.
   *
   * @param make the text, out of the one that is there now; a LoadError of its own is passed on, and nothing is written
   */
  readonly write: (make: (newest: string | undefined) => string) => Promise<void>
  /** Why nothing can be kept here, as a clause; undefined when it can. Known at the latest after a read or a first
   *  write that was refused. */
  readonly unkept: () => string | undefined
  /** Gives up the lock. Never throws. */
  readonly close: () => Promise<void>
}

/** Where nothing is kept, and nothing was. */
export function keepNothing(why: string): LedgerStore {
  return {
    read: async () => ({ was: 'missing' }),
    write: async () => {},
    unkept: () => why,
    close: async () => {},
  }
}

/** True for what a store may hand out: a ledger is never empty, and a text that was cut short does not parse. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
