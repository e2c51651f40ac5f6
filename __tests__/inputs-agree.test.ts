import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { INPUT_DEFAULTS } from '../src/inputs/defaults.ts'

interface Described {
  readonly description: string
  readonly default?: string
}

interface Manifest {
  readonly inputs: Record<string, Described>
  readonly outputs: Record<string, Described>
}

/** Defaults that cannot be written down in action.yml, as the README words them. */
const WORDED_DEFAULTS: Record<string, string> = {
  'working-directory': 'the workspace',
  audience: 'derived',
  'job-records': 'none',
  'max-records': 'none',
  'ledger-key': 'derived',
  'sort-by': "the files' order",
  'artifact-name': 'derived',
  'retention-days': "repository's",
  'matrix-leg': '`${{ toJSON(matrix) }}`',
  'results-path': '`bulk-load-results/<step id>`',
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

  it('have the same names and defaults in the README', () => {
    const documented = tableRows(readme, '## Inputs').map(([name, value]) => [unquote(name), value])
    const expected = Object.entries(INPUT_DEFAULTS).map(([name, value]) => [
      name,
      value === '' ? (WORDED_DEFAULTS[name] ?? '') : `\`${value}\``,
    ])
    expect(documented.sort()).toEqual(expected.sort())
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

describe('outputs', () => {
  it('have the same names in action.yml and in the README', () => {
    const documented = tableRows(readme, '## Outputs').map(([name]) => unquote(name))
    expect(documented).toEqual(Object.keys(manifest.outputs))
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

/** The cells of all tables below a heading, without the head rows. */
function tableRows(markdown: string, heading: string): string[][] {
  const [, afterHeading = ''] = markdown.split(`${heading}\n`)
  const [section = ''] = afterHeading.split('\n## ')
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

function unquote(cell = ''): string {
  return cell.replaceAll('`', '')
}
