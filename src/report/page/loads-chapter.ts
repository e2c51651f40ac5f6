import { addCounts, notIn } from '../../counts.ts'
import { count, duration, listed, thousands } from '../../text/words.ts'
import type { LoadReport, Report } from '../report.ts'
import { shownCounts } from './load-sections.ts'
import type { Bar, Chapter, Table, Timeline } from './page.ts'
import { columnsOf } from './tables.ts'
import { label, type Text } from './text.ts'

/** The chapter before those of the loads, where a step has several: what they come to together, what ran when, and what waited for what. */
export function loadsChapter(loads: Report['loads']): Chapter {
  const timeline = timelineOf(loads)
  return {
    title: 'All loads',
    sections: [
      {
        title: undefined,
        blocks: [
          { kind: 'table', table: loadTable(loads) },
          ...(timeline.bars.length < 2 ? [] : [{ kind: 'timeline', timeline } as const]),
        ],
      },
    ],
  }
}

/** Loads that a message names. */
const MOST_NAMED = 4

/** Loads side by side, and what they come to together. */
function loadTable(loads: Report['loads']): Table {
  const counted = shownCounts(loads.map(({ counts }) => counts))
  const total = addCounts(loads.map(({ counts }) => counts))
  const files = (some: Report['loads']) => thousands(some.reduce((sum, load) => sum + load.files.length, 0))
  const jobs = (some: Report['loads']) => thousands(some.reduce((sum, load) => sum + load.jobs.length, 0))
  const waits = loads.some(({ after = [] }) => after.length > 0)
  const sums = [files(loads), jobs(loads), ...counted.map((name) => thousands(total[name]))]
  const all: readonly Text[] = [[label('all')], [], ...(waits ? [[]] : []), ...sums.map((sum) => [label(sum)])]
  const rows = loads.map((load): readonly Text[] => [
    [load.name],
    [`${load.operation} ${load.object}`],
    ...(waits ? [[listed(load.after ?? [], MOST_NAMED)]] : []),
    [files([load])],
    [jobs([load])],
    ...counted.map((name) => [thousands(load.counts[name])]),
  ])
  const numbers = ['files', 'jobs', ...counted]
  return {
    columns: columnsOf(['load', 'operation', ...(waits ? ['after'] : []), ...numbers], numbers),
    rows: [all, ...rows],
    inSight: loads.length + 1,
    noun: 'load',
    total: loads.length + 1,
    allIn: 'report.json',
  }
}

/** When each load had jobs. One without jobs is not missing in the picture: the table says that it has none. */
function timelineOf(loads: Report['loads']): Timeline {
  const bars = loads.flatMap((load) => (load.jobs.length === 0 ? [] : [barOf(load)]))
  return { of: 'load', bars: bars.sort((a, b) => a.start - b.start), total: bars.length }
}

function barOf({ name, operation, object, counts, jobs, after = [] }: LoadReport): Bar {
  const start = Math.min(...jobs.map(({ startedAt }) => Date.parse(startedAt)))
  const end = Math.max(start + 1, ...jobs.map(({ endedAt }) => Date.parse(endedAt)))
  const lost = notIn(counts)
  const failed = lost === 0 ? '' : `, ${thousands(lost)} not loaded`
  return {
    name,
    after,
    records: counts.read,
    title: `${name}: ${operation} ${object}, ${count(counts.read, 'record')}${failed}, ${duration(end - start)}`,
    start,
    end,
    mood: lost === 0 ? 'good' : lost === counts.read ? 'bad' : 'some',
  }
}
