import type { Field, ObjectDescribe } from '../org/describe.ts'
import { looksLikeColumn } from '../text/shown-column.ts'
import { choice } from '../text/words.ts'
import { type Column, mayBeValue, named, shown } from './column.ts'
import { accessOf, MOST_NAMES, refusal } from './field-access.ts'
import type { Remark } from './header-checks.ts'
import { fieldsLabelled, tellingLabel, withLabel } from './labels.ts'
import { columnsByAnyKey, type Parents } from './lookups.ts'
import type { NearFields } from './near-names.ts'

/** What a column that is no field of the object was meant to be. */
export interface Meant {
  /** Says so, and what to do. */
  readonly problem: Remark
  /** The fields that were probably meant; none where nothing fits. */
  readonly fields: readonly Field[]
}

interface UnknownTarget {
  readonly describe: ObjectDescribe
  readonly parents: Parents
  readonly near: NearFields
}

/** Says that an object has no such field, with what the evidence tells: the label of a field, a name with a slip in it, a text
 *  that cannot be an API name, or a field that does not exist or that this user does not see. */
export function unknownColumn(own: Column, { describe, parents, near }: UnknownTarget): Meant {
  // A proposal says what the value is like.
  if (mayBeValue(own)) return { problem: noField(own, describe, `${NOT_SEEN} ${NO_HEADER}`), fields: [] }
  const labelled = fieldsLabelled(describe, own.column)
  if (labelled.length > 0) {
    const message = isLabel(own, labelled, { describe, parents })
    return { problem: { check: 'label-in-header', message }, fields: labelled }
  }
  const fields = near(own.column, describe)
  if (fields.length > 0) return { problem: noField(own, describe, didYouMean(own.column, fields)), fields }
  return { problem: noField(own, describe, looksLikeColumn(own.column) ? notSeen(own.column) : NO_NAME), fields: [] }
}

function isLabel(
  own: Column,
  fields: readonly Field[],
  { describe, parents }: Pick<UnknownTarget, 'describe' | 'parents'>,
): string {
  const [only] = fields
  if (only === undefined || fields.length > 1) {
    const names = choice(fields.slice(0, MOST_NAMES).map(({ name }) => name))
    return `${shown(own)} is the label of several fields. Write the API name of one of them in the header: ${names}.`
  }
  const said = `${shown(own)} is the label of the field ${only.name}.`
  if (only.type !== 'id' && accessOf(only, 'upsert') === 'no') return `${said} ${refusal(only, describe)}`
  if (only.type !== 'reference') return `${said} Write the API name in the header: ${only.name}.`
  const columns = columnsByAnyKey(only, parents).slice(0, MOST_NAMES)
  const byKey = columns.length === 0 ? '' : ` To find the record by a key instead, write ${choice(columns)}.`
  return `${said} For Ids, write the API name in the header: ${only.name}.${byKey}`
}

function noField(own: Column, { name }: ObjectDescribe, why: string): Remark {
  return {
    check: 'unknown-column',
    message: `${name} has no field ${named(shown(own))} that this user can see. ${why}`,
  }
}

function didYouMean(column: string, fields: readonly Field[]): string {
  const [only] = fields
  const label = only === undefined ? undefined : tellingLabel(only)
  const meant =
    only !== undefined && fields.length === 1
      ? `Did you mean ${only.name}?${label === undefined ? '' : ` (Its label is "${label}".)`}`
      : `Did you mean ${choice(fields.slice(0, MOST_NAMES).map(withLabel))}?`
  return `${meant}${isCustom(column) ? ` If not, ${NOT_CREATED}` : ''}`
}

const NOT_CREATED =
  'the field does not exist in this org, or field-level security hides it from the user: create it, or give the user access to it.'

const NOT_SEEN = 'Check its API name, and whether field-level security hides it from the user.'

const NO_HEADER = 'If this row is a record, the header row is missing.'

const NO_NAME =
  'It is neither an API name nor the label of a field. Write the API name of a field in the header, or remove the column.'

function notSeen(column: string): string {
  return isCustom(column) ? `Either ${NOT_CREATED}` : `${NOT_SEEN} The API names of custom fields end in __c.`
}

/** Source: Metadata API guide, "CustomField", fullName. */
function isCustom(column: string): boolean {
  return /__p?c$/i.test(column)
}
