import type { ObjectDescribe } from '../org/describe.ts'
import { listed } from '../text/words.ts'
import type { Remark } from './header-checks.ts'
import { fieldsLabelled } from './labels.ts'
import { parsePath } from './lookups.ts'
import { fieldOf } from './object-fields.ts'

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
    if (isName(column, describe)) continue
    const mark = MARKS.find(({ pattern }) => isName(pattern.exec(column)?.[1] ?? '', describe))
    if (mark === undefined) return undefined
    found.add(mark.words)
  }
  if (found.size === 0) return undefined
  return {
    check: 'unknown-column',
    message: `the names in this row have ${listed([...found])}: write the names without.`,
  }
}

function isName(column: string, describe: ObjectDescribe): boolean {
  if (fieldOf(describe, column) !== undefined || fieldsLabelled(describe, column).length > 0) return true
  return (parsePath(column, describe)?.lookups ?? []).length > 0
}
