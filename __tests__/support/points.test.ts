import { afterEach, expect, it } from '@jest/globals'
import { csvOf, INSERT, plainAccounts } from './drill-accounts.ts'
import { deleteRecords, eachOnceProblems, expectEachOnce, expectSums, openJobs } from './org-truth.ts'
import { atOnce, loadStoppedAt, type Point, pointName, watchPoints } from './points.ts'
import { createWorld, type World } from './world.ts'

const records = plainAccounts(1, 300)
const inputs = { ...INSERT, 'job-records': '100', concurrency: '1' }
const worlds: World[] = []

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

async function start(): Promise<World> {
  const world = await createWorld({ files: { 'data/accounts.csv': csvOf(records) } })
  worlds.push(world)
  return world
}

it('names the points that a load comes to', async () => {
  const world = await start()
  const names: string[] = []
  watchPoints(world, (point) => void names.push(pointName(point)))
  await world.load(inputs)
  const from = names.indexOf('before create 1')
  expect(names.slice(from).filter((name) => /create|upload|close/.test(name) && !/ledger|artifact/.test(name))).toEqual(
    [1, 2, 3].flatMap((nth) =>
      ['create', 'upload', 'close'].flatMap((call) => [`before ${call} ${nth}`, `after ${call} ${nth}`]),
    ),
  )
})

it.each<[Point, { jobs: number; uploads: number; closed: number }]>([
  [
    { call: 'create', nth: 2, when: 'arrived' },
    { jobs: 1, uploads: 1, closed: 1 },
  ],
  [
    { call: 'create', nth: 2, when: 'answered' },
    { jobs: 2, uploads: 1, closed: 1 },
  ],
  [
    { call: 'upload', nth: 2, when: 'arrived' },
    { jobs: 2, uploads: 1, closed: 1 },
  ],
  [
    { call: 'upload', nth: 2, when: 'answered' },
    { jobs: 2, uploads: 2, closed: 1 },
  ],
  [
    { call: 'close', nth: 2, when: 'arrived' },
    { jobs: 2, uploads: 2, closed: 1 },
  ],
  [
    { call: 'close', nth: 2, when: 'answered' },
    { jobs: 2, uploads: 2, closed: 2 },
  ],
])('kills the action exactly at %j', async (point, { jobs, uploads, closed }) => {
  const world = await start()
  const { org } = world

  const { run, reached } = await loadStoppedAt(world, inputs, point, 'kill')

  expect({ reached, outputs: run.outputs }).toEqual({ reached: true, outputs: {} })
  expect(run.exitCode).not.toBe(0)
  expect(org.jobs()).toHaveLength(jobs)
  expect(org.jobs().filter((job) => job.uploads.length > 0)).toHaveLength(uploads)
  expect(org.jobs().filter(({ history }) => history.some(({ state }) => state === 'UploadComplete'))).toHaveLength(
    closed,
  )
  expect(openJobs(org)).toHaveLength(jobs - closed)
})

it('says that a run never came to its point', async () => {
  const world = await start()
  const { run, reached } = await loadStoppedAt(world, inputs, { call: 'create', nth: 9, when: 'arrived' }, 'kill')
  expect({ reached, exitCode: run.exitCode }).toEqual({ reached: false, exitCode: 0 })
})

it('sees what is in once, twice, not at all, and not of the source', async () => {
  const world = await start()
  const { org } = world
  const run = await world.load(inputs)
  expectEachOnce(org, 'Account', records, 'Name')
  expectEachOnce(org, 'Account', records, 'Name', run)
  expectSums(run)

  const [first, second] = org.records.all('Account')
  org.records.insertDirectly('Account', { Name: first?.Name ?? '' })
  org.records.insertDirectly('Account', { Name: 'Stranger' })
  deleteRecords(org, 'Account', [second?.Id ?? ''])
  expect(eachOnceProblems(org, { object: 'Account', records, keyColumn: 'Name' }, run)).toEqual([
    `${first?.Name} is in the org 2 times`,
    `${second?.Name} is not in the org, and no result file says so`,
    '1 records in the org are not of the source',
  ])
})

it('works items off in their order, so many at once', async () => {
  let running = 0
  let most = 0
  const done = await atOnce(2, [3, 1, 2, 1], async (turns) => {
    most = Math.max(most, ++running)
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    running--
    return turns
  })
  expect({ done, most }).toEqual({ done: [3, 1, 2, 1], most: 2 })
})
