import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { expectCleanEnd } from './clean-end.ts'
import { type ActionOptions, runAction, runPost } from './run-action.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

const onUnix = process.platform === 'win32' ? it.skip : it

let workspace: Workspace
beforeEach(() => {
  workspace = createWorkspace({ 'data/accounts.csv': 'Name\nAcme\n' })
})
afterEach(() => workspace.remove())

function runToy(overrides: Partial<ActionOptions> = {}) {
  return runAction({ action: join(import.meta.dirname, 'toy-action'), inputs: {}, workspace, ...overrides })
}

describe('runAction', () => {
  it('passes declared inputs with their defaults, given ones, and nothing of its own environment', async () => {
    process.env.HTTPS_PROXY = 'http://proxy.example.com'
    const { outputs } = await runToy({
      inputs: { greeting: 'hi', 'two words': '2' },
      env: { CI: undefined, EXTRA: 'x' },
    })
    delete process.env.HTTPS_PROXY

    const environment: unknown = JSON.parse(outputs.environment ?? '')
    expect(environment).toMatchObject({
      INPUT_GREETING: 'hi',
      'INPUT_API-VERSION': '67',
      'INPUT_NO-DEFAULT': '',
      'INPUT_GITHUB-TOKEN': expect.stringMatching(/^ghs_/),
      INPUT_TWO_WORDS: '2',
      GITHUB_WORKSPACE: workspace.dir,
      GITHUB_RUN_ATTEMPT: '1',
      EXTRA: 'x',
    })
    expect(environment).not.toHaveProperty('HTTPS_PROXY')
    expect(environment).not.toHaveProperty('CI')
  })

  it('runs in the workspace and reads back what the action reported', async () => {
    const run = await runToy()

    expect(run).toMatchObject({
      exitCode: 1,
      signal: null,
      stderr: '',
      summary: '# Done\n',
      state: { jobs: '["750"]' },
    })
    expect(run.outputs).toMatchObject({ directory: workspace.dir, lines: 'one\ntwo=2\n\nthree<<x' })
    expect(run.annotations).toEqual([
      { kind: 'error', title: 'a, b: c', file: 'data/accounts.csv', line: 7, message: '50% is wrong,\nsee below' },
      { kind: 'warning', title: undefined, file: undefined, line: undefined, message: 'careful' },
      { kind: 'error', title: undefined, file: undefined, line: undefined, message: 'failed on purpose' },
    ])
  })

  it('shows the log as GitHub shows it: without commands, secrets as stars, line by line', async () => {
    const run = await runToy()

    expect(run.stdout).toContain('printed: second line of a secret')
    expect(run.masks).toEqual(['first line of a secret\nsecond line of a secret'])
    expect(run.log.trim()).toBe('printed: ***')
  })

  it('gives the post stage the state, inputs, masks and temp folder of main', async () => {
    const main = await runToy({ inputs: { greeting: 'hi' } })
    const post = await runPost(main)

    expect(post.exitCode).toBe(0)
    expect(post.log.trim()).toBe('jobs of main: ["750"], ***')
    expect(post.outputs).toEqual({ temp: main.temp, greeting: 'hi' })
  })

  onUnix('cancels with the signal that the runner sends first', async () => {
    const run = await runToy({ inputs: { wait: 'true' }, cancelAt: /waiting/ })

    expect(run).toMatchObject({ exitCode: 130, signal: null })
    expect(run.log).toContain('interrupted')
  })

  onUnix('kills without warning', async () => {
    const run = await runToy({ inputs: { wait: 'true' }, killAt: /waiting/ })

    expect(run).toMatchObject({ exitCode: null, signal: 'SIGKILL', state: { jobs: '["750"]' } })
  })

  it('ends a run that takes too long', async () => {
    await expect(runToy({ inputs: { wait: 'true' }, timeoutMs: 200 })).rejects.toThrow('still ran after 200 ms')
  })
})

describe('expectCleanEnd', () => {
  const jobs = (...states: string[]) => ({ jobs: () => states.map((state, n) => ({ id: `750${n}`, state })) })

  it('is content when nothing is left open and no secret shows', async () => {
    const run = await runToy()
    expect(() =>
      expectCleanEnd({ run, org: jobs('JobComplete', 'Aborted'), secrets: ['not printed anywhere'] }),
    ).not.toThrow()
  })

  it('names jobs that were left Open', async () => {
    const run = await runToy()
    expect(() => expectCleanEnd({ run, org: jobs('JobComplete', 'Open'), secrets: [] })).toThrow(
      'job 7501 was left Open',
    )
  })

  it('finds a secret that was masked too, since masks do not reach files and other logs', async () => {
    const run = await runToy()
    const secrets = ['first line of a secret\nsecond line of a secret']
    expect(() => expectCleanEnd({ run, secrets: ['second line of a secret'] })).toThrow('a secret is in stdout')
    expect(() =>
      expectCleanEnd({ run: { ...run, stdout: '::add-mask::second line of a secret' }, secrets }),
    ).not.toThrow()
  })

  it('finds credentials in files that the action left behind, but not in those that were there', async () => {
    workspace.write('data/tokens.csv', 'Name\n00D000000000001!AQEAQFakeSessionIdFakeSessionId\n')
    expectCleanEnd({ run: await runToy(), secrets: [] })

    const run = await runToy({ inputs: { leak: '00D000000000001!AQEAQFakeSessionIdFakeSessionId' } })
    expect(() => expectCleanEnd({ run, secrets: [] })).toThrow(/a secret is in .*left-behind\.txt/)
  })
})
