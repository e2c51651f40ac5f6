import { describe, expect, it } from '@jest/globals'
import { LoadError } from '../../src/errors.ts'
import { refusalByLimits } from '../../src/load/refuse-by-limits.ts'
import type { Session } from '../../src/org/session.ts'
import { aSpec } from '../support/load-spec.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { standInJobs } from '../support/stand-in-bulk.ts'
import { aStep } from '../support/step.ts'

/** Asks an org that answers so, about parts of so many records. */
async function ask(records: readonly number[], answer: () => object | Error) {
  const paths: string[] = []
  const request: Session['request'] = async ({ path }) => {
    paths.push(path)
    const said = answer()
    if (said instanceof Error) throw said
    return { status: 200, headers: {}, text: JSON.stringify(said) }
  }
  const said: string[] = []
  const { jobs } = standInJobs(recordingClock(), { session: { request } })
  const parts = records.map((count) => ({ records: count }))
  const refusal = await refusalByLimits(parts, aSpec(), jobs.org, aStep({ said }).say)
  return { refusal, said, paths }
}

const left = (Remaining: number) => ({ Max: 1_024, Remaining })

describe('the limits of an org', () => {
  it('let a load go on that fits', async () => {
    const limits = { DailyApiRequests: left(100), DailyBulkApiBatches: left(100), DataStorageMB: left(1) }
    expect(await ask([1, 2], () => limits)).toMatchObject({ refusal: undefined, said: [] })
  })

  it('refuse one that does not', async () => {
    const { refusal } = await ask([1, 2], () => ({ DailyBulkApiBatches: left(3) }))
    expect(refusal).toMatchObject({ reason: 'api-limit' })
  })

  it('are a warning where storage may not do', async () => {
    const { refusal, said } = await ask([5_000], () => ({ DataStorageMB: left(1) }))
    expect(refusal).toBeUndefined()
    expect(said).toContainEqual(expect.stringMatching(/^warning: The records to insert take about/))
  })

  it('are not asked for where nothing is left to send', async () => {
    expect(await ask([0], () => ({}))).toEqual({ refusal: undefined, said: [], paths: [] })
  })

  it('that a session which is over cannot ask for end the load', async () => {
    const over = new LoadError('guard-refused', 'The session is of another org.')
    expect((await ask([1], () => over)).refusal).toBe(over)
  })
})
