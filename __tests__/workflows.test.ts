import { describe, expect, it } from '@jest/globals'
import { lintWorkflow } from './support/workflow-linter.ts'
import { asWorkflow, readPage, workflowFiles, yamlOfPages } from './support/workflows.ts'

const OURS = 'salesforce-bulk-load/salesforce-bulk-load@v1'
const VALIDATE = 'salesforce-bulk-load/salesforce-bulk-load/validate@v1'

const workflows = [...workflowFiles(), ...yamlOfPages().map(({ name, yaml }) => ({ name, yaml: asWorkflow(yaml) }))]

describe.each(workflows)('$name', ({ yaml }) => {
  it('has nothing that the linter objects to', async () => {
    expect(await lintWorkflow(yaml)).toEqual([])
  })

  it('pins the actions of others to a commit, with the version in a comment', () => {
    const used = [...yaml.matchAll(/^[ -]*uses: *(.+)$/gm)].map(([, action = '']) => action)
    for (const action of used.filter((name) => name !== OURS && name !== VALIDATE)) {
      expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })
})

it.each(['action.yml', 'validate/action.yml'])('has nothing in %s that the linter objects to', async (path) => {
  expect(await lintWorkflow(readPage(path), 'action.yml')).toEqual([])
})

it('names the same commit for the same version everywhere', () => {
  const pins = workflows.flatMap(({ yaml }) => [...yaml.matchAll(/uses: *(\S+)@([0-9a-f]{40}) # (\S+)/g)])
  const actions = new Set(pins.map(([, action]) => action))
  expect(actions.size).toBeGreaterThan(1)
  expect(new Set(pins.map(([, action, commit, version]) => `${action} ${commit} ${version}`)).size).toBe(actions.size)
})

describe('the linter', () => {
  it('knows queues, background steps and actions of the same repository', async () => {
    expect(await lintWorkflow(workflow('      - wait: [first]'))).toEqual([])
    expect(await lintWorkflow(workflow('      - cancel: first'))).toEqual([])
    expect(await lintWorkflow(workflow('      - wait-all:'))).toEqual([])
  })

  it.each([
    ['an unknown key', 'timeout-minute: 5', "Unexpected value 'timeout-minute'"],
    [
      'a step that does not exist',
      '- run: echo ${{ steps.second.outcome }}',
      'Context access might be invalid: second',
    ],
    ['an action without a version', '- uses: actions/checkout', 'Expected format {owner}/{repo}[/path]@{ref}'],
    [
      'an input that this action does not have',
      `- { uses: ${OURS}, with: { file: a } }`,
      "Invalid action input 'file'",
    ],
    [
      'an input that a validation does not have',
      `- { uses: ${VALIDATE}, with: { operation: insert, object: Account, files: a.csv, username: ada } }`,
      "Invalid action input 'username'",
    ],
    ['an expression with a mistake', '- run: echo ${{ format(1 }}', "Unexpected symbol: 'EOF'"],
  ])('objects to %s', async (_, line, message) => {
    const indentation = line.startsWith('-') ? '      ' : '    '
    expect((await lintWorkflow(workflow(`${indentation}${line}`))).join('\n')).toContain(message)
  })
})

/** A workflow with what GitHub added in 2026, and a last line of its job. */
function workflow(last: string): string {
  return `on: push
concurrency:
  group: salesforce
  queue: max
jobs:
  load:
    runs-on: ubuntu-latest
    steps:
      - id: first
        uses: $/actions/load
        background: true
${last}
`
}
