import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { z } from 'zod'
import { INPUT_DEFAULTS } from '../src/inputs/defaults.ts'
import { manifestJsonSchema } from '../src/manifest/json-schema.ts'
import { readManifest } from '../src/manifest/manifest.ts'
import { expectGenerated, markdownTable } from './support/generated.ts'
import { codeRows } from './support/markdown.ts'
import { manifestsOfPages } from './support/workflows.ts'

const PAGE = 'docs/manifest.md'

/** A map of the manifest, as the schema for editors describes it. */
interface Described {
  readonly description?: string | undefined
  readonly examples?: readonly unknown[] | undefined
  readonly required?: readonly string[] | undefined
  readonly properties?: Readonly<Record<string, Described>> | undefined
  readonly items?: Described | undefined
  readonly additionalProperties?: Described | boolean | undefined
  readonly anyOf?: readonly Described[] | undefined
}

const Described: z.ZodType<Described> = z.lazy(() =>
  z.looseObject({
    description: z.string().optional(),
    examples: z.array(z.unknown()).optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), Described).optional(),
    items: Described.optional(),
    additionalProperties: z.union([Described, z.boolean()]).optional(),
    anyOf: z.array(Described).optional(),
  }),
)

const form = Described.parse(manifestJsonSchema())
const load = form.properties?.loads?.items ?? {}
const settings = form.properties?.defaults ?? {}
const columns = load.properties?.columns?.additionalProperties
const column = typeof columns === 'object' ? (columns.anyOf?.find(({ properties }) => properties) ?? {}) : {}
const shared = new Set(Object.keys(settings.properties ?? {}))

/** Each table of the page, with the keys that it has. */
const TABLES = {
  'the file': keysOf(form),
  'a load': keysOf({
    ...load,
    properties: Object.fromEntries(Object.entries(load.properties ?? {}).filter(([key]) => !shared.has(key))),
  }),
  'settings of a load': keysOf(settings),
  'a column': keysOf(column),
  'a check': keysOf(form.properties?.checks?.items ?? {}),
}

it.each(Object.entries(TABLES))(`${PAGE} has the keys of %s`, async (title, keys) => {
  const rows = keys.map(({ key, meaning, preset, example }) => [`\`${key}\``, meaning, preset, example])
  const table = markdownTable(['Key', 'Meaning', 'Default', 'Example'], rows)
  await expectGenerated(PAGE, `${title}: made by __tests__/docs-manifest.test.ts`, table)
})

it(`${PAGE} has no other keys, and the example of each is one line`, () => {
  const page = readFileSync(resolve(import.meta.dirname, '..', PAGE), 'utf8')
  const [tables = ''] = page.split('## How YAML is read')
  const known = new Set(Object.values(TABLES).flatMap((keys) => keys.map(({ key }) => key)))
  expect(codeRows(tables).filter(([key = '']) => !known.has(key))).toEqual([])
})

it('names the defaults that the inputs of the same names have', () => {
  const inputs: Readonly<Record<string, string>> = INPUT_DEFAULTS
  for (const { key, preset } of TABLES['settings of a load']) {
    const input = inputs[key]
    if (input !== undefined && input !== '') expect([key, preset]).toEqual([key, `\`${input}\``])
  }
})

describe.each(manifestsOfPages())('$name', ({ yaml }) => {
  it('is a manifest without a mistake', () => {
    const stepText = (name: keyof typeof INPUT_DEFAULTS) => INPUT_DEFAULTS[name]
    const values = new Map([...yaml.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => [name, 'x']))
    expect(() => readManifest(yaml, { path: 'manifest.yml', values, stepText })).not.toThrow()
  })

  it('is taken by the schema for editors', () => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(manifestJsonSchema())
    validate(parse(yaml, { merge: true }))
    expect(validate.errors).toBeNull()
  })
})

/** The rows of a table: what each key of a map means, its default and an example. */
function keysOf({ properties = {}, required = [] }: Described) {
  return Object.entries(properties).map(([key, { description = '', examples = [] }]) => {
    const { meaning = description, preset } = /^(?<meaning>.+?)(?: Default: (?<preset>`[^`]+`)\.)?$/.exec(description)
      ?.groups ?? { meaning: description }
    return {
      key,
      meaning: meaning.replaceAll('|', '\\|'),
      preset: required.includes(key) ? 'required' : (preset ?? 'none'),
      example: examples.map((example) => `\`${inline(example)}\``).join(' or '),
    }
  })
}

/** A value as YAML writes it in one line. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${inline(one)}`)
      .join(', ')} }`
  const text = String(value)
  return /^[!*&]/.test(text) ? `'${text}'` : text
}
