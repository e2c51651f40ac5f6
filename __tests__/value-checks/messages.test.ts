import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { encodeFields } from '../../src/csv/fields.ts'
import type { Field } from '../../src/org/describe.ts'
import { type CheckId, VALUE_CHECKS } from '../../src/value-checks/checks.ts'
import { planColumns } from '../../src/value-checks/column-plan.ts'
import { Findings } from '../../src/value-checks/findings.ts'
import { createRecordCheck, errorText } from '../../src/value-checks/record-check.ts'
import { RecordLook } from '../../src/value-checks/record-look.ts'
import { withField } from './describes.ts'

interface Sample {
  readonly field?: Partial<Field> & Pick<Field, 'type'>
  readonly value: string
  readonly isKey?: boolean
}

const PICKLIST = {
  type: 'picklist',
  restrictedPicklist: true,
  picklistValues: [
    { value: 'Gold', active: true },
    { value: 'Silver', active: true },
    { value: 'Old', active: false },
  ],
}

/** A value that each check finds. */
const SAMPLES: Readonly<Record<CheckId, Sample>> = {
  'spreadsheet-error': { value: '#REF!' },
  'null-word': { value: 'NULL' },
  'clears-field': { value: '#N/A' },
  'typographic-quotes': { value: '“Acme”' },
  'formula-cell': { value: '="01067"' },
  'control-character': { value: 'Ac\0me' },
  'blank-key': { isKey: true, value: '#N/A' },
  'text-too-long': { field: { type: 'string', length: 3 }, value: 'Acme' },
  'text-may-be-too-long': { field: { type: 'url', length: 3 }, value: 'example.com' },
  'not-a-number': { field: { type: 'double' }, value: '1,000' },
  'number-too-large': { field: { type: 'double', precision: 5, scale: 2 }, value: '1000' },
  'odd-number': { field: { type: 'int', digits: 8 }, value: '250.0' },
  'not-a-date': { field: { type: 'date' }, value: '31/12/2026' },
  'odd-date': { field: { type: 'date' }, value: '2026-02-30' },
  'not-a-date-and-time': { field: { type: 'datetime' }, value: '2026-12-31' },
  'odd-date-and-time': { field: { type: 'datetime' }, value: '2026-12-31 10:20' },
  'odd-boolean': { field: { type: 'boolean' }, value: 'yes' },
  'not-an-email': { field: { type: 'email' }, value: 'ann' },
  'not-an-id': { field: { type: 'reference', referenceTo: ['Contact'] }, value: 'Ann' },
  'id-of-another-object': { field: { type: 'reference', referenceTo: ['Account'] }, value: '003RM000003oCpr' },
  'id-in-another-case': { field: { type: 'reference', referenceTo: ['Contact'] }, value: '003rm000003ocprYAE' },
  'not-in-picklist': { field: PICKLIST, value: 'Golden' },
  'may-not-be-in-picklist': { field: PICKLIST, value: 'Old' },
}

/** What is said of values like this, in one record and in 1,200, shown and kept out of sight. */
function messagesOf({ field, value, isKey = false }: Sample): readonly string[] {
  const describe = field && withField(field)
  const load = { operation: 'upsert', externalIdField: isKey ? 'Field__c' : 'Key__c' }
  const plans = planColumns(['Field__c'], describe, load)
  const look = new RecordLook(plans, 'COMMA', false)
  const bytes = Buffer.from(encodeFields([value], ','))
  const found = look.look(bytes, 0, bytes.length, true)
  const told = (records: number, showsValues: boolean) => {
    const findings = new Findings(showsValues)
    for (let ordinal = 0; ordinal < records; ordinal++) findings.add(found, plans, { path: 'a.csv', line: 2, ordinal })
    const { warnings, refused } = findings.end()
    const first = refused.findings.slice(0, 1).map(({ message, cure }) => `a.csv line 2: ${message} ${cure}`)
    return [...warnings.map(({ message }) => message), ...first]
  }
  const refusal = createRecordCheck({ columns: ['Field__c'], columnDelimiter: 'COMMA' }, describe, load)(
    bytes,
    0,
    bytes.length,
  )
  const org = refusal === undefined ? [] : [`\`sf__Error\`: \`${errorText(refusal)}\``]
  return [...new Set([...told(1, true), ...told(1, false), ...told(1_200, true)]), ...org]
}

it('of all checks can be read in one file', async () => {
  const file = new URL('./__outputs__/messages.md', import.meta.url)
  const sections = VALUE_CHECKS.map(({ id }) =>
    [`## ${id}`, ...messagesOf(SAMPLES[id]).map((text) => `- ${text}`)].join('\n'),
  )
  const text = `# What the checks of values say\n\n${sections.join('\n\n')}\n`
  if (process.env.UPDATE_OUTPUTS === '1') await writeFile(file, text)
  expect(text).toBe(await readFile(file, 'utf8'))
})

it.each(VALUE_CHECKS)('of $id refuse or warn as the table says', ({ id, verdict }) => {
  const hasError = messagesOf(SAMPLES[id]).some((text) => text.startsWith('`sf__Error`'))
  expect(hasError).toBe(verdict === 'refuses')
})
