import { rmSync } from 'node:fs'
import { afterAll, beforeAll, it } from '@jest/globals'
import fc from 'fast-check'
import { check, makeFolder } from './checked.ts'
import { drawLoad, shown } from './clean-load.ts'
import { drawing } from './draw.ts'
import { collectAtOnce } from './garbage.ts'
import { expectedTables, joined, sentTables } from './sent.ts'
import { bytesOf } from './sheet.ts'

fc.configureGlobal({ seed: 2026 })

const RUNS = 10_000
/** Other test files run beside this one. */
const TIMEOUT_MS = 300_000

let folder: string
let collectAsBefore: () => void
beforeAll(() => {
  folder = makeFolder()
  collectAsBefore = collectAtOnce()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  collectAsBefore()
})

it(
  'refuses no file without a defect, and would send exactly its records',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (value) => {
        const load = drawLoad(drawing(value))
        const files = load.sheets.map((sheet) => ({ path: sheet.path, bytes: bytesOf(sheet) }))
        const { refusal, read } = await check(load, files, folder)
        if (read === undefined) throw new Error(`${refusal}\n${shown(load)}`)
        const sent = JSON.stringify(joined(await sentTables(read, load)))
        const expected = JSON.stringify(joined(expectedTables(load)))
        if (sent !== expected) throw new Error(`${sent} is sent in place of ${expected}.\n${shown(load)}`)
      }),
      { numRuns: RUNS },
    )
  },
  TIMEOUT_MS,
)
