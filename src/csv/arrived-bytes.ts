const NOTHING: Buffer = Buffer.alloc(0)

/** Bytes that arrived in chunks and are still needed, by their offsets from the first one on. */
export class ArrivedBytes {
  /** Holds what was read last. */
  chunk = NOTHING
  /** Offset of the first byte of `chunk`. */
  chunkStart = 0
  #earlier: Buffer[] = []
  #earlierStart = 0
  #latest = NOTHING
  #latestStart = 0

  add(chunk: Buffer): void {
    this.#latestStart += this.#latest.length
    this.#latest = chunk
  }

  /** Makes `chunk` one that holds the bytes from `start` to `end`: put together from several where no single one does. */
  read(start: number, end: number): void {
    if (start >= this.#latestStart) {
      this.chunk = this.#latest
      this.chunkStart = this.#latestStart
      return
    }
    const first = this.#latest.subarray(0, Math.max(0, end - this.#latestStart))
    this.chunk = Buffer.concat([...this.#earlier, first])
    this.chunkStart = this.#earlierStart
  }

  /** Copies the last `count` bytes of all that arrived and forgets the others, so that the memory of the chunk may be used
   *  again or given back. */
  keepLast(count: number): void {
    const from = this.#latestStart + this.#latest.length - count
    if (from >= this.#latestStart) {
      this.#earlier = []
      this.#earlierStart = from
    }
    this.#earlier.push(Buffer.from(this.#latest.subarray(Math.max(0, from - this.#latestStart))))
    this.#latestStart += this.#latest.length
    this.#latest = NOTHING
  }
}
