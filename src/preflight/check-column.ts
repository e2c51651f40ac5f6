import type { IngestOperation } from '../bulk/job.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { sameName } from '../values/names.ts'
import { bare, type Column, shown } from './column.ts'
import { accessOf, refusal } from './field-access.ts'
import type { Remark } from './header-checks.ts'
import type { Parents } from './lookups.ts'
import type { NearFields } from './near-names.ts'
import { fieldOf } from './object-fields.ts'
import { checkRelationship } from './relationship-column.ts'
import { unknownColumn } from './unknown-column.ts'

/** What the columns of a file are compared with: the operation, and the objects as the org describes them. */
export interface ColumnTarget {
  readonly operation: IngestOperation
  /** Undefined for any operation but upsert. */
  readonly externalIdField?: string | undefined
  readonly describe: ObjectDescribe
  /** The objects that relationship columns refer to, by name in lower case. An object that is not in the map is hidden. */
  readonly parents: Parents
  /** Whether nothing is known of objects that are not in the map, so that they are not hidden; false when left out. */
  readonly isPartial?: boolean | undefined
  /** Finds the fields that a misspelt name was meant to be. */
  readonly near: NearFields
}

/** The result for one column. */
export interface ColumnCheck {
  /** The column as the org spells it, or as the file has it if the org does not know it. */
  readonly name: string
  /** The field that the column fills; undefined if it fills none. */
  readonly field?: Field | undefined
  /** The fields that a column of no field was probably meant for. */
  readonly meant?: readonly Field[]
  /** Why Salesforce would refuse the column, and what to do. */
  readonly problem?: Remark
  /** Why Salesforce may refuse the column, and what to do. */
  readonly warning?: Remark
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

/** Checks whether the operation can set a field. */
function checkAccess(
  field: Field,
  column: string,
  { operation, describe, externalIdField }: ColumnTarget,
): Pick<ColumnCheck, 'problem' | 'warning'> {
  const { name } = field
  const full = `${describe.name}.${name}`
  if (name === 'Id') return checkId(operation, externalIdField)
  if (externalIdField !== undefined && sameName(name, externalIdField)) return {}
  if (field.type === 'base64') return { problem: { check: 'file-field', message: binary(full) } }
  // Describe knows one answer for business and person accounts, which differ in this. Source: Salesforce Help, "Person Account Fields".
  if (describe.name === 'Account' && name === 'Name') return {}
  switch (accessOf(field, operation)) {
    case 'yes':
      return {}
    case 'audit':
      return {
        warning: {
          check: 'audit-field',
          message: `This user cannot set ${full} on new records. If records fail, give the user the permission "Set Audit Fields upon Record Creation".`,
        },
      }
    case 'create only':
      return operation === 'update' ? { problem: onNewOnly(column, full) } : createOnly(column, full, describe)
    case 'update only':
      return operation === 'insert' ? { problem: notOnNew(full) } : updateOnly(full, describe)
    case 'no':
      return { problem: { check: 'read-only-field', message: refusal(field, describe) } }
  }
}

const ID_ON_INSERT =
  'insert does not accept the column Id, because the org assigns the Ids of new records. Remove the column, or use update or upsert.'

/** An upsert finds its records by one key. Source: SOAP API guide, "upsert()"; REST API guide, "Insert or Update (Upsert) a
 *  Record Using an External ID": the Id field should not be specified in the data. */
export function checkId(operation: IngestOperation, externalIdField: string | undefined): Pick<ColumnCheck, 'problem'> {
  if (operation === 'insert') return { problem: { check: 'id-column', message: ID_ON_INSERT } }
  if (operation !== 'upsert' || externalIdField === undefined || sameName(externalIdField, 'Id')) return {}
  return {
    problem: {
      check: 'id-column',
      message:
        `upsert finds records by ${externalIdField} and does not accept the column Id beside it. Remove the column Id. To change ` +
        'records by their Ids, use `operation: update`.',
    },
  }
}

function onNewOnly(column: string, full: string): Remark {
  return {
    check: 'field-of-new-records',
    message: `${full} can be set on new records only: nobody can change it on records that exist. Remove the column ${column}.`,
  }
}

function notOnNew(full: string): Remark {
  return {
    check: 'field-of-existing-records',
    message: `${full} can be set on records that exist only, not on new ones. Remove the column, and set the field with a later update.`,
  }
}

/** A parent in a master-detail relationship without reparenting, for example. Where no record can be updated, that is the
 *  finding. Source: REST API guide, "sObject Describe", createable and updateable. */
function createOnly(column: string, full: string, { updateable }: ObjectDescribe): Pick<ColumnCheck, 'warning'> {
  if (!updateable) return {}
  return {
    warning: {
      check: 'field-of-new-records',
      message:
        `${full} can be set on new records only. Records that the org already has will fail if they have a value in the ` +
        `column ${column}, because nobody can change this field on them. Leave the column out for those.`,
    },
  }
}

function updateOnly(full: string, { createable }: ObjectDescribe): Pick<ColumnCheck, 'warning'> {
  if (!createable) return {}
  return {
    warning: {
      check: 'field-of-existing-records',
      message: `${full} can be set on records that exist only. New records that have a value in it will fail.`,
    },
  }
}

/** Source: Bulk API and Bulk API 2.0 Limits and Allocations; REST API guide, "Insert or Update Blob Data"; Salesforce CLI
 *  Command Reference, "data create file". */
function binary(full: string): string {
  return (
    `${full} takes a file (base64), which Bulk API 2.0 does not load. Upload the files with \`sf data create file\` or the ` +
    'REST API ("Insert or Update Blob Data"), and remove the column.'
  )
}
