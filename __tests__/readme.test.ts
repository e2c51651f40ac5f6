import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse, parseAllDocuments } from 'yaml'
import { faultSchema } from '../emulator/org/wire/faults.ts'
import { cureFor } from '../src/auth/oauth-errors.ts'
import { FAILURE_REASONS } from '../src/errors.ts'
import { parseValidateInputs } from '../src/inputs/validate-inputs.ts'
import { parseInputs } from '../src/inputs.ts'
import { explainFailure } from '../src/org/explain.ts'
import { testKeys } from './support/keys.ts'
import { codeRows, fencedBlocks, headingAnchors, linkTargets, section } from './support/markdown.ts'
import { PAGES, readPage, yamlOfPages } from './support/workflows.ts'

const ROOT = resolve(import.meta.dirname, '..')
const ACTION = 'salesforce-bulk-load/salesforce-bulk-load@'
const VALIDATE = 'salesforce-bulk-load/salesforce-bulk-load/validate@'

type Mapping = Readonly<Record<string, unknown>>

const pages = PAGES.map((path) => ({ path, text: readPage(path) }))
const manifests = {
  load: mapping(parse(readPage('action.yml'))),
  validate: mapping(parse(readPage('validate/action.yml'))),
}

describe.each(yamlOfPages())('$name', ({ yaml }) => {
  const [document, ...others] = parseAllDocuments(yaml)
  const content: unknown = document?.toJS()
  const steps = mappingsIn(content).filter(({ uses }) => isOurs(uses))

  it('is one YAML document without errors', () => {
    expect(others).toEqual([])
    expect(document?.errors).toEqual([])
    expect(document?.warnings).toEqual([])
  })

  it('gives the action inputs that it has and accepts', () => {
    expect(steps).not.toEqual([])
    for (const step of steps) {
      const inputs = inputsOf(step)
      expect(Object.keys(manifestOf(step).inputs ?? {})).toEqual(expect.arrayContaining([...inputs.keys()]))
      expect(readInputs(step, inputs).warnings).toEqual([])
    }
  })

  it('gives each load an id, and reads outputs that there are', () => {
    const byId = new Map(steps.map((step) => [step.id, step]))
    expect([...byId.keys()]).not.toContain(undefined)
    for (const [, id, output] of yaml.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect([...byId.keys()]).toContain(id)
      expect(Object.keys(manifestOf(byId.get(id) ?? {}).outputs ?? {})).toContain(output)
    }
  })

  it('may only read, and one run at a time, where it is a whole workflow', () => {
    if (Array.isArray(content)) return
    expect(mapping(content).permissions).toEqual({ contents: 'read' })
    if (steps.every(isValidation)) return
    expect(mapping(content).concurrency).toEqual({ group: expect.any(String), 'cancel-in-progress': false })
  })
})

describe('README.md', () => {
  const readme = readPage('README.md')

  it('is short', () => {
    expect(readme.split(/\s+/).filter((word) => word !== '').length).toBeLessThanOrEqual(1_500)
  })

  it('begins with a workflow', () => {
    const lines = readme.split('\n')
    expect(lines.indexOf('```yaml') + 1).toBeGreaterThan(0)
    expect(lines.indexOf('```yaml') + 1).toBeLessThanOrEqual(30)
  })

  it('leads to every page', () => {
    const linked = linkTargets(readme).map((target) => target.split('#')[0])
    expect(linked).toEqual(expect.arrayContaining(PAGES.filter((path) => path !== 'README.md')))
  })
})

describe('troubleshooting', () => {
  it('has a row for each failure reason, in the order in which they win', () => {
    const rows = codeRows(section(readPage('docs/troubleshooting.md'), '## Failure reasons'))
    expect(rows.map(([reason]) => reason)).toEqual(FAILURE_REASONS)
  })

  it('lists sign-in errors that the action has a cure for', () => {
    const rows = codeRows(section(readPage('docs/troubleshooting.md'), '## Sign-in errors'))
    expect(rows.length).toBeGreaterThan(10)
    const general = cureFor({ error: 'unheard_of', description: '' })
    for (const [error = '', description = ''] of rows) expect(cureFor({ error, description })).not.toBe(general)
  })

  it('lists job errors that the action has a cure for', () => {
    const rows = codeRows(section(readPage('docs/troubleshooting.md'), '## Job errors'))
    expect(rows.length).toBeGreaterThan(10)
    const [, general = ''] = explainFailure('Job', 'unheard of').message.split('unheard of. ')
    expect(general).not.toBe('')
    for (const [said = ''] of rows) expect(explainFailure('Job', said).message).not.toContain(general)
  })
})

describe('docs/emulator.md', () => {
  const page = readPage('docs/emulator.md')

  it('names every fault', () => {
    const kinds = faultSchema.options.map(({ shape }) => shape.kind.value)
    const named = codeRows(section(page, '## Faults')).map(([kind]) => kind)
    expect(named.sort()).toEqual([...kinds].sort())
  })

  it('shows faults that the org takes', () => {
    const [example = ''] = fencedBlocks(page, 'json')
    const faults: unknown = JSON.parse(example)
    expect(() => faultSchema.array().parse(faults)).not.toThrow()
  })

  it('names every option of the command', () => {
    const options = readPage('emulator/main.ts')
      .match(/^ {2}--[\w-]+/gm)
      ?.map((option) => option.trim())
    const named = codeRows(section(page, '## Start an org')).map(([option]) => option)
    expect(options?.filter((option) => option !== '--help')).toEqual(named.filter((name) => name?.startsWith('--')))
  })
})

it.each(pages)('$path links to files and headings that exist', ({ path, text }) => {
  for (const target of linkTargets(text).filter((link) => !/^\w+:/.test(link))) {
    const [file = '', anchor] = target.split('#')
    const linked = file === '' ? path : join(dirname(path), file)
    expect({ target, exists: existsSync(join(ROOT, linked)) }).toEqual({ target, exists: true })
    if (anchor !== undefined) expect(headingAnchors(readPage(linked))).toContain(anchor)
  }
})

it.each(pages)('$path names files of this repository that exist', ({ text }) => {
  const folders = 'src|emulator|simulation|examples|scripts|bench|docs|__tests__'
  const named = [...text.matchAll(new RegExp(`\\x60((?:${folders})/[\\w./-]+)\\x60`, 'g'))].map(([, path = '']) => path)
  // The runner of GitHub is another repository with a folder of that name.
  const own = named.filter((path) => !path.startsWith('src/Runner.'))
  expect(own.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

/** Returns the inputs of a step, with the values of their expressions. */
function inputsOf(step: Mapping): ReadonlyMap<string, string> {
  const values: Record<string, string> = {
    'secrets.SF_CLIENT_ID': '3MVG9exampleConsumerKey',
    'vars.SF_USERNAME': 'loader@acme.com.uat',
    'secrets.SF_PRIVATE_KEY': testKeys().pkcs8,
    'toJSON(matrix)': 'null',
    'matrix.files': 'data/a.csv',
  }
  const evaluate = (text: string) =>
    text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const value = values[expression]
      if (value === undefined) throw new Error(`Nothing says what ${expression} is.`)
      return value
    })
  return new Map(Object.entries(mapping(step.with)).map(([name, value]) => [name, evaluate(String(value))]))
}

function isOurs(uses: unknown): boolean {
  return typeof uses === 'string' && (uses.startsWith(ACTION) || uses.startsWith(VALIDATE))
}

function isValidation({ uses }: Mapping): boolean {
  return typeof uses === 'string' && uses.startsWith(VALIDATE)
}

function manifestOf(step: Mapping): Mapping {
  return isValidation(step) ? manifests.validate : manifests.load
}

/** Throws InputError as the action does. */
function readInputs(step: Mapping, inputs: ReadonlyMap<string, string>) {
  const variables = [...inputs.keys()].map((name) => `INPUT_${name.toUpperCase()}`)
  const runner = { workspace: ROOT, runnerTemp: undefined, stepId: 'load', variables }
  const get = (name: string) => inputs.get(name) ?? ''
  return isValidation(step) ? parseValidateInputs(get, runner) : parseInputs(get, runner)
}

/** Every mapping in a document, however deep. */
function mappingsIn(value: unknown): Mapping[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(mappingsIn)
  return Array.isArray(value) ? below : [mapping(value), ...below]
}

function mapping(value: unknown): Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('A mapping was expected.')
  return { ...value }
}
