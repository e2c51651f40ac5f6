import { describe, expect, it } from '@jest/globals'
import { unzip } from '../../emulator/actions/unzip.ts'
import { zip } from '../support/zip.ts'

describe('unzip', () => {
  it('reads stored and deflated files and leaves folders out', () => {
    const archive = zip([
      { name: 'stored.txt', content: 'as it is', method: 0 },
      { name: 'a folder/', content: '', method: 0 },
      { name: 'a folder/größe.txt', content: 'deflated '.repeat(100), method: 8 },
    ])
    expect([...unzip(archive)].map(([name, content]) => [name, content.toString()])).toEqual([
      ['stored.txt', 'as it is'],
      ['a folder/größe.txt', 'deflated '.repeat(100)],
    ])
  })

  it('reads archives with the 64-bit forms of sizes, offsets and directory', () => {
    const files = [
      { name: 'one.txt', content: 'one', method: 0 },
      { name: 'two.txt', content: 'two two two', method: 8 },
    ]
    expect([...unzip(zip(files, { zip64: true })).values()].map(String)).toEqual(['one', 'two two two'])
  })

  it('reads an archive with nothing in it', () => {
    expect(unzip(zip([]))).toEqual(new Map())
  })

  it('says what it cannot read', () => {
    expect(() => unzip(Buffer.from('Name\nAcme\n'))).toThrow('Not a ZIP archive')
    expect(() => unzip(zip([{ name: 'x.txt', content: 'x', method: 12 }]))).toThrow('x.txt is compressed by method 12')
  })
})
