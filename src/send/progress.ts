import { messageOf } from '../errors.ts'
import { count, duration, share, size, thousands } from '../text/words.ts'
import type { SendEvent } from './events.ts'

/** What a load is, as far as its log lines need it. */
export interface ProgressOf {
  readonly parts: number
  readonly records: number
  readonly startedAt: number
  /** From 1; later ones send records again. */
  readonly round?: number
}

/**
 * Turns what happens to the jobs into log lines, one a change. Looks that find nothing new give none.
 * Holds how far each job has come, to tell the share of all records and the time left.
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

  /** How much of the whole load is done, and when the rest will be. */
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
      return `${before}job ${part.number} of ${parts}: no answer to its creation (${messageOf(event.error)}). An empty job may be left Open by it, and is looked for at the end`
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
        return `${job}: left to run in the org`
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
        return `${job}: ${state}, ${ofJob} processed${failed}; in all ${done}${left}`
      }
    }
  }
}
