import { describe, expect, it } from '@jest/globals'
import { invalidCsv, MAX_FINDINGS } from '../../src/csv/invalid-csv.ts'
import { cut } from '../support/csv-arbitraries.ts'
import { findingsIn, scanBytes } from '../support/scan-bytes.ts'

describe('what is wrong with quotes', () => {
  it('names the line on which a quoted field that is never closed was opened', () => {
    expect(findingsIn('Id,Name\n1,a\n2,"b\n3,c\n')).toEqual([
      'accounts.csv line 3: quoted field is never closed. Check for a stray " in this record.',
    ])
  })

  it('names the line of text after a closing quote, and where the field was opened if elsewhere', () => {
    expect(findingsIn('Id,Name\n1,"a"b\n2,"c\n3,"d"\n')).toEqual([
      'accounts.csv line 2: there is text after the closing quote. ' +
        'Double the quotes inside the field, or delete what follows it.',
      'accounts.csv line 4: there is text after the closing quote of a field that opened on line 3. ' +
        'Double the quotes inside the field, or delete what follows it.',
    ])
  })

  it.each(['1,a"b', '1, "a"', '1,a""'])('refuses a quote inside an unquoted field: %s', (record) => {
    expect(findingsIn(`Id,Name\n${record}\n`)).toEqual([
      'accounts.csv line 2: there is a quote inside an unquoted field. ' +
        'Put quotes around the whole field, nothing before them, and double those inside.',
    ])
  })

  it('says one thing about a record with several faults, and goes on with the next', () => {
    expect(findingsIn('Id,Name\n1,a"b","c"d,e\n2,b,c\n3,c\n')).toEqual([
      expect.stringContaining('line 2: there is a quote inside an unquoted field'),
      expect.stringContaining('line 3: the record has 3 fields'),
    ])
  })

  it('finds faults in the header as well', () => {
    expect(findingsIn('Id,"Name"x\n1,a\n')).toEqual([expect.stringContaining('line 1: there is text after')])
    expect(findingsIn('Id,"Name\n1,a\n')).toEqual([expect.stringContaining('line 1: quoted field is never closed')])
  })
})

describe('what is wrong with fields', () => {
  it('refuses records with too many or too few fields', () => {
    expect(findingsIn('Id,Name\n1,a,b\n2,b\n3\n')).toEqual([
      'accounts.csv line 2: the record has 3 fields, the header has 2. ' +
        'Put quotes around a field that holds the delimiter, or delete the extra fields.',
      'accounts.csv line 4: the record has 1 field, the header has 2. ' +
        'If it is not a record, such as the note at the end of a report, delete the line. ' +
        'Else put quotes around a field that holds a line break or the delimiter, or add the missing fields.',
    ])
  })

  it('refuses columns without a name or with the name of another', () => {
    expect(findingsIn('Id,Name,name," ",X\n1,a,b,c,d\n')).toEqual([
      'accounts.csv line 1: columns 2 and 3 have the same name. ' +
        'Delete or rename one of them; upper and lower case make no difference.',
      'accounts.csv line 1: column 4 has no name. Name the column, or delete it.',
    ])
  })

  it('does not repeat a name that looks like data', () => {
    expect(findingsIn('Jane Doe,Jane Doe\n')).toEqual([expect.not.stringContaining('Jane')])
  })
})

describe('what is wrong with line endings', () => {
  it('takes mixed ones, between records and inside quotes: those are rewritten on the way', () => {
    expect(findingsIn('Id,Name\n1,a\n2,b\r\n3,"c\rd\r\ne\nf"\r\n')).toEqual([])
  })

  it('takes line breaks inside quotes that are of the same kind, and blank lines of any', () => {
    expect(findingsIn('Id,Name\n\r\n1,"a\n\nb"\n')).toEqual([])
    expect(findingsIn('Id,Name\r\n\n1,"a\r\nb"\r\n')).toEqual([])
  })

  it('refuses a carriage return that stands alone', () => {
    const message =
      'there is a carriage return outside quotes without a line feed after it. ' +
      'If it ends a record, save the file with LF or CRLF line endings. If it belongs to a value, put quotes around the whole field.'
    expect(findingsIn('Id,Name\n1,a\rb\n')).toEqual([`accounts.csv line 2: ${message}`])
    expect(findingsIn('Id,Id\r1,a\r2,b\r')).toEqual([`accounts.csv line 1: ${message}`])
  })
})

describe('what is wrong with characters', () => {
  it('names the line and the first byte that is not UTF-8, once a file', () => {
    const latin1 = Buffer.from('Id,Name\n1,"a\nb"\n2,Mü\n3,Mü\n', 'latin1')
    expect(findingsIn(latin1)).toEqual([
      "accounts.csv line 4: byte 0xFC is not UTF-8. Set `encoding` to the file's encoding, or save the file as UTF-8 " +
        '(in Excel: "CSV UTF-8").',
    ])
  })

  it('refuses a file that ends inside a character', () => {
    expect(findingsIn(Buffer.from('Id\n1\n€').subarray(0, -1))).toEqual([
      expect.stringContaining('line 3: byte 0xE2 is not UTF-8.'),
    ])
  })
})

describe('what is too long', () => {
  it('counts the characters of a field without its quotes, not its bytes', () => {
    const longest = '漢'.repeat(131_070)
    expect(findingsIn(`Id,Name\n1,${longest}漢漢\n`)).toEqual([])
    expect(findingsIn(`Id,Name\n1,"${longest}""漢"\n`)).toEqual([])
    expect(findingsIn(`Id,Name\n1,"${longest}""漢漢"\n`)).toEqual([
      'accounts.csv line 2: a field of the record has 131,073 characters; the API takes at most 131,072. ' +
        'Shorten the field, or leave the record out.',
    ])
  })

  it('counts the characters of a record without its line ending', () => {
    const record = `${'é'.repeat(100_000)},`.repeat(3) + 'é'.repeat(99_997)
    const file = (record: string) => Buffer.from(`a,b,c,d\r\n${record}\r\n`)
    expect(findingsIn(file(record))).toEqual([])
    expect(findingsIn(file(`${record}é`))).toEqual([
      'accounts.csv line 2: the record has 400,001 characters; the API takes at most 400,000. ' +
        'Shorten its fields, or leave the record out.',
    ])
    for (const size of [97, 65_536, 799_000]) {
      const sizes = Array.from({ length: Math.ceil(800_100 / size) }, () => size)
      expect(scanBytes(cut(file(record), sizes)).problems).toEqual([])
      expect(scanBytes(cut(file(`${record}é`), sizes)).problems).toHaveLength(1)
    }
  })

  it('counts the same wherever the chunks end around the end of a record', () => {
    const bytes = Buffer.from(`a,b,c,d\r\n${`${'é'.repeat(100_000)},`.repeat(3)}${'é'.repeat(99_997)}\r\n`)
    for (const fromEnd of [1, 2, 3, 4])
      expect(scanBytes([bytes.subarray(0, -fromEnd), bytes.subarray(-fromEnd)]).problems).toEqual([])
  })

  it('refuses a header of too many characters or columns', () => {
    const names = Array.from({ length: 5_001 }, (_, index) => `F${index}`).join(',')
    expect(findingsIn(`${names}\n`)).toEqual([
      'accounts.csv line 1: the header has 5,001 columns; the API takes at most 5,000. Load fewer columns at a time.',
    ])
    expect(findingsIn(`${'é'.repeat(32_001)}\n`)).toEqual([
      'accounts.csv line 1: the header has 32,001 characters; the API takes at most 32,000. Load fewer columns at a time.',
    ])
    expect(findingsIn('é'.repeat(32_000))).toEqual([])
  })

  it('gives up on a header that does not end', () => {
    const endless = Buffer.from(`Id,"Name\n${'1,a\n'.repeat(100_000)}`)
    const message =
      'accounts.csv line 1: the header does not end within 32,000 characters. ' +
      'Check for a stray " in it, and save the file with LF or CRLF line endings.'
    expect(findingsIn(endless)).toEqual([message])
    expect(scanBytes(cut(endless, [100, 50_000, 90_000]))).toEqual(scanBytes([endless]))
  })
})

describe('the error', () => {
  const finding = { check: 'quotes', path: 'a.csv', line: 2, problem: 'it is wrong', cure: 'Right it.' }

  it('is one sentence and its cure when there is one finding', () => {
    expect(invalidCsv([finding])).toMatchObject({
      reason: 'invalid-csv',
      message: 'a.csv line 2: it is wrong. Right it.',
    })
  })

  it('names no line where the file as a whole is meant', () => {
    const { line, ...whole } = finding
    expect(invalidCsv([whole]).message).toBe('a.csv: it is wrong. Right it.')
  })

  it('lists all findings', () => {
    expect(invalidCsv([finding, { ...finding, path: 'b.csv' }]).message.split('\n')).toEqual([
      '2 problems in the CSV files; no job was made.',
      'a.csv line 2: it is wrong. Right it.',
      'b.csv line 2: it is wrong. Right it.',
    ])
  })

  it('lists a hundred and counts the rest', () => {
    const bytes = Buffer.from(`Id,Name\n${'1\n'.repeat(150)}`)
    const { problems, problemCount } = scanBytes([bytes])
    expect([problems.length, problemCount]).toEqual([MAX_FINDINGS, 150])
    const findings = problems.map((problem) => ({ path: 'a.csv', ...problem }))
    const lines = invalidCsv([...findings, finding], problemCount + 1).message.split('\n')
    expect(lines).toHaveLength(MAX_FINDINGS + 2)
    expect(lines.at(-1)).toBe('The first 100 are listed, 51 more were found.')
  })
})
