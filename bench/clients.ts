import { closeSync, existsSync, linkSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createWorld, type World } from '../__tests__/support/world.ts'
import type { JournalEntry } from '../emulator/org/wire/journal.ts'
import type { DataFile } from './data.ts'
import { type Ran, runNode, runShell, type Usage } from './process.ts'

/** One run of one client. */
export interface Measured extends Usage {
  /** From the first create request to the last answer before results are asked for, in milliseconds. */
  readonly transferMs: number
  /** From the start of the process to the first request, in milliseconds. */
  readonly toFirstRequestMs: number
  readonly requests: readonly JournalEntry[]
}

/** An org that keeps nothing, and the clients that load into it. */
export interface Arena {
  /** `isWatched` measures CPU and memory too, which makes the start longer. */
  readonly action: (
    file: DataFile,
    inputs: Readonly<Record<string, string>>,
    options?: { readonly isWatched: boolean },
  ) => Promise<Measured>
  readonly curl: (file: DataFile) => Promise<Measured>
  readonly jsforce: (file: DataFile, withResults: boolean) => Promise<Measured>
  readonly cli: (program: string, file: DataFile, withResults: boolean) => Promise<Measured>
  readonly close: () => Promise<void>
}

const HOUR_MS = 3_600_000
const USAGE = new URL('usage.mjs', import.meta.url).href
const JSFORCE = join(import.meta.dirname, 'jsforce-load.ts')
/** As many bytes as the action puts into one job. */
const PART_BYTES = 100_000_000

/** @param scratch a folder of the bench */
export async function openArena(scratch: string, sink: true | 'with-results'): Promise<Arena> {
  const world = await createWorld({ org: { sink } })
  return {
    action: (file, inputs, { isWatched } = { isWatched: true }) =>
      measured(world, () => loadByAction(world, scratch, file, { inputs, isWatched })),
    curl: (file) => measured(world, () => loadByCurl(world, scratch, file)),
    jsforce: (file, withResults) =>
      measured(world, () =>
        runNode(JSFORCE, [world.org.url, world.org.issueToken(), file.path, ...(withResults ? ['with-results'] : [])], {
          scratch,
        }),
      ),
    cli: (program, file, withResults) => measured(world, () => loadByCli(world, scratch, program, file, withResults)),
    close: world.close,
  }
}

async function measured({ org }: World, run: () => Promise<Ran>): Promise<Measured> {
  const before = org.requests.length
  const { wallMs, cpuMs, peakMiB, startedAt } = await run()
  const requests = org.requests.slice(before)
  const created = requests.find(({ method, path }) => method === 'POST' && path.endsWith('/jobs/ingest'))
  const carried = requests.filter(({ path }) => /\/jobs\/ingest(\/[^/]+(\/batches)?)?$/.test(path))
  const lastEnd = Math.max(...carried.map(({ endedAt = 0 }) => endedAt))
  const [first] = requests
  return {
    wallMs,
    cpuMs,
    peakMiB,
    requests,
    transferMs: lastEnd - (created?.startedAt ?? lastEnd),
    toFirstRequestMs: (first?.startedAt ?? startedAt) - startedAt,
  }
}

/** With all that a load has by default, the ledger included, which is kept in a file here. */
async function loadByAction(
  world: World,
  scratch: string,
  file: DataFile,
  { inputs, isWatched }: { readonly inputs: Readonly<Record<string, string>>; readonly isWatched: boolean },
): Promise<Ran> {
  const usageFile = join(scratch, 'usage.json')
  // A file that is loaded lies in the workspace.
  const name = basename(file.path)
  if (!existsSync(join(world.workspace.dir, name))) linkSync(file.path, join(world.workspace.dir, name))
  const startedAt = performance.timeOrigin + performance.now()
  const run = await world.load(
    {
      operation: 'insert',
      object: 'Account',
      files: name,
      'max-failures': '100%',
      // Of its own: the org of another run has nothing to say of this one.
      ledger: `./.ledger/${startedAt}.json`,
      artifacts: 'none',
      ...inputs,
    },
    {
      timeoutMs: HOUR_MS,
      env: {
        NODE_OPTIONS: isWatched ? `${process.env.BENCH_NODE_OPTIONS ?? ''} --import ${USAGE}` : '',
        BENCH_USAGE: usageFile,
        // While it makes up results, which is not measured, the org says nothing for seconds.
        BULK_LOAD_TIME_SCALE: '0.02',
        // A runner starts with nothing compiled.
        NODE_COMPILE_CACHE: undefined,
        ACTIONS_RUNTIME_TOKEN: undefined,
        ACTIONS_RESULTS_URL: undefined,
      },
    },
  )
  const wallMs = performance.timeOrigin + performance.now() - startedAt
  // An org that keeps nothing has no results.
  const isUnaccounted = run.outputs['failure-reason'] === 'records-unaccounted'
  if (run.exitCode !== 0 && !isUnaccounted)
    throw new Error(`The load failed: ${run.annotations.map(({ message }) => message).join('; ')}`)
  const unknown = { cpuMs: Number.NaN, peakMiB: Number.NaN }
  const usage = isWatched ? (JSON.parse(readFileSync(usageFile, 'utf8')) as typeof unknown) : unknown
  return { ...usage, startedAt, wallMs, stdout: run.stdout }
}

/** The same bytes in as many jobs, one upload after the other on one connection; files are cut beforehand. */
async function loadByCurl(world: World, scratch: string, file: DataFile): Promise<Ran> {
  const parts = cut(file, scratch)
  const token = world.org.issueToken()
  const call = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${world.org.url}/services/data/v67.0/jobs/ingest${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { id: string }
  }
  const jobs = []
  for (const path of parts) {
    const { id } = await call('POST', '', { object: 'Account', operation: 'insert' })
    jobs.push({ path, id })
  }
  const uploads = jobs.map(
    ({ id, path }) =>
      `--fail --silent -H 'Authorization: Bearer ${token}' -H 'Content-Type: text/csv' -H 'Expect:' -T '${path}' ${world.org.url}/services/data/v67.0/jobs/ingest/${id}/batches`,
  )
  const ran = await runShell(`curl ${uploads.join(' --next ')}`, { scratch })
  for (const { id } of jobs) await call('PATCH', `/${id}`, { state: 'UploadComplete' })
  return ran
}

const cuts = new Map<string, readonly string[]>()

/** Cuts the file after records, which have no line ends inside; each part begins with the header. */
function cut({ path, bytes }: DataFile, scratch: string): readonly string[] {
  const known = cuts.get(path)
  if (known !== undefined) return known
  const paths: string[] = []
  const source = openSync(path, 'r')
  const buffer = Buffer.alloc(Math.min(PART_BYTES, bytes))
  let header = Buffer.alloc(0)
  for (let start = 0; start < bytes; ) {
    const room = buffer.subarray(0, PART_BYTES - header.length)
    const read = room.subarray(0, readSync(source, room, 0, room.length, start))
    const part = read.subarray(0, read.lastIndexOf(0x0a) + 1)
    const partPath = join(scratch, `cut-${bytes}-${paths.length + 1}`)
    writeFileSync(partPath, Buffer.concat([header, part]))
    paths.push(partPath)
    if (start === 0) header = Buffer.from(part.subarray(0, part.indexOf(0x0a) + 1))
    start += part.length
  }
  closeSync(source)
  cuts.set(path, paths)
  return paths
}

/** `program` is the path of `sf`, which is signed in by a token first; that is not measured. */
async function loadByCli(
  world: World,
  scratch: string,
  program: string,
  file: DataFile,
  withResults: boolean,
): Promise<Ran> {
  const env = {
    ...process.env,
    HOME: scratch,
    SF_ACCESS_TOKEN: world.org.issueToken(),
    SF_DISABLE_TELEMETRY: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    NODE_OPTIONS: '',
  }
  const options = { scratch, env, cwd: scratch }
  await runNode(
    program,
    ['org', 'login', 'access-token', '--instance-url', world.org.url, '--no-prompt', '--alias', 'bench'],
    options,
  )
  const imported = await runNode(
    program,
    [
      'data',
      'import',
      'bulk',
      '--sobject',
      'Account',
      '--file',
      file.path,
      '--target-org',
      'bench',
      '--wait',
      '30',
      '--line-ending',
      'LF',
      '--json',
    ],
    { ...options, mayFail: withResults },
  )
  if (!withResults) return imported
  // The error about the records that failed names the job.
  const [jobId = ''] = /750\w{15}/.exec(imported.stdout) ?? []
  const results = await runNode(
    program,
    ['data', 'bulk', 'results', '--job-id', jobId, '--target-org', 'bench', '--json'],
    options,
  )
  return {
    ...results,
    startedAt: imported.startedAt,
    wallMs: imported.wallMs + results.wallMs,
    cpuMs: imported.cpuMs + results.cpuMs,
    peakMiB: Math.max(imported.peakMiB, results.peakMiB),
  }
}
