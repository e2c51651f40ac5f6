import type { Field, ObjectDescribe } from '../org/describe.ts'
import { closest } from '../text/nearest.ts'
import { fieldsLabelled, fieldsSpelled } from './labels.ts'
import { fieldNames, fieldOf } from './object-fields.ts'

/** Finds the fields that a misspelt name was most likely meant to be, of an object as the org describes it. */
export type NearFields = (column: string, describe: ObjectDescribe) => readonly Field[]

/** Names that are looked for in all, where many are wrong: a file of another object has thousands of columns that are. */
const MOST_SEARCHES = 20

/** Returns a `NearFields` that compares only the first misspelt names letter by letter. */
export function createNearFields(): NearFields {
  let searches = 0
  return (column, describe) => {
    const spelled = fieldsSpelled(describe, column)
    if (spelled.length > 0) return spelled
    if (searches++ >= MOST_SEARCHES) return []
    const near = fieldOf(describe, nearName(column, fieldNames(describe)) ?? '')
    if (near !== undefined) return [near]
    const labels = describe.fields.flatMap(({ label }) => (label === '' ? [] : [label]))
    return fieldsLabelled(describe, nearName(column, labels) ?? '')
  }
}

/** Finds the name that a misspelt name was meant to be: two letters may differ, of a short name one, and no digit. A name with
 *  another ending (`__c`, `__r`) is another name. */
export function nearName(word: string, names: readonly string[]): string | undefined {
  const { core, ending } = partsOf(word)
  const same = names.filter((name) => {
    const parts = partsOf(name)
    return parts.ending === ending && digitsOf(parts.core) === digitsOf(core)
  })
  const near = closest(
    core,
    same.map((name) => partsOf(name).core),
    allowedEdits,
  )
  return near === undefined ? undefined : same.find((name) => partsOf(name).core === near)
}

function allowedEdits(word: string, candidate: string): number {
  const shorter = Math.min(word.length, candidate.length)
  return shorter < 3 ? 0 : shorter < 6 ? 1 : 2
}

/** `Ext_Id` and `__c` of `Ext_Id__c`. Endings: Metadata API guide, "CustomObject" and "CustomField". */
function partsOf(name: string): { readonly core: string; readonly ending: string } {
  const ending = /__[A-Za-z]{1,3}$/.exec(name)?.[0] ?? ''
  return { core: name.slice(0, name.length - ending.length), ending: ending.toLowerCase() }
}

/** `Address1` and `Address2` are two fields. */
function digitsOf(text: string): string {
  return text.replace(/\D+/g, '')
}
