import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { shownColumn } from '../../src/text/shown-column.ts'

const redacted = { redact: true, isHeader: true }

it.each(['Name', 'Ext_Id__c', 'Parent__r.Ext_Id__c', 'Lead:Who.Email', 'ns__Field__c', 'a.b.c'])('shows %s', (name) => {
  expect(shownColumn(name, 3, redacted)).toBe(`"${name}"`)
  expect(shownColumn(name, 3, { redact: true, isHeader: false })).toBe('column 3')
})

it.each([
  'eva.muster@example.com',
  '+49 170 1234567',
  'Müller',
  'Account Name',
  '1234',
  '2026-01-31',
  '_x',
  'a:b:c.d',
  '',
  'x'.repeat(81),
  '::error::x',
  'Name\n',
])('tells the place of %j where values are kept out of sight', (name) => {
  expect(shownColumn(name, 3, redacted)).toBe('column 3')
})

it('shows anything else in quotes, on one line and cut', () => {
  const shown = (name: string) => shownColumn(name, 3, { redact: false, isHeader: false })
  expect(shown('Account Name')).toBe('"Account Name"')
  expect(shown('a\n::error::"b"\u001b[31m')).toBe(`"a ::error::'b' [31m"`)
  expect(shown('x'.repeat(5_000))).toBe(`"${'x'.repeat(80)}…"`)
})

it('never shows more than a name or a number, whatever the column', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 5_000 }), fc.boolean(), (name, place, isHeader) => {
      expect(shownColumn(name, place, { redact: true, isHeader })).toMatch(/^(?:"[A-Za-z][\w.:]*"|column \d+)$/)
      expect(shownColumn(name, place, { redact: false, isHeader })).toMatch(/^"[^"\p{C}\n]*"$/u)
    }),
  )
})
