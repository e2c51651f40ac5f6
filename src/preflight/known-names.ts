import type { ObjectDescribe } from '../org/describe.ts'
import type { IsName } from '../org/known-messages.ts'
import { looksLikeColumn } from '../text/shown-column.ts'
import { isHeader } from './header-row.ts'

/** Returns a function that says whether a text is the name of a field or object: the org describes it, or a first row that is
 *  certainly a header has it. */
export function knownNames(describe: ObjectDescribe, headers: readonly (readonly string[])[]): IsName {
  const names = new Set<string>()
  const add = (name: string | null | undefined) => name && names.add(name.toLowerCase())
  add(describe.name)
  for (const { name, relationshipName, referenceTo } of describe.fields) {
    for (const known of [name, relationshipName, ...referenceTo]) add(known)
  }
  for (const column of headers.filter((columns) => isHeader(columns, describe)).flat()) {
    if (looksLikeColumn(column)) for (const known of [column, ...column.split(/[.:]/)]) add(known)
  }
  return (text) => names.has(text.toLowerCase())
}
