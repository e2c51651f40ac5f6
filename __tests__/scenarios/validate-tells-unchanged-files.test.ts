import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { type Scenario, startScenario } from '../support/scenario.ts'

const ACCOUNTS = 'Name\nAcme\n'
const INSERT = { operation: 'insert', object: 'Account', files: 'data/*.csv' }

it('warns of files that this push did not change, which an insert would load again', async () => {
  const { scenario, before, after } = await startWithTwoCommits()

  const run = await scenario.validate(INSERT, { event: push(before, after) })

  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } })
  expect(warningsOf(run)).toEqual([
    expect.stringMatching(
      /^1 of 3 files that match files was not changed by this push: data\/old \(1\)\.csv\. If it was/,
    ),
  ])
})

it('warns in a pull request as well, whose checkout is a merge', async () => {
  const { scenario, before, after, git } = await startWithTwoCommits()
  git('checkout', '-q', '-b', 'base', before)
  git('merge', '-q', '--no-ff', '-m', 'Merge', after)
  const event = {
    name: 'pull_request',
    payload: { repository: { private: true }, pull_request: { base: { sha: before }, head: { sha: after } } },
  }

  const merged = await scenario.validate(INSERT, { event, env: { GITHUB_SHA: git('rev-parse', 'HEAD') } })
  git('checkout', '-q', after)
  const head = await scenario.validate(INSERT, { event })

  for (const run of [merged, head])
    expect(warningsOf(run)).toEqual([expect.stringContaining('was not changed by this pull request: data/old (1).csv')])
})

it('says how to clone where the commit before is not there', async () => {
  const { scenario, after } = await startWithTwoCommits()

  const run = await scenario.validate(INSERT, { event: push('c'.repeat(40), after) })

  expect(warningsOf(run)).toEqual([])
  expect(run.annotations).toContainEqual(
    expect.objectContaining({ kind: 'notice', message: expect.stringContaining('fetch-depth: 0') }),
  )
})

it.each([
  ['a new branch', (after: string) => push('0'.repeat(40), after)],
  ['another commit than the one checked out', (_: string, before: string) => push(before, 'd'.repeat(40))],
  ['text that is no commit', (after: string) => push('--output=/tmp/x', after)],
  ['a run that somebody started', () => ({ name: 'workflow_dispatch', payload: { repository: { private: true } } })],
])('is silent for %s', async (_, event) => {
  const { scenario, before, after } = await startWithTwoCommits()

  const run = await scenario.validate(INSERT, { event: event(after, before) })

  expect(run.annotations).toEqual([])
})

it('is silent for operations that may be repeated, and without a repository', async () => {
  const { scenario, before, after } = await startWithTwoCommits()
  const bare = await startScenario({ files: { 'data/a.csv': ACCOUNTS } })

  const upsert = await scenario.validate(
    { ...INSERT, operation: 'upsert', 'external-id-field': 'Name', 'duplicate-keys': 'send' },
    { event: push(before, after) },
  )
  const none = await bare.validate(INSERT, { event: push(before, after) })

  expect([upsert, none].flatMap(({ annotations }) => annotations)).toEqual([])
})

it('runs no program that the settings of the repository name', async () => {
  const { scenario, before, after, git } = await startWithTwoCommits()
  const mark = join(scenario.workspace.root, 'ran')
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'diff.external',
    'core.sshCommand',
    'diff.csv.textconv',
    'core.editor',
  ])
    git('config', key, `touch "${mark}"; false`)
  git('config', 'alias.diff-tree', `!touch "${mark}"`)
  scenario.workspace.write('.gitattributes', '*.csv diff=csv\n')

  const run = await scenario.validate(INSERT, {
    event: push(before, after),
    env: { GIT_EXTERNAL_DIFF: `touch "${mark}"`, GIT_DIR: '/nowhere' },
  })

  expect(warningsOf(run)).toHaveLength(1)
  expect(scenario.workspace.leftBehind()).not.toContain(mark)
})

function push(before: string, after: string) {
  return { name: 'push', payload: { repository: { private: true, visibility: 'private' }, before, after } }
}

function warningsOf({ annotations }: { annotations: readonly { kind: string; message: string }[] }): readonly string[] {
  return annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message)
}

/** A repository whose second commit changes one file and adds another; a third file is in no commit. */
async function startWithTwoCommits(): Promise<{
  scenario: Scenario
  before: string
  after: string
  git: (...args: string[]) => string
}> {
  const scenario = await startScenario({
    files: { 'data/old (1).csv': ACCOUNTS, 'data/changed é.csv': ACCOUNTS },
  })
  const { dir, root } = scenario.workspace
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.com', '-c', 'core.fsmonitor=', ...args], {
      cwd: dir,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' },
    }).trim()
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-q', '-m', 'First')
  const before = git('rev-parse', 'HEAD')
  scenario.workspace.write('data/changed é.csv', 'Name\nGlobex\n')
  git('commit', '-q', '-a', '-m', 'Second')
  scenario.workspace.write('data/made.csv', ACCOUNTS)
  return { scenario, before, after: git('rev-parse', 'HEAD'), git }
}
