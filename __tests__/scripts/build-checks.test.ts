import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { compareFolders } from '../../scripts/folders.ts'
import { unresolvedModules } from '../../scripts/unresolved.ts'
import { untrackedFiles } from '../../scripts/untracked.ts'
import { createWorkspace } from '../support/workspace.ts'

describe('unresolvedModules', () => {
  it('finds what ncc left to be required at run time', () => {
    const bundle = `
      module.exports = eval("require")("./nope.js");
      module.exports = eval("require")("not-there");
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("aws-crt");
      module.exports = eval("require")("not-there");`
    expect(unresolvedModules(bundle)).toEqual(['./nope.js', 'not-there', 'aws-crt'])
  })

  it('allows the modules of Node itself', () => {
    const bundle = `
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");`
    expect(unresolvedModules(bundle)).toEqual([])
  })
})

describe('compareFolders', () => {
  it('names files that differ in a byte, are missing, or are left over', () => {
    const { root, write, remove } = createWorkspace({
      'actual/main/index.js': 'same',
      'actual/main/1.index.js': 'one\n',
      'actual/main/2.index.js': 'stale chunk',
      'expected/main/index.js': 'same',
      'expected/main/1.index.js': 'one\r\n',
    })
    write('expected/main/3.index.js', 'new chunk')

    const [actual, expected] = [`${root}/workspace/actual`, `${root}/workspace/expected`]
    expect(compareFolders(actual, expected)).toEqual([
      { path: 'main/1.index.js', kind: 'changed' },
      { path: 'main/2.index.js', kind: 'left over' },
      { path: 'main/3.index.js', kind: 'missing' },
    ])
    expect(compareFolders(`${root}/nothing`, actual)).toHaveLength(3)
    remove()
  })
})

describe('untrackedFiles', () => {
  it('names files that a commit would lack, ignored ones too', () => {
    const { dir, write, remove } = createWorkspace({ 'dist/index.js': 'tracked', 'dist/post/index.js': 'tracked' })
    const git = (...args: string[]) => execFileSync('git', args, { cwd: dir, stdio: 'pipe' })
    git('init')
    git('add', 'dist')
    write('.gitignore', '2.index.js')
    write('dist/1.index.js', 'new')
    write('dist/2.index.js', 'ignored')

    expect(untrackedFiles(join(dir, 'dist')).sort()).toEqual(['1.index.js', '2.index.js'])
    remove()
  })

  it('names none outside of a checkout', () => {
    const { dir, remove } = createWorkspace({ 'dist/index.js': '' })
    expect(untrackedFiles(join(dir, 'dist'))).toEqual([])
    remove()
  })
})

describe('what takes the place of undici', () => {
  it('hands out what is undici’s own', () => {
    const require = createRequire(import.meta.url)
    const { fetch, ProxyAgent, nothing } = require('../../scripts/bundle/undici-when-used.cjs')
    expect([fetch, ProxyAgent]).toEqual([require('undici').fetch, require('undici').ProxyAgent])
    expect([typeof fetch, typeof ProxyAgent, nothing]).toEqual(['function', 'function', undefined])
  })
})
