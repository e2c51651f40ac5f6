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

/**
 * Makes a function that turns what happens to the jobs of a load into log lines, one for each change. It returns undefined
 * for what changes nothing, and remembers how far each job has come, to say how much of the load is done and how long the
 * rest will take.
 */
export function createProgress({
  parts,
  records,
  startedAt,
  round = 1,
}: ProgressOf): (event: SendEvent, now: number) => string | undefined {
  const processed = new Map<string, number>()
  const states = new Map<string, string>()
  const before = round > 1 ? `retry ${round - 1}, ` : ''

  /** How much of the whole load is done, and how long the rest will take. */
  const overall = (now: number) => {
    let done = 0
    for (const number of processed.values()) done += number
    const part = records === 0 ? 1 : Math.min(1, done / records)
    const leftMs = part > 0 && part < 1 ? ((now - startedAt) / part) * (1 - part) : 0
    return {
      done: `${thousands(done)} of ${count(records, 'record')} (${share(part)})`,
      left: leftMs > 0 ? `, about ${duration(Math.max(1_000, leftMs))} left` : '',
    }
  }

  return (event, now) => {
    const { part } = event
    if (event.type === 'create-lost') {
      return `${before}job ${part.number} of ${parts}: no response to the create request (${messageOf(event.error)}). It may have left an empty open job, which this step looks for at the end`
    }
    const { id } = event
    const job = `${before}job ${part.number} of ${parts} (${id})`
    switch (event.type) {
      case 'created':
        return `${job}: created; uploading ${count(part.records, 'record')}, ${size(part.bytes)}`
      case 'uploaded':
        return `${job}: uploaded`
      case 'upload-failed':
        return `${job}: the upload failed (${messageOf(event.error)}); sending it again in a new job`
      case 'aborted':
        return `${job}: aborted`
      case 'awaited':
        return undefined
      case 'left':
        return `${job}: keeps running in the org; this step no longer waits for it`
      case 'left-open':
        return `${job}: could not be aborted (${messageOf(event.error)}); it stays in the org`
      case 'final':
        return undefined
      case 'looked': {
        const { state, numberRecordsProcessed, numberRecordsFailed } = event.job
        const isNew = states.get(id) !== state || (processed.get(id) ?? 0) !== numberRecordsProcessed
        states.set(id, state)
        processed.set(id, numberRecordsProcessed)
        if (!isNew) return undefined
        const failed = numberRecordsFailed > 0 ? `, ${thousands(numberRecordsFailed)} failed` : ''
        const { done, left } = overall(now)
        if (parts === 1) return `${job}: ${state}, ${done} processed${failed}${left}`
        const ofJob = `${thousands(numberRecordsProcessed)} of ${count(part.records, 'record')}`
        return `${job}: ${state}, ${ofJob} processed${failed}; all jobs: ${done}${left}`
      }
    }
  }
}
