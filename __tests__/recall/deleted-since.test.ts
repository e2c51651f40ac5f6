import { expect, it } from '@jest/globals'
import type { Org } from '../../src/org/org.ts'
import type { Session } from '../../src/org/session.ts'
import { createGoneFinder } from '../../src/recall/deleted-since.ts'
import { doneJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { standInJobs } from '../support/stand-in-bulk.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()

function finder(org: Org = signedIn.jobs.org) {
  const said: string[] = []
  const { say } = aStep({ said })
  return { ...createGoneFinder({ object: 'Account', org, typeOf: () => undefined, say }), said }
}

it('only records that the org shows as deleted are gone', async () => {
  await doneJob(signedIn.client, 'Name\nA\nB\n')
  const [a = '', b = ''] = signedIn.org.records.all('Account').map(({ Id }) => Id)
  await doneJob(signedIn.client, `Id\n${b}\n`, { object: 'Account', operation: 'delete' })
  const { find, tell, said } = finder()
  expect([...(await find([a, b, '001000000000009AAA']))]).toEqual([b])
  tell()
  expect(said).toEqual([
    expect.stringMatching(/^warning: 1 record .* could not be found in the org/),
    expect.stringMatching(/^warning: 1 record .* no longer exists in the org/),
  ])
})

it('no record is gone where the org does not answer', async () => {
  signedIn.org.faults.add({ kind: 'answer', method: 'GET', path: 'queryAll', status: 503, times: 99 })
  const { find, tell, said } = finder()
  expect([...(await find(['001000000000001AAA']))]).toEqual([])
  tell()
  expect(said).toHaveLength(1)
})

it('so many are asked for, all the rest count as being there', async () => {
  const ids = Array.from({ length: 20_001 }, (_, number) => `001${String(number).padStart(12, '0')}AAA`)
  let asked = 0
  const request: Session['request'] = async () => {
    asked++
    return { status: 200, headers: {}, text: '{"done":true,"records":[]}' }
  }
  const { find, tell, said } = finder(standInJobs(recordingClock(), { session: { request } }).jobs.org)
  await find(ids.slice(0, 20_000))
  await find(ids.slice(20_000))
  expect(asked).toBe(50)
  tell()
  expect(said).toEqual([expect.stringMatching(/^warning: 20,001 records .*only 20,000/)])
})

it('nothing is said where all are there', async () => {
  await doneJob(signedIn.client, 'Name\nA\n')
  const { find, tell, said } = finder()
  await find(signedIn.org.records.all('Account').map(({ Id = '' }) => Id))
  tell()
  expect(said).toEqual([])
})
