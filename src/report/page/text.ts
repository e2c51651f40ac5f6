import { codeSpans } from '../../text/code-spans.ts'
import { thousands } from '../../text/words.ts'

/** A piece of what a page says. A plain string may hold anything, values of records included: each renderer escapes it. */
export type Piece =
  | string
  /** `code`: a name or a line of YAML; `label`: a few words that stand out. */
  | { readonly kind: 'code' | 'label'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

/** What a page says in one place, in pieces: what is code, a label or a link is known, not marked in the words. */
export type Text = readonly Piece[]

/** What may stand in a sentence: another text, words, or a number, which gets its commas. */
export type Said = Text | Piece | number

/** A sentence with values in it: say`Fix them in ${code(file)}.` Its own words are no markup either. */
export function say(words: TemplateStringsArray, ...values: readonly Said[]): Text {
  return joinPieces(words.flatMap((word, at) => (at === 0 ? [word] : [...piecesOf(values[at - 1] ?? ''), word])))
}

/** Texts as one, with the words between each two. */
export function joined(texts: readonly Text[], between: string): Text {
  return joinPieces(texts.flatMap((text, at) => (at === 0 ? text : [between, ...text])))
}

/** A message of ours, whose code spans are between backquotes. */
export function prose(message: string): Text {
  return codeSpans(message).map(({ text, isCode }) => (isCode ? code(text) : text))
}

export function code(text: string): Piece {
  return { kind: 'code', text }
}

export function label(text: string): Piece {
  return { kind: 'label', text }
}

/** A link, where there is an address of the web for it, else the words alone. */
export function link(text: string, url: string | undefined): Piece {
  return url !== undefined && /^https?:\/\//.test(url) ? { kind: 'link', text, url } : text
}

function piecesOf(value: Said): Text {
  if (typeof value === 'number') return [thousands(value)]
  return typeof value === 'string' || 'kind' in value ? [value] : value
}

/** Words that follow each other are one piece, so that a renderer sees what stands beside what. */
function joinPieces(pieces: Text): Text {
  const text: Piece[] = []
  for (const piece of pieces) {
    const last = text.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') text[text.length - 1] = last + piece
    else if (piece !== '') text.push(piece)
  }
  return text
}
