import { execFileSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { makeFolder, obstacleAt, obstacleTo, rootOf } from '../../src/disk/folders.ts'
import { createFile, createFileSync, reopenFile, replaceFile, replaceFileSync } from '../../src/disk/own-files.ts'
import { readRegularFile } from '../../src/disk/regular-file.ts'
import { stageFiles } from '../../src/disk/staged-files.ts'

const itWithLinks = process.platform === 'win32' ? it.skip : it

let top: string
let root: string
let outside: string
beforeEach(() => {
  top = mkdtempSync(join(realpathSync.native(tmpdir()), 'own-files-'))
  root = join(top, 'root')
  outside = join(top, 'outside')
  for (const folder of [root, outside]) mkdirSync(folder)
  writeFileSync(join(outside, 'victim'), 'theirs')
})
afterEach(() => rmSync(top, { recursive: true }))

/** Everything outside, as it was made. */
function expectUntouched(): void {
  expect(readdirSync(outside)).toEqual(['victim'])
  expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('theirs')
}

const WRITERS: readonly (readonly [string, (file: string) => Promise<void>])[] = [
  [
    'createFile',
    async (file) => {
      const handle = await createFile(file)
      await handle.writeFile('ours')
      await handle.close()
    },
  ],
  ['createFileSync', async (file) => writeFileSync(createFileSync(file), 'ours')],
  ['replaceFile', (file) => replaceFile(file, ['ou', 'rs'])],
  ['replaceFile, durably', (file) => replaceFile(file, 'ours', { isDurable: true })],
  ['replaceFileSync', async (file) => replaceFileSync(file, 'ours')],
]

describe.each(WRITERS)('%s', (_, write) => {
  const places: readonly (readonly [string, (file: string) => void])[] = [
    ['nothing', () => {}],
    ['a file', (file) => writeFileSync(file, 'an older and longer text')],
    ['a link to a file', (file) => symlinkSync(join(outside, 'victim'), file)],
    ['a link to nothing', (file) => symlinkSync(join(outside, 'new'), file)],
    ['a second name of a file', (file) => linkSync(join(outside, 'victim'), file)],
    ['a pipe', (file) => execFileSync('mkfifo', [file])],
    ['a link beside it', (file) => symlinkSync(join(outside, 'victim'), `${file}.new`)],
  ]
  itWithLinks.each(places)('makes a file of its own where %s is', async (_, prepare) => {
    const file = join(root, 'a.csv')
    prepare(file)
    await write(file)
    expect(lstatSync(file).isFile()).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe('ours')
    expectUntouched()
  })
})

itWithLinks('a file is not written on through what took its place', async () => {
  const file = join(root, 'a.csv')
  await (await createFile(file)).close()
  const handle = await reopenFile(file)
  await handle.writeFile('on')
  await handle.close()
  expect(readFileSync(file, 'utf8')).toBe('on')

  rmSync(file)
  symlinkSync(join(outside, 'victim'), file)
  await expect(reopenFile(file)).rejects.toThrow('was replaced while it was written')
  rmSync(file)
  execFileSync('mkfifo', [file])
  await expect(reopenFile(file)).rejects.toThrow('was replaced')
  expectUntouched()
})

it('what cannot be moved to its place leaves nothing beside it', async () => {
  mkdirSync(join(root, 'a.csv'))
  await expect(replaceFile(join(root, 'a.csv'), 'x')).rejects.toThrow()
  expect(() => replaceFileSync(join(root, 'a.csv'), 'x')).toThrow()
  expect(readdirSync(root)).toEqual(['a.csv'])
})

describe('a folder', () => {
  it('is made with those above it, and may be there', () => {
    makeFolder(join(root, 'a', 'b'), root)
    makeFolder(join(root, 'a', 'b', 'c'), root)
    makeFolder(root, root)
    expect(existsSync(join(root, 'a', 'b', 'c'))).toBe(true)
  })

  itWithLinks('is not made behind a link, whatever is above it', () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
    let tries = 0
    fc.assert(
      fc.property(names, fc.nat(3), fc.boolean(), (way, at, isBroken) => {
        const own = join(root, String(tries++))
        const link = join(own, ...way.slice(0, (at % way.length) + 1))
        mkdirSync(dirname(link), { recursive: true })
        symlinkSync(isBroken ? join(outside, 'new') : outside, link)
        expect(obstacleTo(join(own, ...way), own)).toEqual({ path: link, what: 'a link' })
        expect(() => makeFolder(join(own, ...way), own)).toThrow(`${link} is a link`)
      }),
      { numRuns: 50 },
    )
    expectUntouched()
  })

  itWithLinks('may be reached through a link at its root', () => {
    const link = join(top, 'link')
    symlinkSync(root, link)
    makeFolder(join(link, 'a', 'b'), link)
    expect(existsSync(join(root, 'a', 'b'))).toBe(true)
  })

  it('is not made where a file is', () => {
    writeFileSync(join(root, 'a'), '')
    expect(() => makeFolder(join(root, 'a', 'b'), root)).toThrow(/a is a file/)
  })

  it('belongs to the innermost root', () => {
    expect(rootOf('/w/_temp/a', ['/w', '/w/_temp'])).toBe('/w/_temp')
    expect(rootOf('/w/a', ['/w', '/w/_temp'])).toBe('/w')
    expect(() => rootOf('/v', ['/w'])).toThrow()
  })
})

itWithLinks('what stands in the place of a file is told', () => {
  const [link, pipe] = [join(root, 'link'), join(root, 'pipe')]
  symlinkSync('nowhere', link)
  execFileSync('mkfifo', [pipe])
  writeFileSync(join(root, 'file'), '')
  const told = ['link', 'pipe', 'file', 'nothing'].map((name) => obstacleAt(join(root, name))?.what)
  expect([...told, obstacleAt(root)?.what]).toEqual(['a link', 'no regular file', undefined, undefined, 'a folder'])
})

describe('a file that others may have put there', () => {
  it('is read up to a size', () => {
    const file = join(root, 'a')
    writeFileSync(file, 'é12345678')
    expect(readRegularFile(file, 10)).toBe('é12345678')
    expect(() => readRegularFile(file, 9)).toThrow('larger than 9 bytes')
    writeFileSync(file, '')
    expect(readRegularFile(file, 0)).toBe('')
    expect(() => readRegularFile(join(root, 'none'), 9)).toThrow('ENOENT')
  })

  itWithLinks('is not read where it is no regular file', () => {
    const [link, pipe] = [join(root, 'link'), join(root, 'pipe')]
    symlinkSync(join(outside, 'victim'), link)
    execFileSync('mkfifo', [pipe])
    for (const each of [link, pipe, root, '/dev/zero'])
      expect(() => readRegularFile(each, 1_000)).toThrow('it is no regular file')
  })
})

describe('files that are handed on', () => {
  itWithLinks('are what they were when they were handed on, and no links', () => {
    mkdirSync(join(root, 'load'))
    symlinkSync(outside, join(root, 'linked'))
    const [kept, link, behind] = [
      join(root, 'load', 'a.csv'),
      join(root, 'load', 'b.csv'),
      join(root, 'linked', 'victim'),
    ]
    writeFileSync(kept, 'ours')
    symlinkSync(join(outside, 'victim'), link)

    const staged = stageFiles([kept, link, behind], root, top)
    rmSync(kept)
    symlinkSync(join(outside, 'victim'), kept)
    expect(staged.files).toEqual([join(staged.folder, 'load', 'a.csv')])
    expect(staged.files.map((file) => readFileSync(file, 'utf8'))).toEqual(['ours'])
    staged.remove()
    expect(existsSync(staged.folder)).toBe(false)
    expectUntouched()
  })
})
