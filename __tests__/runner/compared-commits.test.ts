import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { comparedCommits } from '../../src/runner/compared-commits.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(40))

let workspace: Workspace
beforeEach(() => {
  workspace = createWorkspace()
})
afterEach(() => workspace.remove())

function compare(name: string, payload: unknown) {
  workspace.write('event.json', typeof payload === 'string' ? payload : JSON.stringify(payload))
  return comparedCommits({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: path.join(workspace.dir, 'event.json'),
    GITHUB_SHA: C,
  })
}

it('compares what a push was made on with what it made', () => {
  expect(compare('push', { before: A, after: B })).toEqual({ by: 'push', base: A, head: B, checkedOut: B })
  expect(compare('push', { before: 'a'.repeat(64), after: 'b'.repeat(64) })?.base).toHaveLength(64)
})

it('compares the base of a pull request with its head, of which the checkout is a merge', () => {
  const pull = { pull_request: { base: { sha: A }, head: { sha: B } } }
  expect(compare('pull_request', pull)).toEqual({ by: 'pull request', base: A, head: B, checkedOut: C })
})

it.each([
  ['a new branch', 'push', { before: '0'.repeat(40), after: B }],
  ['a branch that was deleted', 'push', { before: A, after: '0'.repeat(40) }],
  ['an option in place of a commit', 'push', { before: '--output=x', after: B }],
  ['a commit with a line end', 'push', { before: `${A}\n`, after: B }],
  ['a short commit', 'push', { before: 'abc', after: B }],
  ['a pull request without commits', 'pull_request', { pull_request: {} }],
  [
    'code of others in the name of the base',
    'pull_request_target',
    { pull_request: { base: { sha: A }, head: { sha: B } } },
  ],
  ['a schedule', 'schedule', {}],
  ['an event that is no JSON', 'push', '{'],
])('compares nothing for %s', (_, name, payload) => {
  expect(compare(name, payload)).toBeUndefined()
})

it('compares nothing where there is no event', () => {
  expect(comparedCommits({ GITHUB_EVENT_NAME: 'push' })).toBeUndefined()
})
