const NOTHING: Buffer = Buffer.alloc(0)

/** Bytes that arrived in chunks and were not read yet, by their offsets from the first one on. */
export class ArrivedBytes {
  /** Holds what was read last. */
  chunk = NOTHING
  /** Offset of its first byte. */
  chunkStart = 0
  #earlier: Buffer[] = []
  #earlierStart = 0
  #latest = NOTHING
  #latestStart = 0
  #readEnd = 0

  add(chunk: Buffer): void {
    this.#latestStart += this.#latest.length
    this.#latest = chunk
  }

  /** Makes `chunk` one that holds the bytes from `start` to `end`: put together from several where no single one does. */
  read(start: number, end: number): void {
    this.#readEnd = end
    if (start >= this.#latestStart) {
      this.chunk = this.#latest
      this.chunkStart = this.#latestStart
      return
    }
    const first = this.#latest.subarray(0, Math.max(0, end - this.#latestStart))
    this.chunk = Buffer.concat([...this.#earlier, first])
    this.chunkStart = this.#earlierStart
  }

  /** What is before `end` need not be kept, although it was not read. */
  skipTo(end: number): void {
    this.#readEnd = Math.max(this.#readEnd, end)
  }

  /** Forgets what is before the end of what was read last, and copies the rest: the chunk's memory may be used again, or
   *  given back. Returns how many bytes are kept. */
  dropRead(): number {
    if (this.#readEnd >= this.#latestStart) {
      this.#earlier = []
      this.#earlierStart = this.#readEnd
    }
    this.#earlier.push(Buffer.from(this.#latest.subarray(Math.max(0, this.#readEnd - this.#latestStart))))
    this.#latestStart += this.#latest.length
    this.#latest = NOTHING
    return this.#latestStart - this.#earlierStart
  }
}
