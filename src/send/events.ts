import type { JobEvent } from '../jobs/job-life.ts'
import type { Part } from '../parts/part.ts'

/** What happens to a job, and which part of the files it carries; the number is 0 for a part that the files no longer have. */
export type SendEvent = JobEvent & { readonly part: Pick<Part, 'number' | 'records' | 'bytes'> }

/** Whoever is told how jobs come along. */
export interface SendEvents {
  readonly see: (event: SendEvent) => void
}
