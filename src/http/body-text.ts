import type { Readable } from 'node:stream'

/** The largest answer that is read whole, in bytes, unzipped. Describes of objects with hundreds of fields and long picklists
 *  take several MB; every other answer is far smaller. */
export const MOST_ANSWER_BYTES = 32_000_000
/** How much of a refusal is read, in bytes: the reason is in its first lines. */
export const MOST_REFUSAL_BYTES = 65_536

const FIRST_BYTES = 16_384

/** The text of a body, as far as it was read. */
export interface BodyText {
  readonly text: string
  /** Whether there was more, which was not read. */
  readonly isCut: boolean
}

/** Reads up to `most` bytes of a body as text. Where there are more, the rest is not read and the connection is closed. */
export async function readUpTo(most: number, body: Readable): Promise<BodyText> {
  // Chunks are copied: each object takes some hundred bytes of its own, and a body may come byte by byte.
  let bytes = Buffer.alloc(0)
  let used = 0
  let isCut = false
  for await (const chunk of body) {
    const taken = Math.min(chunk.length, most - used)
    if (used + taken > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.min(most, Math.max(FIRST_BYTES, used + taken, bytes.length * 2)))
      bytes.copy(larger, 0, 0, used)
      bytes = larger
    }
    used += chunk.copy(bytes, used, 0, taken)
    isCut = taken < chunk.length
    if (isCut) break
  }
  // Salesforce may name no charset, and it is always UTF-8 (simple-salesforce/simple-salesforce#687).
  return { text: bytes.toString('utf8', 0, used), isCut }
}
