import { posix, win32 } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseFolder } from '../../src/inputs/folder.ts'

const WINDOWS = {
  input: 'results-path',
  base: 'D:\\a\\repo\\repo',
  roots: ['D:\\a\\repo\\repo', 'D:\\a\\_temp'],
  path: win32,
}

const LINUX = { input: 'results-path', base: '/runner/repo', roots: ['/runner/repo'], path: posix }

describe('on Windows a folder', () => {
  it.each([
    ['out/accounts', 'D:\\a\\repo\\repo\\out\\accounts'],
    ['out\\accounts', 'D:\\a\\repo\\repo\\out\\accounts'],
    ['d:\\A\\Repo\\repo\\out', 'd:\\A\\Repo\\repo\\out'],
    ['D:/a/_temp/out', 'D:\\a\\_temp\\out'],
    ['..notes', 'D:\\a\\repo\\repo\\..notes'],
  ])('may be written %s', (text, folder) => {
    expect(parseFolder(text, WINDOWS)).toBe(folder)
  })

  it.each(['C:\\a\\repo\\repo', '..\\other', 'D:\\a', '\\\\server\\share', '\\', 'C:out'])('may not be %s', (text) => {
    expect(() => parseFolder(text, WINDOWS)).toThrow(/is outside the workspace/)
  })
})

describe('on Linux and macOS a folder', () => {
  it.each([
    ['.', '/runner/repo'],
    ['out/', '/runner/repo/out'],
    ['..notes', '/runner/repo/..notes'],
  ])('may be written %s', (text, folder) => {
    expect(parseFolder(text, LINUX)).toBe(folder)
  })

  it.each(['out\\accounts', 'D:\\a\\out'])('is not written with backslashes: %s', (text) => {
    expect(() => parseFolder(text, LINUX)).toThrow(/contains a backslash.*Write `\/` instead/)
  })
})
