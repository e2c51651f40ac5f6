import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packedTooTightly } from '../../src/csv/problems.ts'
import { LoadError } from '../../src/errors.ts'
import { createUnpacker, UNPACK_LIMITS } from '../../src/files/unpack.ts'
import { type Broken, type Cure, files } from './cures.ts'

const [ONE, OTHER] = ['Name,City\nAcme,Bonn\n', 'Name,City\nBeta,Ulm\n']
const TWO = 'Name,City\nAcme,Bonn\nBeta,Ulm\n'
const PACKED = { 'a.csv.gz': gzipSync(ONE), 'b.csv.gz': gzipSync(OTHER) }
const gz = (content: Buffer) => ({ files: { 'a.csv.gz': content } })
const compressAgain = files({ 'a.csv.gz': gzipSync(TWO) })
const AGAIN = [{ words: 'Compress or download it again', follow: compressAgain, sent: [TWO] }]

const inSteps: Cure['follow'] = (load) =>
  Object.entries(load.files).map(([path, content]) => ({ ...load, files: { [path]: content } }))

/** Findings about compressed files. */
export const PACKING_CURES = {
  'not-packed': [
    {
      name: 'a plain file with .gz in its name',
      load: gz(Buffer.from(TWO)),
      cures: [
        { words: 'Compress it with gzip', follow: compressAgain, sent: [TWO] },
        { words: 'remove .gz from its name', follow: files({ 'a.csv': TWO }), sent: [TWO] },
      ],
    },
  ],
  'packed-file-cut-short': [{ name: 'half of a file', load: gz(gzipSync(TWO).subarray(0, -9)), cures: AGAIN }],
  'packed-file-damaged': [{ name: 'another byte', load: gz(damaged(gzipSync(TWO))), cures: AGAIN }],
  'not-packed-behind': [
    { name: 'text behind the data', load: gz(Buffer.concat([gzipSync(TWO), Buffer.from('\0\0x')])), cures: AGAIN },
  ],
  'packed-too-tightly': [
    {
      name: 'a table of one record, in a test as small as any',
      load: gz(gzipSync(TWO)),
      message: Object.values(packedTooTightly(500, { bytes: 100_000_001, packedBytes: 100_000 })).join('. '),
      cures: [
        {
          words: 'decompress it with gunzip in an earlier step and load the .csv file',
          follow: files({ 'a.csv': TWO }),
          sent: [TWO],
        },
      ],
    },
  ],
  'too-much-to-decompress': [
    {
      name: 'two files that hold more than a step decompresses, with a limit as small as they are',
      load: { files: PACKED },
      message: tooMuch,
      cures: [
        { words: 'Load them in several steps', follow: inSteps, sent: [ONE, OTHER] },
        {
          words: 'or decompress them with gunzip in an earlier step and load the .csv files',
          follow: files({ 'a.csv': ONE, 'b.csv': OTHER }),
          sent: [TWO],
        },
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly Broken[]>>

/** The message of a step that may decompress only a little more than the first file. */
async function tooMuch(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'))
  const unpack = createUnpacker(join(folder, 'copies'), { ...UNPACK_LIMITS, total: ONE.length + 1 })
  try {
    for (const [path, content] of Object.entries(PACKED)) {
      const absolutePath = join(folder, path)
      writeFileSync(absolutePath, content)
      for await (const _ of unpack({ path, absolutePath }).chunks);
    }
  } catch (error) {
    if (error instanceof LoadError) return error.message
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
  return ''
}

/** Other bytes in the middle of the compressed data. */
function damaged(content: Buffer): Buffer {
  return Buffer.from(content.map((byte, at) => (at === content.length - 6 ? byte ^ 0xff : byte)))
}
