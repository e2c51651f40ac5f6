import { expect, it } from '@jest/globals'
import { uploadedFiles } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const INSERT = { operation: 'insert', object: 'Account', files: 'data/*.csv', artifacts: 'auto' }
const files = { 'data/a.csv': 'Name\nAcme\n' }
const event = (repository: unknown) => ({ event: { name: 'push', payload: { repository } } })

it.each([
  ['public', { private: false, visibility: 'public' }],
  ['of unknown visibility', undefined],
])('a repository that is %s uploads nothing unless asked to, and says why', async (_, repository) => {
  const { results, load } = await startScenario({ files })
  const run = await load(INSERT, event(repository))
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'artifact-id': '' })
  expect(results.artifacts.list()).toEqual([])
  expect(run.annotations).toContainEqual(
    expect.objectContaining({ kind: 'notice', message: expect.stringMatching(/not uploaded.*artifacts: all/) }),
  )
  await load({ ...INSERT, artifacts: 'all' }, event(repository))
  expect(results.artifacts.list()).toHaveLength(1)
})

it.each([{ private: true }, { private: true, visibility: 'internal' }])(
  'a repository like %j uploads the result files',
  async (repository) => {
    const { results, load } = await startScenario({ files })
    await load(INSERT, event(repository))
    expect(results.artifacts.list()).toHaveLength(1)
  },
)

it('artifacts: failures leaves out the records that are in', async () => {
  const { results, load } = await startScenario({ files })
  await load({ ...INSERT, artifacts: 'failures' })
  expect([...(await uploadedFiles(results)).keys()].sort()).toEqual([
    'Account-insert/failed.csv',
    'Account-insert/unprocessed.csv',
    'ledger.json',
    'report.html',
    'report.json',
    'summary.md',
  ])
})

it('artifacts: none uploads nothing', async () => {
  const { results, load } = await startScenario({ files })
  expect((await load({ ...INSERT, artifacts: 'none' })).outputs['artifact-id']).toBe('')
  expect(results.artifacts.list()).toEqual([])
})

it('uploads nothing but its own files, wherever the results are', async () => {
  const { results, load } = await startScenario({
    files: { ...files, 'secret.txt': 'x', 'Account-insert/mine.csv': 'y' },
  })
  await load({ ...INSERT, 'results-path': '.' })
  const uploaded = [...(await uploadedFiles(results)).keys()]
  expect(uploaded).toContain('report.json')
  expect(uploaded.join()).not.toMatch(/secret|mine|data/)
})

it('legs of a matrix get names of their own', async () => {
  const { results, load } = await startScenario({ files })
  for (const leg of ['{"region":"eu","n":1}', '{"region":"us","n":1}']) await load({ ...INSERT, 'matrix-leg': leg })
  const names = results.artifacts.list().map(({ name }) => name)
  expect(names).toEqual([expect.stringMatching(/-eu-1-[0-9a-f]{6}-/), expect.stringMatching(/-us-1-[0-9a-f]{6}-/)])
})

it('takes the name and the days that it is given', async () => {
  const { results, load } = await startScenario({ files })
  await load({ ...INSERT, 'artifact-name': 'accounts of today', 'retention-days': '3' })
  expect(results.artifacts.list()[0]).toMatchObject({ name: 'accounts of today' })
  const created = results.calls.find(({ method }) => method === 'CreateArtifact')
  expect(JSON.stringify(created?.request)).toContain('expires_at')
})
