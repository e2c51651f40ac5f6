import { cpSync, existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { filesBelow } from '../scripts/folders.ts'
import { readActionDefinition } from './support/action-definition.ts'
import { runAction, runPost } from './support/run-action.ts'
import { createWorkspace, type Workspace } from './support/workspace.ts'

const REPOSITORY = resolve(import.meta.dirname, '..')
const DIST = join(REPOSITORY, 'dist')
const FILES = filesBelow(DIST)
const CODE = FILES.filter((path) => path.endsWith('.js')).map((path) => readFileSync(join(DIST, path), 'utf8'))

const found = (pattern: RegExp) => [
  ...new Set(CODE.flatMap((code) => [...code.matchAll(pattern)].map(([, it = '']) => it))),
]

describe('dist', () => {
  it('is one bundle, with a short script for each stage of the action', () => {
    const { main, post = '' } = readActionDefinition(REPOSITORY)
    const { main: validate } = readActionDefinition(join(REPOSITORY, 'validate'))
    expect([main, post, validate].map((path) => statSync(path).size < 100)).toEqual([true, true, true])
    expect(
      FILES.filter((path) => !/^(?:\d+\.)?index\.js$|^(?:main|post|validate)\/index\.js$/.test(path)).sort(),
    ).toEqual(['licenses.txt', 'package.json', 'undici.cjs'])
  })

  it('has undici in a file of its own, which no start of a load reads', () => {
    expect(found(/createRequire\(import\.meta\.url\)\("(\.[^"]*)"\)/g)).toEqual(['./undici.cjs'])
    expect(typeof createRequire(import.meta.url)(join(DIST, 'undici.cjs')).ProxyAgent).toBe('function')
  })

  it('has every chunk that its code loads, and no other', () => {
    const loaded = found(/_require__\.e\((?:\/\* import\(\) \*\/ )?(\d+)\)/g)
    expect(loaded.map((id) => `${id}.index.js`).sort()).toEqual(FILES.filter((path) => /^\d+\./.test(path)).sort())
  })

  it('takes at most 6 MB', () => {
    expect(FILES.reduce((bytes, path) => bytes + statSync(join(DIST, path)).size, 0)).toBeLessThan(6_000_000)
  })

  it('has the licence of each package in it', () => {
    const licenses = readFileSync(join(DIST, 'licenses.txt'), 'utf8')
    // Those that are told of here are ES modules, of which the bundler leaves the names beside the code.
    const packages = found(/^;\/\/ CONCATENATED MODULE: \S*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)
    expect(packages.length).toBeGreaterThan(10)
    const others = ['core', 'glob', 'exec', 'io', 'http-client', 'artifact'].map((name) => `@actions/${name}`)
    for (const name of new Set([...packages, ...others, 'zod', 'undici', '@azure/storage-blob']))
      expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, 'm'))
    expect(licenses).not.toMatch(/^jsforce /m)
  })
})

// The bundler exits with 0 when it did not find a module, and node_modules would hide that: so dist/ runs alone here.
describe('dist, away from node_modules', () => {
  let workspace: Workspace
  let action: string
  beforeEach(() => {
    workspace = createWorkspace()
    action = join(workspace.root, 'action')
    for (const path of ['action.yml', 'dist', 'validate'])
      cpSync(join(REPOSITORY, path), join(action, path), { recursive: true })
  })
  afterEach(() => workspace.remove())

  it('has no node_modules above it', () => {
    expect(existsSync(join(workspace.root, 'node_modules'))).toBe(false)
  })

  it('says what is wrong with the inputs, without a stack trace', async () => {
    const run = await runAction({ action, workspace, inputs: {} })

    expect(run.exitCode).toBe(1)
    expect(run.outputs['failure-reason']).toBe('invalid-input')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ kind: 'error', message: expect.stringContaining('operation') }),
    )
    expect(run.stdout + run.stderr).not.toMatch(/^\s+at .+:\d+/m)
  })

  it('validates, too', async () => {
    const run = await runAction({ action: join(action, 'validate'), workspace, inputs: {} })

    expect(run.outputs['failure-reason']).toBe('invalid-input')
    expect(run.stdout + run.stderr).not.toMatch(/^\s+at .+:\d+/m)
  })

  it('has nothing to do in the post stage when main made no job', async () => {
    const post = await runPost(await runAction({ action, workspace, inputs: {} }))

    expect(post).toMatchObject({ exitCode: 0, stderr: '' })
  })
})
