import { isArrayBuffer } from 'node:util/types'

/**
 * Gives the memory of arrays back at once: they are empty from then on, so only who made them may do so, at their end. Arrays
 * as long as a part would else lie about until V8 next looks at its old objects, those of several parts at a time. Each
 * must be all of its buffer.
 */
export function giveBack(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer } of arrays) if (isArrayBuffer(buffer)) buffer.transfer(0)
}
