import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { findFiles } from '../../src/runner/find-files.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const onUnix = process.platform === 'win32' ? it.skip : it

let workspace: Workspace
beforeEach(() => {
  workspace = createWorkspace()
  // Debug lines of the glob client.
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  jest.restoreAllMocks()
  workspace.remove()
})

async function find(...patterns: string[]) {
  const { dir } = workspace
  const { files, warnings } = await findFiles(patterns, {
    workspace: dir,
    runnerTemp: undefined,
    workingDirectory: dir,
  })
  return { paths: files.map((file) => file.path), warnings }
}

describe('the files of globs', () => {
  it('come in the byte order of their paths, and none from an earlier result folder', async () => {
    for (const file of ['b.csv', 'a/z.csv', 'B.csv', 'results/load/failed.csv']) workspace.write(file, 'Name\n')
    workspace.write('results/report.json', '{"failureReason":"","loads":[]}')
    expect((await find('**/*.csv')).paths).toEqual(['B.csv', 'a/z.csv', 'b.csv'])
    expect((await find('results/load/failed.csv')).paths).toEqual(['results/load/failed.csv'])
  })

  onUnix('are each taken once, however many links lead to them', async () => {
    workspace.write('a.csv', 'Name\n')
    symlinkSync('a.csv', path.join(workspace.dir, 'link.csv'))
    expect(await find('*.csv')).toEqual({
      paths: ['a.csv'],
      warnings: ['link.csv is the same file as a.csv and is loaded once.'],
    })
  })
})

describe('globs are refused', () => {
  const PREPARE: Readonly<Record<string, () => void>> = {
    'a link that leads out': () => {
      writeFileSync(path.join(workspace.root, 'theirs.csv'), 'Name\n')
      symlinkSync('../theirs.csv', path.join(workspace.dir, 'x.csv'))
    },
    "a link into Git's folder": () => {
      workspace.write('.git/config.csv', 'Name\n')
      symlinkSync('.git/config.csv', path.join(workspace.dir, 'x.csv'))
    },
    'a pipe': () => execFileSync('mkfifo', [path.join(workspace.dir, 'x.csv')]),
    'another kind of file': () => workspace.write('x.csv.txt', ''),
    'a file beside its gzip file': () => ['x.csv', 'x.csv.gz'].map((file) => workspace.write(file, '')),
    nothing: () => {},
  }
  onUnix.each([
    ['a link that leads out', '`files`: x.csv is outside the workspace and the temp folder of the runner.'],
    ["a link into Git's folder", "`files`: x.csv is in a folder of Git's own."],
    ['a pipe', '`files`: x.csv is not a regular file.'],
    ['another kind of file', '`files`: x.csv.txt does not end in .csv or .csv.gz.'],
    [
      'a file beside its gzip file',
      '`files`: x.csv.gz seems to be a compressed copy of another file in this load: the records would be loaded twice.',
    ],
    ['nothing', 'No file matches "x*"'],
  ])('where they match %s', async (what, message) => {
    PREPARE[what]?.()
    await expect(find('x*')).rejects.toThrow(message)
  })
})
