import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { chunkSizes, cut } from '../support/csv-arbitraries.ts'
import { findingsIn, scanBytes } from '../support/scan-bytes.ts'

function scan(text: string) {
  return scanBytes([Buffer.from(text)])
}

/** The records that are handed on, as they stand. */
function recordsIn(text: string): string[] {
  const bytes = Buffer.from(text)
  return scan(text).spans.map(({ start, end }) => bytes.toString('utf8', start, end).trimEnd())
}

/** What is wrong, without the cure, as `line: what`. */
function problemsIn(text: string): string[] {
  return scan(text).problems.map(({ line, problem }) => `${line}: ${problem}`)
}

const AGAIN = 'the record holds the names of the columns: it repeats the header'
const OTHER =
  'the record holds names of columns, but not as the header has them: the records below it may have their values in other columns'
const CONFLICT = 'the file has an unresolved merge conflict, which begins on this line'

describe('rows that hold nothing', () => {
  it.each([
    ['delimiters', ',,'],
    ['more delimiters than there are columns', ',,,,,'],
    ['fewer delimiters', ','],
    ['quoted blanks', '"","",""'],
    ['blanks', ' , ,\t'],
    ['blanks in quotes', '" ","","\u00a0"'],
    ['a line break in quotes', '"\n",,'],
    ['blanks alone', '   '],
    ['blanks of other scripts', '\u3000,\u2003,'],
    ['characters of no width', '\u200b,\ufeff,'],
    ['the mark that ends old files', '\u001a'],
  ])('of %s are no records', (_, row) => {
    const text = `Name,Phone,Site\na,1,\n${row}\nb,2,\n${row}\n`
    expect(recordsIn(text)).toEqual(['a,1,', 'b,2,'])
    expect(scan(text)).toMatchObject({ records: 2, blankRecords: { count: 2, line: 3 }, problems: [] })
  })

  it.each([
    ['a value', ',x,'],
    ['a value in the last column', ',,x'],
    ['a quote', '"""",,'],
    ['quotes that are doubled', '" """" ",,'],
    ['the word that clears', '#N/A,,'],
    ['a zero', ',0,'],
    ['a dot', '.,,'],
    ['an emoji', ',😀,'],
  ])('are not those with %s', (_, row) => {
    expect(recordsIn(`Name,Phone,Site\n${row}\n`)).toEqual([row])
  })

  it('are left out of files with one column; a line without any character is not counted', () => {
    const text = 'Name\n\na\n""\n \n\nb\n"  "\n'
    expect(recordsIn(text)).toEqual(['a', 'b'])
    expect(scan(text)).toMatchObject({ records: 2, blankRecords: { count: 3, line: 4 }, problems: [] })
  })

  it('may come before the header, and are all that is in some files', () => {
    const before = scan(',,\n ,,\nName,Phone,Site\na,1,\n')
    expect(before).toMatchObject({ records: 1, blankRecords: { count: 2, line: 1 }, problems: [] })
    expect(before.header).toMatchObject({ columns: ['Name', 'Phone', 'Site'], line: 3 })
    expect(scan(';;\nName;Phone;Site\na;1;\n').header?.columns).toEqual(['Name', 'Phone', 'Site'])
    expect(scan('Name,Phone\n,\n,')).toMatchObject({ records: 0, blankRecords: { count: 2, line: 2 } })
    expect(scan(',,\n,,')).toMatchObject({ header: undefined, records: 0, problems: [] })
    expect(scan('Name,Phone').header?.columns).toEqual(['Name', 'Phone'])
  })

  it('do not count towards the last record, which has its line ending', () => {
    expect(scan('Name,Phone\na,1\n,')).toMatchObject({ records: 1, isTerminated: true })
    expect(scan('Name,Phone\n,\na,1')).toMatchObject({ records: 1, isTerminated: false })
  })
})

describe('rows of other lengths', () => {
  it('are taken where blank last fields lack, or are too many', () => {
    const text = 'Name,Ext,Phone\r\nA,E-1,1\r\nB,E-2\r\nC,E-3,\r\nD,E-4,4,\r\nE,E-5,5,"",  ,\r\n'
    expect(scan(text)).toMatchObject({ records: 5, raggedRecords: { count: 3, line: 3 }, problems: [] })
  })

  it.each([
    ['a value behind the last column', 'D,E-4,4,x'],
    ['a value behind blank ones', 'D,E-4,4,,x'],
    ['a quote behind the last column', 'D,E-4,4,""""'],
    ['no delimiter at all', 'Confidential'],
    ['no delimiter at all, in quotes', '"Copyright, all rights reserved"'],
    ['a text that was cut at its comma', 'Acme, Inc.,E-4,'],
    ['a text that was cut at its comma, and too few fields', 'Acme, Inc.'],
  ])('are refused with %s', (_, row) => {
    const found = problemsIn(`Name,Ext,Phone\na,E-1,1\n${row}\n`)
    expect(found).toEqual([expect.stringMatching(/^3: the record has \d fields?, the header has 3$/)])
  })

  it('are refused behind a blank line, as the last lines of a report', () => {
    expect(problemsIn('Name,Ext,Phone\na,E-1,1\n\nTotal,2\n')).toEqual(['4: the record has 2 fields, the header has 3'])
    expect(problemsIn('Name,Ext,Phone\n\na,E-1,1\n\nb,E-2,2\nc,E-3\n')).toEqual([])
  })

  it('may have a blank behind each delimiter where the header does', () => {
    expect(problemsIn('Name, Ext, Phone\na, E-1\n')).toEqual([])
  })

  it('are told from typographic quotes that hold a delimiter', () => {
    const quotes =
      'a field begins with a typographic quote and is cut at the delimiter inside it: these are not the quotes of CSV'
    expect(problemsIn('Name,Ext,City\n“Acme, Inc.”,S-1,Bonn\n“Globex”,S-2\n')).toEqual([`2: ${quotes}`])
    expect(problemsIn('Name,Ext,City\n„Acme,Inc.“,S-1,\n')).toEqual([`2: ${quotes}`])
    expect(problemsIn('Name,Ext,City\n«Acme,Inc.»\n')).toEqual([`2: ${quotes}`])
    expect(problemsIn('Name,Ext,City\nO’Brien,S-1,Bonn,‘s\n')).toEqual(['2: the record has 4 fields, the header has 3'])
  })
})

describe('a header among the records', () => {
  it.each([
    ['as it is', 'Name,Ext_Id__c,Phone'],
    ['in another case', 'NAME,ext_id__c,phone'],
    ['in quotes', '"Name","Ext_Id__c","Phone"'],
    ['with blanks around the names', ' Name , Ext_Id__c,Phone\t'],
    ['behind a byte order mark', '\ufeffName,Ext_Id__c,Phone'],
    ['behind a byte order mark, in quotes', '\ufeff"Name","Ext_Id__c","Phone"'],
    ['with blank last columns', 'Name,Ext_Id__c,Phone,,'],
    ['with blanks that make columns of one width', 'Name        ,Ext_Id__c     ,Phone  '],
    ['with characters that are not seen', '\u200bNa\u00adme,Ext\u2060_Id__c,Phone'],
  ])('is found %s', (_, header) => {
    expect(problemsIn(`Name,Ext_Id__c,Phone\na,1,2\n${header}\nb,2,3\n`)).toEqual([`3: ${AGAIN}`])
    expect(problemsIn(`Name,Ext_Id__c,Phone\n${header}\n${header}\n`)).toEqual([`2: ${AGAIN}`, `3: ${AGAIN}`])
  })

  it('is found in files of one column, and where the names are not ASCII', () => {
    expect(problemsIn('Name\na\nname\n')).toEqual([`3: ${AGAIN}`])
    expect(problemsIn('A\nb\n"a"\n')).toEqual([`3: ${AGAIN}`])
    expect(problemsIn('Größe,Ähre\n1,2\nGRÖSSE,ÄHRE\ngröße,ÄHRE\nA,Ähre\n')).toEqual([`4: ${AGAIN}`])
    expect(problemsIn('Ähre,B\n1,2\nähre,b\n')).toEqual([`3: ${AGAIN}`])
  })

  it('is found where it belongs to a file with other columns', () => {
    expect(problemsIn('Name,Ext_Id__c,Phone\na,1,2\nPhone,Name,Ext_Id__c\n')).toEqual([`3: ${OTHER}`])
  })

  it('is found where no line break is before it', () => {
    const behind =
      'the record ends with the names of the columns: the header of another file follows it without a line break'
    expect(problemsIn('Name,Ext,Phone\na,1,2Name,Ext,Phone\nb,2,3\n')).toEqual([`2: ${behind}`])
    expect(problemsIn('Name,Ext,Phone\na,1,\ufeffNAME, Ext,"Phone"\n')).toEqual([`2: ${behind}`])
    expect(problemsIn('Name,Ext\na,1,b,Ext\n')).toEqual(['2: the record has 4 fields, the header has 2'])
  })

  it.each(['Name,b,c', 'Name,Name,Phone', ',Ext_Id__c,', 'Names,Ext_Id__c,Phone', 'Name Ext_Id__c,Phone,'])(
    'is not %s',
    (row) => {
      expect(problemsIn(`Name,Ext_Id__c,Phone\n${row}\n`)).toEqual([])
    },
  )
})

describe('markers of a merge conflict', () => {
  const SIDES = ['<<<<<<< HEAD', 'Globex,A-2', '=======', 'Globex AG,A-2', '>>>>>>> feature/prices']

  it.each([
    ['in the midst of a file', 'Name,Ext\nAcme,A-1\n', SIDES, 3],
    [
      'with the common ancestor',
      'Name,Ext\n',
      ['<<<<<<< ours', 'a,1', '||||||| base', 'b,1', '=======', 'c,1', '>>>>>>> x'],
      2,
    ],
    ['in place of the header', '', ['<<<<<<< HEAD', 'Name,Ext', '=======', 'Name,Ext,Phone', '>>>>>>> x'], 1],
    [
      'with names that hold delimiters and quotes',
      'Name,Ext\n',
      ['<<<<<<< a,b', 'c,d', '=======', 'e', '>>>>>>> 1 (Fix "a", b)'],
      2,
    ],
    ['longer than usual', 'Name,Ext\n', ['<<<<<<<<<< a', 'c,d', '==========', 'e,f', '>>>>>>>>>> b'], 2],
    ['around other headers', 'Name,Ext\n', ['<<<<<<< a', 'Name,Ext', '=======', 'x,y,z', '>>>>>>> b'], 2],
    ['without the first one', 'Name,Ext\nx\n', ['c,d', '=======', 'e,f', '>>>>>>> b'], 4],
    ['without the first two', 'Name,Ext\n', ['c,d', 'e,f', '>>>>>>> b'], 4],
  ])('are one finding, %s', (_, before, lines, line) => {
    for (const ending of ['\n', '\r\n']) {
      const result = scan(`${before}${lines.join('\n')}\nInitech,A-3\n`.replaceAll('\n', ending))
      expect(result.problems.filter((found) => found.line >= line)).toMatchObject([{ line, problem: CONFLICT }])
      expect(result.isConflicted).toBe(true)
      expect(result.problemCount).toBe(result.problems.length)
    }
  })

  it('are found in files of one column', () => {
    expect(problemsIn('Name\nAcme\n<<<<<<< HEAD\nGlobex\n=======\nInitech\n>>>>>>> x\n')).toEqual([`3: ${CONFLICT}`])
    expect(problemsIn('<<<<<<< HEAD\nName\n=======\nLabel\n>>>>>>> x\n')).toEqual([`1: ${CONFLICT}`])
  })

  it('are data inside quotes', () => {
    expect(problemsIn(`Name,Text\na,"${SIDES.join('\n')}\n"\n`)).toEqual([])
    expect(problemsIn('Name\n"<<<<<<< HEAD"\n')).toEqual([])
  })

  it.each(['=======', '<<<<<<<', '>>>>>>>', '<<<<<< HEAD', '======= x', '>>>>>>>x', '<<<<<<<>>>>>>> a', '|||||||'])(
    'are not a line of %s alone',
    (line) => {
      expect(problemsIn(`Name\na\n${line}\n`)).toEqual([])
      expect(recordsIn(`Name\na\n${line}\n`)).toEqual(['a', line])
    },
  )

  it('are not rows of pipes that hold little', () => {
    expect(problemsIn('A|B|C|D|E|F|G|H\n||||||| x\n|||||||\n')).toEqual([])
  })

  it('do not hide what is wrong before them, and are listed behind a hundred others', () => {
    expect(problemsIn('Name,Ext\nx\n<<<<<<< HEAD\ny\n')).toEqual([
      '2: the record has 1 field, the header has 2',
      `3: ${CONFLICT}`,
    ])
    const { problems, problemCount } = scan(`Name,Ext\n${'x\n'.repeat(150)}<<<<<<< HEAD\n${'y\n'.repeat(150)}`)
    expect([problems.length, problemCount, problems.at(-1)?.problem]).toEqual([100, 151, CONFLICT])
  })

  it('say what to do', () => {
    expect(findingsIn('Name\n<<<<<<< HEAD\n')).toEqual([
      'accounts.csv line 2: the file has an unresolved merge conflict, which begins on this line. Resolve it, delete the ' +
        'marker lines that Git wrote (such as `<<<<<<<`, `=======` and `>>>>>>>`), and commit the file. A value that is ' +
        'meant to begin like a marker needs quotes around it.',
    ])
  })
})

it('finds the same in any file, however it is cut into chunks', () => {
  const lines = fc.constantFrom(
    'Name,Ext,Phone',
    '"Name","Ext",Phone',
    'Ext,Name',
    ',,',
    ' ,"",\u00a0',
    '""""',
    '',
    'a,b',
    'a,b,c',
    'a,b,c,"",',
    'a, b,c,',
    'x',
    '“a, b”,c,d',
    '<<<<<<< HEAD',
    '=======',
    '>>>>>>> x',
    '\ufeff"Name",Ext,Phone',
    'a"b,c,d',
  )
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), chunkSizes, (rows, ending, sizes) => {
      const bytes = Buffer.from(['Name,Ext,Phone', ...rows].join(ending))
      expect(scanBytes(cut(bytes, sizes))).toEqual(scanBytes([bytes]))
    }),
    { numRuns: 2_000 },
  )
})
