import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'

export interface Uploaded {
  readonly id: string
  readonly url: string
}

/** Where the artifact service stands and how its pages are named; all from the runner's environment. */
export interface ArtifactPlace {
  readonly serverUrl: string
  readonly repository: string
  readonly runId: string
}

/**
 * Uploads a folder as one artifact. Throws when the service refuses or is not there: a warning, never a failed load.
 * Loaded on demand: the client is most of what this action would load at its start.
 */
export async function uploadArtifact(name: string, folder: string, place: ArtifactPlace): Promise<Uploaded> {
  const { DefaultArtifactClient } = await import('@actions/artifact')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const client = new DefaultArtifactClient()
  const { id } = await client.uploadArtifact(name, files, folder).catch((error: unknown) => {
    // Legs of a matrix differ in nothing that the runner tells an action.
    if (!/already exists|conflict/i.test(String(error))) throw error
    return client.uploadArtifact(`${name}-${randomBytes(4).toString('hex')}`, files, folder)
  })
  if (id === undefined) throw new Error('the artifact service returned no id')
  const { serverUrl, repository, runId } = place
  return { id: String(id), url: `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}` }
}

/** A name that no other step, job or attempt of the run uses. Artifact names may not hold `" : < > | * ? \ /`.
 *  Source: actions/toolkit: packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts. */
export function artifactName(parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, '-'))
    .filter((part) => part !== '')
    .join('-')
}

/** Artifacts need github.com or a data-residency host; on Enterprise Server the client refuses.
 *  Source: actions/toolkit: packages/artifact/src/internal/shared/config.ts, `isGhes`. */
export function isEnterpriseServer(serverUrl: string): boolean {
  const host = new URL(serverUrl).hostname.toLowerCase()
  return !(host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost'))
}
