/** A file to be loaded by one leg of a matrix. */
export interface LegFile {
  /** The line of `files` that names it and nothing else. */
  readonly pattern: string
  readonly bytes: number
}

/** The files of one leg, in their order. */
export interface Leg {
  readonly files: readonly LegFile[]
}

/** Source: GitHub Docs, "Actions limits", job matrix. */
export const MOST_LEGS = 256

/** Names of files that one leg has together, in UTF-8 bytes. They reach a step as the value of one environment variable, once
 *  alone and once in the matrix, where JSON may double them. Source: Linux, include/uapi/linux/binfmts.h, MAX_ARG_STRLEN: 131,072
 *  bytes. */
const MOST_NAME_BYTES = 50_000

/**
 * Cuts files into legs: whole files in their order, each leg as full as `legBytes` allows. A larger file is a leg of its own.
 * Where that would make more than 256 legs, they become as large as is needed. Same files, same legs. Undefined where the names
 * alone take more than 256 legs.
 */
export function cutLegs(files: readonly LegFile[], legBytes: number): readonly Leg[] | undefined {
  const wished = cut(files, legBytes)
  if (wished.length <= MOST_LEGS) return wished
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  if (cut(files, total).length > MOST_LEGS) return undefined
  let [tooSmall, enough] = [legBytes, total]
  while (enough - tooSmall > 1) {
    const middle = Math.floor((tooSmall + enough) / 2)
    if (cut(files, middle).length > MOST_LEGS) tooSmall = middle
    else enough = middle
  }
  return cut(files, enough)
}

function cut(files: readonly LegFile[], mostBytes: number): readonly Leg[] {
  const legs: LegFile[][] = []
  let [bytes, nameBytes] = [0, 0]
  for (const file of files) {
    const names = Buffer.byteLength(file.pattern) + 1
    const leg = legs.at(-1)
    if (leg !== undefined && bytes + file.bytes <= mostBytes && nameBytes + names <= MOST_NAME_BYTES) {
      leg.push(file)
      bytes += file.bytes
      nameBytes += names
    } else {
      legs.push([file])
      bytes = file.bytes
      nameBytes = names
    }
  }
  return legs.map((leg) => ({ files: leg }))
}

/**
 * The line of `files` that names one file and no other, whatever its name; undefined where no line can.
 *
 * @param way the path relative to `working-directory`, with `/`
 */
export function lineOf(way: string): string | undefined {
  // Lines are separated and trimmed; a backslash means something else on each system.
  if (/[\p{Cc}\p{Zl}\p{Zp}\\]/u.test(way) || way.trimEnd() !== way) return undefined
  const literal = way.replace(/[[*?]/g, (character) => `[${character}]`)
  // A line is a comment after `#`, an exclusion after `!`, and a path of the home folder after `~`.
  return /^[!#~\s]/.test(literal) ? `./${literal}` : literal
}
