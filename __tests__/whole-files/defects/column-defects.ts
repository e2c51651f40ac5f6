import type { Field, ObjectDescribe } from '../../../src/org/describe.ts'
import { sameName } from '../../../src/values/names.ts'
import type { Load } from '../clean-load.ts'
import type { Draw } from '../draw.ts'
import { headerRow, recordRows, type Sheet } from '../sheet.ts'
import { relationshipColumns } from '../target.ts'
import {
  type Change,
  type Defect,
  fieldsOf,
  headerLines,
  rowLines,
  valuesOf,
  withColumn,
  withFields,
  withName,
} from './defect.ts'

const TIDY = { isTidy: true }
const MANY = { columns: 2, isTidy: true }
const WRITING = { isTidy: true, operations: ['insert', 'update', 'upsert'] } as const

const UNKNOWN =
  /has no field|names no field|needs the column|has no relationship|does not identify|accepts (only|no column)|can refer to/

export const COLUMN_DEFECTS: readonly Defect[] = [
  {
    name: 'misspelt column',
    wish: TIDY,
    plant: (draw, sheet) => {
      const place = draw.below(sheet.columns.length)
      const name = sheet.columns[place]?.name ?? ''
      const at = 1 + draw.below(name.length - 1)
      const misspelt = draw.of([`${name.slice(0, at)}q${name.slice(at)}`, `${name}q`, `q${name}`])
      return inHeader(withName(sheet, place, misspelt), UNKNOWN)
    },
  },
  {
    name: 'label in the place of a name',
    wish: TIDY,
    plant: (draw, sheet, { target }) => {
      const place = draw.below(sheet.columns.length)
      const { field, role } = sheet.columns[place] ?? {}
      const label = field?.label ?? ''
      const isName = target.describe.fields.some(({ name }) => sameName(name, label))
      if (label === '' || isName || role === 'relationship') return undefined
      return inHeader(withName(sheet, place, label), /label/)
    },
  },
  {
    name: 'field that nobody can set',
    wish: WRITING,
    plant: (draw, sheet, { target }) =>
      withField(draw, sheet, target.describe, {
        choose: ({ name, createable, updateable }) => name !== 'Id' && !createable && !updateable,
        says: ({ name }) => new RegExp(`(nobody can|cannot) set .*${name}|${name}, so nobody|${name} is composed`),
      }),
  },
  {
    name: 'field of new records in an update or upsert',
    wish: { ...TIDY, operations: ['update', 'upsert'] },
    plant: (draw, sheet, { target }) =>
      withField(draw, sheet, target.describe, {
        choose: ({ createable, updateable, type }) => createable && !updateable && type !== 'base64',
        says: ({ name }) => new RegExp(`${name} can be set on new records only`),
      }),
  },
  {
    name: 'file in a field',
    wish: WRITING,
    plant: (draw, sheet, { target }) =>
      withField(draw, sheet, target.describe, {
        choose: ({ type }) => type === 'base64',
        says: () => /takes a file/,
      }),
  },
  {
    name: 'Id where it is not accepted',
    wish: { ...TIDY, operations: ['insert', 'upsert'], byExternalId: true },
    plant: (_, sheet, { target }) => {
      if (sameName(target.externalIdField, 'Id')) return undefined
      return inHeader(withColumn(sheet, 'Id', ''), /not accept the column Id/)
    },
  },
  {
    name: 'column beside the Ids of records to delete',
    wish: { ...TIDY, operations: ['delete'] },
    plant: (draw, sheet) =>
      inHeader(withColumn(sheet, draw.of(['Name', 'OwnerId', 'x']), 'y'), /accepts only the column Id/),
  },
  {
    name: 'no key column',
    // A header of one column does not show the delimiter, so two are left.
    wish: { ...TIDY, columns: 3, operations: ['update', 'upsert'] },
    plant: (_, sheet) => {
      const place = sheet.columns.findIndex(({ role }) => role === 'key')
      // Without any other value, the file has no records.
      const hasOthers = recordRows(sheet).some((row) =>
        valuesOf(sheet, row)
          .toSpliced(place, 1)
          .some((value) => value.trim() !== ''),
      )
      if (place === -1 || !hasOthers) return undefined
      return inHeader(withoutColumn(sheet, place), /needs the column/)
    },
  },
  {
    name: 'two columns for one lookup',
    wish: WRITING,
    plant: twoForOne,
  },
  {
    name: 'wrong relationship',
    wish: WRITING,
    plant: (draw, sheet, { target }) => {
      const name = draw.of(wrongRelationships(draw, target.describe, sheet))
      return inHeader(withColumn(sheet, name, ''), /./)
    },
  },
  {
    name: 'two columns of one name',
    wish: TIDY,
    plant: (draw, sheet) => {
      const { name } = draw.of(sheet.columns)
      return inHeader(withColumn(sheet, draw.of([name, name.toLowerCase(), ` ${name}`]), ''), /have the same name/)
    },
  },
  {
    name: 'control character in a name',
    wish: TIDY,
    plant: (draw, sheet) => {
      const place = draw.below(sheet.columns.length)
      const name = sheet.columns[place]?.name ?? ''
      const planted = withName(sheet, place, name.slice(0, 1) + draw.of(['\0', '\x07', '\x1b']) + name.slice(1))
      return inHeader(planted, new RegExp(`${UNKNOWN.source}|binary data`))
    },
  },
  {
    name: 'values under no name',
    wish: MANY,
    plant: (draw, sheet) => {
      const place = draw.below(sheet.columns.length)
      const planted = withName(sheet, place, draw.of(['', ' ', '\u200b']))
      if (place < sheet.columns.length - 1) return inHeader(planted, /has no name/)
      const first = recordRows(sheet).find((row) => valuesOf(sheet, row)[place] !== '')
      if (first === undefined) return undefined
      const [line] = rowLines(planted, first)
      return {
        sheet: planted,
        lines: [line, line],
        says: /column without a name|has no field|needs the column/,
        isRefused: true,
      }
    },
  },
]

function inHeader(sheet: Sheet, says: RegExp): Change {
  return { sheet, lines: headerLines(sheet), says, isRefused: true }
}

/** Adds the column of a field that the file does not have yet. It need not stop the load. */
function withField(
  draw: Draw,
  sheet: Sheet,
  { fields }: ObjectDescribe,
  { choose, says }: { choose: (field: Field) => boolean; says: (field: Field) => RegExp },
): Change | undefined {
  const fitting = fields.filter(
    (field) => choose(field) && !sheet.columns.some((own) => own.field?.name === field.name),
  )
  if (fitting.length === 0) return undefined
  const field = draw.of(fitting)
  return { ...inHeader(withColumn(sheet, field.name, ''), says(field)), isRefused: false }
}

/** The sheet without one of its columns. */
function withoutColumn(sheet: Sheet, place: number): Sheet {
  const all = [headerRow(sheet), ...recordRows(sheet)]
  return all.reduce((changed, row) => withFields(changed, row, fieldsOf(sheet, row).toSpliced(place, 1)), sheet)
}

/** A lookup by Id and by key, or by two keys. Different objects are a warning. */
function twoForOne(draw: Draw, sheet: Sheet, { target }: Load): Change | undefined {
  const { operation, describe } = target
  const lookups = describe.fields.filter(
    (field) =>
      relationshipColumns(field).length > 0 &&
      (operation === 'update' ? field.updateable : field.createable) &&
      !sheet.columns.some((column) => column.field?.name === field.name),
  )
  if (lookups.length === 0) return undefined
  const lookup = draw.of(lookups)
  const all = [lookup.name, ...relationshipColumns(lookup)]
  const first = draw.below(all.length)
  const second = (first + 1 + draw.below(all.length - 1)) % all.length
  const planted = withColumn(withColumn(sheet, all[first] ?? '', ''), all[second] ?? '', '')
  return { ...inHeader(planted, /fill the same field/), isRefused: false }
}

/** Names of columns that look like those of a parent, and are none. */
function wrongRelationships(draw: Draw, { fields }: ObjectDescribe, { columns }: Sheet): readonly string[] {
  const lookups = fields.filter(
    ({ relationshipName, name }) => relationshipName && !columns.some((column) => column.field?.name === name),
  )
  const { relationshipName, referenceTo } = draw.of(lookups)
  const parent = referenceTo.length > 1 ? `${referenceTo[0]}:${relationshipName}` : relationshipName
  return [
    `${parent}.Nope__c`,
    `${parent}.CreatedDate`,
    'Nope__r.Ext_Id__c',
    `${relationshipName}.Parent.Ext_Id__c`,
    referenceTo.length > 1 ? `${relationshipName}.Ext_Id__c` : `Nope:${relationshipName}.Ext_Id__c`,
  ]
}
