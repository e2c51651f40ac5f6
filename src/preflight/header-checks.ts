/** A check of a header against the object as the org describes it. */
export interface HeaderRule {
  /** The name by which people find it in the docs. */
  readonly id: string
  /** What it finds, as the end of a sentence. */
  readonly finds: string
  readonly verdict: 'warns' | 'refuses' | 'refuses or warns'
}

/** All checks of headers, in the order in which the docs list them. */
export const HEADER_CHECKS = [
  {
    id: 'unknown-object',
    finds: 'an object that the org does not have, or that the user cannot see',
    verdict: 'refuses',
  },
  {
    id: 'object-not-loaded',
    finds: 'an object of a kind that Bulk API 2.0 does not load: `__mdt`, `__e`, `__b`, `__x` and change events',
    verdict: 'refuses',
  },
  {
    id: 'object-permission',
    finds:
      'an operation that the user may not do with the object, or only with new records or only with those that exist',
    verdict: 'refuses or warns',
  },
  {
    id: 'header-missing',
    finds:
      'a first row that names no field of the object: a record stands where the header should be. `preflight` changes nothing about it',
    verdict: 'refuses',
  },
  {
    id: 'unknown-column',
    finds: 'a column that is no field of the object as far as the user can see',
    verdict: 'refuses',
  },
  { id: 'label-in-header', finds: 'the label of a field where its API name belongs', verdict: 'refuses' },
  {
    id: 'parent-column',
    finds:
      'a relationship column that names no relationship, no parent or no key of the parent, or names them in another form',
    verdict: 'refuses',
  },
  {
    id: 'lookup-twice',
    finds:
      'several columns for one lookup. Where they find parents of different objects, a record may have a value in one of them',
    verdict: 'refuses or warns',
  },
  {
    id: 'read-only-field',
    finds:
      'a field that nobody can set, or not this user: formulas, auto-numbers, compound fields, fields of the system, field-level security',
    verdict: 'refuses',
  },
  {
    id: 'field-of-new-records',
    finds: 'a field that can be set on new records only. An upsert may change records that exist',
    verdict: 'refuses or warns',
  },
  {
    id: 'field-of-existing-records',
    finds: 'a field that can be set on records that exist only. An upsert may make new ones',
    verdict: 'refuses or warns',
  },
  {
    id: 'audit-field',
    finds: 'a date or user of creation or change, without the permission to set it',
    verdict: 'warns',
  },
  {
    id: 'file-field',
    finds: 'a field that takes a file (base64), which Bulk API 2.0 does not load',
    verdict: 'refuses',
  },
  { id: 'id-column', finds: 'the column Id in an insert, or beside another key in an upsert', verdict: 'refuses' },
  {
    id: 'key-column',
    finds: 'no column that says which records to change, or an `external-id-field` that is none',
    verdict: 'refuses',
  },
  { id: 'columns-of-deletion', finds: 'other columns than Id in a file of records to delete', verdict: 'refuses' },
  { id: 'required-field', finds: 'a required field that an insert does not fill', verdict: 'warns' },
] as const satisfies readonly HeaderRule[]

/** The name of a check of headers. */
export type HeaderCheckId = (typeof HEADER_CHECKS)[number]['id']

/** What a check of a header found, and what to do, in sentences. */
export interface Remark {
  readonly check: HeaderCheckId
  readonly message: string
}
