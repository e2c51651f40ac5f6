import { InputError } from '../errors.ts'

/** Reads `files` as glob patterns, in their order. Blank lines and comments (`#`) are left out, as `@actions/glob` does.
 *  Throws InputError.
 *
 *  @param instead a sentence, after a blank, on what else can be done where it is missing */
export function parseFiles(text: string, instead = ''): readonly string[] {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (patterns.some((pattern) => !pattern.startsWith('!'))) return patterns
  throw new InputError([
    patterns.length === 0
      ? `\`files\` is missing. List the CSV files to load as globs, one per line, such as \`data/accounts*.csv\`.${instead}`
      : '`files` only excludes files. Add at least one line without `!`, such as `data/accounts*.csv`.',
  ])
}
