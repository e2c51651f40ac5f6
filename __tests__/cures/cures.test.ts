import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { ALL_CURES } from './all-cures.ts'
import { type Attempt, attempt, orgOf, type Result } from './attempt.ts'
import { type Cure, saidOf } from './cures.ts'

const temp = mkdtempSync(join(tmpdir(), 'cures-'))
afterAll(() => rmSync(temp, { recursive: true }))

describe.each(ALL_CURES)('%s', (_, all) => {
  for (const broken of all) {
    it.each(broken.cures)(`${broken.name}: $words`, async (cure) => {
      const message = await saidOf(broken, temp)
      expect(message).toContain(cure.words)
      expect(await followed(cure, broken.load, message)).toEqual({
        refusal: undefined,
        warnings: (cure.stillSaid ?? []).map((words) => expect.stringContaining(words)),
        sent: cure.sent,
        refusedByOrg: [],
      })
    })
  }
})

/** Runs the loads that a cure leads to, one after the other in the same org; returns what came of all of them. */
async function followed({ follow }: Cure, load: Attempt, message: string): Promise<Result> {
  const loads = [follow(load, message)].flat()
  const org = orgOf(loads[0] ?? load)
  const results: Result[] = []
  for (const next of loads) results.push(await attempt(next, temp, org))
  return {
    refusal: results.find(({ refusal }) => refusal !== undefined)?.refusal,
    warnings: results.flatMap(({ warnings }) => warnings),
    sent: results.flatMap(({ sent }) => sent),
    refusedByOrg: results.flatMap(({ refusedByOrg }) => refusedByOrg),
  }
}
