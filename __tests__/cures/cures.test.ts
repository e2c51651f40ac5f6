import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { attempt } from './attempt.ts'
import { CSV_CURES } from './csv-cures.ts'
import type { Broken } from './cures.ts'
import { ENCODING_CURES } from './encoding-cures.ts'
import { HEADER_CURES } from './header-cures.ts'

const temp = mkdtempSync(join(tmpdir(), 'cures-'))
afterAll(() => rmSync(temp, { recursive: true }))

const ALL: Readonly<Record<string, readonly Broken[]>> = { ...CSV_CURES, ...ENCODING_CURES, ...HEADER_CURES }

describe.each(Object.entries(ALL))('%s', (_, all) => {
  for (const { name, load, message, cures } of all) {
    it.each(cures)(`${name}: $words`, async ({ words, follow, sent }) => {
      const refusal = message ?? (await attempt(load, temp)).refusal ?? ''
      expect(refusal).toContain(words)
      expect(await attempt(follow(load, refusal), temp)).toEqual({ refusal: undefined, warnings: [], sent })
    })
  }
})
