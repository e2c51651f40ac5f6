import type { Fault as ResultsFault } from '../../emulator/actions/faults.ts'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { csvOf, INSERT, keyedAccounts, plainAccounts, type SourceRecord, UPSERT } from './drill-accounts.ts'
import { endProblems } from './org-truth.ts'
import { createWorld, type World } from './world.ts'

/** Each kind of call × each fault: what the built action makes of it. */
export type MatrixOperation = 'insert' | 'upsert'
export type CallName = keyof typeof CALLS
export type FaultName = (typeof FAULT_NAMES)[number]

interface OrgCall {
  readonly service: 'org'
  readonly method: string
  readonly path: string
  /** Bytes of the answer's body that come before it is cut. */
  readonly cutAfter?: number
  /** Set for the cell besides its fault, so that the call is made at all. */
  readonly beside?: FaultInput
  /** The org refuses some records for good, so that the call is made at all. */
  readonly needsFailures?: boolean
}

interface ResultsCall {
  readonly service: 'CacheService' | 'ArtifactService' | 'Blobs'
  readonly method: string
}

/** Of each job some records are processed, the rest is not: only then the unprocessed records are asked for. */
const SOME_UNPROCESSED: FaultInput = {
  kind: 'fail-job',
  afterRows: 10,
  times: 10,
  errorMessage: 'TooManyLockFailure : Too many lock failure 200 Trying again later.',
}

const CALLS = {
  token: { service: 'org', method: 'POST', path: 'oauth2/token' },
  query: { service: 'org', method: 'GET', path: 'query' },
  describe: { service: 'org', method: 'GET', path: 'describe' },
  limits: { service: 'org', method: 'GET', path: 'limits' },
  create: { service: 'org', method: 'POST', path: 'jobs/ingest' },
  upload: { service: 'org', method: 'PUT', path: 'batches' },
  close: { service: 'org', method: 'PATCH', path: 'jobs/ingest/*' },
  poll: { service: 'org', method: 'GET', path: 'jobs/ingest/*' },
  successfulResults: { service: 'org', method: 'GET', path: 'successfulResults', cutAfter: 400 },
  failedResults: { service: 'org', method: 'GET', path: 'failedResults', needsFailures: true },
  unprocessedrecords: { service: 'org', method: 'GET', path: 'unprocessedrecords', beside: SOME_UNPROCESSED },
  'cache look-up': { service: 'CacheService', method: 'GetCacheEntryDownloadURL' },
  'cache save': { service: 'CacheService', method: 'CreateCacheEntry' },
  'cache finish': { service: 'CacheService', method: 'FinalizeCacheEntryUpload' },
  'artifact upload': { service: 'ArtifactService', method: 'CreateArtifact' },
  'artifact finish': { service: 'ArtifactService', method: 'FinalizeArtifact' },
} as const satisfies Readonly<Record<string, OrgCall | ResultsCall>>

export const CALL_NAMES = Object.keys(CALLS).filter((name): name is CallName => name in CALLS)

export const FAULT_NAMES = [
  'reset before',
  'reset after',
  '429',
  '500',
  '502 page',
  '503',
  '401 expired',
  'too slow',
  'cut body',
] as const

export const OPERATIONS = ['insert', 'upsert'] as const satisfies readonly MatrixOperation[]

const EDGE_PAGE = '<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>'
const CUT_AFTER = 20
/** The action gives a silent connection up after 10 minutes, of which its time scale leaves 3 s at least. */
const TIME_SCALE = '0.001'
const TOO_SLOW_MS = 3_500
/** GitHub's clients have a deadline of minutes and no time scale: a late answer is all there can be. */
const LATE_MS = 500
/** As good as for ever. */
const LASTING = 10_000

type RequestFaultInput = Extract<FaultInput, { kind: 'answer' | 'reset' | 'slow' | 'cut' | 'expire-tokens' }>

const ORG_FAULTS: Readonly<Record<FaultName, RequestFaultInput>> = {
  'reset before': { kind: 'reset', effect: 'before' },
  'reset after': { kind: 'reset', effect: 'after' },
  429: {
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': '2' },
    body: [{ errorCode: 'TOO_MANY_REQUESTS', message: 'Too many requests' }],
  },
  500: {
    kind: 'answer',
    status: 500,
    body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' }],
  },
  '502 page': { kind: 'answer', status: 502, body: EDGE_PAGE },
  503: { kind: 'answer', status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Server unavailable' }] },
  '401 expired': { kind: 'expire-tokens' },
  'too slow': { kind: 'slow', delayMs: TOO_SLOW_MS },
  'cut body': { kind: 'cut', afterBytes: CUT_AFTER },
}

const RESULTS_FAULTS: Readonly<Record<FaultName, Omit<ResultsFault, 'method'>>> = {
  'reset before': { reset: 'before' },
  'reset after': { reset: 'after' },
  429: { status: 429, headers: { 'retry-after': '2' } },
  500: { status: 500 },
  '502 page': { status: 502, page: EDGE_PAGE },
  503: { status: 503 },
  '401 expired': { status: 401 },
  'too slow': { delayMs: LATE_MS },
  'cut body': { cutAfterBytes: 5 },
}

export interface Cell {
  readonly operation: MatrixOperation
  readonly call: CallName
  readonly fault: FaultName
}

type Ended =
  | { readonly end: 'passed' }
  /** The step failed, and all it says is true. */
  | { readonly end: 'failed'; readonly reason: string }
  | { readonly end: 'not applicable'; readonly why: string }
  | { readonly end: 'broken'; readonly problems: readonly string[] }

export type CellEnd = Cell & Ended

/** Why there is no such cell; undefined when there is. */
export function whyNot({ operation, call, fault }: Cell): string | undefined {
  const { service } = CALLS[call]
  if (service !== 'org' && operation !== 'insert') return 'caches and artifacts know nothing of the operation'
  if (service !== 'org' && fault === '401 expired') return 'the token of a run outlives it'
  if (call === 'token' && fault === '401 expired') return 'there is no session yet'
  if (call === 'upload' && fault === 'cut body') return 'the answer to an upload has no body'
  return undefined
}

const RECORDS = { insert: plainAccounts(1, 300), upsert: keyedAccounts(1, 300) } as const
const INPUTS = { insert: INSERT, upsert: UPSERT } as const
const KEY = { insert: 'Name', upsert: 'Ext_Id__c' } as const

/** Loads 300 records in ten jobs while one call meets the fault: once, or every time. */
export async function runCell(cell: Cell, options: { readonly lasting?: boolean } = {}): Promise<CellEnd> {
  const why = whyNot(cell)
  if (why !== undefined) return { ...cell, end: 'not applicable', why }
  const records = recordsOf(cell)
  const world = await createWorld({ files: { 'data/accounts.csv': csvOf(records) } })
  try {
    setFault(world, cell, options.lasting ? LASTING : 1)
    const beside = besideOf(cell)
    if (beside !== undefined) world.org.faults.add(beside)
    const run = await world.load(
      // What does not meet the artifact service is spared it, to save time.
      {
        ...INPUTS[cell.operation],
        'job-records': '30',
        'max-failures': '100%',
        // Packing for the cache takes its time, and only its own rows are about it.
        ...(isOfCache(cell) ? {} : { ledger: './.ledger/matrix.json' }),
        artifacts: isOfArtifacts(cell) ? 'all' : 'none',
      },
      { shortTimers: true, env: { BULK_LOAD_TIME_SCALE: TIME_SCALE } },
    )
    const problems = [
      ...(timesMade(world, cell) > 0 ? [] : ['the action does not make this call']),
      ...endProblems(world, run, { object: 'Account', records, keyColumn: KEY[cell.operation] }),
    ]
    if (problems.length > 0) return { ...cell, end: 'broken', problems }
    const { verdict, 'failure-reason': reason = '' } = run.outputs
    return verdict === 'passed' ? { ...cell, end: 'passed' } : { ...cell, end: 'failed', reason }
  } catch (error) {
    return { ...cell, end: 'broken', problems: [error instanceof Error ? error.message : String(error)] }
  } finally {
    await world.close()
  }
}

/** One record of each job is refused for good, where that is needed. */
function recordsOf({ operation, call }: Cell): readonly SourceRecord[] {
  const target: OrgCall | ResultsCall = CALLS[call]
  if (target.service !== 'org' || target.needsFailures !== true) return RECORDS[operation]
  return RECORDS[operation].map((record, index) =>
    index % 30 === 7 ? { ...record, NumberOfEmployees: 'many' } : record,
  )
}

function besideOf({ call }: Cell): FaultInput | undefined {
  const target: OrgCall | ResultsCall = CALLS[call]
  return target.service === 'org' ? target.beside : undefined
}

function setFault({ org, results }: World, { call, fault }: Cell, times: number): void {
  const target: OrgCall | ResultsCall = CALLS[call]
  if (target.service !== 'org') {
    results.faults.add({ ...RESULTS_FAULTS[fault], service: target.service, method: target.method, times })
    return
  }
  const { method, path, cutAfter } = target
  const scripted = ORG_FAULTS[fault]
  const whole = scripted.kind === 'cut' ? { ...scripted, afterBytes: cutAfter ?? CUT_AFTER } : scripted
  org.faults.add({ ...whole, method, path, times })
}

function isOfCache({ call }: Cell): boolean {
  return CALLS[call].service === 'CacheService'
}

function isOfArtifacts({ call }: Cell): boolean {
  return CALLS[call].service === 'ArtifactService'
}

function timesMade({ org, results }: World, { call }: Cell): number {
  const target: OrgCall | ResultsCall = CALLS[call]
  if (target.service !== 'org')
    return results.calls.filter(({ service, method }) => service === target.service && method === target.method).length
  const tail = new RegExp(`/${target.path.replace('*', '[^/]+')}$`)
  return org.requests.filter(({ method, path }) => method === target.method && tail.test(path)).length
}

/** Rows are calls, columns faults. */
export function renderMatrix(cells: readonly CellEnd[]): string {
  const operations = OPERATIONS.filter((operation) => cells.some((cell) => cell.operation === operation))
  return operations
    .map((operation) => {
      const rows = CALL_NAMES.flatMap((call) => {
        const row = cells.filter((cell) => cell.operation === operation && cell.call === call)
        if (row.every(({ end }) => end === 'not applicable')) return []
        const marks = FAULT_NAMES.map((fault) => mark(row.find((cell) => cell.fault === fault)))
        return [`| ${[call, ...marks].join(' | ')} |`]
      })
      return [
        `| ${[operation, ...FAULT_NAMES].join(' | ')} |`,
        `| --- ${'| :-: '.repeat(FAULT_NAMES.length)}|`,
        ...rows,
      ].join('\n')
    })
    .concat('✓ passed, every record in once · f failed, and told the truth · – cannot be · ✗ wrong')
    .join('\n\n')
}

function mark(cell: CellEnd | undefined): string {
  switch (cell?.end) {
    case undefined:
      return ''
    case 'passed':
      return '✓'
    case 'failed':
      return `f ${cell.reason}`
    case 'not applicable':
      return '–'
    case 'broken':
      return '✗'
  }
}

/** What is wrong, one line a problem. */
export function matrixProblems(cells: readonly CellEnd[]): string[] {
  return cells.flatMap((cell) =>
    cell.end === 'broken' ? cell.problems.map((problem) => `${nameOf(cell)}: ${problem}`) : [],
  )
}

function nameOf({ operation, call, fault }: Cell): string {
  return `${operation}, ${fault} on ${call}`
}
