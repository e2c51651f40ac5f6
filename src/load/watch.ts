import type { Org } from '../org/org.ts'
import { LostCreates } from '../recall/abandoned-jobs.ts'
import type { SendEvent, SendEvents } from '../send/events.ts'
import { Progress } from '../send/progress.ts'
import type { Submission } from '../send/submission.ts'
import { createThroughput, type ProgressPoint } from '../send/throughput.ts'
import type { Step } from '../step.ts'
import { count } from '../text/words.ts'

/** Tells the log how the jobs of a load come along, and keeps in mind which of them run. */
export class Watch implements SendEvents {
  readonly #retries: number
  readonly #step: Step
  /** Creates whose answer was lost, which may have left jobs behind. */
  readonly lostCreates: LostCreates
  readonly #throughput = createThroughput()
  #progress: Progress | undefined

  /** @param retries rounds of retry, at most */
  constructor(retries: number, org: Org, step: Step) {
    this.#retries = retries
    this.lostCreates = new LostCreates(org)
    this.#step = step
  }

  get points(): readonly ProgressPoint[] {
    return this.#throughput.points()
  }

  /** Is told of each round before it begins, and before the pause that comes first. */
  onRound(round: number, submissions: readonly Submission[]): void {
    const { clock, say } = this.#step
    const records = submissions.reduce((sum, { part }) => sum + part.records, 0)
    this.#progress = new Progress({ parts: submissions.length, records, startedAt: clock.now(), round })
    const wave = submissions[0]?.part.wave ?? 1
    const jobs = count(submissions.length, 'job')
    if (round === 1 && wave > 1)
      say.log(`wave ${wave}: ${count(records, 'record')} with the same key as an earlier one, in ${jobs}`)
    if (round > 1) say.log(`retry ${round - 1} of ${this.#retries}: ${count(records, 'record')} again, in ${jobs}`)
  }

  see(event: SendEvent): void {
    this.lostCreates.see(event)
    const { clock, say, jobs } = this.#step
    if (event.type === 'created' || event.type === 'awaited') jobs.add(event.id)
    if (event.type === 'aborted' || event.type === 'final' || event.type === 'left') jobs.remove(event.id)
    this.#throughput.see(event, clock.now())
    const line = this.#progress?.line(event, clock.now())
    if (line === undefined) return
    if (event.type === 'create-lost' || event.type === 'left-open') say.warn(line)
    else say.log(line)
  }
}
