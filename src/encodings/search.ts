import { isUtf8 } from 'node:buffer'
import { EAST_ASIAN, LATIN_LANGUAGES, OTHER_SCRIPTS } from './alphabets.ts'
import { judgeEastAsian } from './east-asian.ts'
import { judgeAlphabetic } from './plausible.ts'
import { createSample } from './sample.ts'
import { singleByteTable } from './single-byte.ts'
import { decodeWhole } from './transcoder.ts'

/** What was found out about the encoding of a file that is not UTF-8. */
export interface FoundEncodings {
  /** One of each kind of encodings in which all of the file is text that people may have written, the more usual ones first.
   *  Two encodings that say the same of all bytes of the file are of one kind. */
  readonly fitting: readonly string[]
  /** How many different words beyond ASCII are UTF-8, and how many are not, among the first and the last lines. */
  readonly words: { readonly utf8: number; readonly others: number }
}

const SINGLE_BYTE = [...Object.keys(LATIN_LANGUAGES), ...Object.keys(OTHER_SCRIPTS)]
const UTF16 = ['utf-16le', 'utf-16be']

/** Signs that do not go with an encoding, out of a hundred: a file may hold a few names from elsewhere, or a slip. */
const MOST_BAD = { alphabetic: 0.05, eastAsian: 0.1 }

/** Words that are UTF-8 by chance in a file of another encoding, such as `CAFÉ™` in windows-1252. */
const MOST_UTF8_WORDS = 2

/**
 * Looks for the encoding of a file whose chunks it is fed. An encoding fits only where it has a character for every byte of the
 * file, and where the first and the last lines are text that a language of this encoding can have.
 */
export class EncodingSearch {
  readonly #bytes = new Float64Array(256)
  readonly #sample = createSample()
  /** Those of several bytes a character in which all is right so far. */
  readonly #decoders = new Map(
    [...Object.keys(EAST_ASIAN)].map((encoding) => [encoding, new TextDecoder(encoding, { fatal: true })]),
  )
  #length = 0

  /** Looks at the next chunk; its memory may be used again afterwards. */
  feed(chunk: Buffer): void {
    this.#length += chunk.length
    const bytes = this.#bytes
    for (const byte of chunk) bytes[byte] = (bytes[byte] ?? 0) + 1
    for (const [encoding, decoder] of this.#decoders)
      if (!canDecode(decoder, chunk, true)) this.#decoders.delete(encoding)
    this.#sample.feed(chunk)
  }

  end(): FoundEncodings {
    for (const [encoding, decoder] of this.#decoders)
      if (!canDecode(decoder, Buffer.alloc(0), false)) this.#decoders.delete(encoding)
    const { lines, start } = this.#sample.end()
    const words = utf8Words(lines)
    // NUL is a character of no text but that of UTF-16, half of whose bytes may be NUL.
    if (this.#bytes[0]) {
      const fitting = this.#length % 2 === 0 ? UTF16.filter((one) => isUtf16Text(start, one)) : []
      return { fitting, words }
    }
    const alphabetic = words.utf8 > MOST_UTF8_WORDS ? [] : SINGLE_BYTE.filter((one) => this.#fitsAlphabetic(lines, one))
    return { fitting: [...this.#oneOfEachKind(alphabetic), ...this.#fittingEastAsian(lines)], words }
  }

  /** Those whose text is made of characters of daily use. Where several are, the frequent ones among these tell. */
  #fittingEastAsian(lines: Buffer): readonly string[] {
    const judged = [...this.#decoders.keys()].flatMap((encoding) => {
      const text = decodeWhole(lines, encoding)
      if (text === undefined) return []
      const { good, bad, common } = judgeEastAsian(text, encoding)
      const fits = good > 0 && bad <= (good + bad) * MOST_BAD.eastAsian
      return fits ? [{ encoding, share: common / (good + bad) }] : []
    })
    const most = Math.max(0, ...judged.map(({ share }) => share))
    return judged.filter(({ share }) => share >= most / 2).map(({ encoding }) => encoding)
  }

  #fitsAlphabetic(lines: Buffer, encoding: string): boolean {
    const table = singleByteTable(encoding)
    if (table.some((character, byte) => (character ?? '') === '' && this.#bytes[byte])) return false
    const { good, bad } = judgeAlphabetic(decodeWhole(lines, encoding) ?? '', encoding)
    return good > 0 && bad <= (good + bad) * MOST_BAD.alphabetic
  }

  #oneOfEachKind(encodings: readonly string[]): readonly string[] {
    const kinds = new Map<string, string>()
    for (const encoding of encodings) {
      const kind = singleByteTable(encoding)
        .filter((_, byte) => this.#bytes[byte])
        .join('')
      if (!kinds.has(kind)) kinds.set(kind, encoding)
    }
    return [...kinds.values()]
  }
}

function canDecode(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
  }
}

function utf8Words(lines: Buffer): FoundEncodings['words'] {
  const words = new Set(lines.toString('latin1').match(/[\x80-\xff]+/g))
  const utf8 = [...words].filter((word) => isUtf8(Buffer.from(word, 'latin1'))).length
  return { utf8, others: words.size - utf8 }
}

/** Whether the beginning of a file is text in UTF-16: it has line ends, and no control characters. In the wrong order of
 *  bytes, a line feed is a character that nobody writes. */
function isUtf16Text(start: Buffer, encoding: string): boolean {
  const text = decodeWhole(start.subarray(0, start.length - (start.length % 2)), encoding)
  return text !== undefined && /[\r\n]/.test(text) && !/[^\P{C}\t\r\n\ufeff]/u.test(text)
}
