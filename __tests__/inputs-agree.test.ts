import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { INPUT_DEFAULTS } from '../src/inputs/defaults.ts'
import { VALIDATE_DEFAULTS } from '../src/inputs/validate-inputs.ts'
import { fencedBlocks } from './support/markdown.ts'

interface Described {
  readonly description: string
  readonly default?: string
}

interface Manifest {
  readonly inputs: Record<string, Described>
}

let manifestText: string
let manifest: Manifest
let readme: string

beforeAll(async () => {
  manifestText = await readFile(new URL('../action.yml', import.meta.url), 'utf8')
  manifest = parse(manifestText)
  readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
})

describe('inputs', () => {
  it('have the same names and defaults in action.yml and in the parser', () => {
    const described = Object.entries(manifest.inputs).map(([name, input]) => [name, literal(input.default)])
    expect(described).toEqual(Object.entries(INPUT_DEFAULTS))
  })

  it('have the same names, order and defaults in the block of the README', () => {
    const shown = Object.entries(inputsInReadme())
    expect(shown.map(([name]) => name)).toEqual(Object.keys(manifest.inputs))
    for (const [name, value] of shown) {
      const { default: preset } = manifest.inputs[name] ?? {}
      // An input without a default is blank, or has an example.
      if (preset !== undefined) expect([name, String(value)]).toEqual([name, String(preset)])
    }
  })

  it('have a comment above each in the block of the README', () => {
    const [, block = ''] = fencedBlocks(readme, 'yaml')
    const lines = block.split('\n')
    expect(lines.filter((line, index) => /^ {4}\w/.test(line) && !/^ {4}#/.test(lines[index - 1] ?? ''))).toEqual([])
  })

  it('are described with their default and an example', () => {
    for (const [name, { description }] of Object.entries(manifest.inputs)) {
      expect({ name, description }).toEqual({ name, description: expect.stringMatching(/default.*Example: /is) })
    }
  })

  it('name each literal default in their description', () => {
    for (const { description, default: value } of Object.values(manifest.inputs)) {
      if (literal(value) !== '') expect(description).toContain(`Default: \`${value}\``)
    }
  })
})

describe('inputs of validate/', () => {
  const validate: Manifest = parse(readFileSync(new URL('../validate/action.yml', import.meta.url), 'utf8'))

  it('have the same names and defaults in action.yml and in the parser', () => {
    const described = Object.entries(validate.inputs).map(([name, input]) => [name, literal(input.default)])
    expect(Object.fromEntries(described)).toEqual(VALIDATE_DEFAULTS)
  })

  it('are described with their default and an example', () => {
    for (const [name, { description, default: value }] of Object.entries(validate.inputs)) {
      expect({ name, description }).toEqual({ name, description: expect.stringMatching(/default.*Example: /is) })
      if (literal(value) !== '') expect(description).toContain(`Default: \`${value}\``)
    }
  })
})

// The runner reads them anywhere in the file: https://github.com/newrelic/deployment-marker-action/issues/6
it('keeps expressions out of action.yml, but for defaults, where the runner would refuse them', () => {
  const elsewhere = manifestText.split('\n').filter((line) => !/^ {4}default: \$\{\{ toJSON\(matrix\) \}\}$/.test(line))
  expect(elsewhere.join('\n')).not.toMatch(/\$\{\{/)
})

/** The default as the parser knows it: what the runner works out reaches it as a value like any other. */
function literal(value = ''): string {
  return value.startsWith('${{') ? '' : value
}

/** The inputs of the second YAML block, which shows all of them. */
function inputsInReadme(): Record<string, unknown> {
  const [, block = ''] = fencedBlocks(readme, 'yaml')
  const steps = z.array(z.object({ with: z.record(z.string(), z.unknown()) })).parse(parse(block))
  return steps[0]?.with ?? {}
}
