import type { ProgressPoint } from '../../send/throughput.ts'
import { count, duration, thousands } from '../../text/words.ts'
import type { JobReport } from '../report.ts'
import { escapeHtml } from './escape.ts'

const WIDTH = 1_000
const LEFT = 8
const AXIS_HEIGHT = 22

/** Jobs as bars over time, packed into as few rows as keep them apart. */
export function timeline(jobs: readonly JobReport[]): string {
  const bars = jobs
    .map((job) => ({ job, start: Date.parse(job.startedAt), end: Date.parse(job.endedAt) }))
    .sort((a, b) => a.start - b.start)
  const first = Math.min(...bars.map(({ start }) => start))
  const last = Math.max(first + 1, ...bars.map(({ end }) => end))
  const x = scale(first, last)
  const rowEnds: number[] = []
  const height = bars.length > 40 ? 8 : 16
  const gap = bars.length > 40 ? 2 : 4
  const drawn = bars.map(({ job, start, end }) => {
    const [from, to] = [x(start), Math.max(x(start) + 3, x(end))]
    const free = rowEnds.findIndex((rowEnd) => rowEnd <= from - 1)
    const row = free === -1 ? rowEnds.length : free
    rowEnds[row] = to
    const title = `${job.id}: ${job.state}, ${count(job.records, 'record')}, ${thousands(job.failed)} failed, ${duration(end - start)}`
    const place = `x="${from.toFixed(1)}" y="${row * (height + gap)}" width="${(to - from).toFixed(1)}" height="${height}"`
    return `<rect class="${looks(job)}" rx="2" ${place}><title>${escapeHtml(title)}</title></rect>`
  })
  const bottom = rowEnds.length * (height + gap) + 4
  return (
    `<svg viewBox="0 0 ${WIDTH} ${bottom + AXIS_HEIGHT}" role="img" aria-label="When each job ran">` +
    `${drawn.join('')}${timeAxis(first, last, bottom)}</svg>`
  )
}

function looks({ state, failed, unprocessed }: JobReport): 'ok' | 'partly' | 'not' {
  if (state !== 'JobComplete') return 'not'
  return failed + unprocessed > 0 ? 'partly' : 'ok'
}

const CURVE_HEIGHT = 140
/** Points of the curve: more would be closer together than can be seen. */
const STEPS = 60

/** Records a second over time, from what had been processed when. */
export function throughput(points: readonly ProgressPoint[]): string {
  const first = points[0]?.at ?? 0
  const last = points.at(-1)?.at ?? 0
  const stepMs = (last - first) / STEPS
  const rates = Array.from({ length: STEPS }, (_, step) => {
    const [from, to] = [first + step * stepMs, first + (step + 1) * stepMs]
    return ((recordsAt(points, to) - recordsAt(points, from)) / stepMs) * 1_000
  })
  const most = Math.max(1, ...rates)
  const x = scale(first, last)
  const corners = rates.map((rate, step) => {
    const y = CURVE_HEIGHT - (rate / most) * (CURVE_HEIGHT - 16)
    return `${x(first + (step + 0.5) * stepMs).toFixed(1)},${y.toFixed(1)}`
  })
  const area = [`${x(first)},${CURVE_HEIGHT}`, ...corners, `${x(last)},${CURVE_HEIGHT}`].join(' ')
  const top = `${thousands(Math.round(most))} records a second`
  return (
    `<svg viewBox="0 0 ${WIDTH} ${CURVE_HEIGHT + AXIS_HEIGHT}" role="img" aria-label="Records a second over time, at most ${top}">` +
    `<polygon class="area" points="${area}"/><polyline class="curve" points="${corners.join(' ')}"/>` +
    `<text x="${LEFT}" y="12">${top}</text>${timeAxis(first, last, CURVE_HEIGHT)}</svg>`
  )
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

function scale(first: number, last: number): (at: number) => number {
  return (at) => LEFT + ((at - first) / Math.max(1, last - first)) * (WIDTH - 2 * LEFT)
}

const TICKS = 5

function timeAxis(first: number, last: number, y: number): string {
  const x = scale(first, last)
  const ticks = Array.from({ length: TICKS }, (_, tick) => {
    const at = first + ((last - first) * tick) / (TICKS - 1)
    const anchor = tick === 0 ? 'start' : tick === TICKS - 1 ? 'end' : 'middle'
    return `<text x="${x(at).toFixed(1)}" y="${y + 16}" text-anchor="${anchor}">${timeOf(at)}</text>`
  })
  return `<line class="axis" x1="${LEFT}" x2="${WIDTH - LEFT}" y1="${y}" y2="${y}"/>${ticks.join('')}`
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}
