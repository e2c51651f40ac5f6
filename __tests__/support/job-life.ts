import type { JobEvent, JobLife } from '../../src/jobs/job-life.ts'
import type { OrgJobs } from '../../src/jobs/org-jobs.ts'
import type { Step } from '../../src/step.ts'

/** What a job needs to live, and the types of its events in their order; looks that follow each other are one. */
export function aLife(jobs: OrgJobs, step: Step): JobLife & { readonly events: readonly JobEvent['type'][] } {
  const events: JobEvent['type'][] = []
  const onEvent = ({ type }: JobEvent) => {
    if (type !== 'looked' || events.at(-1) !== 'looked') events.push(type)
  }
  return { jobs, step, onEvent, events }
}
