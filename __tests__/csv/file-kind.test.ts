import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fileKind, KIND_BYTES } from '../../src/csv/file-kind.ts'
import { csvSamples } from '../support/csv-arbitraries.ts'
import { encode } from '../support/encode.ts'
import { findingsIn } from '../support/scan-bytes.ts'

const EXCEL = 'Open it in Excel and save it as "CSV UTF-8"'

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

/** A local file header of a zip archive, for a first file of this name. */
function zip(name: string): Buffer {
  return latin1(
    `PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0${'\0'.repeat(12)}${String.fromCharCode(name.length)}\0\0\0${name}x`,
  )
}

describe('a file that is no CSV file in UTF-8 is named, with what to do', () => {
  it.each([
    ['xlsx', zip('[Content_Types].xml'), 'an Excel workbook (.xlsx), not CSV', EXCEL],
    ['xlsx of other programs', zip('xl/workbook.xml'), 'an Excel workbook (.xlsx), not CSV', EXCEL],
    ['ods', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'an OpenDocument spreadsheet', 'Export it'],
    ['zip', zip('accounts.csv'), 'a zip archive, not CSV', 'Extract it in an earlier step'],
    ['xls', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), 'the old .xls format', EXCEL],
    ['7z', latin1('7z\xbc\xaf\x27\x1c\0\x04'), 'a 7z archive', 'Extract it'],
    ['rar', latin1('Rar!\x1a\x07\x01\0'), 'a RAR archive', 'Extract it'],
    ['bzip2', latin1('BZh91AY&SY\x01'), 'compressed with bzip2', 'Extract it'],
    ['gzip', gzipSync('Name\nAcme\n'), 'the file has gzip data', 'Let its name end in `.csv.gz`'],
    ['parquet', latin1('PAR1\x15\x04\x15\x10'), 'a Parquet file', 'Convert it to CSV'],
    ['PDF', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), 'a PDF document', 'Export the table'],
    ['SQLite', latin1('SQLite format 3\0'), 'an SQLite database', 'Convert it to CSV'],
    [
      'Git LFS',
      latin1('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'),
      'a pointer that Git LFS left in place of the data',
      'Set `lfs: true` in the actions/checkout step.',
    ],
    ['a page', latin1('\r\n<!DOCTYPE html>\n<html lang="en">'), 'a web page (HTML)', 'sign-in page'],
    ['a page in capitals', latin1('<HTML><HEAD><TITLE>403 Forbidden</TITLE></HEAD>'), 'a web page', 'sign-in page'],
    ['a table of a page', latin1('<table border="1"><tr><td>a</td></tr></table>'), 'a web page', 'error page'],
    ['XML', latin1('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>'), 'XML, not CSV', 'error message'],
    ['XML with a mark', Buffer.from('\ufeff<?xml version="1.0"?><a/>'), 'XML, not CSV', 'error message'],
    ['XML without a declaration', latin1('<Error><Code>NoSuchKey</Code></Error>'), 'XML, not CSV', 'error message'],
    [
      'Excel 2003',
      latin1('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>'),
      'an Excel workbook in XML',
      EXCEL,
    ],
    ['a JSON array', latin1('[\n  {\n    "Name": "Acme"\n  }\n]'), 'JSON, not CSV', 'convert the file to CSV'],
    ['a JSON array of arrays', latin1('[["Name"],["Acme"]]'), 'JSON, not CSV', 'convert the file to CSV'],
    ['a JSON object', latin1('{"error": "not_found"}'), 'JSON, not CSV', 'error message'],
    ['JSON lines', latin1('{"Name":"Acme"}\n{"Name":"Beta"}\n'), 'JSON, not CSV', 'convert the file to CSV'],
    ['UTF-16LE with a mark', encode('\ufeffName\n株\n', 'utf-16le'), 'UTF-16', '`encoding: utf-16le`'],
    ['UTF-16BE with a mark', encode('\ufeffName\n株\n', 'utf-16be'), 'UTF-16', '`encoding: utf-16be`'],
    [
      'UTF-16LE without a mark, after blank lines',
      encode('\n\r\nName,Phone\nAcme,1\n', 'utf-16le'),
      'UTF-16',
      '`encoding: utf-16le`',
    ],
    ['UTF-16BE without a mark, after a blank line', encode('\nName\n', 'utf-16be'), 'UTF-16', '`encoding: utf-16be`'],
    ['UTF-16LE without a mark', encode('Name\tPhone\r\nMüller\t1\r\n', 'utf-16le'), 'UTF-16', '`encoding: utf-16le`'],
    ['UTF-16BE without a mark', encode('Name,Phone\nMüller,1\n', 'utf-16be'), 'UTF-16', '`encoding: utf-16be`'],
    ['UTF-32LE', latin1('\xff\xfe\0\0N\0\0\0'), 'UTF-32, which this action cannot read', 'Save it as UTF-8'],
    ['UTF-32BE', latin1('\0\0\xfe\xff\0\0\0N'), 'UTF-32, which this action cannot read', 'Save it as UTF-8'],
    ['UTF-32LE without a mark', latin1('N\0\0\0a\0\0\0m\0\0\0'), 'UTF-32', 'Save it as UTF-8'],
    ['bytes', latin1('\0\0\0\x18ftypmp42'), 'binary data', 'Export the table'],
  ])('%s', (_, content, what, cure) => {
    const start = content.subarray(0, KIND_BYTES)
    expect(fileKind(start)).toMatchObject({
      problem: expect.stringContaining(what),
      cure: expect.stringContaining(cure),
    })
    expect(findingsIn(content)).toEqual([expect.stringContaining(`accounts.csv line 1: ${fileKind(start)?.problem}.`)])
  })
})

describe('what may be CSV is CSV', () => {
  it.each([
    'PK,Name\n1,Acme\n',
    'PAR1,Name\n1,Acme\n',
    'ORC,Name\n',
    '7z,Name\n',
    'Rar!,Name\n',
    'Obj\x01Name\n',
    'ORC\x1fName\n',
    'BZh9,Name\n',
    '%PDF,Name\n',
    'version,Name\nhttps://git-lfs.github.com/spec/v1,x\n',
    'version https,Name\n',
    '{,Name\n1,Acme\n',
    '{Name},Phone\n',
    '[Name],[Phone]\n',
    '[1,2]\n',
    '"{""a"":1}",Name\n',
    '<Name>,<Phone>\n<b>,</b>\n',
    '<,Name\n',
    '<html,Name\n',
    '<b>Name</b>,Phone\n',
    'Name,Note\nAcme,a\0b\n',
    '',
    '\ufeff',
    'N',
  ])('%j', (text) => {
    expect(fileKind(Buffer.from(text))).toBeUndefined()
  })

  it('any table at all', () => {
    fc.assert(
      fc.property(csvSamples(), ({ bytes }) => {
        expect(fileKind(bytes.subarray(0, KIND_BYTES))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('in UTF-16 and UTF-32 no more than a NUL inside a text is', () => {
    for (const text of ['Na\0me\n', 'A\0B,C\n', 'AB\0,C\n'])
      expect(fileKind(Buffer.from(text))?.encoding).toBeUndefined()
  })
})
