import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readOptions } from '../../src/begin/how-to-read.ts'
import { INPUT_DEFAULTS } from '../../src/inputs/defaults.ts'
import { identityText } from '../../src/ledger/identity.ts'
import { readManifest } from '../../src/manifest/manifest.ts'
import type { PreparedLoad } from '../../src/prepare/prepared-load.ts'
import { runsOf } from '../../src/runs/load-runs.ts'
import type { OrderedLoad } from '../../src/runs/order.ts'
import { aSpec } from '../support/load-spec.ts'
import { filesOf } from '../support/parts-of.ts'
import { readyLoad } from '../support/ready-load.ts'
import { aStep } from '../support/step.ts'

const CSV = 'Name\nAcme\n'
let temp = ''
let base: PreparedLoad

beforeAll(async () => {
  temp = mkdtempSync(join(tmpdir(), 'load-runs-'))
  const spec = aSpec()
  const read = await filesOf(CSV, spec, temp)
  base = {
    ...(await readyLoad(CSV, spec, temp)),
    read,
    options: readOptions(spec, aStep({ temp })),
    resolvers: new Map(),
  }
})

afterAll(() => rmSync(temp, { recursive: true }))

/** Loads with these names, each of which refers to its own records; every second one is an upsert by a key. */
function ordered(names: readonly string[]): readonly OrderedLoad<PreparedLoad>[] {
  const text = names.map(
    (name, at) =>
      `  - { name: ${name}, object: Account, files: a.csv, ${at % 2 === 0 ? 'operation: upsert, key: Name' : 'operation: insert'} }\n`,
  )
  const { loads } = readManifest(`version: 1\nloads:\n${text.join('')}`, {
    path: 'seed.yml',
    values: new Map(),
    stepText: (name) => INPUT_DEFAULTS[name],
  })
  return loads.map((spec) => {
    const load = { ...base, spec, identity: { ...base.identity, load: spec.name } }
    return { load, after: [], needed: [], behind: [], deferred: [{ column: 'Parent', on: load }] }
  })
}

it('names each part of a load after it', () => {
  const names = runsOf(ordered(['accounts', 'more'])).map(({ spec, identity }) => [spec.name, identity.load])
  expect(names).toEqual([
    ['accounts_update', 'accounts_update'],
    ['accounts_insert', 'accounts_insert'],
    ['accounts_references', 'accounts_references'],
    ['more', 'more'],
    ['more_references', 'more_references'],
  ])
})

/** Names of loads that look like those of parts of others. */
const names = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('a', 'A', 'a-update', 'b'),
      fc.constantFrom('', '-update', '-insert', '-references', '-Update', '-2'),
    )
    .map((parts) => parts.join('')),
  { selector: (name) => name.toLowerCase(), minLength: 1 },
)

it('gives no two runs of a step the same folder or the same ledger, whatever the loads are called', () => {
  fc.assert(
    fc.property(names, (some) => {
      const runs = runsOf(ordered(some))
      expect(new Set(runs.map(({ spec }) => spec.name.toLowerCase())).size).toBe(runs.length)
      expect(new Set(runs.map(({ identity }) => identityText(identity).toLowerCase())).size).toBe(runs.length)
    }),
  )
})

it('calls the runs of a load the same, whatever other loads there are', () => {
  fc.assert(
    fc.property(names, (others) => {
      const own = (some: readonly string[]) =>
        runsOf(ordered(some)).flatMap(({ load, spec }) => (load.spec.name === 'z' ? [spec.name] : []))
      expect(own(['z', ...others])).toEqual(own(['z']))
    }),
  )
})
