import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { CSV_CHECKS } from '../../src/csv/csv-checks.ts'
import { HEADER_CHECKS } from '../../src/preflight/header-checks.ts'
import { LOOK_UP_CHECKS } from '../../src/resolve/look-up-checks.ts'
import { VALUE_CHECKS } from '../../src/value-checks/checks.ts'
import type { ActionRun } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'
import { CSV_RUNS } from './csv-samples.ts'
import { HEADER_RUNS } from './header-samples.ts'
import { MANIFEST_RUNS } from './manifest-samples.ts'
import type { CheckRun } from './sample.ts'
import { VALUE_RUNS } from './value-samples.ts'

const RUNS = [...CSV_RUNS, ...HEADER_RUNS, ...VALUE_RUNS, ...MANIFEST_RUNS]
const CHECKS = [...CSV_CHECKS, ...HEADER_CHECKS, ...VALUE_CHECKS, ...LOOK_UP_CHECKS].map(({ id }) => id)
const GOLDEN = new URL('./__outputs__/messages.md', import.meta.url)
const MANIFEST = 'seed.yml'
const schema = loadSchema()

/** The object as the emulated org describes it, with what a run has in its place. */
function snapshotOf(object: string, { allows = {}, fields = {} }: NonNullable<CheckRun['described']>): string {
  const describe = schema.describe(object)
  const described = describe?.fields.map((field) => ({ ...field, ...fields[field.name] }))
  return JSON.stringify({ ...describe, ...allows, fields: described })
}

/** The files of a run, each named after the check that finds something in it. */
function filesOf({ inputs: { object = '' }, files, endings = {}, described = {}, manifest }: CheckRun) {
  const data = Object.entries(files).map(([check, text]) => [`${check}${endings[check] ?? '.csv'}`, text] as const)
  const snapshot =
    schema.describe(object) === undefined ? {} : { [`schema/${object}.json`]: snapshotOf(object, described) }
  return { ...Object.fromEntries(data), ...snapshot, ...(manifest === undefined ? {} : { [MANIFEST]: manifest }) }
}

/** What a run said of a file, or of its object where it came to no file: each sentence once, though it is an annotation as well. */
function toldOf(check: string, { stdout, annotations }: ActionRun): readonly string[] {
  const said = [...annotations.flatMap(({ message }) => message.split('\n')), ...stdout.split('\n')]
  return [...new Set(said)].filter((line) =>
    new RegExp(`^(?:${check}\\.csv(?:\\.gz)?(?: line |: )|object: )`).test(line),
  )
}

async function validated(run: CheckRun): Promise<readonly (readonly [string, readonly string[]])[]> {
  const files = filesOf(run)
  const { validate, load } = await startScenario({ files })
  const what = run.manifest === undefined ? { files: '*.csv\n*.csv.gz' } : { manifest: MANIFEST }
  const inputs = { ...what, redact: 'false', ...run.inputs }
  const done = run.needsOrg ? await load(inputs) : await validate({ ...inputs, 'schema-path': 'schema' })
  const named = [...done.stdout.matchAll(/More about ([\w-]+): docs\/checks\.md#\1/g)].map(([, check = '']) => check)
  for (const check of named) expect(Object.keys(run.files)).toContain(check)
  const { checks = [] } = JSON.parse(await readFile(done.outputs.report ?? '', 'utf8'))
  expect([...new Set([...checks, ...named])].sort()).toEqual(Object.keys(run.files).sort())
  return Object.keys(run.files).map((check) => [check, toldOf(check, done)])
}

it('says in one message what it found, with file, line and cure, and where the docs tell more', async () => {
  const told = new Map<string, readonly string[]>()
  for (const run of RUNS) for (const [check, lines] of await validated(run)) told.set(check, lines)
  const sections = CHECKS.map((id) => [`## ${id}`, ...(told.get(id) ?? []).map((line) => `- ${line}`)].join('\n'))
  const text = `# What the step says of each check\n\n${sections.join('\n\n')}\n`
  if (process.env.UPDATE_OUTPUTS === '1') await writeFile(GOLDEN, text)
  expect(text).toBe(await readFile(GOLDEN, 'utf8'))
  expect(CHECKS.filter((id) => (told.get(id) ?? []).length === 0)).toEqual([])
})
