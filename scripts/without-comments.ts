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
  const shorter = code.replace(COMMENT, (comment) => (LEGAL.test(comment) ? comment : ''))
  const expected = bare(code)
  return expected !== undefined && bare(shorter) === expected ? shorter : code
}

function bare(code: string): string | undefined {
  try {
    return minifySync(code, { module: true, compress: false, mangle: false, format: { comments: false } }).code
  } catch {
    return undefined
  }
}
