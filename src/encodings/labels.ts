import { nearest } from '../text/nearest.ts'

/** Encodings of one byte a character. Source: WHATWG Encoding Standard, 9 "Legacy single-byte encodings". */
const SINGLE_BYTE = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-8-i',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'iso-8859-16',
  'macintosh',
  'x-mac-cyrillic',
  'koi8-r',
  'koi8-u',
  'ibm866',
] as const

/** Names of the encodings that files can be in. Source: WHATWG Encoding Standard, 4.2 "Names and labels". */
export const ENCODINGS: readonly string[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  ...SINGLE_BYTE,
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'gbk',
  'big5',
  'euc-kr',
]

/** Names that people and programs use and the standard does not know, each with the standard's name for the same bytes. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ansi', 'windows-1252'],
  ['cp932', 'shift_jis'],
  ['cp936', 'gb18030'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['macroman', 'macintosh'],
  ['macroman', 'macintosh'],
  ['utf8sig', 'utf-8'],
  ['utf8bom', 'utf-8'],
  ['latin1', 'windows-1252'],
  ['unicodetext', 'utf-16le'],
])

/** Labels that a wrong one is compared with: the names, and other labels of the standard that people know. */
const LABELS: readonly string[] = [
  ...ENCODINGS.filter((name) => name !== 'iso-2022-jp'),
  ...['latin1', 'iso-8859-1', 'sjis', 'ms932', 'windows-31j', 'gb2312', 'big5-hkscs', 'ks_c_5601-1987', 'koi8'],
  ...['cp1250', 'cp1251', 'cp1252', 'cp866', 'mac', 'utf-16', 'utf8', 'unicode', 'us-ascii'],
]

/** The name of the encoding that a label of the WHATWG Encoding standard stands for, such as `shift_jis` for `SJIS`; undefined
 *  where no file can be in such an encoding, or Node cannot read it. */
export function encodingOf(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label)
    return ENCODINGS.includes(encoding) ? encoding : undefined
  } catch {
    return undefined
  }
}

/** The label that was most likely meant by one that nobody knows, where one is near. Another number is another encoding. */
export function nearestLabel(label: string): string | undefined {
  const plain = plainOf(label)
  const numberOf = (name: string) => name.replace(/\D/g, '')
  const near = nearest(plain, LABELS.filter((name) => numberOf(name) === numberOf(plain)).map(plainOf))
  return OTHER_NAMES.get(plain) ?? LABELS.find((name) => plainOf(name) === near)
}

function plainOf(label: string): string {
  return label.toLowerCase().replace(/[-_\s]/g, '')
}

export function isSingleByte(encoding: string): boolean {
  return SINGLE_BYTE.some((name) => name === encoding)
}

export function isUtf16(encoding: string): encoding is 'utf-16le' | 'utf-16be' {
  return encoding === 'utf-16le' || encoding === 'utf-16be'
}
