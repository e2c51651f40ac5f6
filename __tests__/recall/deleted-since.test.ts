import { expect, it } from '@jest/globals'
import { createGoneFinder } from '../../src/recall/deleted-since.ts'
import { doneJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()

function finder() {
  const said: string[] = []
  const { say } = aStep({ said })
  return { ...createGoneFinder({ object: 'Account', org: signedIn.jobs.org, typeOf: () => undefined, say }), said }
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
  const { find, tell, said } = finder()
  await find(ids.slice(0, 20_000))
  const asked = signedIn.org.requests.length
  expect(asked).toBe(50)
  await find(ids.slice(20_000))
  expect(signedIn.org.requests).toHaveLength(asked)
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
