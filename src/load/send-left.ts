import { keyColumnOf } from '../inputs/load-spec.ts'
import type { Left } from '../recall/subtract.ts'
import type { Submission } from '../send/submission.ts'
import type { ReadyLoad } from './ready-load.ts'
import { refusalByLimits } from './refuse-by-limits.ts'
import { parentColumn } from './retry-plan.ts'
import { type AllRecords, Rounds } from './rounds.ts'
import type { Sending } from './sending.ts'

/** Sends what earlier steps have left of a load, the canary first. Parts that had to be waited for come last: nothing else waits
 *  for them. Returns the rounds that it took. */
export async function sendLeft(
  left: Left,
  submissions: readonly Submission[],
  load: ReadyLoad,
  sending: Sending,
): Promise<Rounds> {
  const rounds = new Rounds(allRecords(load, submissions, left), sending)
  await stopByWhatIsKnown(left, sending)
  const first = left.first.filter(({ part }) => part.records > 0)
  const isCanary = sending.spec.limits.canary > 0 && first[0]?.firstOrder === 0 && first.length > 1
  const canary = isCanary ? first[0] : undefined
  await rounds.send({ canary, first: canary === undefined ? first : first.slice(1), again: left.again })
  const later = await left.later?.()
  if (later === undefined) return rounds
  rounds.ends.unshift(...later.ends)
  await rounds.send({ first: [], again: later.again })
  return rounds
}

/** Stops the load before its first job where what earlier steps did, or the limits of the org, say so. A canary that an earlier
 *  step sent is judged like one of this step. */
async function stopByWhatIsKnown(left: Left, { spec, jobs, brake, judge, step }: Sending): Promise<void> {
  const { ends, first, again, refusal } = left
  if (refusal !== undefined) return brake.stop(refusal)
  if (step.stop.cancelled.aborted) return
  const canary = spec.limits.canary > 0 ? ends.find(({ sent }) => sent.submission.firstOrder === 0) : undefined
  const judged = canary && first.length > 0 ? judge.canary(canary.taken) : undefined
  const parts = [...first.map(({ part }) => part), { records: again.length }]
  const reason = judged ?? (await refusalByLimits(parts, spec, jobs.org, step.say))
  if (reason !== undefined) brake.stop(reason)
}

function allRecords({ spec, checked }: ReadyLoad, parts: readonly Submission[], { staysOut }: Left): AllRecords {
  const keyColumn = keyColumnOf(spec)
  const { sortBy } = spec.source
  const { typeOf, fieldOf } = checked
  return {
    parts,
    keyColumn,
    keyFacts: fieldOf(keyColumn ?? ''),
    staysOut,
    parentOf: (columns) => parentColumn({ columns, sortBy, typeOf }),
  }
}
