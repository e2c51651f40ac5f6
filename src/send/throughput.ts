import type { SendEvent } from './events.ts'

/** Records processed in all up to a point in time, in milliseconds since the epoch. */
export interface ProgressPoint {
  readonly at: number
  readonly records: number
}

const MOST_POINTS = 400

/** Keeps how a load came along: a few hundred points, however long it takes. */
export function createThroughput(): {
  see: (event: SendEvent, now: number) => void
  points: () => readonly ProgressPoint[]
} {
  const processed = new Map<string, number>()
  let total = 0
  let points: ProgressPoint[] = []
  return {
    see: (event, at) => {
      if (event.type === 'uploaded' && points.length === 0) points.push({ at, records: 0 })
      if (event.type !== 'looked') return
      const { id, numberRecordsProcessed } = event.job
      total += numberRecordsProcessed - (processed.get(id) ?? 0)
      processed.set(id, numberRecordsProcessed)
      points.push({ at, records: total })
      // Every other one goes, but for the first and the last.
      if (points.length > MOST_POINTS)
        points = points.filter((_, place) => place % 2 === 0 || place === points.length - 1)
    },
    points: () => points,
  }
}
