import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DefaultArtifactClient } from '@actions/artifact'
import { describe, expect, it } from '@jest/globals'
import { useResultsClients } from '../support/results-client.ts'

const runner = useResultsClients()
const client = new DefaultArtifactClient()

/** Writes files into the workspace and uploads them. */
function upload(name: string, files: Record<string, string | Buffer>, options = {}) {
  for (const [path, content] of Object.entries(files)) runner.workspace.write(path, content)
  const { dir } = runner.workspace
  return client.uploadArtifact(
    name,
    Object.keys(files).map((path) => join(dir, path)),
    dir,
    options,
  )
}

describe('the artifact service, used by @actions/artifact', () => {
  it('gives back the files that were uploaded', async () => {
    const results = await runner.start()
    // 20 MB that do not compress: three blocks of the client's 8 MiB.
    const files = { 'report.json': '{}', 'Account-insert/failed.csv': randomBytes(20_000_000), 'empty.csv': '' }

    const { id, digest } = await upload('results', files)

    const downloaded = results.artifacts.download('results')
    expect([...downloaded.keys()].sort()).toEqual(Object.keys(files).sort())
    for (const [path, content] of Object.entries(files))
      expect(downloaded.get(path)?.equals(Buffer.from(content))).toBe(true)
    expect(results.artifacts.list()).toMatchObject([{ id: String(id), name: 'results', digest: `sha256:${digest}` }])
    expect(results.calls.filter((call) => call.service === 'Blobs').map((call) => call.status)).toEqual([
      201, 201, 201, 201,
    ])
  })

  it('lists, finds and downloads artifacts of the run', async () => {
    const results = await runner.start()
    const { id = 0 } = await upload('results', { 'report.json': '{"version":1}' })
    runner.enterRun(results, '2000002')
    await upload('results', { 'report.json': '{"version":2}' })
    runner.enterRun(results)

    const { artifacts } = await client.listArtifacts()
    expect(artifacts).toMatchObject([{ name: 'results', id }])
    expect((await client.getArtifact('results')).artifact.id).toBe(id)
    const expectedHash = artifacts[0]?.digest ?? ''
    const { digestMismatch } = await client.downloadArtifact(id, {
      path: join(runner.workspace.dir, 'down'),
      expectedHash,
    })
    expect(digestMismatch).toBe(false)
    expect(runner.workspace.read('down/report.json')).toBe('{"version":1}')
    expect(results.artifacts.download('results').get('report.json')?.toString()).toBe('{"version":2}')
  })

  it('keeps a single file as it is when asked to', async () => {
    const results = await runner.start()
    await upload('ignored', { 'summary.md': '# Done' }, { skipArchive: true })
    expect([...results.artifacts.download('summary.md')]).toEqual([['summary.md', Buffer.from('# Done')]])
  })

  it('refuses a second artifact of the same name, until the first is deleted', async () => {
    const results = await runner.start()
    await upload('results', { 'a.txt': 'first' })
    await expect(upload('results', { 'a.txt': 'second' })).rejects.toThrow('(409) Conflict: an artifact with this name')

    await client.deleteArtifact('results')
    await upload('results', { 'a.txt': 'third' })
    expect(results.artifacts.download('results').get('a.txt')?.toString()).toBe('third')
  })

  it('refuses names that some file systems cannot hold', async () => {
    const results = await runner.start()
    for (const name of ['a:b', 'a/b', 'a\\b', 'a"b', 'a\nb', 'a*b', ''])
      expect(await call(results.env, 'CreateArtifact', { name })).toMatchObject({ status: 400 })
    expect(results.artifacts.list()).toEqual([])
  })

  it('refuses to finish an upload that is not what the client meant to send', async () => {
    const { env, artifacts } = await runner.start()
    const { signed_upload_url } = (await call(env, 'CreateArtifact', { name: 'x' })).body
    expect(await call(env, 'FinalizeArtifact', { name: 'x', size: '3' })).toMatchObject({ status: 400 })

    const headers = { 'x-ms-blob-type': 'BlockBlob' }
    expect((await fetch(String(signed_upload_url), { method: 'PUT', headers, body: 'abc' })).status).toBe(201)
    const hash = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
    expect(await call(env, 'FinalizeArtifact', { name: 'x', size: '2' })).toMatchObject({ status: 400 })
    expect(await call(env, 'FinalizeArtifact', { name: 'x', size: '3', hash: hash('abd') })).toMatchObject({
      status: 400,
    })
    expect(artifacts.list()).toEqual([])
    expect(await call(env, 'FinalizeArtifact', { name: 'x', size: '3', hash: hash('abc') })).toMatchObject({
      status: 200,
    })
  })

  it('refuses callers without a token, tokens of other runs, and changed URLs', async () => {
    const { env } = await runner.start()
    expect(await call({ ...env, ACTIONS_RUNTIME_TOKEN: 'x' }, 'ListArtifacts', {})).toMatchObject({ status: 401 })
    expect(await call(env, 'ListArtifacts', { workflow_run_backend_id: 'other' })).toMatchObject({ status: 403 })

    const { signed_upload_url } = (await call(env, 'CreateArtifact', { name: 'x' })).body
    expect((await fetch(`${signed_upload_url}x`, { method: 'PUT', body: 'abc' })).status).toBe(403)
    expect((await fetch(String(signed_upload_url))).status).toBe(403)
  })

  it('can be out of storage, which ends an upload at once', async () => {
    const results = await runner.start({ artifacts: 'failing' })
    await expect(upload('results', { 'a.txt': 'a' })).rejects.toThrow('Artifact storage quota has been hit')
    expect(results.calls).toHaveLength(1)
  })

  it('can cut connections, before or after a call took effect', async () => {
    const { env, faults, calls } = await runner.start()
    faults.add({ method: 'CreateArtifact', reset: 'before', times: 1 })
    await expect(call(env, 'CreateArtifact', { name: 'x' })).rejects.toThrow()
    faults.add({ service: 'ArtifactService', method: 'CreateArtifact', reset: 'after', times: 1 })
    await expect(call(env, 'CreateArtifact', { name: 'x' })).rejects.toThrow()

    expect(await call(env, 'CreateArtifact', { name: 'x' })).toMatchObject({ status: 409 })
    expect(calls.map(({ status }) => status)).toEqual([undefined, undefined, 409])
  })
})

/** One call of the artifact service as the client of the first run makes it. */
async function call(env: Readonly<Record<string, string>>, method: string, fields: object) {
  const url = new URL(`twirp/github.actions.results.api.v1.ArtifactService/${method}`, env.ACTIONS_RESULTS_URL)
  const ids = { workflow_run_backend_id: '1000001', workflow_job_run_backend_id: 'seed' }
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${env.ACTIONS_RUNTIME_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ids, ...fields }),
  })
  const body: unknown = await answer.json()
  return { status: answer.status, body: { ...Object(body) } }
}
