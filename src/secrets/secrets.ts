import { type Decoded, readingsOf } from './escapes.ts'
import { formsOf } from './forms.ts'
import { PieceIndex, SHORTEST_PIECE } from './pieces.ts'
import { joinSpans, type Span } from './spans.ts'

/** Replaces a secret, as in the log of a runner. */
const MASK = '***'

/** Length of the shortest secret that is replaced: shorter ones occur in other words, and little of a text would be left. The
 *  runner still masks them in the log. */
const SHORTEST_SECRET = 8

/** How often a text may be escaped: when it is sent, by the org that echoes it, and by a page that quotes it. */
const MOST_ESCAPES = 3

/**
 * The secrets that a step knows, and the one scrub that takes them out of each text that leaves it.
 *
 * A secret is found as it is, in base64, with characters escaped as URLs, JSON, HTML and Markdown escape them, and in
 * pieces of 16 characters or more, since texts are cut and wrapped on their way. One with fewer than 32 characters is not
 * found where its first or last characters look like an escape together with the text next to it, as `01` does behind `%`.
 * Time and memory grow with the length of the text, not with the number of secrets.
 */
export class Secrets {
  readonly #known = new Set<string>()
  /** Secrets that were added after the last text was scrubbed. */
  readonly #added: string[] = []
  readonly #pieces = new PieceIndex()
  /** Forms that are looked for as a whole: short ones, and long ones with parts that are no secret. */
  readonly #wholes = new Set<string>()

  /** Adds a secret, which no text that is scrubbed from now on holds. */
  add(secret: string): void {
    if (this.#known.has(secret)) return
    this.#known.add(secret)
    this.#added.push(secret)
  }

  #lookFor(secret: string): void {
    const seen = new Set<string>()
    for (const { text, isWhole } of formsOf(secret)) {
      const form = `${isWhole} ${text}`
      if (seen.has(form)) continue
      seen.add(form)
      if (text.length >= SHORTEST_PIECE && !isWhole) this.#pieces.add(text)
      else if (text.length >= SHORTEST_SECRET) this.#wholes.add(text)
    }
  }

  /** Returns the text with `***` in place of each secret that was added. */
  scrub(text: string): string {
    for (const secret of this.#added.splice(0)) this.#lookFor(secret)
    const found: Span[] = []
    /** Kinds of escape read in one order and in another give one text. */
    const seen = new Set([text])
    let readings: readonly Decoded[] = [{ text, originOf: (at) => at }]
    for (let escapes = 0; readings.length > 0; escapes++) {
      for (const reading of readings)
        for (const { start, end } of this.#find(reading.text))
          found.push({ start: reading.originOf(start), end: reading.originOf(end) })
      if (escapes === MOST_ESCAPES) break
      readings = readings.flatMap(readAgain).filter((reading) => !seen.has(reading.text) && seen.add(reading.text))
    }
    return found.length === 0 ? text : masked(text, joinSpans(found))
  }

  *#find(text: string): Generator<Span> {
    yield* this.#pieces.find(text)
    for (const whole of this.#wholes) {
      for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + whole.length))
        yield { start: at, end: at + whole.length }
    }
  }
}

/** Reads the escapes of a reading once more; places are those in the first text. */
function readAgain({ text, originOf }: Decoded): readonly Decoded[] {
  return readingsOf(text).map((again) => ({ text: again.text, originOf: (at) => originOf(again.originOf(at)) }))
}

function masked(text: string, spans: readonly Span[]): string {
  let from = 0
  let clean = ''
  for (const { start, end } of spans) {
    clean += text.slice(from, start) + MASK
    from = end
  }
  return clean + text.slice(from)
}
