import { InputError } from '../errors.ts'

/** Glob patterns, in the order given. Blank lines and comments (`#`) are left out, as `@actions/glob` does. */
export function parseFiles(text: string): readonly string[] {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (patterns.some((pattern) => !pattern.startsWith('!'))) return patterns
  throw new InputError([
    patterns.length === 0
      ? '`files` is missing. Give the CSV files to load, as globs one a line, such as `data/accounts*.csv`.'
      : '`files` only excludes. Add at least one line without `!`, such as `data/accounts*.csv`.',
  ])
}
