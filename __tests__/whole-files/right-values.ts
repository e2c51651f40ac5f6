import { to18 } from '../../emulator/org/ground/ids.ts'
import type { Field } from '../../src/org/describe.ts'
import { type Draw, some } from './draw.ts'
import { keyPrefixOf, type OrgObject } from './org-objects.ts'

/** A value that the org stores in a field, in one of the forms that people write. It is not blank. */
export function drawValue(draw: Draw, field: Field, object: OrgObject): string {
  switch (field.type) {
    case 'boolean':
      return draw.of(['true', 'false', 'TRUE', '1', '0', ' true'])
    case 'date':
      return draw.of([drawDay(draw), drawDay(draw), `${drawDay(draw)}Z`, '2024-02-29', ' 2026-01-01 '])
    case 'datetime':
      return `${drawDay(draw)}T${draw.of(['09:30:00', '00:00:00.000', '23:59:59.5'])}${draw.of(['Z', '+01:00', '-0230'])}`
    case 'int':
      return drawWhole(draw, field.digits ?? 9)
    case 'double':
    case 'currency':
    case 'percent':
      return drawNumber(draw, (field.precision ?? 18) - (field.scale ?? 0))
    case 'email':
      return draw.of(['ann@example.com', "o'neil+b@sub.ex-ample.co", 'Ü.b@example.com', '#1@example.org '])
    case 'reference':
      return drawId(draw, keyPrefixOf(object, draw.of(field.referenceTo)), draw.below(1_000_000))
    case 'picklist':
      return field.restrictedPicklist ? drawChoice(draw, field) : drawText(draw, 40)
    case 'multipicklist':
      return some(draw, pickable(field), 1, 3).join(';')
    default:
      return drawText(draw, field.length ?? 40)
  }
}

/** The id of a record, with 15 characters or 18. */
export function drawId(draw: Draw, prefix: string, number: number): string {
  const id = `${prefix}${draw.of(['000', 'aB0', 'Zz9'])}${String(number).padStart(9, '0')}`
  return draw.once(3) ? id : to18(id)
}

function drawDay(draw: Draw): string {
  return `${1900 + draw.below(200)}-${draw.of(['01', '06', '12'])}-${draw.of(['01', '15', '28'])}`
}

/** @param digits the most before the decimal point */
function drawNumber(draw: Draw, digits: number): string {
  const sign = draw.of(['', '', '-', '+'])
  const fraction = draw.of(['', '.5', '.25', '.', '.123456789', 'e0'])
  if (digits <= 0) return `${sign}0.5`
  return draw.once(8) ? ` ${sign}.5` : `${sign}${drawDigits(draw, digits)}${fraction}`
}

function drawWhole(draw: Draw, digits: number): string {
  return `${draw.of(['', '', '-', '+', ' '])}${drawDigits(draw, digits)}`
}

function drawDigits(draw: Draw, digits: number): string {
  return draw.of(['1', '0', '007', '9'.repeat(digits), '1'.repeat(1 + draw.below(digits))])
}

function pickable({ picklistValues }: Field): readonly string[] {
  return (picklistValues ?? []).map(({ value }) => value)
}

function drawChoice(draw: Draw, field: Field): string {
  const value = draw.of(pickable(field))
  return draw.of([value, value, value.toUpperCase(), `${value} `])
}

/** Letters of one to four bytes, all that means something to a CSV reader, and texts that look like something else. */
const PIECES = [
  'a',
  'Bee',
  '7',
  'é',
  '漢字',
  'ポ表',
  '😀',
  ' ',
  '"',
  ',',
  ';',
  '\t',
  '|',
  '^',
  '`',
  '~',
  '\n',
  '\r\n',
  '\r',
  '#',
  '=',
  '-',
  "'",
  '\u00a0',
  '“',
]

/** Names and labels of fields, which people write as values as well. */
export const NAMES_OF_FIELDS = ['Name', 'Phone', 'Email', 'Type', 'Owner ID', 'Created Date']

const WHOLE_TEXTS = [
  ...NAMES_OF_FIELDS,
  'Acme',
  'Müller & Söhne',
  'Acme, Inc.',
  'Anna "Ann" Öz',
  '2 Main St\nSuite 7',
  ' leading and trailing ',
  '007',
  'N/A',
  'Null',
  'Total',
  '=======',
  '<<<<<<< HEAD',
  '>>>>>>> main',
  '||||||| base',
  'sep=;',
  '{"a":1}',
  '<b>bold</b>',
  'C:\\dir\\',
  '=1+1',
  '@home',
  '“left” and „right“',
  '01/02/2026',
  '1e5',
  '\u200bzero width',
]

/** @param most characters */
export function drawText(draw: Draw, most: number): string {
  const text = draw.once(2) ? makeText(draw) : draw.of(WHOLE_TEXTS)
  return text.length <= most && text.trim() !== '' && text.trim() !== '#N/A' ? text : 'x'.repeat(Math.min(most, 3))
}

function makeText(draw: Draw): string {
  return Array.from({ length: 1 + draw.below(4) }, () => draw.of(PIECES)).join('')
}
