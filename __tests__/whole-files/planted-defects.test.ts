import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { check, makeFolder, type Told } from './checked.ts'
import { drawLoad, type Load, shown } from './clean-load.ts'
import { ALL_DEFECTS } from './defects/all-defects.ts'
import type { Change, Defect } from './defects/defect.ts'
import { type Draw, drawing } from './draw.ts'
import { collectAtOnce } from './garbage.ts'
import { bytesOf } from './sheet.ts'

fc.configureGlobal({ seed: 2026 })

const RUNS = 10_000
/** Other test files run beside this one. */
const TIMEOUT_MS = 300_000
/** The fewest files that have a kind of defect, of all files. */
const LEAST = RUNS / 200

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
  'tells of every planted defect, with its file and line',
  async () => {
    const counts = new Map(ALL_DEFECTS.map(({ name }) => [name, 0]))
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (value) => {
        const found = plant(drawing(value))
        fc.pre(found !== undefined)
        const { name, load, planted } = found
        counts.set(name, (counts.get(name) ?? 0) + 1)
        const { refusal, findings, warnings } = await check(load, planted.files, folder)
        const told = [...findings, ...warnings]
        const { isRefused, says, lines } = planted.change
        const isTold = told.some((one) => tells(one, planted))
        if (isTold && (isRefused !== true || refusal !== undefined)) return
        const wanted = `${says} ${lines} ${isRefused ? 'refused' : ''}`
        throw new Error(`${name} ${wanted}: ${JSON.stringify(told)}\n${shown(load)}\n${JSON.stringify(texts(planted))}`)
      }),
      { numRuns: RUNS },
    )
    expect([...counts].filter(([, count]) => count < LEAST)).toEqual([])
  },
  TIMEOUT_MS,
)

/** A load of which one file has a defect. */
interface Planted {
  readonly path: string
  readonly change: Change
  readonly files: readonly { readonly path: string; readonly bytes: Buffer }[]
}

/** The most loads that are drawn for a defect until one has room for it. */
const MOST_TRIES = 10

function plant(draw: Draw): { readonly name: string; readonly load: Load; readonly planted: Planted } | undefined {
  const defect = draw.of(ALL_DEFECTS)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const load = drawLoad(draw, defect.wish)
    const planted = plantIn(draw, defect, load)
    if (planted === undefined) continue
    return { name: defect.name, load: { ...load, reading: { ...load.reading, ...planted.change.reading } }, planted }
  }
  return undefined
}

function plantIn(draw: Draw, { plant }: Defect, load: Load): Planted | undefined {
  const own = draw.below(load.sheets.length)
  const sheet = load.sheets[own]
  const change = sheet && plant(draw, sheet, load)
  if (sheet === undefined || change === undefined) return undefined
  const path = change.path ?? sheet.path
  const bytes = change.bytes ?? bytesOf(change.sheet ?? sheet)
  const files = load.sheets.map((other, at) =>
    at === own ? { path, bytes } : { path: other.path, bytes: bytesOf(other) },
  )
  return { path, change, files }
}

/** Whether a message names the file and line of the defect, and what it is. */
function tells({ path, line, message }: Told, { path: planted, change: { says, lines } }: Planted): boolean {
  if (!says.test(message)) return false
  if (lines === undefined) return path === planted || message.includes(planted)
  return path === planted && line !== undefined && line >= lines[0] && line <= lines[1]
}

function texts({ files }: Planted): readonly string[] {
  return files.map(({ path, bytes }) => `${path}: ${bytes.toString()}`)
}
