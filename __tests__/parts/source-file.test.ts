import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { scanFile } from '../../src/parts/source-file.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-file-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function scan(text: string) {
  const absolutePath = join(folder, 'accounts.csv')
  await writeFile(absolutePath, text)
  const lines: number[] = []
  const file = await scanFile({ path: 'data/accounts.csv', absolutePath }, {}, (records) =>
    lines.push(...records.lines.subarray(0, records.count)),
  )
  return { file, lines, stat: await stat(absolutePath) }
}

it('tells what the file was when it was scanned', async () => {
  const { file, lines, stat } = await scan('\uFEFFId;Name\r\n1;a\r\n2;b')
  expect(file).toMatchObject({
    path: 'data/accounts.csv',
    absolutePath: join(folder, 'accounts.csv'),
    bytes: 20,
    mtimeMs: stat.mtimeMs,
    header: { columns: ['Id', 'Name'], columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF', start: 3, end: 12 },
    hasByteOrderMark: true,
    records: 2,
    lines: 3,
    findings: [],
    findingCount: 0,
  })
  expect(lines).toEqual([2, 3])
})

it('takes a file of 0 bytes for one without records', async () => {
  const { file } = await scan('')
  expect(file).toMatchObject({ bytes: 0, records: 0, header: undefined, findings: [] })
})

it('reads a file that is longer than a chunk, whatever its chunks cut', async () => {
  const record = '"漢字 ""😀""\r\n",x\r\n'
  const { file, lines } = await scan(`Id,Name\r\n${record.repeat(150_000)}`)
  expect(file).toMatchObject({ records: 150_000, lines: 300_001, findings: [] })
  expect(lines.every((line, index) => line === 2 * index + 2)).toBe(true)
})

it('names the file in what is wrong with it', async () => {
  const { file } = await scan('Id,Name\n1\n')
  expect(file.findings).toMatchObject([{ path: 'data/accounts.csv', line: 2 }])
})

it('leaves the words of the file system for a file that is not there', async () => {
  const missing = { path: 'none.csv', absolutePath: join(folder, 'none.csv') }
  await expect(scanFile(missing, {}, () => {})).rejects.toMatchObject({ code: 'ENOENT' })
})
