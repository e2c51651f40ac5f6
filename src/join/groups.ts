import { OwnMemory } from '../memory/own-memory.ts'

/** Records by their keys: those of one key are a group, and its first record stands for it. Empty once disposed of. */
export interface Groups extends Disposable {
  /** The place in `slots` of the group with this key; -1 stands there when there is none. */
  readonly slotOf: (lo: number, hi: number) => number
  /** The next record of the same key, or -1. */
  readonly next: Int32Array
  /** By first record: 1 where not all records of the group are the same; empty where those of one key are. */
  readonly isMixed: Uint8Array
  /** The first records, by their keys; any other of the group may stand for it as well. */
  readonly slots: Int32Array
}

export interface Keys {
  readonly lo: Int32Array
  readonly hi: Int32Array
}

/**
 * @param has whether a record takes part
 * @param identity keys that only records which are the same share; without them, records of one key are the same
 */
export function groupRecords({ lo, hi }: Keys, has: (record: number) => boolean, identity: Keys | undefined): Groups {
  const count = lo.length
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 1.5)))
  const memory = new OwnMemory()
  const slots = memory.own(new Int32Array(size).fill(-1))
  const next = memory.own(new Int32Array(count).fill(-1))
  const isMixed = memory.own(new Uint8Array(identity === undefined ? 0 : count))
  const slotOf = (keyLo: number, keyHi: number): number => {
    let slot = (keyLo ^ Math.imul(keyHi, 0x9e3779b1)) & (size - 1)
    for (;;) {
      const record = slots[slot] ?? -1
      if (record < 0 || (lo[record] === keyLo && hi[record] === keyHi)) return slot
      slot = (slot + 1) & (size - 1)
    }
  }
  // Backwards, so that the first record of a group comes out at its head.
  for (let record = count - 1; record >= 0; record--) {
    if (!has(record)) continue
    const slot = slotOf(lo[record] ?? 0, hi[record] ?? 0)
    const head = slots[slot] ?? -1
    if (head >= 0) {
      next[record] = head
      if (identity !== undefined) {
        const differs = identity.lo[record] !== identity.lo[head] || identity.hi[record] !== identity.hi[head]
        isMixed[record] = differs ? 1 : (isMixed[head] ?? 0)
      }
    }
    slots[slot] = record
  }
  return { slotOf, next, isMixed, slots, [Symbol.dispose]: () => memory.release() }
}
