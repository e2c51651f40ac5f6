import { gzipSync } from 'node:zlib'
import { notUtf8 } from '../../src/csv/encoding-problems.ts'
import { encode } from '../support/encode.ts'
import { type Broken, csv, files, setInput, withInput } from './cures.ts'

const JAPANESE = 'Name,BillingCity\n株式会社サンプル,東京\n表計算ソフト,大阪\n'
const CZECH = 'Name\nDvořák\n'
const TWO = 'Name,City\nMüller,Köln\nGroß,Ulm\n'
const OTHERS = 'Name\nMüller\nKöln\n'
const CODE_PAGE_437 = Buffer.from('Name\nM\x81ller\nK\x94ln\n', 'latin1')
const MIXED = Buffer.concat([Buffer.from('Name\nMüller\nGroß\n'), Buffer.from('K\xf6ln\n', 'latin1')])
const set = setInput('encoding')
const asUtf8 = (text: string) => files({ 'a.csv': text })
const quiet = { reading: { showsValues: false } }
const inEncoding = (encoding: string, content: Buffer) => ({ ...csv(content), reading: { encoding } })

export const ENCODING_CURES = {
  'not-utf-8': [
    {
      name: 'a file of which not all is read again',
      load: csv(encode(TWO, 'windows-1252')),
      message: notUtf8(2, 0xfc).cure,
      cures: [
        { words: "Set `encoding` to the file's encoding", follow: withInput('encoding', 'windows-1252'), sent: [TWO] },
        { words: 'save the file as UTF-8 (in Excel: "CSV UTF-8")', follow: asUtf8(`\ufeff${TWO}`), sent: [TWO] },
      ],
    },
    {
      name: 'one encoding fits',
      load: csv(encode(JAPANESE, 'shift_jis')),
      cures: [{ words: 'says "株式会社サンプル": if that is right, set `encoding:', follow: set, sent: [JAPANESE] }],
    },
    {
      name: 'one encoding fits, and no value is shown',
      load: { ...csv(encode(JAPANESE, 'shift_jis')), ...quiet },
      cures: [{ words: 'if it was saved in that encoding, set `encoding:', follow: set, sent: [JAPANESE] }],
    },
    {
      name: 'several encodings fit',
      load: csv(encode(CZECH, 'windows-1250')),
      cures: [
        {
          words: 'set `encoding` to the one that shows column "Name" on line 2 as it should be',
          follow: (load, message) =>
            withInput('encoding', /([\w-]+) \("Dvořák"\)/.exec(message)?.[1] ?? '')(load, message),
          sent: [CZECH],
        },
      ],
    },
    {
      name: 'several encodings fit, and no value is shown',
      load: { ...csv(encode(CZECH, 'windows-1250')), ...quiet },
      cures: [
        {
          words: 'windows-1250 or windows-1257: set `encoding` to the one that it was saved in',
          follow: withInput('encoding', 'windows-1250'),
          sent: [CZECH],
        },
      ],
    },
    {
      name: 'no encoding fits',
      load: csv(CODE_PAGE_437),
      cures: [{ words: 'save the file as UTF-8', follow: asUtf8(OTHERS), sent: [OTHERS] }],
    },
    {
      name: 'no encoding fits, as the file has errors',
      load: csv(Buffer.concat([encode(TWO, 'windows-1252'), Buffer.from([0x81, 0x0a])])),
      cures: [
        {
          words: 'set `encoding` to the encoding that it was saved in',
          follow: (load, message) =>
            withInput('encoding', 'windows-1252')({ ...load, ...csv(encode(TWO, 'windows-1252')) }, message),
          sent: [TWO],
        },
      ],
    },
    {
      name: 'a line in another encoding',
      load: csv(MIXED),
      cures: [
        {
          words: 'Correct the line',
          follow: asUtf8('Name\nMüller\nGroß\nKöln\n'),
          sent: ['Name\nMüller\nGroß\nKöln\n'],
        },
        {
          words: 'export the file again',
          follow: asUtf8('Name\nMüller\nGroß\nKöln\n'),
          sent: ['Name\nMüller\nGroß\nKöln\n'],
        },
      ],
    },
    {
      name: 'a last line without an end',
      load: csv(Buffer.from('Name\nCaf\xe9', 'latin1')),
      cures: [
        {
          words: 'If the end of the file is missing, copy, export or download it again',
          follow: asUtf8('Name\nCafé\n'),
          sent: ['Name\nCafé\n'],
        },
        { words: 'Otherwise, in windows-1252', follow: set, sent: ['Name\nCafé\n'] },
      ],
    },
  ],
  'cut-in-character': [
    {
      name: 'UTF-8 without its end',
      load: csv(Buffer.from('Name\nMüller\nKö').subarray(0, -1)),
      cures: [{ words: 'Copy, export or download the file again', follow: asUtf8(OTHERS), sent: [OTHERS] }],
    },
  ],
  'not-in-encoding': [
    {
      name: 'windows-1252 that is said to be shift_jis',
      load: inEncoding('shift_jis', encode('Name\nMüller\nKöln\n', 'windows-1252')),
      cures: [
        {
          words: "set `encoding` to the file's own encoding",
          follow: withInput('encoding', 'windows-1252'),
          sent: [OTHERS],
        },
        {
          words: 'save the file as UTF-8 (in Excel: "CSV UTF-8") and remove `encoding`',
          follow: () => csv(`\ufeff${OTHERS}`),
          sent: [OTHERS],
        },
      ],
    },
    {
      name: 'a byte that shift_jis does not have',
      load: inEncoding('shift_jis', Buffer.concat([encode(JAPANESE, 'shift_jis'), Buffer.from([0x85, 0xff, 0x0a])])),
      cures: [
        {
          words: 'Correct the line',
          follow: (load) => ({ ...load, files: { 'a.csv': encode(JAPANESE, 'shift_jis') } }),
          sent: [JAPANESE],
        },
      ],
    },
  ],
  'ends-in-character': [
    {
      name: 'shift_jis without its end',
      load: inEncoding('shift_jis', encode('Name\n表計', 'shift_jis').subarray(0, -1)),
      cures: [
        {
          words: 'If its end is missing, copy, export or download the file again',
          follow: (load) => ({ ...load, files: { 'a.csv': encode('Name\n表計\n', 'shift_jis') } }),
          sent: ['Name\n表計\n'],
        },
      ],
    },
    {
      name: 'windows-1252 that is said to be shift_jis',
      load: inEncoding('shift_jis', Buffer.from('Name\nCaf\xe9', 'latin1')),
      cures: [
        {
          words: "Otherwise set `encoding` to the file's own encoding",
          follow: withInput('encoding', 'windows-1252'),
          sent: ['Name\nCafé\n'],
        },
      ],
    },
  ],
  'utf-8-already': [
    {
      name: 'UTF-8 that is said to be windows-1252',
      load: inEncoding('windows-1252', Buffer.from(TWO)),
      cures: [
        { words: 'Remove `encoding`', follow: ({ files: same }) => ({ files: same }), sent: [TWO] },
        {
          words: 'load this one in a step of its own',
          follow: ({ files: same }) => ({ files: same }),
          sent: [TWO],
        },
      ],
    },
  ],
  'utf-16': [
    {
      name: 'with a mark',
      load: csv(encode(`\ufeff${TWO}`, 'utf-16le')),
      cures: [
        { words: 'Set `encoding: utf-16le`', follow: set, sent: [TWO] },
        { words: 'save it as UTF-8 (in Excel: "CSV UTF-8")', follow: asUtf8(`\ufeff${TWO}`), sent: [TWO] },
      ],
    },
    {
      name: 'without a mark',
      load: csv(encode(TWO, 'utf-16be')),
      cures: [{ words: 'Set `encoding: utf-16be`', follow: set, sent: [TWO] }],
    },
    {
      name: 'compressed',
      load: { files: { 'a.csv.gz': gzipSync(encode(`\ufeff${TWO}`, 'utf-16le')) } },
      cures: [{ words: 'Set `encoding: utf-16le`', follow: set, sent: [TWO] }],
    },
  ],
  'not-csv': notCsv(),
} satisfies Readonly<Record<string, readonly Broken[]>>

/** Files of other formats: what the finding says makes a CSV file of them, in another program or an earlier step. */
function notCsv(): readonly Broken[] {
  const latin1 = (text: string) => csv(Buffer.from(text, 'latin1'))
  const zip = (name: string) => latin1(`PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}x`)
  const EXCEL = 'Open it in Excel and save it as "CSV UTF-8"; to rename it is not enough.'
  const EXTRACT = 'Extract it in an earlier step and load the .csv files.'
  const CONVERT = 'Convert it to CSV in an earlier step.'
  const EXPORT = 'Export the table as CSV in UTF-8.'
  const CHECK =
    'If an earlier step downloads the file, check that step: it may have saved an error message. Otherwise convert the file to CSV.'
  const kinds: readonly (readonly [what: string, load: Broken['load'], words: string])[] = [
    ['an Excel workbook (.xlsx), not CSV', zip('[Content_Types].xml'), EXCEL],
    ['an Excel workbook in the old .xls format', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), EXCEL],
    ['an Excel workbook in XML', latin1('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'), EXCEL],
    [
      'an OpenDocument spreadsheet',
      zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      'Export it as CSV with the character set UTF-8.',
    ],
    ['a zip archive, not', zip('accounts.csv'), EXTRACT],
    ['a zip archive without any file', latin1('PK\x05\x06\0\0'), EXTRACT],
    ['a zip archive, not', latin1('PK\x07\x08\0\0'), EXTRACT],
    ['a 7z archive', latin1('7z\xbc\xaf\x27\x1c\0\x04'), EXTRACT],
    ['a RAR archive', latin1('Rar!\x1a\x07\x01\0'), EXTRACT],
    ['compressed with xz', latin1('\xfd7zXZ\x00\0'), EXTRACT],
    ['compressed with zstd', latin1('\x28\xb5\x2f\xfd\0'), EXTRACT],
    ['compressed with bzip2', latin1('BZh91AY&SY\x01'), EXTRACT],
    ['an Arrow file', latin1('ARROW1\0\0'), CONVERT],
    ['an SQLite database', latin1('SQLite format 3\0'), CONVERT],
    ['a Parquet file', latin1('PAR1\x15\x04\x15\x10'), CONVERT],
    ['an ORC file', latin1('ORC\x03\0'), CONVERT],
    ['an Avro file', latin1('Obj\x01\x04\x16avro.schema'), CONVERT],
    ['a PDF document', latin1('%PDF-1.7\n'), EXPORT],
    ['binary data', latin1('\0\0\0\x18ftypmp42'), EXPORT],
    [
      'the file is UTF-32, which this action cannot read',
      latin1('\xff\xfe\0\0N\0\0\0'),
      'Save it as UTF-8 (in Excel: "CSV UTF-8").',
    ],
    [
      'a web page (HTML)',
      latin1('<!DOCTYPE html>\n<html lang="en">'),
      'If an earlier step downloads the file, check that step: it probably saved a sign-in page or an error page. Otherwise export the table as CSV.',
    ],
    ['XML, not CSV', latin1('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>'), CHECK],
    ['JSON, not CSV', latin1('{"error": "not_found"}'), CHECK],
  ]
  const others = kinds.map(([what, load, words]) => ({
    name: what,
    load,
    cures: [{ words, follow: asUtf8(`\ufeff${TWO}`), sent: [TWO] }],
  }))
  const packed = { 'a.csv.gz': gzipSync(TWO) }
  return [
    ...others,
    {
      name: 'a pointer that Git LFS left in place of the data',
      load: latin1('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'),
      cures: [{ words: 'Set `lfs: true` in the actions/checkout step.', follow: asUtf8(TWO), sent: [TWO] }],
    },
    {
      name: 'the file has gzip data where CSV is expected',
      load: csv(gzipSync(TWO)),
      cures: [{ words: 'Let its name end in `.csv.gz`', follow: files(packed), sent: [TWO] }],
    },
    {
      name: 'compressed twice',
      load: { files: { 'a.csv.gz': gzipSync(gzipSync(TWO)) } },
      cures: [
        { words: 'If it does, it was compressed twice: decompress it once.', follow: files(packed), sent: [TWO] },
      ],
    },
  ]
}
