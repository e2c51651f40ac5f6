import { execFileSync } from 'node:child_process'
import { expect, it } from '@jest/globals'

const MODULE = new URL('../../src/memory/young-generation.ts', import.meta.url).href

/** Size of the young generation, in MiB, of a process that makes garbage some of which survives for a while. */
function youngMiB(before: string): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8'
    ${before}
    const kept = []
    for (let index = 0; index < 4_000_000; index++) {
      const made = { index, list: [index] }
      if (index % 100 === 0) kept.push(made)
      if (kept.length > 20_000) kept.length = 0
    }
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
    process.stdout.write(String(young.space_size / 2 ** 20))`
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }))
}

it('stays small, whatever survives', () => {
  const small = youngMiB(`(await import(${JSON.stringify(MODULE)})).keepYoungGenerationSmall()`)
  expect(small).toBeLessThanOrEqual(4)
  expect(youngMiB('')).toBeGreaterThan(4)
})
