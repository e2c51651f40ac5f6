import type { Field, ObjectDescribe } from '../org/describe.ts'
import { looksLikeColumn } from '../text/shown-column.ts'
import { choice } from '../text/words.ts'
import { bare, type Column, mayBeValue, named, shown } from './column.ts'
import { checkAccess } from './column-access.ts'
import type { ColumnTarget } from './column-target.ts'
import { MOST_NAMES } from './field-access.ts'
import type { Remark } from './header-checks.ts'
import { fieldsLabelled, tellingLabel, withLabel } from './labels.ts'
import { columnsByAnyKey, ownField } from './lookups.ts'
import { relationshipField } from './object-fields.ts'

/** What a column that is no field of the object was meant to be. */
export interface Meant {
  /** Says so, and what to do. */
  readonly problem: Remark
  /** The fields that were probably meant; none where nothing fits. */
  readonly fields: readonly Field[]
}

/** Says that an object has no such field, with what the evidence tells: the label of a field, a relationship, a name with a slip
 *  in it, a text that cannot be an API name, or a field that does not exist or that this user does not see. Proposes a field that
 *  cannot be filled only with why that is so. */
export function unknownColumn(own: Column, target: ColumnTarget): Meant {
  const { describe, near } = target
  const field = ownField(own.column, describe)
  if (field !== undefined) return { problem: hasObject(own, field, target), fields: [field] }
  // A proposal says what the value is like.
  if (mayBeValue(own)) return { problem: noField(own, describe, `${NOT_SEEN} ${NO_HEADER}`), fields: [] }
  const labelled = bestOf(fieldsLabelled(describe, own.column), own, target)
  if (labelled.length > 0) {
    const message = isLabel(own, labelled, target)
    return { problem: { check: 'label-in-header', message }, fields: labelled }
  }
  const lookup = relationshipField(describe, own.column)
  if (lookup !== undefined) return { problem: isRelationship(own, lookup, target), fields: [lookup] }
  const fields = bestOf(near(own.column, describe), own, target)
  if (fields.length > 0) return { problem: noField(own, describe, didYouMean(own, fields, target)), fields }
  return { problem: noField(own, describe, looksLikeColumn(own.column) ? notSeen(own.column) : NO_NAME), fields: [] }
}

/** Those of some fields that a column may fill or, where none may, all of them. */
function bestOf(fields: readonly Field[], own: Column, target: ColumnTarget): readonly Field[] {
  const free = fields.filter((field) => whyNot(field, own, target) === undefined)
  return free.length > 0 ? free : fields
}

/** Why the column must not be renamed to a field: the load cannot set the field, or another column does. */
function whyNot(field: Field, own: Column, target: ColumnTarget): string | undefined {
  const { problem } = checkAccess(field, bare(shown(own)), target)
  if (problem !== undefined) return problem.message
  const other = target.filled?.get(field.name)
  return other === undefined ? undefined : `${field.name} is filled by the column ${other} already. Remove this one.`
}

function hasObject(own: Column, field: Field, target: ColumnTarget): Remark {
  const message = whyNot(field, own, target) ?? `leave out the object: write ${field.name}.`
  return { check: 'parent-column', message: `${shown(own)}: ${message}` }
}

function isLabel(own: Column, fields: readonly Field[], target: ColumnTarget): string {
  const [only] = fields
  if (only === undefined || fields.length > 1) {
    const said = `${shown(own)} is the label of several fields.`
    const problem = only && whyNot(only, own, target)
    if (problem !== undefined) return `${said} None of them can be filled here. ${problem}`
    const names = choice(fields.slice(0, MOST_NAMES).map(({ name }) => name))
    return `${said} Write the API name of one of them in the header: ${names}.`
  }
  const said = `${shown(own)} is the label of the field ${only.name}.`
  const problem = whyNot(only, own, target)
  if (problem !== undefined) return `${said} ${problem}`
  if (only.type !== 'reference') return `${said} Write the API name in the header: ${only.name}.`
  const columns = columnsByAnyKey(only, target.parents).slice(0, MOST_NAMES)
  const byKey = columns.length === 0 ? '' : ` To find the record by a key instead, write ${choice(columns)}.`
  return `${said} For Ids, write the API name in the header: ${only.name}.${byKey}`
}

function isRelationship(own: Column, lookup: Field, target: ColumnTarget): Remark {
  const said = `${shown(own)} is a relationship, not a field.`
  const problem = whyNot(lookup, own, target)
  const columns = columnsByAnyKey(lookup, target.parents).slice(0, MOST_NAMES)
  const byKey = columns.length === 0 ? '' : ` To find the record by a key instead, write ${choice(columns)}.`
  const message = problem ?? `For Ids, write the name of its field in the header: ${lookup.name}.${byKey}`
  return { check: 'parent-column', message: `${said} ${message}` }
}

function noField(own: Column, { name }: ObjectDescribe, why: string): Remark {
  return {
    check: 'unknown-column',
    message: `${name} has no field ${named(shown(own))} that this user can see. ${why}`,
  }
}

function didYouMean(own: Column, fields: readonly Field[], target: ColumnTarget): string {
  const [only] = fields
  const ifNot = isCustom(own.column) ? ` If not, ${NOT_CREATED}` : ''
  const problem = only && whyNot(only, own, target)
  if (problem !== undefined) return `Did you mean ${only?.name}? ${problem}${ifNot}`
  const label = only === undefined ? undefined : tellingLabel(only)
  const meant =
    only !== undefined && fields.length === 1
      ? `Did you mean ${only.name}?${label === undefined ? '' : ` (Its label is "${label}".)`}`
      : `Did you mean ${choice(fields.slice(0, MOST_NAMES).map(withLabel))}?`
  return `${meant}${ifNot}`
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
