import { describe, expect, it } from '@jest/globals'
import { readRunner } from '../../src/runner/environment.ts'

describe('the docs', () => {
  it.each([
    [{ GITHUB_ACTION_REPOSITORY: 'acme/load', GITHUB_ACTION_REF: 'v1' }, 'https://github.com/acme/load/blob/v1/docs/'],
    [
      {
        GITHUB_ACTION_REPOSITORY: 'acme/load',
        GITHUB_ACTION_REF: 'a b/#1',
        GITHUB_SERVER_URL: 'https://ghe.acme.example',
      },
      'https://ghe.acme.example/acme/load/blob/a%20b/%231/docs/',
    ],
    [{ GITHUB_ACTION_REPOSITORY: 'acme/load' }, 'https://github.com/acme/load/blob/HEAD/docs/'],
    [{ GITHUB_REPOSITORY: 'acme/data' }, 'docs/'],
    [{ GITHUB_ACTION_REPOSITORY: 'not a repository', GITHUB_ACTION_REF: 'v1' }, 'docs/'],
    [{}, 'docs/'],
  ])('of an action with %j are at %s', (env, docs) => {
    expect(readRunner(env).project.docs).toBe(docs)
  })
})

it.each([
  ['1', true],
  ['0', false],
  ['', false],
  [undefined, false],
])('RUNNER_DEBUG=%s means debug: %s', (value, isDebug) => {
  expect(readRunner({ RUNNER_DEBUG: value }).isDebug).toBe(isDebug)
})
