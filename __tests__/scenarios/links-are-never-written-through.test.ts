import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path, { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { resultFolder, uploadedFiles } from '../support/result-folder.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'

const itWithLinks = process.platform === 'win32' ? it.skip : it
const FILES = { 'data/accounts.csv': accountsCsv(1, 20) }
const RESULTS = 'bulk-load-results/load'
const VICTIM = 'index.js'

/** What attackers want to have changed, outside the workspace. */
const outside: string[] = []

afterEach(() => {
  for (const folder of outside.splice(0)) {
    expect(readdirSync(folder)).toEqual([VICTIM])
    expect(readFileSync(join(folder, VICTIM), 'utf8')).toBe('the action')
    rmSync(folder, { recursive: true })
  }
})

async function start() {
  const scenario = await startScenario({ files: FILES })
  const folder = mkdtempSync(join(tmpdir(), 'outside-'))
  writeFileSync(join(folder, VICTIM), 'the action')
  outside.push(folder)
  const place = (file: string) => {
    const absolute = join(scenario.workspace.dir, file)
    mkdirSync(dirname(absolute), { recursive: true })
    return absolute
  }
  return {
    ...scenario,
    outside: folder,
    linkFile: (path: string, target = join(folder, VICTIM)) => symlinkSync(target, place(path)),
    linkFolder: (path: string) => symlinkSync(folder, place(path)),
    pipe: (path: string) => execFileSync('mkfifo', [place(path)]),
  }
}

function expectNothingSent({ org }: Pick<Scenario, 'org'>): void {
  expect(org.requests).toEqual([])
}

describe('in the results folder', () => {
  itWithLinks.each([
    'report.json',
    'summary.md',
    'report.html',
    'ledger.json',
    'Account-insert/rerun.csv',
    'Account-insert/rerun-2.csv',
    'Account-insert/successful.csv',
    'Account-insert/failed.csv',
    'Account-insert/unprocessed.csv',
    'Account-insert/unaccounted.csv',
  ])('a link in the place of %s is refused by name, before the sign-in', async (file) => {
    const scenario = await start()
    scenario.linkFile(`${RESULTS}/${file}`)
    const run = await scenario.load(INSERT_ACCOUNTS)
    expectFailed(run, {
      reason: 'invalid-input',
      says: [`\`results-path\`: ${RESULTS}/${file} is a link.`, 'Remove it', 'set `results-path` to another folder'],
    })
    expectNothingSent(scenario)
    if (file === 'report.json') expect(await scenario.post(run)).toMatchObject({ exitCode: 0, annotations: [] })
  })

  itWithLinks.each(['bulk-load-results', RESULTS, `${RESULTS}/Account-insert`])(
    'the folder %s that is a link is refused, and nothing is made behind it',
    async (folder) => {
      const scenario = await start()
      scenario.linkFolder(folder)
      const run = await scenario.load(INSERT_ACCOUNTS)
      expectFailed(run, { reason: 'invalid-input', says: [`\`results-path\`: ${folder} is a link.`] })
      expectNothingSent(scenario)
    },
  )

  itWithLinks.each([
    ['report.json', 'no regular file'],
    ['Account-insert/rerun.csv', 'no regular file'],
  ])('a pipe in the place of %s is refused, and not waited for', async (file, what) => {
    const scenario = await start()
    scenario.pipe(`${RESULTS}/${file}`)
    const run = await scenario.load(INSERT_ACCOUNTS)
    expectFailed(run, { reason: 'invalid-input', says: [`${RESULTS}/${file} is ${what}.`] })
  })

  itWithLinks('a link beside the place of a file is replaced', async () => {
    const { org, load, linkFile } = await start()
    for (const file of ['report.json', 'summary.md', 'report.html', 'ledger.json']) linkFile(`${RESULTS}/${file}.new`)
    expectPassed(await load(INSERT_ACCOUNTS), { created: 20 })
    expectAccountsOnce(org, 20)
  })

  itWithLinks('a report that names a folder behind a link has nothing there removed', async () => {
    const { workspace, load, outside, linkFolder } = await start()
    writeFileSync(join(outside, 'successful.csv'), 'theirs')
    workspace.write(`${RESULTS}/report.json`, JSON.stringify({ failureReason: '', loads: [{ name: 'Lead-insert' }] }))
    linkFolder(`${RESULTS}/Lead-insert`)
    expectPassed(await load(INSERT_ACCOUNTS), { created: 20 })
    expect(readFileSync(join(outside, 'successful.csv'), 'utf8')).toBe('theirs')
    rmSync(join(outside, 'successful.csv'))
  })
})

describe('while the step runs', () => {
  itWithLinks('a link that takes the place of a result file is not written through', async () => {
    const { org, load, workspace, linkFile } = await start()
    org.faults.add({ kind: 'lock-rows', share: 0.5 })
    org.onRequest(({ when, method, path: asked }) => {
      if (when !== 'arrived' || method !== 'GET' || !asked.endsWith('/successfulResults')) return
      for (const name of ['rerun.csv', 'unaccounted.csv']) {
        const file = `${RESULTS}/Account-insert/${name}`
        rmSync(join(workspace.dir, file), { force: true })
        linkFile(file)
      }
    })
    const run = await load({ ...INSERT_ACCOUNTS, retries: '0', 'max-failures': '100%' })
    expect(run.outputs.verdict).toBe('passed')
    expect(String(resultFolder(run).files.get('Account-insert/rerun.csv'))).toMatch(/^Name/)
  })

  itWithLinks('what takes the place of a result file is not uploaded', async () => {
    const { results, load, workspace, linkFile } = await start()
    workspace.write('../secret.pem', 'a key')
    const stop = results.onCall(({ when, method }) => {
      if (when !== 'arrived' || method !== 'CreateArtifact') return
      for (const file of [`${RESULTS}/Account-insert/successful.csv`, `${RESULTS}/report.html`]) {
        rmSync(join(workspace.dir, file))
        linkFile(file, join(workspace.root, 'secret.pem'))
      }
    })
    const run = await load({ ...INSERT_ACCOUNTS, artifacts: 'all' })
    stop()
    expectPassed(run, { created: 20 })
    const files = uploadedFiles(results)
    expect(String(files.get('Account-insert/successful.csv'))).toMatch(/^sf__Id/)
    expect(String(files.get('report.html'))).toMatch(/<html/)
  })

  itWithLinks('nobody can prepare its temp folder', async () => {
    const { org, workspace, load } = await start()
    const temp = join(workspace.root, 'temp')
    const run = await load(INSERT_ACCOUNTS, { env: { RUNNER_TEMP: temp } })
    expectPassed(run, { created: 20 })
    expectAccountsOnce(org, 20)
    expect(run.state['temp-folder']).toMatch(/bulk-load-load-\d+-[A-Za-z0-9]{6}$/)
  })
})

describe('the post step', () => {
  itWithLinks.each([
    [
      'a link for the results folder',
      (folder: string, target: string) => {
        rmSync(folder, { recursive: true })
        symlinkSync(target, folder)
      },
    ],
    [
      'a link with a report behind it',
      (folder: string, target: string) => {
        renameSync(folder, `${folder}-moved`)
        symlinkSync(`${folder}-moved`, folder)
        rmSync(join(folder, 'summary.md'), { force: true })
        symlinkSync(join(target, VICTIM), join(folder, 'summary.md'))
      },
    ],
    [
      'a pipe for the report',
      (folder: string) => {
        rmSync(join(folder, 'report.json'))
        execFileSync('mkfifo', [join(folder, 'report.json')])
      },
    ],
    [
      'links for what it writes',
      (folder: string, target: string) => {
        for (const name of ['summary.md', 'report.html', 'report.json.new'])
          symlinkSync(join(target, VICTIM), join(folder, name))
      },
    ],
    [
      'a report of another folder',
      (folder: string, target: string) => {
        const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
        report.loads[0].name = path.relative(folder, target)
        writeFileSync(join(folder, 'report.json'), JSON.stringify(report))
      },
    ],
  ])('writes through no link, and waits for no pipe, where a step left %s', async (_, attack) => {
    const { org, workspace, results, load, post, outside } = await start()
    org.faults.add({ kind: 'hang-job', afterRows: 10 })
    const run = await load({ ...INSERT_ACCOUNTS, artifacts: 'all' }, { killAt: /InProgress/ })
    attack(join(workspace.dir, RESULTS), outside)
    const after = await post(run)
    expect(after.exitCode).toBe(0)
    expect(org.jobs().map(({ state }) => state)).toEqual(['Aborted'])
    for (const { name } of results.artifacts.list())
      for (const content of results.artifacts.download(name).values()) expect(String(content)).not.toBe('the action')
    expect(existsSync(run.state['temp-folder'] ?? '')).toBe(false)
  })
})

describe('a ledger file', () => {
  itWithLinks('is not written through a link, nor is its lock', async () => {
    const { org, load, linkFile } = await start()
    linkFile('ledger/accounts.json.new')
    linkFile('ledger/accounts.json.lock', '/dev/zero')
    const run = await load({ ...INSERT_ACCOUNTS, ledger: './ledger/accounts.json' })
    expect(run.outputs['failure-reason']).toMatch(/^(|ledger-failed)$/)
    expectAccountsOnce(org, run.exitCode === 0 ? 20 : 0)
  })

  itWithLinks('that is a link, or behind one, is refused', async () => {
    const scenario = await start()
    scenario.linkFile('accounts.json')
    scenario.linkFolder('folder')
    expectFailed(await scenario.load({ ...INSERT_ACCOUNTS, ledger: './accounts.json' }), {
      reason: 'invalid-input',
      says: ['accounts.json is a folder or a link'],
    })
    expectFailed(await scenario.load({ ...INSERT_ACCOUNTS, ledger: './folder/accounts.json' }), {
      reason: 'invalid-input',
      says: ['folder is a link'],
    })
    expect(scenario.org.jobs()).toEqual([])
  })
})

describe('a file to load', () => {
  itWithLinks('is not taken from where Git keeps its own', async () => {
    const scenario = await start()
    scenario.workspace.write('.git/config', 'Name\nAUTHORIZATION: basic\n')
    scenario.linkFile('data/more.csv', join(scenario.workspace.dir, '.git', 'config'))
    const run = await scenario.load(INSERT_ACCOUNTS)
    expectFailed(run, { reason: 'invalid-input', says: ["data/more.csv is in a folder of Git's own"] })
    expectNothingSent(scenario)
  })

  itWithLinks('is a regular file', async () => {
    const scenario = await start()
    scenario.pipe('data/more.csv')
    const run = await scenario.load(INSERT_ACCOUNTS)
    expectFailed(run, { reason: 'invalid-input', says: ['data/more.csv is not a regular file'] })
    expectNothingSent(scenario)
  })
})
