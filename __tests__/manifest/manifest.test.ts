import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { InputError } from '../../src/errors.ts'
import { INPUT_DEFAULTS } from '../../src/inputs/defaults.ts'
import { parseValues } from '../../src/inputs/named-values.ts'
import { type Manifest, readManifest } from '../../src/manifest/manifest.ts'
import { MISTAKES, WHOLE } from './mistakes.ts'

const SOURCE = {
  path: 'seed.yml',
  values: new Map([['RELEASE', '7']]),
  stepText: (name: keyof typeof INPUT_DEFAULTS) => INPUT_DEFAULTS[name],
}

function read(text: string): Manifest {
  return readManifest(text, SOURCE)
}

function problemsOf(text: string): readonly string[] {
  try {
    read(text)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

it('says once what is wrong with an input of the step, which the manifest has no place of', () => {
  const stepText = (name: keyof typeof INPUT_DEFAULTS) => (name === 'max-records' ? '0' : INPUT_DEFAULTS[name])
  const loads = ['a', 'b'].map((name) => `  - { name: ${name}, object: Account, operation: insert, files: a.csv }\n`)
  const text = `version: 1\nloads:\n${loads.join('')}  - { name: c, object: Account, operation: insrt, files: a.csv }\n`
  expect(() => readManifest(text, { ...SOURCE, stepText })).toThrow(
    /^`max-records`: `0` is not allowed\. .*\nseed\.yml line 5, column 33: `operation`: .*$/,
  )
})

it('says of each mistake where it is and what to do', async () => {
  const file = new URL('./__outputs__/mistakes.md', import.meta.url)
  const sections = Object.entries(MISTAKES).map(([what, text]) =>
    [`## ${what}`, '```yaml', text.trimEnd(), '```', ...problemsOf(text).map((problem) => `- ${problem}`)].join('\n'),
  )
  const text = `# What is said of mistakes in a manifest\n\n${sections.join('\n\n')}\n`
  if (process.env.UPDATE_OUTPUTS === '1') await writeFile(file, text)
  expect(text).toBe(await readFile(file, 'utf8'))
})

it.each(Object.entries(MISTAKES))('finds %s, and nothing else', (_, text) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(/^seed\.yml line \d+, column \d+: \S/)])
})

describe('a manifest that is right', () => {
  it('is read as it is written', () => {
    const { loads, checks } = read(WHOLE)
    const [accounts, contacts] = loads
    expect(accounts).toMatchObject({ name: 'accounts', object: 'Account', externalIdField: 'Ext_Id__c' })
    expect(accounts?.source.files).toEqual(['data/accounts/*.csv', '!data/accounts/old.csv'])
    expect(accounts?.limits.maxFailures).toEqual({ kind: 'count', count: 7 })
    expect(accounts?.manifest?.columns.constants).toEqual(
      new Map([
        ['Source__c', 'seed 7'],
        ['Country__c', 'NO'],
      ]),
    )
    expect(accounts?.manifest?.columns.uses.get('Owner')).toEqual({
      kind: 'lookup',
      to: 'OwnerId',
      object: 'User',
      by: ['Username'],
      missing: { kind: 'otherwise', key: 'ada@example.com' },
    })
    expect(contacts?.manifest).toMatchObject({
      needs: ['accounts'],
      onFailure: 'skip',
      columns: { where: new Map([['Kind', ['a', 'b']]]), whereNot: new Map([['Kind', ['c']]]) },
    })
    expect(contacts?.pace.concurrency).toEqual({ mode: 'serial' })
    expect(checks).toEqual([{ soql: expect.any(String), least: 1, most: 120 }])
  })

  it('may repeat itself by anchors, but not without end', () => {
    expect(
      problemsOf(
        `version: 1\nloads:\n  - &a\n    name: a\n    object: Account\n    operation: insert\n    files: a.csv\n  - { <<: *a, name: b }\n`,
      ),
    ).toEqual([])
    const laughs = ['a: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let depth = 1; depth < 12; depth++)
      laughs.push(
        `b${depth}: &a${depth} [${Array(9)
          .fill(`*a${depth - 1}`)
          .join(', ')}]`,
      )
    expect(problemsOf(laughs.join('\n'))).toEqual([expect.stringContaining('has more than 100000 values')])
  })

  it('may have aliases of aliases, but not too deep', () => {
    const chain = [
      'a0: &a0 x',
      ...Array.from({ length: 101 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]`),
    ]
    expect(problemsOf(chain.join('\n'))).toEqual([expect.stringContaining('more than 100 levels deep')])
  })

  it('may not have more brackets than the parser can follow', () => {
    const text = `version: 1\nloads: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`
    expect(problemsOf(text)).toEqual([expect.stringContaining('more than 100 levels deep')])
  })

  it('may have many aliases: none of them is looked for in the whole file', () => {
    const aliases = Array(20_000).fill('*a').join(', ')
    const files = `    files: [&a x.csv, ${aliases}]\n`
    // It took minutes when each was.
    expect(problemsOf(`version: 1\nloads:\n  - name: a\n    object: Account\n    operation: insert\n${files}`)).toEqual(
      [],
    )
  }, 30_000)

  it('never throws anything but what is wrong with it', () => {
    const anything = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('a', '1', '', null, true, 'insert', 'Account'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'version',
            'loads',
            'name',
            'object',
            'columns',
            'to',
            'ref',
            'by',
            'needs',
            'files',
            'checks',
            '__proto__',
            'constructor',
          ),
          tie('node'),
          { maxKeys: 5 },
        ),
      ),
    })).node
    fc.assert(
      fc.property(anything, (value) => void problemsOf(stringify(value))),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a:-[]{}&*|>\'"\n \t#%?,<1é') }),
        (text) => void problemsOf(text),
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('the input `values`', () => {
  it('has a line for each placeholder', () => {
    expect(parseValues('A=1\r\n\n B = x=y \n')).toEqual(
      new Map([
        ['A', '1'],
        ['B', 'x=y'],
      ]),
    )
  })

  it.each([
    ['secret', '`values`: line 1 is not of the form NAME=value.'],
    ['A=1\nA=2', '`values`: A has two values. Remove one of them.'],
    ['1A=x', '`values`: line 1 is not of the form NAME=value.'],
  ])('%j is refused, without its value', (text, message) => {
    expect(() => parseValues(text)).toThrow(new InputError([message]))
  })
})
