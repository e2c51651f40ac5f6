import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const INSERT = { operation: 'insert', object: 'Account' }

/** Windows makes links for administrators only. */
const itWithLinks = process.platform === 'win32' ? it.skip : it

function names(org: Org): (string | undefined)[] {
  return org.records.all('Account').map(({ Name }) => Name)
}

/** A file for each path, whose one record is named after it. */
function filesAt(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, `Name\n${path}\n`]))
}

it('goes by the bytes of the paths, whatever order they are asked for in', async () => {
  const paths = [
    'data/B.csv',
    'data/a-b.csv',
    'data/a/z.csv',
    'data/a0.csv',
    'data/b 1.csv',
    'data/é.csv',
    'data/漢.csv',
  ]
  const { org, load } = await startScenario({ files: filesAt(...[...paths].reverse()) })
  const run = await load({ ...INSERT, files: 'data/b*.csv\ndata/**/*.csv' })

  expect(names(org)).toEqual(paths)
  expect(resultFolder(run).report.loads[0]?.files.map(({ path }) => path)).toEqual(paths)
})

it('leaves out what a line with ! excludes', async () => {
  const { org, load } = await startScenario({ files: filesAt('a.csv', 'b.csv', 'old/c.csv', 'old/d.csv', 'e.txt') })
  await load({ ...INSERT, files: '# all but the old ones\n**/*.csv\n!old/**\n!b.csv\n' })
  expect(names(org)).toEqual(['a.csv'])
})

it('starts in working-directory, and names files from the workspace on', async () => {
  const { org, workspace, load } = await startScenario({
    files: filesAt('a.csv', 'sets/2026/b.csv', 'sets/2026/c/d.csv'),
  })
  const run = await load({ ...INSERT, files: '**/*.csv', 'working-directory': 'sets/2026' })

  expect(names(org)).toEqual(['sets/2026/b.csv', 'sets/2026/c/d.csv'])
  const { path, report } = resultFolder(run)
  expect(report.loads[0]?.files.map((file) => file.path)).toEqual(['sets/2026/b.csv', 'sets/2026/c/d.csv'])
  expect(path).toBe(join(workspace.dir, 'sets', '2026', 'bulk-load-results', 'load'))
})

it('takes names with blanks and letters of any script, and folders that look like globs', async () => {
  const paths = ['Kunden & Märkte.csv', 'data [old]/顧客 1.csv', "it's #1; 100%.csv"]
  const { org, load } = await startScenario({ files: filesAt(...paths) })
  const run = await load({ ...INSERT, files: '*.csv\n*/*.csv' })
  expect(names(org)).toEqual(paths)
  expect(run.outputs.verdict).toBe('passed')
})

it('starts in a working-directory that looks like a glob', async () => {
  const { org, load } = await startScenario({ files: filesAt('data [1]/a.csv', 'data 1/b.csv') })
  await load({ ...INSERT, files: '*.csv', 'working-directory': 'data [1]' })
  expect(names(org)).toEqual(['data [1]/a.csv'])
})

it('says how to name the files of a folder', async () => {
  const { load } = await startScenario({ files: filesAt('data/a.csv', 'data/b.csv') })
  const run = await load({ ...INSERT, files: 'data' })
  expect(run.outputs.verdict).toBe('failed')
  expect(run.outputs.message).toContain('data/**/*.csv for all files in it, data/**/*.csv.gz for gzip files')
  expect(run.outputs.message).not.toContain('does not exist')
})

it("loads files from the runner's temp folder", async () => {
  const { org, workspace, load } = await startScenario({ files: { '../temp/made.csv': 'Name\nMade before\n' } })
  const temp = join(workspace.root, 'temp')
  const made = join(temp, 'made.csv')
  const run = await load({ ...INSERT, files: made }, { env: { RUNNER_TEMP: temp } })
  expect(names(org)).toEqual(['Made before'])
  expect(resultFolder(run).report.loads[0]?.files[0]?.path).toBe(made.replaceAll('\\', '/'))
})

itWithLinks('loads a file once that a link names too, and says so', async () => {
  const { org, workspace, load } = await startScenario({ files: filesAt('a.csv') })
  symlinkSync('a.csv', join(workspace.dir, 'link.csv'))
  const run = await load({ ...INSERT, files: '*.csv' })

  expect(names(org)).toEqual(['a.csv'])
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '1' })
  expect(withoutNotices(run).map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    'warning: link.csv is the same file as a.csv and is loaded once.',
  ])
})
