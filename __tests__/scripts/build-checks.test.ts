import { describe, expect, it } from '@jest/globals'
import { compareFolders } from '../../scripts/folders.ts'
import { unresolvedModules } from '../../scripts/unresolved.ts'
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
