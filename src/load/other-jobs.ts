import type { BulkClient } from '../bulk/client.ts'
import type { ListedJob } from '../bulk/job.ts'

const UNFINISHED: ReadonlySet<string> = new Set(['Open', 'UploadComplete', 'InProgress'])
const MOST_NAMED = 5

/**
 * Warns of jobs on the same object that are not final: they may lock the same records, or be another run of this load.
 * Looks at the first page only, which is enough for all but the busiest orgs; an org that does not answer gives none.
 */
export async function warnOfOtherJobs(client: BulkClient, object: string): Promise<string | undefined> {
  const page = await client
    .list()
    .next()
    .catch(() => undefined)
  const jobs: readonly ListedJob[] = page?.value ?? []
  const others = jobs.filter((job) => job.object.toLowerCase() === object.toLowerCase() && UNFINISHED.has(job.state))
  if (others.length === 0) return undefined
  const named = others.slice(0, MOST_NAMED).map(({ id, operation, state }) => `${id} (${operation}, ${state})`)
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''
  return (
    `The org has other jobs on ${object} that are not finished: ${named.join(', ')}${more}. ` +
    'They may lock the same records. See Setup, Bulk Data Load Jobs.'
  )
}
