import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createFileUrls } from '../../src/runner/file-urls.ts'

const SHA = '5f0c1d2e3b4a5968778695a4b3c2d1e0f1e2d3c4'
const BLOB = `https://github.com/acme/data/blob/${SHA}`
let workspace: string

beforeEach(() => {
  workspace = mkdtempSync(path.join(tmpdir(), 'file-urls-'))
})
afterEach(() => rmSync(workspace, { recursive: true }))

const urlOf = (file: string, repository = {}) =>
  createFileUrls({
    workspace,
    repository: { serverUrl: 'https://github.com', name: 'acme/data', sha: SHA, ...repository },
  })(file)

function checkout(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(workspace, folder, '.git', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

it.each([
  ['data/accounts.csv', `${BLOB}/data/accounts.csv?plain=1`],
  ['data/a #1 (é)?.csv', `${BLOB}/data/a%20%231%20(%C3%A9)%3F.csv?plain=1`],
  ['data/accounts.csv.gz', undefined],
  ['/tmp/accounts.csv', undefined],
  ['../accounts.csv', undefined],
])('of %s is %s', (file, url) => {
  expect(urlOf(file)).toBe(url)
})

it('starts at the root of the checkout, wherever in the workspace that is', () => {
  checkout('', { HEAD: 'ref: refs/heads/main\n', 'refs/heads/main': `${SHA}\n` })
  expect(urlOf('data/a.csv')).toBe(`${BLOB}/data/a.csv?plain=1`)
  checkout('repo', { HEAD: `${SHA}\n` })
  expect(urlOf('repo/data/a.csv')).toBe(`${BLOB}/data/a.csv?plain=1`)
})

it('is none in a checkout of another commit, or of a submodule', () => {
  checkout('other', { HEAD: `${SHA.replace('5', '6')}\n` })
  checkout('behind', { HEAD: 'ref: refs/heads/old\n', 'refs/heads/old': `${SHA.replace('5', '6')}\n` })
  mkdirSync(path.join(workspace, 'module'))
  writeFileSync(path.join(workspace, 'module', '.git'), 'gitdir: ../.git/modules/module\n')
  expect(['other/a.csv', 'behind/a.csv', 'module/a.csv'].map((file) => urlOf(file))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('is none where the runner does not name the commit', () => {
  expect(urlOf('data/a.csv', { sha: '' })).toBeUndefined()
  expect(urlOf('data/a.csv', { name: '' })).toBeUndefined()
})
