import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { ALL_CURES } from './all-cures.ts'
import { attempt } from './attempt.ts'

const temp = mkdtempSync(join(tmpdir(), 'cures-'))
afterAll(() => rmSync(temp, { recursive: true }))

describe.each(Object.entries(ALL_CURES))('%s', (_, all) => {
  for (const { name, load, message, cures } of all) {
    it.each(cures)(`${name}: $words`, async ({ words, follow, sent }) => {
      const refusal = message ?? (await attempt(load, temp)).refusal ?? ''
      expect(refusal).toContain(words)
      expect(await attempt(follow(load, refusal), temp)).toEqual({ refusal: undefined, warnings: [], sent })
    })
  }
})
