import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { scanFile } from '../../src/parts/source-file.ts'
import { checkValues, type ValueCheckOptions } from '../../src/value-checks/check-values.ts'
import type { CheckedValues } from '../../src/value-checks/findings.ts'
import { createRecordCheck, errorText } from '../../src/value-checks/record-check.ts'
import { described } from './describes.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'value-checks-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

const ACCOUNT = described('Account')

async function check(
  texts: Readonly<Record<string, string | Buffer>>,
  options: Partial<ValueCheckOptions> = {},
): Promise<CheckedValues> {
  const files = []
  for (const [path, text] of Object.entries(texts)) {
    const absolutePath = join(folder, path)
    await writeFile(absolutePath, text)
    files.push(await scanFile({ path, absolutePath }, {}, () => {}))
  }
  return await checkValues(files, { operation: 'upsert', externalIdField: 'Ext_Id__c', showsValues: true, ...options })
}

async function warningsIn(text: string, options: Partial<ValueCheckOptions> = {}): Promise<readonly string[]> {
  return (await check({ 'a.csv': text }, options)).warnings.map(({ message }) => message)
}

describe('what needs no org', () => {
  it('is one warning for each column and kind', async () => {
    const text =
      'Ext_Id__c,Name,Phone,BillingCity,AccountNumber\nX-1,Acme,#N/A,#REF!,#VALUE!\nX-2,Globex,0123,#NAME?,7\n'
    expect(await warningsIn(text)).toEqual([
      'a.csv line 2: clears Phone in 1 record: `#N/A` empties the field in the org. Leave the value blank to keep what the org has.',
      'a.csv line 2: the first of 2 values in BillingCity that are errors of a spreadsheet: `#REF!` (1) and `#NAME?` (1). They are sent as they are. Correct the formulas or the width of the column, and export the file again.',
      'a.csv line 2: a value in AccountNumber is an error of a spreadsheet: `#VALUE!`. It is sent as it is. Correct the formulas or the width of the column, and export the file again.',
    ])
  })

  it('shows the words for no value, redacted or not, and no others', async () => {
    const text =
      'Ext_Id__c,Name,Phone,BillingCity,Description\nX-1,Null & Sons,NULL,nan,\\N\nX-2,Globex,None,null,<NA>\n'
    const told = await warningsIn(text)
    expect(told).toEqual([
      'a.csv line 2: the first of 2 values in Phone that are words for "no value": `NULL` (1) and `None` (1). They are sent as they are. If no value is meant, leave the field blank.',
      'a.csv line 2: the first of 2 values in BillingCity that are words for "no value": `nan` (1) and `null` (1). They are sent as they are. If no value is meant, leave the field blank.',
      'a.csv line 2: the first of 2 values in Description that are words for "no value": `\\N` (1) and `<NA>` (1). They are sent as they are. If no value is meant, leave the field blank.',
    ])
    expect(await warningsIn(text, { showsValues: false })).toEqual(told)
  })

  it('finds typographic quotes around values', async () => {
    expect(await warningsIn("Name,Ext_Id__c\n“Globex”,S-2\nO'Brien,S-3\n")).toEqual([
      'a.csv line 2: a value in Name is in typographic quotes, which become part of the value. It is sent as it is. If they are meant to be the quotes of CSV, replace them with straight ones (").',
    ])
  })

  it('finds control characters, also in the record that goes on in the next chunk', async () => {
    const long = `a\0${'x'.repeat(100_000)}`
    const records = Array.from(
      { length: 30 },
      (_, at) => `K-${at},${at === 9 || at === 20 ? long : 'y'.repeat(100_000)}`,
    )
    const { warnings } = await check({ 'a.csv': `Ext_Id__c,Description\n${records.join('\n')}` })
    expect(warnings).toEqual([
      {
        check: 'control-character',
        message:
          'a.csv line 11: the first of 2 values in Description that have control characters, such as NUL, in them. They are sent as they are. Check the program that wrote the file, and remove them.',
        at: { file: 'a.csv', line: 11 },
      },
    ])
  })

  it('says nothing of columns that are left out, and of an insert that says #N/A', async () => {
    expect(await warningsIn('sf__Error,source_file,Ext_Id__c\nNULL,null,X-1\n')).toEqual([])
    expect(await warningsIn('Name,Phone\nAcme,#N/A\n', { operation: 'insert', externalIdField: undefined })).toEqual([])
  })

  it('counts over all files, whatever the case of their columns', async () => {
    const { warnings, clears } = await check({
      'a.csv': 'Ext_Id__c,Phone\nX,1\nY,#N/A\n',
      'b.csv': 'phone;ext_id__c\n"#N/A";Z\n',
    })
    expect(clears).toEqual([{ column: 'Phone', count: 2, path: 'a.csv', line: 3 }])
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^a\.csv line 3: clears Phone in 2 records: /),
    ])
  })

  it('reads files whose records end in carriage returns alone, and those with a mark', async () => {
    expect(await warningsIn('\uFEFFExt_Id__c,Phone\rX,NULL\rY,nil\r')).toEqual([
      expect.stringMatching(/^a\.csv line 2: the first of 2 values in Phone/),
    ])
  })
})

const FILE = 'Ext_Id__c,Name,BillingCity,Tier__c\nX-1,Acme,Bern,Gold\nX-2,NULL,Bern,Goldd\n,,,\nX-3,Acme,Bern,Silver\n'

describe('a blank key', () => {
  const finding = { check: 'blank-key', code: 'MISSING_ARGUMENT', cure: 'Give the record its key, or leave it out.' }

  it('refuses the record of an upsert by an external id, and is not told as a field that is cleared', async () => {
    const { refused, warnings, clears } = await check({
      'a.csv': 'Name,Ext_Id__c\nAcme,\nGlobex,#N/A\nInitech,X-3\nHooli," "\nUmbrella\n',
    })
    expect([0, 1, 2, 3, 4].map(refused.has)).toEqual([true, true, false, true, true])
    expect(refused.counts).toEqual([{ code: 'MISSING_ARGUMENT', column: 'Ext_Id__c', count: 4 }])
    expect(refused.findings.slice(0, 2)).toMatchObject([
      { ...finding, line: 2, message: 'Ext_Id__c is the key of the load, and the record has no value in it.' },
      {
        ...finding,
        line: 3,
        message: 'Ext_Id__c is the key of the load, and the record has `#N/A` in it, which stands for no value.',
      },
    ])
    expect({ warnings, clears }).toEqual({ warnings: [], clears: [] })
  })

  it.each(['update', 'delete', 'hardDelete'])('refuses the record of an operation by Id: %s', async (operation) => {
    const { refused } = await check(
      { 'a.csv': 'Id,Name\n,Acme\n001RM000003oCpr,Globex\n' },
      { operation, externalIdField: undefined, describe: ACCOUNT },
    )
    expect(refused.findings).toMatchObject([{ ...finding, line: 2, column: 'Id' }])
  })

  it.each([
    { operation: 'upsert', externalIdField: 'Id' },
    { operation: 'insert', externalIdField: undefined },
  ])('is meant in an $operation that makes new records', async (load) => {
    expect((await check({ 'a.csv': 'Id,Name\n,Acme\n' }, load)).refused.count).toBe(0)
  })
})

describe('headers among the records', () => {
  const among = async (csv: string) => {
    const { headers, warnings } = await check({ 'a.csv': csv }, { describe: ACCOUNT })
    return { headers, warnings: warnings.map(({ message }) => message) }
  }

  it('are named with their lines where they are certain', async () => {
    expect(await among('Name,Ext_Id__c\nAcme,X-1\nName,Phone\n\nAccount Name,External Id\n')).toEqual({
      headers: [
        { kind: 'other', path: 'a.csv', line: 3 },
        { kind: 'second', path: 'a.csv', line: 5 },
      ],
      warnings: [],
    })
  })

  it('are one warning at the first where they may be records', async () => {
    const records = 'X-1,Acme,\nWebsite,BillingCity,\nPhone,BillingCity,\nX-2,Website,BillingCity\n'
    expect(await among(`Ext_Id__c,Site,TickerSymbol\n${records}`)).toEqual({
      headers: [],
      warnings: [
        'a.csv line 3: this is the first of 2 records like it: every value of the record is the name of a field. It may be the header of another file. If it is one, move the line and the records that belong to it to a file of their own.',
      ],
    })
    expect((await among(`Ext_Id__c,Site\nWebsite,BillingCity\n`)).warnings).toEqual([
      'a.csv line 2: every value of the record is the name of a field. It may be the header of another file. If it is one, move the line and the records that belong to it to a file of their own.',
    ])
  })

  it('are certain where a name stands in the place of a number, but not where a picklist lacks it', async () => {
    const at = { kind: 'other', path: 'a.csv', line: 2 }
    expect((await among('Ext_Id__c,NumberOfEmployees\nWebsite,Phone\n')).headers).toEqual([at])
    expect((await among('Ext_Id__c,Tier__c\nWebsite,Phone\n')).headers).toEqual([])
  })
})

describe('against describe', () => {
  it('names the records that the org would refuse by their place among all records', async () => {
    const long = 'x'.repeat(41)
    const { refused, warnings } = await check(
      {
        'a.csv': FILE,
        'b.csv': `Ext_Id__c,BillingCity,AnnualRevenue\nY-1,${long},1\nY-2,Bern,"1,000"\nY-3,${long},n/a\n`,
      },
      { describe: ACCOUNT },
    )
    expect(refused.count).toBe(4)
    expect([0, 1, 2, 3, 4, 5, 6, 1_000_000].map(refused.has)).toEqual([
      false,
      true,
      false,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(refused.counts).toEqual([
      { code: 'STRING_TOO_LONG', column: 'BillingCity', count: 2 },
      { code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', column: 'Tier__c', count: 1 },
      { code: 'INVALID_FIELD', column: 'AnnualRevenue', count: 1 },
    ])
    expect(refused.findings).toEqual([
      {
        check: 'not-in-picklist',
        path: 'a.csv',
        line: 3,
        column: 'Tier__c',
        code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        message: 'Tier__c is a restricted picklist, and the value "Goldd" is not one of its values.',
        cure: 'Did you mean "Gold"? Otherwise, ask an administrator to add the value to the picklist.',
      },
      expect.objectContaining({
        path: 'b.csv',
        line: 2,
        message: 'BillingCity can hold 40 characters, and the value has 41.',
      }),
      expect.objectContaining({
        path: 'b.csv',
        line: 3,
        message: 'AnnualRevenue holds numbers, and the value "1,000" is not a number.',
      }),
      expect.objectContaining({ path: 'b.csv', line: 4, column: 'BillingCity' }),
    ])
    // The record with NULL is not sent.
    expect(warnings).toEqual([])
  })

  it('shows no value where values are kept out of sight', async () => {
    const { refused } = await check({ 'a.csv': FILE }, { describe: ACCOUNT, showsValues: false })
    expect(refused.findings).toEqual([
      expect.objectContaining({
        message: 'Tier__c is a restricted picklist, and the value is not one of its values.',
        cure: 'Use one of its values (Gold, Silver and Bronze), or ask an administrator to add the value to the picklist.',
      }),
    ])
  })

  it('says of a word for no value what to do with it', async () => {
    const { refused } = await check({ 'a.csv': 'Ext_Id__c,AnnualRevenue\nX-1,NULL\n' }, { describe: ACCOUNT })
    expect(refused.findings.map(({ cure }) => cure)).toEqual([
      'If no value is meant, leave the field blank. Otherwise, correct the value.',
    ])
  })

  it.each(['#####', '#REF!'])('says of %s in a number field that the spreadsheet is wrong', async (value) => {
    const { refused } = await check({ 'a.csv': `Ext_Id__c,AnnualRevenue\nX-1,${value}\n` }, { describe: ACCOUNT })
    expect(refused.findings).toMatchObject([
      {
        check: 'not-a-number',
        cure: 'Correct the formulas or the width of the column, and export the file again.',
      },
    ])
  })

  it('lists the first 100 findings and counts all', async () => {
    const records = Array.from({ length: 5_000 }, (_, at) => `K-${at},${at % 2 === 0 ? 'Gold' : 'Lead'}`)
    const { refused } = await check({ 'a.csv': `Ext_Id__c,Tier__c\n${records.join('\n')}\n` }, { describe: ACCOUNT })
    expect([refused.count, refused.findings.length, refused.findings[99]?.line]).toEqual([2_500, 100, 201])
    expect(records.every((_, at) => refused.has(at) === (at % 2 === 1))).toBe(true)
  })

  it('compares nothing with describe in relationship columns, and in columns that the org does not know', async () => {
    const { refused } = await check(
      { 'a.csv': `Parent.Ext_Id__c,Nope__c,Ext_Id__c\n${'x'.repeat(500)},${'x'.repeat(500)},A\n` },
      { describe: ACCOUNT },
    )
    expect(refused.count).toBe(0)
  })

  it('rejects with the reason of the signal', async () => {
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(check({ 'a.csv': FILE }, { signal })).rejects.toThrow('stopped')
  })
})

it('decides of one record what it decides of all, in the words of the org', () => {
  const columns = ['Name', 'Id', 'Tier__c', 'sf__Error']
  const one = createRecordCheck({ columns, columnDelimiter: 'SEMICOLON' }, ACCOUNT, {
    operation: 'update',
    externalIdField: undefined,
  })
  const said = (text: string) => {
    const refusal = one(Buffer.from(text), 0, Buffer.byteLength(text))
    return refusal && errorText(refusal)
  }
  expect(said('Acme;001RM000003oCprYAE;Gold;x')).toBeUndefined()
  expect(said("Acme;001RM000003oCprYAE;Macy's;x")).toBe(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Tier: bad value for restricted picklist field: Macy&#39;s:Tier__c --',
  )
  expect(said('NULL;003RM000003oCprYAE;Lead')).toBe(
    'MALFORMED_ID:Account ID: id value of incorrect type: 003RM000003oCprYAE:Id --',
  )
  expect(said(`${'x'.repeat(256)};;`)).toMatch(
    /^STRING_TOO_LONG:Account Name: data value too large: x{254}… \(max length=255\):Name --$/,
  )
})
