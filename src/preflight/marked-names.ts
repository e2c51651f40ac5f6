import type { ObjectDescribe } from '../org/describe.ts'
import { listed } from '../text/words.ts'
import type { Remark } from './header-checks.ts'
import { namesField } from './header-row.ts'

/** What other programs and forms put around the names of columns. */
const MARKS: readonly { readonly pattern: RegExp; readonly words: string }[] = [
  { pattern: /^'(.+)'$/, words: 'single quotes around them' },
  { pattern: /^\[(.+)\]$/, words: '[brackets] around them' },
  { pattern: /^`(.+)`$/, words: 'backquotes around them' },
  { pattern: /^[“”„‟«»‘’‚](.+)[“”„‟«»‘’]$/, words: 'typographic quotes around them' },
  { pattern: /^\*?\s?([^*]+?)\s?\*?$/, words: 'a * at their ends' },
]

/** Finds a header whose names have marks around them, as databases and forms write names, where every column is a field without
 *  them; undefined for any other first row. */
export function findMarkedNames(columns: readonly string[], describe: ObjectDescribe): Remark | undefined {
  const found = new Set<string>()
  for (const column of columns) {
    if (namesField(column, describe)) continue
    const mark = MARKS.find(({ pattern }) => namesField(pattern.exec(column)?.[1] ?? '', describe))
    if (mark === undefined) return undefined
    found.add(mark.words)
  }
  if (found.size === 0) return undefined
  return {
    check: 'unknown-column',
    message: `the names in this row have ${listed([...found])}: write the names without.`,
  }
}
