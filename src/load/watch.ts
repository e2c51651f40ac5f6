import type { Inputs } from '../inputs.ts'
import { createProgress } from '../report/progress.ts'
import { createThroughput } from '../report/throughput.ts'
import { count } from '../report/words.ts'
import type { Submission } from '../results/write-outcomes.ts'
import type { Edge } from '../run.ts'
import type { JobEvent } from './lifecycle.ts'

/** Tells the log how the jobs come along, and keeps in mind which of them run. */
export function createWatch(
  inputs: Pick<Inputs, 'retries'>,
  edge: Pick<Edge, 'clock' | 'log' | 'warn' | 'runningJobs'>,
) {
  const throughput = createThroughput()
  let progress: ReturnType<typeof createProgress> | undefined
  return {
    points: throughput.points,
    onRound: (round: number, submissions: readonly Submission[]) => {
      const records = submissions.reduce((sum, { part }) => sum + part.records, 0)
      progress = createProgress({ parts: submissions.length, records, startedAt: edge.clock.now(), round })
      const wave = submissions[0]?.part.wave ?? 1
      if (round === 1 && wave > 1)
        edge.log(
          `wave ${wave}: ${count(records, 'record')} with the same key as an earlier one, in ${count(submissions.length, 'job')}`,
        )
      if (round > 1)
        edge.log(
          `retry ${round - 1} of ${inputs.retries}: ${count(records, 'record')} again, in ${count(submissions.length, 'job')}`,
        )
    },
    onEvent: (event: JobEvent) => {
      if (event.type === 'created' || event.type === 'awaited') edge.runningJobs.add(event.id)
      if (event.type === 'aborted' || event.type === 'final' || event.type === 'left') edge.runningJobs.remove(event.id)
      throughput.see(event, edge.clock.now())
      const line = progress?.(event, edge.clock.now())
      const tell = event.type === 'create-lost' || event.type === 'left-open' ? edge.warn : edge.log
      if (line !== undefined) tell(line)
    },
  }
}
