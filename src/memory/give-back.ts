import { isArrayBuffer } from 'node:util/types'

/**
 * Gives the memory of arrays back at once, with all else that is in their buffers: they are empty from then on, so only the
 * owner of all of it may do so, at its end. Memory would otherwise lie about until V8 collects it: that of large arrays until
 * it next looks at its old objects, that of small ones until there is some MiB of other garbage, or tens of MiB of it.
 * For the owners in `memory/` alone, who know that nobody has the memory any more.
 * Source: v8/v8: src/heap/heap.cc, `Heap::AllocateExternalBackingStore`.
 */
export function giveBack(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer } of arrays) if (isArrayBuffer(buffer)) buffer.transfer(0)
}

/** Whether a piece of something read is all that is in its buffer. */
export function hasOwnMemory({ buffer, byteOffset, byteLength }: ArrayBufferView): boolean {
  return byteOffset === 0 && byteLength > 0 && byteLength === buffer.byteLength
}
