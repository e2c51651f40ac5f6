import type { JobEvent } from '../jobs/lifecycle.ts'
import type { Submission } from '../results/write-outcomes.ts'
import { createProgress } from '../send/progress.ts'
import { createThroughput } from '../send/throughput.ts'
import type { Step } from '../step.ts'
import { count } from '../text/words.ts'

/** Tells the log how the jobs come along, and keeps in mind which of them run. */
export function createWatch(retries: number, { clock, say, jobs }: Step) {
  const throughput = createThroughput()
  let progress: ReturnType<typeof createProgress> | undefined
  return {
    points: throughput.points,
    onRound: (round: number, submissions: readonly Submission[]) => {
      const records = submissions.reduce((sum, { part }) => sum + part.records, 0)
      progress = createProgress({ parts: submissions.length, records, startedAt: clock.now(), round })
      const wave = submissions[0]?.part.wave ?? 1
      if (round === 1 && wave > 1)
        say.log(
          `wave ${wave}: ${count(records, 'record')} with the same key as an earlier one, in ${count(submissions.length, 'job')}`,
        )
      if (round > 1)
        say.log(
          `retry ${round - 1} of ${retries}: ${count(records, 'record')} again, in ${count(submissions.length, 'job')}`,
        )
    },
    onEvent: (event: JobEvent) => {
      if (event.type === 'created' || event.type === 'awaited') jobs.add(event.id)
      if (event.type === 'aborted' || event.type === 'final' || event.type === 'left') jobs.remove(event.id)
      throughput.see(event, clock.now())
      const line = progress?.(event, clock.now())
      const tell = event.type === 'create-lost' || event.type === 'left-open' ? say.warn : say.log
      if (line !== undefined) tell(line)
    },
  }
}
