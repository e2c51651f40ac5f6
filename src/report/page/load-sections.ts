import { COUNT_NAMES, type Counts } from '../../counts.ts'
import type { FailedRecord } from '../../results/failures.ts'
import { count, duration, size, thousands } from '../../text/words.ts'
import type { JobReport, LoadReport, Report } from '../report.ts'
import type { LoadDetails } from '../step-result.ts'
import type { Links } from './links.ts'
import { notesOn } from './notes.ts'
import type { Bar, Block, Figure, Mood, Section, Timeline } from './page.ts'
import { ratesOf } from './rates.ts'
import { errorTable, jobTable, troubles, worstFirst } from './tables.ts'

/** What a page shows of one load. `failed` are those of its failed records that the page has room for. */
export function loadSections(
  load: LoadReport,
  details: (Pick<LoadDetails, 'progress'> & { readonly failed: readonly FailedRecord[] }) | undefined,
  { links, isContinued = false }: { readonly links: Links } & Pick<Report, 'isContinued'>,
): readonly Section[] {
  const { jobs, errors, counts, name } = load
  // One job is no picture: its row says all.
  const rates = jobs.length < 2 ? undefined : ratesOf(details?.progress ?? [])
  const failed = details?.failed ?? []
  const fileUrl = (file: string) => links.fileUrl?.(file)
  const records = { failed, total: counts.failed, allIn: `${name}/failed.csv`, fileUrl }
  return [
    section('Records', [{ kind: 'figures', figures: figuresOf(load) }, ...notesBlock(load, isContinued)]),
    section('Errors', errors.length === 0 ? [] : [{ kind: 'table', table: errorTable(load, links) }]),
    section('Jobs', jobs.length === 0 ? [] : jobBlocks(load, links)),
    section('Throughput', rates === undefined ? [] : [{ kind: 'rates', rates }]),
    section('Failed records', failed.length === 0 ? [] : [{ kind: 'records', records }]),
  ].filter(({ blocks }) => blocks.length > 0)
}

function section(title: string, blocks: readonly Block[]): Section {
  return { title, blocks }
}

function notesBlock(load: LoadReport, isContinued: boolean): readonly Block[] {
  const notes = notesOn(load, isContinued)
  return notes.length === 0 ? [] : [{ kind: 'notes', notes }]
}

function jobBlocks(load: LoadReport, links: Links): readonly Block[] {
  const table: Block = { kind: 'table', table: jobTable(load, links) }
  return load.jobs.length < 2 ? [table] : [table, { kind: 'timeline', timeline: timelineOf(load.jobs) }]
}

const MOODS: Readonly<Partial<Record<keyof Counts, Mood>>> = {
  created: 'good',
  updated: 'good',
  deleted: 'good',
  failed: 'bad',
  unprocessed: 'bad',
  unaccounted: 'bad',
}

function figuresOf({ files, jobs, counts, wouldBeLoaded }: LoadReport): readonly Figure[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const plain = (name: string, value: string): Figure => ({ name, value, mood: 'plain' })
  return [
    plain('files', thousands(files.length)),
    ...(bytes === 0 ? [] : [plain('size', size(bytes))]),
    ...(wouldBeLoaded === undefined ? [plain('jobs', thousands(jobs.length))] : []),
    ...(wouldBeLoaded === undefined ? [] : [plain('would be loaded', thousands(wouldBeLoaded))]),
    ...shownCounts([counts]).map((name): Figure => {
      const mood = counts[name] === 0 ? 'plain' : (MOODS[name] ?? 'plain')
      return { name, value: thousands(counts[name]), mood }
    }),
  ]
}

/** The names of the counts to show: those that people look for, and those that are not 0 everywhere. */
export function shownCounts(all: readonly Counts[]): readonly (keyof Counts)[] {
  const always: readonly string[] = ['read', 'failed', 'unprocessed']
  return COUNT_NAMES.filter((name) => always.includes(name) || all.some((counts) => counts[name] > 0))
}

/** Jobs that a timeline can show and still be read. */
const MOST_BARS = 200

function timelineOf(jobs: readonly JobReport[]): Timeline {
  const shown = jobs.length > MOST_BARS ? worstFirst(jobs).slice(0, MOST_BARS) : [...jobs]
  const bars = shown.map(barOf).sort((a, b) => a.start - b.start)
  return { of: 'job', bars, total: jobs.length }
}

function barOf(job: JobReport): Bar {
  const start = Date.parse(job.startedAt)
  const end = Math.max(start + 1, Date.parse(job.endedAt))
  const failed = job.failed === 0 ? '' : `, ${thousands(job.failed)} failed`
  return {
    name: job.id,
    records: job.records,
    title: `${job.id}: ${job.state}, ${count(job.records, 'record')}${failed}, ${duration(end - start)}`,
    start,
    end,
    mood: job.state !== 'JobComplete' ? 'bad' : troubles(job) > 0 ? 'some' : 'good',
  }
}
