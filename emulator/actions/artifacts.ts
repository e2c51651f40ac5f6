import { createHash } from 'node:crypto'
import type { Permission } from './blob-urls.ts'
import type { Blobs } from './blobs.ts'
import { byteCount, type Caller, type Fields, type Method, optionalText, requiredText, TwirpError } from './twirp.ts'
import { unzip } from './unzip.ts'

/** An artifact whose upload was finished. */
export interface Artifact {
  readonly id: string
  readonly name: string
  /** Run and job as the token names them. */
  readonly runId: string
  readonly jobId: string
  readonly size: number
  /** `sha256:` and hex digits, as the client reported and the service checked it. */
  readonly digest: string | undefined
  readonly createdAt: string
  /** When it will be deleted, where the client asked for a time. */
  readonly expiresAt: string | undefined
}

export interface Artifacts {
  /** In the order made. */
  list(): readonly Artifact[]
  /** Its files by their `/`-paths inside the archive. Throws when the run, or any run, has no artifact of that name. */
  download(name: string, runId?: string): Map<string, Buffer>
}

interface Entry extends Artifact {
  readonly blob: string
  readonly isZip: boolean
  readonly isFinal: boolean
}

/** Source: actions/toolkit, packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts. */
const FORBIDDEN_IN_NAME = /[":<>|*?\r\n\\/]/

/** The artifact service. Names are unique within a run, whichever attempt or job of it uploads.
 *  Source: actions/upload-artifact, README, "Breaking Changes" of v4. */
export function createArtifactService(blobs: Blobs, signedUrl: (blob: string, permission: Permission) => string) {
  const entries = new Map<string, Entry>()
  let lastId = 1000

  function find(fields: Fields, caller: Caller): Entry {
    const entry = entries.get(keyOf(fields, caller))
    if (entry === undefined) throw new TwirpError('not_found', 'artifact not found')
    return entry
  }

  const methods: Readonly<Record<string, Method>> = {
    CreateArtifact(fields, caller) {
      const key = keyOf(fields, caller)
      const name = requiredText(fields, 'name')
      if (FORBIDDEN_IN_NAME.test(name)) throw new TwirpError('invalid_argument', 'the artifact name is not valid')
      if (entries.has(key))
        throw new TwirpError('already_exists', 'an artifact with this name already exists on the workflow run')
      const isZip = (optionalText(fields, 'mime_type') ?? 'application/zip') === 'application/zip'
      lastId += 1
      const blob = `artifacts/${caller.runId}/${lastId}${isZip ? '.zip' : ''}`
      entries.set(key, {
        ...caller,
        name,
        blob,
        isZip,
        id: String(lastId),
        size: 0,
        digest: undefined,
        createdAt: new Date().toISOString(),
        expiresAt: optionalText(fields, 'expires_at'),
        isFinal: false,
      })
      return { ok: true, signed_upload_url: signedUrl(blob, 'write') }
    },

    FinalizeArtifact(fields, caller) {
      const entry = find(fields, caller)
      const content = blobs.content(entry.blob)
      const size = byteCount(fields, 'size')
      const digest = optionalText(fields, 'hash')
      if (content === undefined) throw new TwirpError('invalid_argument', 'nothing was uploaded')
      if (size !== content.length) throw new TwirpError('invalid_argument', 'size does not match the upload')
      if (digest !== undefined && digest !== sha256(content))
        throw new TwirpError('invalid_argument', 'hash does not match the upload')
      entries.set(keyOf(fields, caller), { ...entry, size, digest, isFinal: true })
      return { ok: true, artifact_id: entry.id }
    },

    ListArtifacts(fields, caller) {
      checkCaller(fields, caller)
      const [name, id] = [optionalText(fields, 'name_filter'), optionalText(fields, 'id_filter')]
      const listed = finished().filter((entry) => entry.runId === caller.runId)
      return {
        artifacts: listed
          .filter((entry) => (name === undefined || entry.name === name) && (id === undefined || entry.id === id))
          .map(onTheWire),
      }
    },

    GetSignedArtifactURL(fields, caller) {
      const entry = find(fields, caller)
      if (!entry.isFinal) throw new TwirpError('not_found', 'artifact not found')
      return { name: entry.name, signed_url: signedUrl(entry.blob, 'read') }
    },

    DeleteArtifact(fields, caller) {
      const entry = find(fields, caller)
      entries.delete(keyOf(fields, caller))
      blobs.remove(entry.blob)
      return { ok: true, artifact_id: entry.id }
    },
  }

  const finished = () => [...entries.values()].filter((entry) => entry.isFinal)

  const artifacts: Artifacts = {
    list: () => finished().map(({ blob, isZip, isFinal, ...artifact }) => artifact),
    download(name, runId) {
      const entry = finished().findLast((each) => each.name === name && (runId === undefined || each.runId === runId))
      const content = entry && blobs.content(entry.blob)
      if (content === undefined) throw new Error(`No artifact is called ${name}.`)
      return entry?.isZip ? unzip(content) : new Map([[name, content]])
    },
  }
  return { methods, artifacts }
}

/** The key of the artifact that a request names. The token allows its own run and job only. */
function keyOf(fields: Fields, caller: Caller): string {
  checkCaller(fields, caller)
  return `${caller.runId}/${requiredText(fields, 'name')}`
}

function checkCaller(fields: Fields, { runId }: Caller): void {
  requiredText(fields, 'workflow_job_run_backend_id')
  if (requiredText(fields, 'workflow_run_backend_id') !== runId)
    throw new TwirpError('permission_denied', 'the token is for another workflow run')
}

function onTheWire(entry: Entry): object {
  return {
    workflow_run_backend_id: entry.runId,
    workflow_job_run_backend_id: entry.jobId,
    database_id: entry.id,
    name: entry.name,
    size: String(entry.size),
    created_at: entry.createdAt,
    digest: entry.digest,
  }
}

function sha256(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
