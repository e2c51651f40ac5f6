import { minifySync } from '@swc/core'

/** A comment that has its lines for itself: a block, or lines with `//` one after the other. */
const COMMENT = /^[ \t]*\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\n|(?:^[ \t]*\/\/.*\n)+/gm
/** What a licence may ask to be kept. */
const LEGAL = /copyright|licen[cs]e|@preserve/i

/**
 * A module without the comments that have lines for themselves, legal ones aside: of what libraries ship, a quarter is
 * documentation. Nothing else changes, so stack traces and differences stay readable. Whether a line is a comment is guessed,
 * and then shown: without any comment and blank, both are the same text. Where they are not, the module comes back as it was.
 */
export function withoutComments(code: string): string {
  return changed(code, (code) => code.replace(COMMENT, (comment) => (LEGAL.test(comment) ? comment : '')))
}

/**
 * A module in ASCII, with each other character as `\uXXXX`: a single one of them makes V8 decode the whole module and keep two
 * bytes for each of its characters, which costs a start of the action a twentieth of its time. Where such a character is not
 * part of a name, a text, a template or a pattern, which is shown as above, the module comes back as it was.
 */
export function inAscii(code: string): string {
  return changed(code, (code) =>
    code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

/** What a change makes of a module, when both mean the same; else the module. */
function changed(code: string, change: (code: string) => string): string {
  const after = change(code)
  const meaning = bare(code)
  return meaning !== undefined && bare(after) === meaning ? after : code
}

/** The one text that all modules share which differ by comments, blanks and escapes alone; `undefined` for what is no module. */
function bare(code: string): string | undefined {
  try {
    const format = { comments: false, ascii_only: true } as const
    const { code: text } = minifySync(code, { module: true, compress: false, mangle: false, format })
    return text.replace(/\\u\{([0-9a-f]{2,4})\}/gi, (_, digits) => `\\u${digits.toLowerCase().padStart(4, '0')}`)
  } catch {
    return undefined
  }
}
