import type { ProgressPoint } from '../../send/throughput.ts'
import type { Rates } from './page.ts'

/** Fewer points tell nothing of what was between them. */
const LEAST_POINTS = 3
/** More steps would be closer together than can be seen. */
const STEPS = 60

/** How fast the org worked, from how much it had done when; undefined where too little is known of that. */
export function ratesOf(points: readonly ProgressPoint[]): Rates | undefined {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length < LEAST_POINTS || last.at === first.at)
    return undefined
  const stepMs = (last.at - first.at) / STEPS
  const perSecond = Array.from({ length: STEPS }, (_, step) => {
    const [from, to] = [first.at + step * stepMs, first.at + (step + 1) * stepMs]
    return ((recordsAt(points, to) - recordsAt(points, from)) / stepMs) * 1_000
  })
  const mean = ((last.records - first.records) / (last.at - first.at)) * 1_000
  return { start: first.at, end: last.at, perSecond, peak: Math.max(...perSecond), mean }
}

/** Between two points, records are taken to be processed evenly. */
function recordsAt(points: readonly ProgressPoint[], at: number): number {
  const after = points.findIndex((point) => point.at >= at)
  const next = points[after]
  const before = points[after - 1]
  if (next === undefined) return points.at(-1)?.records ?? 0
  if (before === undefined || next.at === before.at) return next.records
  return before.records + ((next.records - before.records) * (at - before.at)) / (next.at - before.at)
}
