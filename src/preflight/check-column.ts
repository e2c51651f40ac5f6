import type { Field } from '../org/describe.ts'
import { bare, type Column, shown } from './column.ts'
import { type AccessCheck, checkAccess } from './column-access.ts'
import type { ColumnTarget } from './column-target.ts'
import { fieldOf } from './object-fields.ts'
import { checkRelationship } from './relationship-column.ts'
import { unknownColumn } from './unknown-column.ts'

/** The result for one column. */
export interface ColumnCheck extends AccessCheck {
  /** The column as the org spells it, or as the file has it if the org does not know it. */
  readonly name: string
  /** The field that the column fills; undefined if it fills none. */
  readonly field?: Field | undefined
  /** The fields that a column of no field was probably meant for. */
  readonly meant?: readonly Field[]
}

/** Checks whether the org accepts a column, and finds the spelling to send. */
export function checkColumn(own: Column, target: ColumnTarget): ColumnCheck {
  const { column } = own
  const field = fieldOf(target.describe, column)
  if (field !== undefined) return { name: field.name, field, ...checkAccess(field, field.name, target) }
  const found = checkRelationship(own, target)
  if (found === undefined) {
    const { problem, fields } = unknownColumn(own, target)
    return { name: column, problem, meant: fields }
  }
  if (found.kind === 'wrong') return { name: column, field: found.lookup, problem: found.problem }
  const { name, lookup } = found
  return { name, field: lookup, ...checkAccess(lookup, bare(shown({ ...own, column: name })), target) }
}
