import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { convertFile } from '../../src/files/convert.ts'
import { readFiles } from '../../src/files/read-files.ts'
import { encode } from '../support/encode.ts'
import { fillDisk } from '../support/full-disk.ts'

let folder: string
let number = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convert-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function convert(content: Buffer, encoding: string, signal?: AbortSignal) {
  const absolutePath = join(folder, `${++number}.csv`)
  const target = `${absolutePath}.copy`
  await writeFile(absolutePath, content)
  const converted = await convertFile({ path: 'data/a.csv', absolutePath }, { encoding, target, signal })
  return converted && { ...converted, text: readFileSync(converted.copy.absolutePath, 'utf8') }
}

describe('a copy in UTF-8, with a byte order mark', () => {
  it.each([
    ['shift_jis', encode('Name\n表計算\n', 'shift_jis'), 'shift_jis', 'Name\n表計算\n'],
    ['windows-1252', encode('Name\r\n“é” €\r\n', 'windows-1252'), 'windows-1252', 'Name\r\n“é” €\r\n'],
    ['UTF-16LE with a mark', encode('\ufeffName\té\n', 'utf-16le'), 'utf-16le', 'Name\té\n'],
    ['UTF-16LE without a mark', encode('Name\té\n', 'utf-16le'), 'utf-16le', 'Name\té\n'],
    ['UTF-16BE whose mark says so', encode('\ufeffName\té\n', 'utf-16be'), 'utf-16be', 'Name\té\n'],
    ['ASCII', Buffer.from('Name\nAcme\n'), 'shift_jis', 'Name\nAcme\n'],
    ['nothing', Buffer.alloc(0), 'utf-16le', ''],
  ])('of %s', async (_, content, encoding, text) => {
    const label = encoding === 'utf-16be' ? 'utf-16le' : encoding
    expect(await convert(content, label)).toMatchObject({ text: `\ufeff${text}`, convertedFrom: encoding })
  })

  it('however long the file is', async () => {
    const line = encode('表計算ソフト,東京都\n', 'shift_jis')
    const converted = await convert(Buffer.alloc(2_500_000 - (2_500_000 % line.length), line), 'shift_jis')
    const lines = converted?.text.slice(1).split('\n') ?? []
    expect(new Set(lines)).toEqual(new Set(['表計算ソフト,東京都', '']))
    expect(lines).toHaveLength(Math.floor(2_500_000 / line.length) + 1)
  })

  it('none is made of a file that begins with such a mark: it is UTF-8', async () => {
    expect(await convert(Buffer.from('\ufeffName\né\n'), 'shift_jis')).toBeUndefined()
  })
})

describe('is refused, and leaves no copy', () => {
  it.each([
    [
      'a byte that is none of the encoding',
      Buffer.concat([encode('Name\n東京\n', 'shift_jis'), Buffer.from([0x85, 0x0a, 0x41, 0x0a])]),
      'shift_jis',
      'data/a.csv line 3: the text is not shift_jis, which `encoding` names.',
    ],
    [
      'a byte that Windows has no sign for',
      Buffer.from('Name\nA\x81\n', 'latin1'),
      'windows-1252',
      'data/a.csv line 2: the text is not windows-1252',
    ],
    [
      'half a character of UTF-16',
      Buffer.concat([encode('Name\nA\n', 'utf-16le'), Buffer.from([0x00, 0xd8, 0x41, 0x00])]),
      'utf-16le',
      'data/a.csv line 3: the text is not utf-16le',
    ],
    [
      'an end inside a character',
      encode('Name\n東京', 'shift_jis').subarray(0, -1),
      'shift_jis',
      'data/a.csv line 2: the file ends in the middle of a character of shift_jis',
    ],
    [
      'a file with old line ends',
      Buffer.concat([encode('Name\r東京\r京', 'shift_jis'), Buffer.from([0xfd])]),
      'shift_jis',
      'data/a.csv line 3: the text is not shift_jis',
    ],
    [
      'UTF-8',
      Buffer.from('Name\nMüller\n'),
      'shift_jis',
      'data/a.csv: the file is UTF-8, but `encoding` says shift_jis.',
    ],
    ['ASCII', Buffer.from('Name\nAcme\n'), 'utf-16le', 'data/a.csv: the file is UTF-8, but `encoding` says utf-16le.'],
    ['UTF-16', encode('\ufeffName\n', 'utf-16le'), 'shift_jis', 'data/a.csv: the file is UTF-16, not UTF-8.'],
    ['the other UTF-16', encode('Name\nAcme\n', 'utf-16be'), 'utf-16le', 'Set `encoding: utf-16be`'],
    [
      'a workbook',
      Buffer.from('PK\x03\x04....xl/'),
      'windows-1252',
      'data/a.csv: the file is an Excel workbook (.xlsx)',
    ],
  ])('%s', async (_, content, encoding, message) => {
    await expect(convert(content, encoding)).rejects.toMatchObject({
      reason: 'invalid-csv',
      message: expect.stringContaining(message),
    })
    expect(existsSync(join(folder, `${number}.csv.copy`))).toBe(false)
  })
})

it('stops with the reason of the signal', async () => {
  const signal = AbortSignal.abort(new Error('Cancelled'))
  await expect(convert(encode('東\n', 'shift_jis'), 'shift_jis', signal)).rejects.toBe(signal.reason)
})

// Files of a process are known by their names there.
const itWithFullDisk = process.platform === 'linux' ? it : it.skip

itWithFullDisk('says what to do when the disk is full', async () => {
  const makeRoom = await fillDisk(join(folder, `${number + 1}.csv.copy`))
  const converting = convert(encode('Name\n東京\n', 'shift_jis'), 'shift_jis').finally(makeRoom)
  await expect(converting).rejects.toMatchObject({
    reason: 'invalid-input',
    message: expect.stringContaining(
      '`files`: data/a.csv (10 B) cannot be converted to UTF-8: the disk of the runner is full.',
    ),
  })
})

it('the files of a load are read from their copies, compressed ones too', async () => {
  const text = 'Name,City\n表計算,東京\n'
  const contents = {
    'a.csv': encode(text, 'shift_jis'),
    'b.csv.gz': gzipSync(encode(text, 'shift_jis')),
    'c.csv': Buffer.from(`\ufeff${text}`),
  }
  const paths = Object.keys(contents).map((path) => ({ path, absolutePath: join(folder, path) }))
  for (const [path, content] of Object.entries(contents)) await writeFile(join(folder, path), content)
  const tempFolder = join(folder, 'temp')
  const { files, parts, records } = await readFiles(paths, {
    encoding: 'shift_jis',
    columnDelimiter: undefined,
    blankFields: 'ignore',
    sortBy: [],
    externalIdField: undefined,
    maxBytes: 1_000_000,
    keepFileOrder: false,
    tempFolder,
  })
  const bytes = Buffer.byteLength(`\ufeff${text}`)
  expect(files).toMatchObject([
    { path: 'a.csv', records: 1, bytes, convertedFrom: 'shift_jis', hasByteOrderMark: true },
    { path: 'b.csv.gz', records: 1, bytes, convertedFrom: 'shift_jis', packedBytes: contents['b.csv.gz'].length },
    { path: 'c.csv', records: 1, bytes },
  ])
  expect(files[2]?.convertedFrom).toBeUndefined()
  expect({ records, parts: parts.length }).toEqual({ records: 3, parts: 1 })
  expect(existsSync(join(tempFolder, 'copies', 'unpacked-1.csv'))).toBe(false)
})
