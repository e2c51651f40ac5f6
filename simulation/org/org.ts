import { idSequence } from '../../emulator/org/ground/ids.ts'
import { salesforceTime } from '../../emulator/org/ground/time.ts'
import type { VirtualTime } from '../machine/time.ts'
import type { Tape } from '../tape.ts'
import { KEY_PREFIX } from './fields.ts'
import type { Job, Moment } from './job.ts'
import { abortJob, enter, isFinal, KEPT_MS, processJob, stateOf } from './jobs.ts'
import { createOddities, type Oddities } from './oddities.ts'
import { createStore, type Kept, type Store } from './store.ts'

/** A request as it arrives; whose step sent it is only for the log and the checks. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly token: string
  readonly body: Buffer
  readonly from: string
  /** Names this look among those of its step, for the tape. */
  readonly call: string
}

export interface Answer {
  readonly status: number
  readonly text: string
}

/** A record was written by a job. */
export interface Change {
  readonly record: Kept
  readonly how: 'insert' | 'update' | 'delete'
  /** Undefined where a person did it. */
  readonly job: Job | undefined
}

/** An org in memory, on the virtual clock. */
export interface Org {
  readonly id: string
  readonly userId: string
  readonly store: Store
  readonly odd: Oddities
  readonly jobs: () => readonly Job[]
  readonly job: (id: string) => Job | undefined
  readonly createJob: (
    spec: Pick<Job, 'object' | 'operation' | 'externalIdFieldName' | 'lineEnding' | 'columnDelimiter'>,
    maker: string,
  ) => Job
  readonly close: (job: Job) => Answer | undefined
  readonly abort: (job: Job) => Answer | undefined
  readonly issueToken: () => string
  readonly endTokens: () => void
  readonly isGood: (token: string) => boolean
  readonly now: () => number
}

export interface OrgOptions {
  readonly time: VirtualTime
  readonly tape: Tape
  /** 1 for the first org of a history. */
  readonly number: number
  readonly log: (line: string) => void
  readonly onChange: (change: Change) => void
}

export function createOrg({ time, tape, number, log, onChange }: OrgOptions): Org {
  const prefix = number === 1 ? '' : `org ${number} `
  const id = idSequence('00D', number)()
  const userId = idSequence('005', number)()
  const nextJob = idSequence('750', number)
  const jobs = new Map<string, Job>()
  const tokens = new Set<string>()
  let issued = 0
  let working: Job | undefined
  const store = createStore(idSequence(KEY_PREFIX, number), (record, how) => onChange({ record, how, job: working }))
  const odd = createOddities(tape, prefix)
  const tools = {
    time,
    store,
    odd,
    log: (line: string) => log(`${prefix}${line}`),
    onChunk: (job: Job) => {
      working = job
    },
  }
  return {
    id,
    userId,
    store,
    odd,
    now: time.now,
    jobs: () => [...jobs.values()].filter((job) => isKept(job, time.now())),
    job: (wanted) => {
      const found = jobs.get(wanted.slice(0, 15))
      return found !== undefined && isKept(found, time.now()) ? found : undefined
    },
    createJob: (spec, maker) => {
      const job: Job = {
        ...spec,
        id: nextJob(),
        number: jobs.size + 1,
        createdById: userId,
        maker,
        createdAt: time.now(),
        uploads: [],
        closedAt: undefined,
        columns: [],
        rawColumns: [],
        rows: [],
        unprocessed: [],
        history: [],
      }
      jobs.set(job.id.slice(0, 15), job)
      enter(job, 'Open', tools)
      return job
    },
    close: (job) => {
      const refusal = refuseClose(job)
      if (refusal !== undefined) return refusal
      job.closedAt = time.now()
      enter(job, 'UploadComplete', tools)
      processJob(job, tools)
      return undefined
    },
    abort: (job) => {
      if (isFinal(stateOf(job))) return refusal('INVALIDJOBSTATE', `Aborting already ${doneWord(job)} Job not allowed`)
      abortJob(job, tools)
      return undefined
    },
    issueToken: () => {
      const token = `${id.slice(0, 15)}!token${++issued}.of.org${number}`
      tokens.add(token)
      return token
    },
    endTokens: () => tokens.clear(),
    isGood: (token) => tokens.has(token),
  }
}

function isKept(job: Job, now: number): boolean {
  const last = job.history.at(-1)
  return last === undefined || !isFinal(last.state) || now - last.at < KEPT_MS
}

/** Source: Bulk API 2.0 guide, "Errors", and the texts that users report; see `emulator/org/ingest/job.ts`. */
function refuseClose(job: Job): Answer | undefined {
  if (stateOf(job) !== 'Open') return refusal('INVALIDJOBSTATE', `Closing already ${doneWord(job)} Job not allowed`)
  if (job.uploads.length > 1) return refusal('INVALIDJOB', `Found multipe contents for job: <${job.id}>`)
  return undefined
}

function doneWord(job: Job): string {
  return stateOf(job) === 'Aborted' ? 'Aborted' : 'Completed'
}

/** Source: REST API guide, "Status Codes and Error Responses". */
export function refusal(errorCode: string, message: string, status = 400): Answer {
  return { status, text: JSON.stringify([{ errorCode, message }]) }
}

/** What the org says of a job, as it was at that moment. Source: Bulk API 2.0 guide, "Get Information About an Ingest Job". */
export function jobJson(job: Job, moment: Moment | undefined, odd: Oddities): object {
  const { at, state, processed, failed } = moment ?? { at: 0, state: 'Open', processed: 0, failed: 0 }
  const hides = odd.hidesCounts(job)
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: salesforceTime(job.createdAt),
    systemModstamp: salesforceTime(at),
    state,
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 67,
    jobType: 'V2Ingest',
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    numberRecordsProcessed: hides ? 0 : processed,
    numberRecordsFailed: hides ? 0 : failed,
    ...(state === 'Failed' ? { errorMessage: job.errorMessage } : {}),
  }
}
