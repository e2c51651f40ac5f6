import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { expectGenerated, markdownTable } from './support/generated.ts'
import { inputCells } from './support/input-cells.ts'
import { codeRows } from './support/markdown.ts'

const PAGE = 'docs/inputs-and-outputs.md'
const ROOT = resolve(import.meta.dirname, '..')

const described = z.object({ description: z.string(), required: z.boolean().default(false) })
const { inputs, outputs } = z
  .object({ inputs: z.record(z.string(), described), outputs: z.record(z.string(), described) })
  .parse(parse(readFileSync(resolve(ROOT, 'action.yml'), 'utf8')))

/** The groups of the page, each with the input that begins it in the order of action.yml. */
const GROUPS = {
  'What to load': 'operation',
  'Signing in': 'client-id',
  'Safety limits': 'org',
  'How records are sent': 'concurrency',
  'Failures, retries and time': 'max-failures',
  'Ledger and header check': 'ledger',
  'Result files': 'results-path',
}

const names = Object.keys(inputs)
const groups = Object.entries(GROUPS).map(([title, first], index, all) => {
  const next = all[index + 1]
  return { title, members: names.slice(names.indexOf(first), next === undefined ? undefined : names.indexOf(next[1])) }
})

it.each(groups)(`${PAGE} has the inputs of action.yml: $title`, async ({ title, members }) => {
  const rows = members.map((name) => inputCells(name, inputs[name] ?? { description: '', required: false }))
  const table = markdownTable(['Input', 'Meaning', 'Default', 'Example'], rows)
  await expectGenerated(PAGE, `${title}: made by __tests__/docs-inputs-and-outputs.test.ts`, table)
})

it(`${PAGE} has the outputs of action.yml`, async () => {
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description])
  const table = markdownTable(['Output', 'Meaning'], rows)
  await expectGenerated(PAGE, 'outputs: made by __tests__/docs-inputs-and-outputs.test.ts', table)
})

it(`${PAGE} has every input and output once`, () => {
  const rows = codeRows(readFileSync(resolve(ROOT, PAGE), 'utf8'))
  expect(rows.map(([name]) => name)).toEqual([...names, ...Object.keys(outputs)])
})
