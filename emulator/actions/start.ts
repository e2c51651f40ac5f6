import { type Watcher, Watchers } from '../watch.ts'
import { type Artifacts, createArtifactService } from './artifacts.ts'
import { createBlobUrls, type Permission } from './blob-urls.ts'
import { createBlobs } from './blobs.ts'
import { type Caches, createCacheEntries } from './cache-entries.ts'
import { createCacheService } from './caches.ts'
import { type Call, type CallMoment, createDispatcher, type Services } from './dispatch.ts'
import { createEnterpriseCaches } from './enterprise-caches.ts'
import { createFaults, type Fault, type Faults } from './faults.ts'
import { listen } from './http.ts'
import { createRuntimeToken } from './runtime-token.ts'

export interface ResultsOptions {
  readonly port?: number
  /** `read-only`: saving is denied, as it is to runs of low-trust triggers; `absent`: the runner names no cache
   *  service; `failing`: every call is answered 503, which its client repeats for about half a minute. */
  readonly cache?: 'read-write' | 'read-only' | 'absent' | 'failing'
  /** An entry that has a restore key itself for its key goes before newer ones that only start with it: GitHub's
   *  documentation leaves that open. */
  readonly exactRestoreKeys?: boolean
  /** The service of Enterprise Server: its first cache service, and no artifacts of this kind. */
  readonly enterprise?: boolean
  /** `failing`: no artifact can be made because the account's storage is used up. */
  readonly artifacts?: 'working' | 'failing'
}

/** The results service of one repository: artifacts and caches of its workflow runs. On loopback only. */
export interface ResultsService {
  readonly url: string
  /** What the runner sets for actions so that they find the service. */
  readonly env: Readonly<Record<string, string>>
  /** The same for another run, by its GITHUB_RUN_ID. Runs share the caches; each has its own artifacts. */
  envOfRun(runId: string): Readonly<Record<string, string>>
  readonly artifacts: Artifacts
  readonly caches: Caches
  /** Every call, in the order answered. */
  readonly calls: readonly Call[]
  readonly faults: Faults
  /** Tells of each call when it has arrived, before it has any effect, and once more before it is answered; the call stands
   *  still until the watcher's promise resolves. Returns what ends it. */
  readonly onCall: (watcher: Watcher<CallMoment>) => () => void
  close(): Promise<void>
}

/** Source of the message: actions/toolkit, packages/artifact/src/internal/shared/errors.ts, UsageError. */
const STORAGE_USED_UP: Fault = {
  service: 'ArtifactService',
  method: 'CreateArtifact',
  status: 403,
  message: 'insufficient usage to create artifact',
}

const CACHE_METHODS = ['CreateCacheEntry', 'FinalizeCacheEntryUpload', 'GetCacheEntryDownloadURL']

export async function startResultsService(options: ResultsOptions = {}): Promise<ResultsService> {
  const { port = 0, cache = 'read-write', artifacts: artifactMode = 'working', enterprise = false } = options
  const { exactRestoreKeys = false } = options
  const urls = createBlobUrls()
  const blobs = createBlobs(urls)
  const faults = createFaults()
  const calls: Call[] = []
  const watchers = new Watchers<CallMoment>()
  const signedUrl = (blob: string, permission: Permission) => listener.url + urls.sign(blob, permission)

  const { methods: artifactMethods, artifacts } = createArtifactService(blobs, signedUrl)
  const entries = createCacheEntries(blobs, { exactRestoreKeys })
  const readOnly = cache === 'read-only'
  const hasCaches = cache !== 'absent'
  const services: Services = {
    ArtifactService: artifactMethods,
    ...(hasCaches && !enterprise && { CacheService: createCacheService(entries, signedUrl, { readOnly }) }),
  }
  if (artifactMode === 'failing') faults.add(STORAGE_USED_UP)
  if (cache === 'failing') for (const method of CACHE_METHODS) faults.add({ service: 'CacheService', method })

  const enterpriseCaches =
    hasCaches && enterprise ? createEnterpriseCaches(entries, blobs, signedUrl, { readOnly }) : undefined
  const listener = await listen(
    port,
    createDispatcher({ services, blobs, enterpriseCaches, faults, journal: calls, watchers }),
  )
  const envOfRun = (runId: string) => ({
    ACTIONS_RUNTIME_TOKEN: createRuntimeToken({ runId, jobId: 'seed' }),
    ACTIONS_RUNTIME_URL: `${listener.url}/`,
    ACTIONS_RESULTS_URL: `${listener.url}/`,
    ...(hasCaches && !enterprise && { ACTIONS_CACHE_SERVICE_V2: 'True' }),
    ...(hasCaches && enterprise && { ACTIONS_CACHE_URL: `${listener.url}/` }),
    ...(enterprise && { GITHUB_SERVER_URL: 'https://github.example.com' }),
  })
  return {
    url: listener.url,
    env: envOfRun('1000001'),
    envOfRun,
    artifacts,
    caches: entries.caches,
    calls,
    faults,
    onCall: (watcher) => watchers.add(watcher),
    close: listener.close,
  }
}
