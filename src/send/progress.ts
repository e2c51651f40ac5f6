import type { JobInfo } from '../bulk/job.ts'
import { messageOf } from '../errors.ts'
import { count, duration, share, size, thousands } from '../text/words.ts'
import type { SendEvent } from './events.ts'

/** What the log lines of a load need to know of it. */
export interface ProgressOf {
  readonly parts: number
  readonly records: number
  readonly startedAt: number
  /** The round of the jobs, from 1; later rounds send records again. */
  readonly round?: number
}

/** Turns what happens to the jobs of a load into log lines, one for each change. It remembers how far each job has come, to say
 *  how much of the load is done and how long the rest will take. */
export class Progress {
  readonly #of: ProgressOf
  readonly #processed = new Map<string, number>()
  readonly #states = new Map<string, string>()

  constructor(of: ProgressOf) {
    this.#of = of
  }

  /** The line for an event at a time in milliseconds since the epoch; undefined where it changes nothing. */
  line(event: SendEvent, now: number): string | undefined {
    const { part } = event
    if (event.type === 'create-lost')
      return `${this.#nameOf(part)}: no response to the create request (${messageOf(event.error)}). It may have left an empty open job, which this step looks for at the end`
    const job = `${this.#nameOf(part)} (${event.id})`
    switch (event.type) {
      case 'created':
        return `${job}: created; uploading ${count(part.records, 'record')}, ${size(part.bytes)}`
      case 'uploaded':
        return `${job}: uploaded`
      case 'upload-failed':
        return `${job}: the upload failed (${messageOf(event.error)}); sending it again in a new job`
      case 'aborted':
        return `${job}: aborted`
      case 'left':
        return `${job}: keeps running in the org; this step no longer waits for it`
      case 'left-open':
        return `${job}: could not be aborted (${messageOf(event.error)}); it stays in the org`
      case 'looked': {
        const seen = this.#lookedAt(event.id, event.job, part.records, now)
        return seen === undefined ? undefined : `${job}: ${seen}`
      }
      case 'awaited':
      case 'final':
        return undefined
    }
  }

  #nameOf({ number }: SendEvent['part']): string {
    const { parts, round = 1 } = this.#of
    return `${round > 1 ? `retry ${round - 1}, ` : ''}job ${number} of ${parts}`
  }

  #lookedAt(id: string, job: JobInfo, records: number, now: number): string | undefined {
    const { state, numberRecordsProcessed, numberRecordsFailed } = job
    const isNew = this.#states.get(id) !== state || (this.#processed.get(id) ?? 0) !== numberRecordsProcessed
    this.#states.set(id, state)
    this.#processed.set(id, numberRecordsProcessed)
    if (!isNew) return undefined
    const failed = numberRecordsFailed > 0 ? `, ${thousands(numberRecordsFailed)} failed` : ''
    const { done, left } = this.#overall(now)
    if (this.#of.parts === 1) return `${state}, ${done} processed${failed}${left}`
    const ofJob = `${thousands(numberRecordsProcessed)} of ${count(records, 'record')}`
    return `${state}, ${ofJob} processed${failed}; all jobs: ${done}${left}`
  }

  /** How much of the whole load is done, and how long the rest will take. */
  #overall(now: number): { readonly done: string; readonly left: string } {
    const { records, startedAt } = this.#of
    let done = 0
    for (const number of this.#processed.values()) done += number
    const part = records === 0 ? 1 : Math.min(1, done / records)
    const leftMs = part > 0 && part < 1 ? ((now - startedAt) / part) * (1 - part) : 0
    return {
      done: `${thousands(done)} of ${count(records, 'record')} (${share(part)})`,
      left: leftMs > 0 ? `, about ${duration(Math.max(1_000, leftMs))} left` : '',
    }
  }
}
