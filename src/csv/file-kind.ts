import type { FileProblem } from './problems.ts'

/** Bytes that show what a file is; a file may have fewer. */
export const KIND_BYTES = 512

/** Something that a file is and that is not CSV in UTF-8, with what to do about it. */
export interface FileKind extends FileProblem {
  /** The Unicode encoding of a text file, where that can be read when it is named in `encoding`. */
  readonly encoding?: 'utf-16le' | 'utf-16be'
}

const SAVE_IN_EXCEL = 'Open it in Excel and save it as "CSV UTF-8"; to rename it is not enough.'
const CHECK_DOWNLOAD = 'If an earlier step downloads the file, check that step'

/**
 * Finds out, from the first bytes of a file, what it is if it is no CSV file in UTF-8. Undefined where the bytes may be CSV: a
 * header may begin with `PK`, `<` or `{`, so that each kind needs bytes which no CSV file has there.
 *
 * @param start the first `KIND_BYTES` bytes, or all where the file has fewer
 */
export function fileKind(start: Buffer): FileKind | undefined {
  return signatureKind(start) ?? unicodeKind(start) ?? textKind(start) ?? binaryKind(start)
}

function notCsv(what: string, cure: string): FileKind {
  return { check: 'not-csv', problem: `the file is ${what}, not CSV`, cure }
}

function archive(what: string): FileKind {
  return notCsv(what, 'Extract it in an earlier step and load the .csv files. This action reads gzip only (`.csv.gz`).')
}

function columnar(what: string): FileKind {
  return notCsv(what, 'Convert it to CSV in an earlier step.')
}

/** The first bytes of file formats, each of which holds a byte that no text begins with, or words that no header has.
 *  Sources: `file(1)`, magic/Magdir; for Office files [MS-CFB] 2.2 and APPNOTE.TXT 4.3.7; for LFS git-lfs: docs/spec.md. */
const SIGNATURES: readonly (readonly [start: string, kind: FileKind | ((text: string) => FileKind)])[] = [
  ['PK\x03\x04', zipKind],
  ['PK\x05\x06', archive('a zip archive without any file')],
  ['PK\x07\x08', archive('a zip archive')],
  [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    notCsv('an Excel workbook in the old .xls format, or one with a password', SAVE_IN_EXCEL),
  ],
  [
    '\x1f\x8b\x08',
    {
      check: 'not-csv',
      problem: 'the file has gzip data where CSV is expected',
      cure: 'Let its name end in `.csv.gz`. If it does, it was compressed twice: decompress it once.',
    },
  ],
  ['7z\xbc\xaf\x27\x1c', archive('a 7z archive')],
  ['Rar!\x1a\x07', archive('a RAR archive')],
  ['\xfd7zXZ\x00', archive('compressed with xz')],
  ['\x28\xb5\x2f\xfd', archive('compressed with zstd')],
  ['ARROW1\x00\x00', columnar('an Arrow file')],
  ['SQLite format 3\x00', columnar('an SQLite database')],
  ['version https://git-lfs.github.com/spec/', lfsPointer()],
  ['version https://hawser.github.com/spec/', lfsPointer()],
]

function lfsPointer(): FileKind {
  const problem = 'the file is a pointer that Git LFS left in place of the data'
  return { check: 'not-csv', problem, cure: 'Set `lfs: true` in the actions/checkout step.' }
}

function signatureKind(start: Buffer): FileKind | undefined {
  const text = start.toString('latin1')
  const found = SIGNATURES.find(([signature]) => text.startsWith(signature))?.[1]
  if (found !== undefined) return typeof found === 'function' ? found(text) : found
  if (/^BZh[1-9]1AY&SY/.test(text)) return archive('compressed with bzip2')
  if (/^%PDF-[12]\.\d/.test(text)) return notCsv('a PDF document', 'Export the table as CSV in UTF-8.')
  // A column may have these names: what follows is binary, but no delimiter.
  if (/^PAR[1E]/.test(text) && text.charCodeAt(4) === THRIFT_FIELD) return columnar('a Parquet file')
  if (text.startsWith('ORC') && isBinary(text.charCodeAt(3))) return columnar('an ORC file')
  if (text.startsWith('Obj\x01') && text.includes('avro.')) return columnar('an Avro file')
  return undefined
}

/** The page header of Parquet begins with field 1, an i32. Source: apache/thrift: doc/specs/thrift-compact-protocol.md. */
const THRIFT_FIELD = 0x15

/** Whether a byte is in no text: a control character that neither ends a line nor separates columns. */
function isBinary(byte: number): boolean {
  return byte < 0x20 && ![0x01, 0x09, 0x0a, 0x0d, 0x1f].includes(byte)
}

/** Office files are zip archives whose first entries have names of their own. */
function zipKind(text: string): FileKind {
  if (/\[Content_Types\]\.xml|_rels\/|docProps\/|xl\//.test(text))
    return notCsv('an Excel workbook (.xlsx)', SAVE_IN_EXCEL)
  if (text.includes('application/vnd.oasis.opendocument'))
    return notCsv('an OpenDocument spreadsheet (.ods)', 'Export it as CSV with the character set UTF-8.')
  return archive('a zip archive')
}

const UTF8_MARK = '\xef\xbb\xbf'

function unicodeKind(start: Buffer): FileKind | undefined {
  const head = start.toString('latin1', 0, 8)
  // The mark of UTF-32LE begins with that of UTF-16LE.
  if (head.startsWith('\xff\xfe\0\0') || head.startsWith('\0\0\xfe\xff')) return utf32()
  if (head.startsWith('\xff\xfe')) return utf16('utf-16le')
  if (head.startsWith('\xfe\xff')) return utf16('utf-16be')
  // Which of the first two characters' bytes are NUL.
  const pattern = [...head].map((byte) => (byte === '\0' ? '0' : 'x')).join('')
  if (pattern === 'x000x000' || pattern === '000x000x') return utf32()
  if (!head.slice(0, 4).includes('\0')) return undefined
  if (isUtf16(start, 0)) return utf16('utf-16le')
  return isUtf16(start, 1) ? utf16('utf-16be') : undefined
}

function utf16(encoding: 'utf-16le' | 'utf-16be'): FileKind {
  const cure = `Set \`encoding: ${encoding}\`, or save it as UTF-8 (in Excel: "CSV UTF-8").`
  return { check: 'not-utf8', problem: 'the file is UTF-16, not UTF-8', cure, encoding }
}

function utf32(): FileKind {
  const problem = 'the file is UTF-32, which this action cannot read'
  return { check: 'not-utf8', problem, cure: 'Save it as UTF-8 (in Excel: "CSV UTF-8").' }
}

/** Whether the units of the first line that is not blank are UTF-16 without a byte order mark: most of them are ASCII, as field names are, and
 *  none is NUL. `low` is the place of a unit's lower byte: 0 or 1. */
function isUtf16(start: Buffer, low: 0 | 1): boolean {
  let units = 0
  let ascii = 0
  for (let at = 0; at + 1 < start.length; at += 2) {
    const [lower, upper] = [start[at + low] ?? 0, start[at + 1 - low] ?? 0]
    if (lower === 0 && upper === 0) return false
    if (upper === 0 && (lower === 0x0a || lower === 0x0d)) {
      if (units > 0) break
      continue
    }
    units++
    if (upper === 0 && lower < 0x7f) ascii++
  }
  return ascii >= 2 && ascii * 2 >= units
}

/** Markup and JSON, which are text as CSV is. Each begins with what makes a finding in CSV, or with words that no header has. */
function textKind(start: Buffer): FileKind | undefined {
  const raw = start.toString('latin1')
  const text = (raw.startsWith(UTF8_MARK) ? raw.slice(UTF8_MARK.length) : raw).trimStart()
  if (/^<(?:!doctype html|html[\s>])/i.test(text)) return htmlPage()
  if (text.startsWith('<?xml ') || isMarkup(text))
    return /^<(?:head|body|table)[\s>]/i.test(text) ? htmlPage() : xml(text)
  // A quote inside an unquoted field, or text behind a closing quote.
  if (/^\[[\s[{]*"/.test(text) || /^\{\s*"[^"]*"\s*:/.test(text)) return json()
  return undefined
}

/** A tag, followed by another tag at once, one of which is closed further on. */
function isMarkup(text: string): boolean {
  return /^<[A-Za-z][^<>\r\n]*>\s*<[A-Za-z!]/.test(text) && text.includes('</')
}

function htmlPage(): FileKind {
  const cure = `${CHECK_DOWNLOAD}: it probably saved a sign-in page or an error page. Otherwise export the table as CSV.`
  return notCsv('a web page (HTML)', cure)
}

function xml(text: string): FileKind {
  if (/Excel\.Sheet|schemas-microsoft-com:office:spreadsheet/.test(text))
    return notCsv('an Excel workbook in XML', SAVE_IN_EXCEL)
  return notCsv('XML', `${CHECK_DOWNLOAD}: it may have saved an error message. Otherwise convert the file to CSV.`)
}

function json(): FileKind {
  return notCsv('JSON', `${CHECK_DOWNLOAD}: it may have saved an error message. Otherwise convert the file to CSV.`)
}

/** A NUL where a header should begin. */
function binaryKind(start: Buffer): FileKind | undefined {
  if (!start.subarray(0, 4).includes(0)) return undefined
  return notCsv('binary data', 'Export the table as CSV in UTF-8.')
}
