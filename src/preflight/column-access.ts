import type { IngestOperation } from '../bulk/job.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { sameName } from '../values/names.ts'
import { theColumn } from './column.ts'
import { accessOf, refusal } from './field-access.ts'
import type { Remark } from './header-checks.ts'

/** The load that fills a field. */
export interface AccessTarget {
  readonly operation: IngestOperation
  /** Undefined for any operation but upsert. */
  readonly externalIdField?: string | undefined
  readonly describe: ObjectDescribe
}

/** Why Salesforce would refuse a column that fills a field, or may refuse it; neither where it takes it. */
export interface AccessCheck {
  readonly problem?: Remark
  readonly warning?: Remark
}

/** Checks whether the operation can set a field.
 *
 *  @param column the column that fills it, for a sentence */
export function checkAccess(
  field: Field,
  column: string,
  { operation, describe, externalIdField }: AccessTarget,
): AccessCheck {
  const { name } = field
  const full = `${describe.name}.${name}`
  if (name === 'Id') return checkId(operation, externalIdField, column)
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
export function checkId(operation: IngestOperation, externalIdField: string | undefined, column = 'Id'): AccessCheck {
  if (operation === 'insert') return { problem: { check: 'id-column', message: ID_ON_INSERT } }
  if (operation !== 'upsert' || externalIdField === undefined || sameName(externalIdField, 'Id')) return {}
  return {
    problem: {
      check: 'id-column',
      message:
        `upsert finds records by ${externalIdField} and does not accept the column Id beside it. Remove ${theColumn(column)}. To change ` +
        'records by their Ids, use `operation: update`.',
    },
  }
}

function onNewOnly(column: string, full: string): Remark {
  return {
    check: 'field-of-new-records',
    message: `${full} can be set on new records only: nobody can change it on records that exist. Remove ${theColumn(column)}.`,
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
function createOnly(column: string, full: string, { updateable }: ObjectDescribe): AccessCheck {
  if (!updateable) return {}
  return {
    warning: {
      check: 'field-of-new-records',
      message:
        `${full} can be set on new records only. Records that the org already has will fail if they have a value in ` +
        `${theColumn(column)}, because nobody can change this field on them. Leave the column out for those.`,
    },
  }
}

function updateOnly(full: string, { createable }: ObjectDescribe): AccessCheck {
  if (!createable) return {}
  return {
    warning: {
      check: 'field-of-existing-records',
      message: `${full} can be set on records that exist only. New records that have a value in it will fail. Leave the column out for those, and set the field in a later load.`,
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
