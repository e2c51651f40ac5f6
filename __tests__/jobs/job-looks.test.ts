import { describe, expect, it } from '@jest/globals'
import type { BulkClient } from '../../src/bulk/client.ts'
import { JobInfo } from '../../src/bulk/job.ts'
import { createJobLooks } from '../../src/jobs/job-looks.ts'

const { signal } = new AbortController()

/** A client of which only looks and lists are used, and what was asked of it. */
function clientOf(states: () => Readonly<Record<string, string>>) {
  const calls: string[] = []
  const client: Pick<BulkClient, 'info' | 'list'> = {
    info: async (id) => {
      calls.push(`info ${id}`)
      return JobInfo.parse({ id, state: states()[id] ?? 'InProgress' })
    },
    list: async function* () {
      calls.push('list')
      const createdDate = '2026-01-01T00:00:00Z'
      yield Object.entries(states()).map(([id, state]) => ({
        id,
        state,
        operation: 'insert',
        object: 'Account',
        createdDate,
      }))
    },
  }
  return { client: client as BulkClient, calls }
}

function looksAt(count: number, states: () => Readonly<Record<string, string>>) {
  const { client, calls } = clientOf(states)
  const looks = createJobLooks(client)
  for (let job = 0; job < count; job++) looks.begin()
  return { looks, calls }
}

const ids = Array.from({ length: 10 }, (_, job) => `75000000000000${job}AAA`)
const allRunning = Object.fromEntries(ids.map((id) => [id, 'InProgress']))

describe('looks at jobs', () => {
  it('go to each by itself while there are few', async () => {
    const { looks, calls } = looksAt(7, () => allRunning)
    for (const id of ids.slice(0, 7)) expect(await looks.look(id, 0, signal)).toMatchObject({ state: 'InProgress' })
    expect(calls).toHaveLength(7)
  })

  it('share a list when there are many', async () => {
    const { looks, calls } = looksAt(10, () => allRunning)
    for (const id of ids) expect(await looks.look(id, 0, signal)).toBe('running')
    expect(calls).toEqual(['list'])
  })

  it('never take a list for news that was made before the last look', async () => {
    const { looks, calls } = looksAt(10, () => allRunning)
    await looks.look(ids[0] ?? '', 0, signal)
    await looks.look(ids[0] ?? '', performance.now(), signal)
    expect(calls).toEqual(['list', 'list'])
  })

  it('go to the job itself after five lists, whatever they say', async () => {
    const { looks, calls } = looksAt(10, () => allRunning)
    const [id = ''] = ids
    for (let look = 0; look < 7; look++) await looks.look(id, performance.now(), signal)
    expect(calls).toEqual(['list', 'list', 'list', 'list', 'list', `info ${id}`, 'list'])
  })

  it('ask for the counts of a job that the list calls final', async () => {
    const [done = ''] = ids
    const { looks, calls } = looksAt(10, () => ({ ...allRunning, [done]: 'JobComplete' }))
    expect(await looks.look(done, 0, signal)).toMatchObject({ state: 'JobComplete' })
    expect(calls).toEqual(['list', `info ${done}`])
  })

  it('go to each by itself once a job is not on the first page', async () => {
    const [missing = '', other = ''] = ids
    const { [missing]: _, ...rest } = allRunning
    const { looks, calls } = looksAt(10, () => rest)
    await looks.look(missing, 0, signal)
    await looks.look(other, 0, signal)
    expect(calls).toEqual(['list', `info ${missing}`, `info ${other}`])
  })

  it('go to each by itself once a list cannot be had', async () => {
    const { client, calls } = clientOf(() => allRunning)
    const looks = createJobLooks({
      ...client,
      // biome-ignore lint/correctness/useYield: the first page is refused
      list: async function* () {
        calls.push('list')
        throw new Error('no list')
      },
    })
    for (let job = 0; job < 10; job++) looks.begin()
    for (const id of ids.slice(0, 2)) expect(await looks.look(id, 0, signal)).toMatchObject({ state: 'InProgress' })
    expect(calls).toEqual(['list', `info ${ids[0]}`, `info ${ids[1]}`])
  })

  it('go to each by itself again when few are left', async () => {
    const { client, calls } = clientOf(() => allRunning)
    const looks = createJobLooks(client)
    const ends = ids.map(() => looks.begin())
    for (const end of ends.slice(0, 5)) end()
    await looks.look(ids[9] ?? '', 0, signal)
    expect(calls).toEqual([`info ${ids[9]}`])
  })
})
