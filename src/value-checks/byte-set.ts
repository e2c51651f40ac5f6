/** Texts that are recognised by their bytes: a look-up decodes nothing. */
export class ByteSet {
  readonly #byHash = new Map<number, Buffer[]>()
  /** The most bytes of one of them. */
  readonly longest: number = 0

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      const bytes = Buffer.from(text)
      const hash = hashOf(bytes, 0, bytes.length)
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), bytes])
      this.longest = Math.max(this.longest, bytes.length)
    }
  }

  /** Whether the bytes from `start` to `end` are one of the texts. */
  has(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > this.longest) return false
    const found = this.#byHash.get(hashOf(bytes, start, end))
    if (found === undefined) return false
    for (const text of found) if (isSame(text, bytes, start, end)) return true
    return false
  }
}

/** Source: FNV-1a (RFC 9923). */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash
}

function isSame(text: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false
  for (let at = 0; at < text.length; at++) if (text[at] !== bytes[start + at]) return false
  return true
}
