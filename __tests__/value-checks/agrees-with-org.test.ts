import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { to18 } from '../../emulator/org/ground/ids.ts'
import type { Field as OrgField } from '../../emulator/org/store/describe.ts'
import { RowError } from '../../emulator/org/store/row-errors.ts'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { valueReader } from '../../emulator/org/store/values.ts'
import { encodeFields } from '../../src/csv/fields.ts'
import { createRecordCheck, errorText } from '../../src/value-checks/record-check.ts'
import { emptyOrg, errors, write } from '../emulator/records-fixture.ts'
import { described } from './describes.ts'

fc.configureGlobal({ seed: 2026 })

const ACCOUNT = described('Account')
const schema = loadSchema()

interface Sample {
  readonly field: string
  readonly value: string
}

function orgField(name: string): OrgField {
  const field = schema.field('Account', name)
  if (field === undefined) throw new Error(`Account has no ${name}.`)
  return field
}

/** What the check says of a value, in the form of `sf__Error`. */
function refusalOf({ field, value }: Sample): string | undefined {
  const check = createRecordCheck({ columns: [field], columnDelimiter: 'COMMA' }, ACCOUNT, {
    operation: 'insert',
    externalIdField: undefined,
    prefixes: new Map([['user', '005']]),
  })
  const bytes = Buffer.from(encodeFields([value], ','))
  const refusal = check(bytes, 0, bytes.length)
  return refusal && errorText(refusal)
}

/** What the emulated org says of it; undefined where the org stores it. */
function errorOf({ field, value }: Sample): string | undefined {
  const said = valueReader(orgField(field), 0)(value)
  return said instanceof RowError ? said.text : undefined
}

const of = (field: string, value: fc.Arbitrary<string>): fc.Arbitrary<Sample> =>
  value.map((text) => ({ field, value: text }))
const letters = fc.string({
  unit: fc.constantFrom('a', 'B', 'é', '漢', '😀', ' ', ',', '"', '\n', '#', '-', '1'),
  minLength: 1,
  maxLength: 40,
})
const two = (min: number, max: number) => fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'))
const days = fc.tuple(fc.integer({ min: 1700, max: 3999 }), two(1, 12), two(1, 28)).map((parts) => parts.join('-'))
const times = fc.tuple(
  two(0, 23),
  two(0, 59),
  two(0, 59),
  fc.constantFrom('', '.5', '.123'),
  fc.constantFrom('Z', '+0100', '-02:30', '+13:00'),
)
const datetimes = fc
  .tuple(days, times)
  .map(([day, [hour, minute, second, fraction, zone]]) => `${day}T${hour}:${minute}:${second}${fraction}${zone}`)
const ids = (prefix: string) =>
  fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 12, maxLength: 12 }).map((rest) => `${prefix}${rest}`)
const decimals = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.integer({ min: 0, max: 999 }),
    fc.constantFrom('', '.', '.5', '.25', '.123456789', 'e0', 'E-3'),
  )
  .map((parts) => parts.join(''))
const picks = (...picked: string[]) => fc.constantFrom(...picked)

/** Right values, the odd ones among them, as the emulated org stores them. */
const right = fc.oneof(
  of(
    'BillingCity',
    letters.filter((text) => text.trim() !== '' && text.length <= 40 && text.trim() !== '#N/A'),
  ),
  of(
    'Notes__c',
    letters.map((text) => `x${text.repeat(50)}`),
  ),
  of('Phone', picks('+49 30 1', '(030) 123-45', 'ask Ann')),
  of('Discount__c', decimals),
  of('AnnualRevenue', fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String)),
  of('NumberOfEmployees', fc.integer({ min: -99_999_999, max: 99_999_999 }).map(String)),
  of(
    'Customer_Since__c',
    fc.tuple(days, picks('', 'Z')).map((parts) => parts.join('')),
  ),
  of('Customer_Since__c', picks('2024-02-29', '2026-12-31', '0099-01-01')),
  of('Last_Reviewed__c', datetimes),
  of('Is_Strategic__c', picks('true', 'FALSE', '1', '0', 'True')),
  of(
    'Billing_Email__c',
    fc
      .tuple(picks('ann', "o'neil", 'a+b', 'Ü.b', '#1'), picks('example.com', 'sub.ex-ample.co'))
      .map((parts) => parts.join('@')),
  ),
  of('ParentId', ids('001')),
  of('ParentId', ids('001').map(to18)),
  of('OwnerId', fc.oneof(ids('005'), ids('005').map(to18))),
  of('Tier__c', picks('Gold', 'Silver', 'Bronze')),
  of(
    'Regions__c',
    fc.subarray(['EMEA', 'APAC', 'AMER'], { minLength: 1 }).map((some) => some.join(';')),
  ),
  of(
    'Industry',
    letters.filter((text) => text.trim() !== ''),
  ),
  of('Website', picks('example.com', 'https://example.com/ä?x=“y”')),
)

/** Values that the org may or may not take. */
const odd = fc.oneof(
  right.map(({ field, value }) => ({ field, value: ` ${value}\u00a0` })),
  of('Tier__c', picks('gold', 'GOLD ', 'silver')),
  of('Regions__c', picks('EMEA; APAC', 'emea;', ';AMER')),
  of('Is_Strategic__c', picks('yes', 'no', 'Y', 'on')),
  of('Discount__c', picks('NaN', 'INF', '0x1F', '1f', '.5', '5.')),
  of('NumberOfEmployees', picks('250.0', '1e3', '7.5')),
  of('Customer_Since__c', picks('2026-02-30', '2026-1-5', '2026-01-05T00:00:00Z', '2026-01-31+01:00')),
  of('Last_Reviewed__c', picks('2026-01-31 10:20:30Z', '2026-01-31T10:20', '2026-01-31T24:00:00Z')),
  of('Billing_Email__c', picks('"a b"@example.com', 'ann@localhost', 'a@b;c@d', 'ann(at home)@example.com')),
  of(
    'ParentId',
    ids('001').map((id) => to18(id).toLowerCase()),
  ),
  of('Website', picks('x'.repeat(300))),
)

/** Values with a defect that the org refuses, each with the code that it gives. */
const wrong = fc.oneof(
  of(
    'BillingCity',
    fc.integer({ min: 41, max: 200 }).map((length) => 'x漢é'.repeat(length).slice(0, length)),
  ),
  of('Phone', picks('1'.repeat(41))),
  of(
    'Discount__c',
    fc.tuple(decimals, picks(' %', ',5', ' EUR', 'x', '..')).map((parts) => parts.join('')),
  ),
  of(
    'Discount__c',
    fc.tuple(picks('', '-'), fc.integer({ min: 1_000 }), picks('', '.5')).map((parts) => parts.join('')),
  ),
  of('AnnualRevenue', picks('1000000000000000000', '1e18', '1,000', '#REF!', 'NULL', '1 000')),
  of('NumberOfEmployees', fc.integer({ min: 100_000_000, max: 2_000_000_000 }).map(String)),
  of('NumberOfEmployees', picks('a few', '1,000', '12-34')),
  of(
    'Customer_Since__c',
    fc
      .tuple(two(1, 31), two(1, 12), picks('2026', '26'))
      .chain((parts) => picks('/', '.', '-').map((sign) => parts.join(sign))),
  ),
  of('Customer_Since__c', fc.integer({ min: 30_000, max: 60_000 }).map(String)),
  of('Last_Reviewed__c', days),
  of('Last_Reviewed__c', picks('1/31/2026 10:20', 'today', '20260131T102030Z')),
  of('Billing_Email__c', picks('ann', 'ann@', '@example.com', 'ann b@example.com', 'ann@exam ple.com')),
  of(
    'ParentId',
    fc.tuple(ids('001'), picks('A', '-', 'AA', 'AAAA', '!!!')).map((parts) => parts.join('')),
  ),
  of(
    'ParentId',
    letters.filter((text) => text.trim() !== '' && text.trim().length < 15),
  ),
  of(
    'Tier__c',
    letters.filter((text) => text.trim() !== '' && text.trim() !== '#N/A'),
  ),
  of(
    'Regions__c',
    fc.tuple(picks('EMEA;', ''), picks('Mars', 'EMEA,APAC', 'NULL')).map((parts) => parts.join('')),
  ),
)

it('never refuses a right value, which the emulated org takes as well', () => {
  fc.assert(
    fc.property(right, (sample) => {
      expect(refusalOf(sample)).toBeUndefined()
      expect(errorOf(sample)).toBeUndefined()
    }),
    { numRuns: 10_000 },
  )
})

it('never refuses a value that the org may take', () => {
  fc.assert(
    fc.property(odd, (sample) => {
      expect(refusalOf(sample)).toBeUndefined()
    }),
    { numRuns: 2_000 },
  )
})

it('always refuses a value with a planted defect, in the words of the emulated org', () => {
  fc.assert(
    fc.property(wrong, (sample) => {
      const said = refusalOf(sample)
      expect(said).toBeDefined()
      expect(said).toBe(errorOf(sample))
    }),
    { numRuns: 10_000 },
  )
})

describe('a record without its key', () => {
  const refusals = (operation: 'upsert' | 'update', key: string, records: readonly string[]) => {
    const isUpsert = operation === 'upsert'
    const load = { operation, externalIdField: isUpsert ? key : undefined }
    const check = createRecordCheck({ columns: ['Name', key], columnDelimiter: 'COMMA' }, ACCOUNT, load)
    const said = records
      .map((record) => check(Buffer.from(record), 0, record.length))
      .map((one) => one && errorText(one))
    const text = [`Name,${key}`, ...records].join('\n')
    return { said, org: errors(write(emptyOrg(), 'Account', text, { operation, ...(isUpsert && { key }) })) }
  }

  it('is refused in the words of the emulated org', () => {
    const upsert = refusals('upsert', 'Ext_Id__c', ['A,', 'B,#N/A'])
    const update = refusals('update', 'Id', ['A,'])
    expect(upsert.said).toEqual(upsert.org)
    expect(update.said).toEqual(update.org)
  })

  // No public source says whether the org takes it for a blank Id or for a malformed one.
  it('is refused in some words where the Id is #N/A', () => {
    const { said, org } = refusals('update', 'Id', ['A,#N/A'])
    expect([...said, ...org]).toEqual([expect.stringMatching(/^MISSING_ARG/), expect.stringMatching(/^M/)])
  })
})
