import { giveBack } from './give-back.ts'

/**
 * Owns the arrays of one thing or of one calculation. Their memory is given back when the owner is disposed of, so they are
 * empty from then on: `using memory = new OwnMemory()`, or a call of `release` where the owner outlives a block. Only arrays
 * that have their buffers to themselves may be owned.
 */
export class OwnMemory implements Disposable {
  readonly #arrays = new Set<ArrayBufferView>()

  /** Takes the array over. */
  own<T extends ArrayBufferView>(array: T): T {
    this.#arrays.add(array)
    return array
  }

  /** Takes over an array that stands for an older one from now on, whose memory is given back. */
  replace<T extends ArrayBufferView>(old: T, array: T): T {
    this.#arrays.delete(old)
    giveBack(old)
    return this.own(array)
  }

  release(): void {
    giveBack(...this.#arrays)
    this.#arrays.clear()
  }

  [Symbol.dispose](): void {
    this.release()
  }
}
