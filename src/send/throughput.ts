import type { SendEvent } from './events.ts'

/** How many records of a load the org had processed at a point in time. */
export interface ProgressPoint {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The records of all jobs so far. */
  readonly records: number
}

const MOST_POINTS = 400

/** Makes a record of how fast a load went: `see` takes in what happens to its jobs, `points` returns a few hundred points in the
 *  order of time, however long the load takes. */
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
      // Every other point is dropped, except the first and the last.
      if (points.length > MOST_POINTS)
        points = points.filter((_, place) => place % 2 === 0 || place === points.length - 1)
    },
    points: () => points,
  }
}
