import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { expectGenerated, markdownTable } from './support/generated.ts'
import { inputCells } from './support/input-cells.ts'
import { codeRows } from './support/markdown.ts'

const PAGE = 'docs/validate.md'
const MADE = 'made by __tests__/docs-validate.test.ts'
const ROOT = resolve(import.meta.dirname, '..')

const described = z.object({ description: z.string(), required: z.boolean().default(false) })
const { inputs, outputs } = z
  .object({ inputs: z.record(z.string(), described), outputs: z.record(z.string(), described) })
  .parse(parse(readFileSync(resolve(ROOT, 'validate/action.yml'), 'utf8')))

it(`${PAGE} has the inputs of validate/action.yml`, async () => {
  const rows = Object.entries(inputs).map(([name, input]) => inputCells(name, input))
  const table = markdownTable(['Input', 'Meaning', 'Default', 'Example'], rows)
  await expectGenerated(PAGE, `inputs of validate: ${MADE}`, table)
})

it(`${PAGE} has the outputs of validate/action.yml`, async () => {
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description])
  await expectGenerated(PAGE, `outputs of validate: ${MADE}`, markdownTable(['Output', 'Meaning'], rows))
})

it(`${PAGE} has every input and output once`, () => {
  const rows = codeRows(readFileSync(resolve(ROOT, PAGE), 'utf8'))
  expect(rows.map(([name]) => name)).toEqual([...Object.keys(inputs), ...Object.keys(outputs)])
})
