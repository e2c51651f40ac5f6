import type { LedgerStore } from '../../src/ledger/store.ts'

/** A place in memory at which several stores keep one ledger. */
export function memoryLedger() {
  let text: string | undefined
  const store = (): LedgerStore => ({
    read: async () => (text === undefined ? { was: 'missing' } : { was: 'found', text }),
    write: async (make) => {
      text = make(text)
    },
    unkept: () => undefined,
    close: async () => {},
  })
  return { store, text: () => text ?? '' }
}
