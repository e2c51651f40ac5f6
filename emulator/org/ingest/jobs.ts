import type { Job } from './job.ts'

export interface JobFilter {
  readonly jobType?: string | undefined
  readonly isPkChunkingEnabled?: boolean | undefined
}

/** The ingest jobs an org knows. A deleted job is gone, its results too. */
export class Jobs {
  readonly #jobs = new Map<string, Job>()
  readonly #nextId: () => string
  /** Every job there ever was, the deleted ones too, in order of creation. */
  readonly ever: Job[] = []

  constructor(nextId: () => string) {
    this.#nextId = nextId
  }

  nextId(): string {
    return this.#nextId()
  }

  add(job: Job): void {
    this.#jobs.set(job.id, job)
    this.ever.push(job)
  }

  /** By 18 or 15 characters. */
  get(id: string): Job | undefined {
    if (id.length !== 15) return this.#jobs.get(id)
    return [...this.#jobs.values()].find((job) => job.id.startsWith(id))
  }

  delete(job: Job): void {
    this.#jobs.delete(job.id)
  }

  has(job: Job): boolean {
    return this.#jobs.has(job.id)
  }

  /** In an order that tells nothing, as the order of the real list is not promised. */
  list(filter: JobFilter): Job[] {
    // Ingest jobs of this org are all of one type, and none of them chunks by primary key.
    if (filter.jobType !== undefined && filter.jobType !== 'V2Ingest') return []
    if (filter.isPkChunkingEnabled === true) return []
    return [...this.#jobs.values()].sort((a, b) => (backwards(a.id) < backwards(b.id) ? -1 : 1))
  }
}

function backwards(id: string): string {
  return [...id].reverse().join('')
}
