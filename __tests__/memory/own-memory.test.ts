import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { OwnMemory } from '../../src/memory/own-memory.ts'

it('gives back what it owns at the end of its block, and what stood for it before', () => {
  const before = new Int32Array(10)
  const now = new Int32Array(20)
  const bytes = Buffer.allocUnsafeSlow(30)
  {
    using memory = new OwnMemory()
    let keys = memory.own(before)
    keys = memory.replace(keys, now)
    memory.own(bytes)
    expect([keys.length, before.length, bytes.length]).toEqual([20, 0, 30])
  }
  expect([now.length, bytes.length]).toEqual([0, 0])
})

it('may own more after it was released', () => {
  const memory = new OwnMemory()
  memory.own(new Uint8Array(1))
  memory.release()
  const later = memory.own(new Uint8Array(2))
  memory.release()
  expect(later).toHaveLength(0)
})

it('nobody but the owners of memory gives any back', () => {
  const src = resolve(import.meta.dirname, '../../src')
  const others = globSync('**/*.ts', { cwd: src })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) => !file.startsWith('memory/') && /\bgiveBack\b|\.transfer\(/.test(readFileSync(join(src, file), 'utf8')),
    )
  expect(others).toEqual([])
})
