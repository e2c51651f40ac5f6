/** What a store holds when it is read. */
export type LedgerRead =
  | { readonly was: 'found'; readonly text: string }
  /** The place answers that there is none. */
  | { readonly was: 'missing' }
  /** The place cannot tell. `why` is a clause without a full stop. */
  | { readonly was: 'no-answer'; readonly why: string }

/** Where a ledger is kept between runs. Texts are JSON; a store does not look into them. Calls come one at a time. */
export interface LedgerStore {
  /** The newest text. Throws LoadError `ledger-failed` when something is there that cannot be read, or when another run
   *  has it locked; `invalid-input` when the place is not one of ours. */
  readonly read: () => Promise<LedgerRead>
  /**
   * Resolves when the text is durable, or at once where nothing can be kept. Throws LoadError `ledger-failed` when it could
   * not be made so in a minute of trying, or when another run has written since we last read or wrote.
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
