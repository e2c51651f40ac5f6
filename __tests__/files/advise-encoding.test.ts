import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type ReadFiles, readFiles } from '../../src/files/read-files.ts'
import type { ReadOptions } from '../../src/files/read-options.ts'
import { encode } from '../support/encode.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'advise-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function read(content: Buffer, options: Partial<ReadOptions>): Promise<ReadFiles> {
  const absolutePath = join(folder, 'a.csv')
  await writeFile(absolutePath, content)
  return await readFiles([{ path: 'a.csv', absolutePath }], {
    columnDelimiter: undefined,
    blankFields: 'ignore',
    sortBy: [],
    externalIdField: undefined,
    maxBytes: 1_000_000,
    keepFileOrder: false,
    tempFolder: folder,
    ...options,
  })
}

async function refusal(content: Buffer, showsValues = true): Promise<string> {
  return await read(content, { showsValues }).then(
    () => 'not refused',
    (error: Error) => error.message,
  )
}

const JAPANESE = encode('Name,Ext_Id__c,BillingCity\n株式会社サンプル,J-1,東京\n表計算ソフト,J-2,大阪\n', 'shift_jis')

it.each([
  [
    'one that fits',
    JAPANESE,
    'a.csv line 2: byte 0x8A is not UTF-8. ' +
      'In shift_jis, column "Name" on line 2 says "株式会社サンプル": if that is right, set `encoding: shift_jis`.',
  ],
  [
    'a single é',
    Buffer.from('Name,City\nAcme,Bonn\n"Caf\xe9, Bar",Bonn\n', 'latin1'),
    'a.csv line 3: byte 0xE9 is not UTF-8. ' +
      'In windows-1252, column "Name" on line 3 says "Café, Bar": if that is right, set `encoding: windows-1252`.',
  ],
  [
    'several',
    encode('Name\nDvořák\n', 'windows-1250'),
    'a.csv line 2: byte 0xF8 is not UTF-8. The file may be windows-1252 ("Dvoøák"), windows-1250 ("Dvořák") or windows-1257 ("Dvoųįk"): ' +
      'set `encoding` to the one that shows column "Name" on line 2 as it should be.',
  ],
  [
    'none',
    Buffer.from('Name\nM\x81ller\nK\x94ln\n', 'latin1'),
    'a.csv line 2: byte 0x81 is not UTF-8. None of the usual encodings fits all of the file: save the file as UTF-8 ' +
      '(in Excel: "CSV UTF-8"), or set `encoding` to the encoding that it was saved in.',
  ],
  [
    'a header',
    encode('名前,City\nx,y\n', 'shift_jis'),
    'a.csv line 1: byte 0x96 is not UTF-8. In shift_jis, column 1 on line 1 says "名前": if that is right, set `encoding: shift_jis`.',
  ],
  [
    'UTF-8 with a line of something else',
    Buffer.concat([Buffer.from('Name\nMüller\nGroß\n'), Buffer.from('K\xf6ln\n', 'latin1')]),
    'a.csv line 4: byte 0xF6 is not UTF-8. The rest of the file is UTF-8: a character was cut here, or text in another ' +
      'encoding was added. Correct the line, or export the file again.',
  ],
  [
    'UTF-8 that was cut',
    Buffer.from('Name\nMüller\nKö').subarray(0, -1),
    'a.csv line 3: the file ends in the middle of a character: its end is missing. Copy, export or download the file again.',
  ],
  [
    'a last line without an end',
    Buffer.from('Name\nCaf\xe9', 'latin1'),
    'a.csv line 2: byte 0xE9 is not UTF-8. If the end of the file is missing, copy, export or download it again. ' +
      'Otherwise, in windows-1252, column "Name" on line 2 says "Café": if that is right, set `encoding: windows-1252`.',
  ],
  [
    'delimiters that are halves of characters',
    encode('Name|City\nポポ|東京\nソ表|Bonn\n', 'shift_jis'),
    'a.csv line 2: byte 0x83 is not UTF-8. In shift_jis, column "Name" on line 2 says "ポポ": if that is right, set `encoding: shift_jis`.',
  ],
  [
    'UTF-16 without a mark, whose header is no ASCII',
    encode('名称,城市\n北京科技有限公司,北京\n', 'utf-16le'),
    'if that is right, set `encoding: utf-16le`.',
  ],
])('%s', async (_, content, message) => {
  expect(await refusal(content)).toContain(message)
})

it('a value is shown only where it may be', async () => {
  expect(await refusal(JAPANESE, false)).toBe(
    'a.csv line 2: byte 0x8A is not UTF-8. ' +
      'All of the file fits shift_jis: if it was saved in that encoding, set `encoding: shift_jis`.',
  )
  expect(await refusal(encode('Name\nDvořák\n', 'windows-1250'), false)).toContain(
    'The file may be windows-1252, windows-1250 or windows-1257: set `encoding` to the one that it was saved in.',
  )
})

it('a value is shown on one line, and cut', async () => {
  const long = encode(`Name\n"é\n\u202e${'a'.repeat(200)}"\n`.replace('\u202e', ''), 'windows-1252')
  expect(await refusal(long)).toMatch(/says "é a{78}…"/)
})

it.each([
  ['windows-1252', 'Name,City\nCafé,Köln\n'],
  ['windows-1250', 'Name,City\nŁódź,Gdańsk\n'],
  ['macintosh', 'Name,City\rMüller,Köln\rGroße Straße,Nürnberg\rÄrzte,ÜBERLINGEN\r'],
  ['windows-1251', 'Name;City\r\nИванов Иван;Новосибирск\r\n'],
  ['shift_jis', 'Name|City\n株式会社ポプラ|東京\n'],
  ['euc-jp', 'Name,City\n株式会社サンプル,東京都\n'],
  ['gb18030', 'Name,City\n北京科技有限公司,北京市\n'],
  ['big5', 'Name,City\n台灣電子股份有限公司,台北市\n'],
  ['euc-kr', 'Name,City\n주식회사 한국전자,서울시\n'],
  ['utf-16le', '\ufeffName\tCity\r\nCafé\tKöln\r\n'],
  ['utf-16be', 'Name,City\nCafé,Köln\n'],
])('the cure of a file in %s, followed to the letter, reads what was written', async (encoding, text) => {
  const content = encode(text, encoding)
  const cure = /[Ss]et `encoding: ([\w-]+)`/.exec(await refusal(content))?.[1]
  expect(cure).toBe(encoding)
  const { files } = await read(content, { encoding: cure ?? '' })
  expect(await readFile(files[0]?.absolutePath ?? '', 'utf8')).toBe(`\ufeff${text.replace('\ufeff', '')}`)
})
