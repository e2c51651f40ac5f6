import { createHash, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { answered } from './answered.ts'
import type { Repository } from './environment.ts'

/** An artifact that was uploaded. */
export interface Uploaded {
  readonly id: string
  readonly url: string
}

/** The run whose artifacts these are, as the addresses of their pages name it. */
export interface ArtifactPlace {
  readonly repository: Repository
  readonly runId: string
}

/** The artifact to make. */
export interface ArtifactRequest {
  readonly name: string
  /** Absolute paths below `folder`; the artifact has them relative to it. */
  readonly files: readonly string[]
  readonly folder: string
  /** How long GitHub keeps the artifact; as the repository says when undefined. */
  readonly retentionDays: number | undefined
}

/** Above this size the time to compress costs more than the bytes that it saves. */
const LARGE_BYTES = 100_000_000

/**
 * Uploads files as one artifact. Throws when the service refuses or is not there: a warning, never a failed load.
 * Loaded on demand: the client is most of what this action would load at its start.
 */
export async function uploadArtifact(request: ArtifactRequest, place: ArtifactPlace): Promise<Uploaded> {
  nameProxySchemes(process.env)
  const { DefaultArtifactClient } = await import('@actions/artifact')
  const { name, files, folder, retentionDays } = request
  const client = new DefaultArtifactClient()
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  const compressionLevel = bytes > LARGE_BYTES ? 1 : 6
  const upload = (as: string) =>
    answered(
      client.uploadArtifact(as, [...files], folder, {
        compressionLevel,
        ...(retentionDays === undefined ? {} : { retentionDays }),
      }),
    )
  const { id } = await upload(name).catch((error: unknown) => {
    // Another leg or attempt of the run may have the same name, which is then taken for good.
    if (!/already exists|conflict/i.test(String(error))) throw error
    return upload(`${name}-${randomBytes(4).toString('hex')}`)
  })
  if (id === undefined) throw new Error('the artifact service returned no id')
  const { repository, runId } = place
  return { id: String(id), url: `${repository.serverUrl}/${repository.name}/actions/runs/${runId}/artifacts/${id}` }
}

/** Adds the scheme to proxies that have none: one of the client's libraries needs it.
 *  Source: Azure/azure-sdk-for-js: sdk/core/core-rest-pipeline/src/policies/proxyPolicy.ts. */
function nameProxySchemes(env: NodeJS.ProcessEnv): void {
  for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']) {
    const proxy = env[name]?.trim()
    if (proxy && !proxy.includes('://')) env[name] = `http://${proxy}`
  }
}

/** Derives a name that no other step, workflow job, leg of a matrix or attempt of the run has. */
export function derivedName(
  load: string,
  { job, matrixLeg, stepId, attempt }: { job: string; matrixLeg: string; stepId: string; attempt: string },
): string {
  const parts = ['bulk-load', load, job, legName(matrixLeg), stepId, attempt]
  return parts
    .map(nameOf)
    .filter((part) => part !== '')
    .join('-')
}

/** Replaces what the name of an artifact may not hold by hyphens, but has none at its ends. */
function nameOf(text: string): string {
  const name = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+/, '')
  let end = name.length
  while (name[end - 1] === '-') end--
  return name.slice(0, end)
}

const LONGEST_LEG = 40

/** Names a leg by its values, and by enough of a hash to distinguish it from any other leg with the same values.
 *  `toJSON(matrix)` is `null` in a workflow job without a matrix. */
function legName(matrixLeg: string): string {
  const text = matrixLeg.trim()
  if (text === '' || text === 'null' || text === '{}') return ''
  const values = [...text.matchAll(/:\s*("(?:[^"\\]|\\.)*"|[\w.-]+)/g)].map(([, value = '']) => value)
  const readable = nameOf(values.map((value) => value.replace(/^"|"$/g, '')).join('-'))
  const hash = createHash('sha256').update(text.replace(/\s+/g, '')).digest('hex').slice(0, 6)
  return `${readable.slice(0, LONGEST_LEG)}-${hash}`
}

/** Whether a host is that of an Enterprise Server, whose artifacts the client cannot make: only those of github.com and of
 *  data-residency hosts.
 *  Source: actions/toolkit: packages/artifact/src/internal/shared/config.ts, `isGhes`. */
export function isEnterpriseServer(serverUrl: string): boolean {
  const host = new URL(serverUrl).hostname.toLowerCase()
  return !(host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost'))
}
