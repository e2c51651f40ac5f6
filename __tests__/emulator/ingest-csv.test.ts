import { describe, expect, it } from '@jest/globals'
import { orgs } from './org-client.ts'

// Source: Bulk API 2.0 guide, "Prepare CSV Files", and forcedotcom/wsc: com/sforce/async/CSVReader.java for the parser's texts.

const start = orgs()
const INSERT = { object: 'Account', operation: 'insert' }

async function names(spec: object, csv: string): Promise<(string | undefined)[]> {
  const client = await start()
  const info = await client.load(spec, csv)
  expect(info.errorMessage).toBeUndefined()
  expect(info.state).toBe('JobComplete')
  return client.org.records.all('Account').map(({ Name }) => Name)
}

describe('what the org reads', () => {
  it.each([
    ['quoted delimiters', 'Name,Phone\n"A, B",1\n', ['A, B']],
    ['doubled quotes', 'Name\n"say ""hi"""\n', ['say "hi"']],
    ['newlines inside quotes', 'Name,Description\n"A","1\n2"\n', ['A']],
    ['a quoted header', '"Name","Phone"\nA,1\n', ['A']],
    ['blank lines', 'Name\n\nA\n\n\nB\n', ['A', 'B']],
    ['a last record without a line end', 'Name\nA\nB', ['A', 'B']],
    ['spaces around a value', 'Phone,Name\n1, A \n', [' A ']],
    ['wide characters', 'Name\nŽluťoučký 🐎\n', ['Žluťoučký 🐎']],
    ['columns in the wrong case', 'name\nA\n', ['A']],
  ])('takes %s', async (_, csv, expected) => {
    expect(await names(INSERT, csv)).toEqual(expected)
  })

  it('takes CRLF throughout when the job says so, and keeps newlines inside quotes as LF', async () => {
    const client = await start()
    await client.load({ ...INSERT, lineEnding: 'CRLF' }, 'Name,Description\r\nA,"1\r\n2"\r\n')
    expect(client.org.records.all('Account')[0]?.Description).toBe('1\n2')
  })

  it.each([
    ['BACKQUOTE', '`'],
    ['CARET', '^'],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
  ])('takes %s as delimiter', async (columnDelimiter, character) => {
    expect(await names({ ...INSERT, columnDelimiter }, `Name${character}Phone\nA,B${character}1\n`)).toEqual(['A,B'])
  })
})

describe('what fails the whole job after it was closed', () => {
  const lineEnding = 'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is'

  it.each([
    ['CRLF in an LF job', INSERT, 'Name\r\nA\r\n', `${lineEnding} LF`],
    ['CRLF inside quotes in an LF job', INSERT, 'Name\n"A\r\nB"\n', `${lineEnding} LF`],
    ['LF in a CRLF job', { ...INSERT, lineEnding: 'CRLF' }, 'Name\nA\n', `${lineEnding} CRLF`],
    ['LF inside quotes in a CRLF job', { ...INSERT, lineEnding: 'CRLF' }, 'Name\r\n"A\nB"\r\n', `${lineEnding} CRLF`],
    ['a BOM', INSERT, '\uFEFFName\nA\n', 'Field name not found : \uFEFFName'],
    [
      'a BOM before a quoted header',
      INSERT,
      '\uFEFF"Name"\nA\n',
      'InvalidBatch : Failed to parse CSV. Found unescaped quote',
    ],
    ['another delimiter than the job’s', INSERT, 'Name;Phone\nA;1\n', 'Field name not found : Name;Phone'],
    ['an unknown column', INSERT, 'Name,Nope__c,Nope2__c\nA,1,2\n', 'Field name not found : Nope__c'],
    [
      'a quote in an unquoted value',
      INSERT,
      'Name\nA "B"\n',
      'Found unescaped quote. A value with quote should be within a quote',
    ],
    ['text after a closing quote', INSERT, 'Name\n"A" B\n', 'Not expecting more text after end quote'],
    ['a quote that is never closed', INSERT, 'Name\n"A\nB\n', 'EOF reached before closing an opened quote'],
    ['a record with a field too few', INSERT, 'Name,Phone\nA\n', 'InvalidBatch : Failed to parse CSV.'],
    ['a record with a field too many', INSERT, 'Name\nA,B\n', 'InvalidBatch : Failed to parse CSV.'],
    ['a field that is too long', INSERT, `Name\n${'x'.repeat(131_073)}\n`, 'Exceeded max field size: 131073'],
    ['a header without records', INSERT, 'Name\n', 'InvalidBatch : Records not found'],
    ['an empty upload', INSERT, '', 'InvalidBatch : Records not found'],
    [
      'a delete with more than ids',
      { ...INSERT, operation: 'delete' },
      'Id,Name\n001,A\n',
      "The 'delete' batch must contain only ids",
    ],
  ])('%s', async (_, spec, csv, errorMessage) => {
    const client = await start()
    const info = await client.load(spec, csv)
    expect(info).toMatchObject({ state: 'Failed', numberRecordsProcessed: 0, numberRecordsFailed: 0 })
    expect(info.errorMessage).toContain(errorMessage)
    expect(client.org.records.all('Account')).toEqual([])
  })

  it('more characters in a record than 400,000, more columns than 5,000', async () => {
    const client = await start()
    const wide = await client.load(INSERT, `Name,Phone,Fax,Website\n${Array(4).fill('x'.repeat(110_000)).join(',')}\n`)
    expect(wide.errorMessage).toContain('Exceeded max length for one record: 440000.')
    const many = await client.load(INSERT, `${Array(5_001).fill('N').join(',')}\nA\n`)
    expect(many.errorMessage).toContain('Exceeded max number of columns per record : 5000')
  })

  const UPLOAD = 'Name,Nope__c\n"A, ""B""",1\nC,2\n'

  it('leaves no row in any file', async () => {
    const client = await start()
    const id = String((await client.load(INSERT, UPLOAD)).id)
    expect(await client.results(id, 'unprocessedrecords')).toBe('Name,Nope__c\n')
    expect(await client.results(id, 'successfulResults')).toBe('"sf__Id","sf__Created",Name\n')
    expect(await client.results(id, 'failedResults')).toBe('"sf__Id","sf__Error",Name\n')
  })

  it.each([
    ['header', 'Name,Nope__c\n'],
    ['empty', ''],
    ['as uploaded', UPLOAD],
    ['refused', expect.stringContaining('INVALIDJOBSTATE')],
    ['not found', expect.stringContaining('NOT_FOUND')],
  ] as const)('has unprocessed records in the form that the org is set to: %s', async (invalidUnprocessed, text) => {
    const client = await start({ invalidUnprocessed, invalidResults: 'empty' })
    const id = String((await client.load(INSERT, UPLOAD)).id)
    expect(await client.results(id, 'unprocessedrecords')).toEqual(text)
    expect(await client.results(id, 'successfulResults')).toBe('')
  })

  it('hands text that cannot be parsed back as text', async () => {
    const client = await start()
    const info = await client.load(INSERT, 'Name\nA\n"B\nC\n')
    expect(await client.results(String(info.id), 'unprocessedrecords')).toBe('Name\nA\n"B\nC\n')
  })
})
