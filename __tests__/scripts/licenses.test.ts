import { join } from 'node:path'
import { afterEach, expect, it } from '@jest/globals'
import { licensesOf } from '../../scripts/licenses.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const workspaces: Workspace[] = []
afterEach(() => {
  for (const { remove } of workspaces.splice(0)) remove()
})

/** Files of packages, by their paths below node_modules. */
function installed(files: Readonly<Record<string, string>>): (path: string) => string {
  const named = Object.entries(files).map(([path, text]) => [`node_modules/${path}`, text] as const)
  const workspace = createWorkspace(Object.fromEntries(named))
  workspaces.push(workspace)
  return (path) => join(workspace.dir, 'node_modules', path)
}

const packageJson = (name: string, license?: unknown) => JSON.stringify({ name, version: '1.2.3', license })

it('lists each text once, below the packages that have it', () => {
  const at = installed({
    'b/package.json': packageJson('b', 'MIT'),
    'b/LICENSE': 'Do as you like.\r\n',
    '@scope/a/package.json': packageJson('@scope/a', 'MIT'),
    '@scope/a/license.md': '\nDo as you like.\n',
    '@scope/a/node_modules/c/package.json': packageJson('c', 'Apache-2.0'),
    '@scope/a/node_modules/c/NOTICE': 'Made by C.',
    '@scope/a/node_modules/c/LICENSE.txt': 'Terms',
  })
  const files = [
    at('b/lib/x.js'),
    at('b/y.js'),
    at('@scope/a/z.js'),
    at('@scope/a/node_modules/c/index.js'),
    '/src/main.js',
  ]
  expect(licensesOf(files).split(/\n-+\n\n/)).toEqual([
    'The code in this folder holds these packages, under these licences.\n',
    '@scope/a 1.2.3 (MIT)\nb 1.2.3 (MIT)\n\nDo as you like.\n',
    'c 1.2.3 (Apache-2.0)\n\nTerms\n\nMade by C.\n',
  ])
})

it('is the same in whatever order the files come', () => {
  const at = installed({
    'a/package.json': packageJson('a', 'MIT'),
    'a/LICENSE': 'Terms of a',
    'b/package.json': packageJson('b', 'MIT'),
    'b/LICENSE': 'Terms of b',
  })
  const files = [at('b/index.js'), at('a/index.js')]
  expect(licensesOf(files)).toBe(licensesOf(files.toReversed()))
})

it('names every package that has no text', () => {
  const at = installed({
    'b/package.json': packageJson('b', 'MIT'),
    'a/package.json': packageJson('a'),
    'a/README.md': 'License: MIT',
  })
  expect(() => licensesOf([at('b/index.js'), at('a/index.js')])).toThrow(
    'No licence text is known for a 1.2.3, b 1.2.3.',
  )
})

it('knows the texts that some packages do not bring', () => {
  const at = installed({ 'buffers/package.json': packageJson('buffers') })
  expect(licensesOf([at('buffers/index.js')])).toMatch(
    /\nbuffers 1\.2\.3\n\nThe MIT License\n\nCopyright \(c\) 2010 James Halliday \(mail@substack\.net\)\n\nPermission is/,
  )
})
