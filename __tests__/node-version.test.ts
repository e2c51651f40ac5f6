import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const REPOSITORY = resolve(import.meta.dirname, '..')
const read = (path: string) => readFileSync(resolve(REPOSITORY, path), 'utf8')

// Node 24 comes with `npm ci` as an optional package: where it is missing, an older Node would take its place unseen.
it('runs on the Node that the action runs on', () => {
  expect(process.version).toMatch(/^v24\./)
  expect(read('.nvmrc').trim()).toBe('24')
  expect(read('action.yml')).toContain('using: node24')
})

describe('dependencies', () => {
  it('are pinned to exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(read('package.json'))
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides })

    expect(versions.length).toBeGreaterThan(0)
    for (const [name, version] of versions) expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/)
  })

  it('are locked by content, and come from whatever registry the machine uses', () => {
    const { packages } = JSON.parse(read('package-lock.json'))
    const { '': root, ...installed } = packages

    expect(Object.keys(installed).length).toBeGreaterThan(0)
    for (const [path, entry] of Object.entries(installed)) {
      expect({ path, entry }).toEqual({ path, entry: expect.objectContaining({ integrity: expect.any(String) }) })
      expect(entry).not.toHaveProperty('resolved')
    }
    expect(read('package-lock.json')).not.toMatch(/registry\.|\.tgz/)
  })
})
