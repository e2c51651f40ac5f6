import type { Place } from '../../results/error-groups.ts'
import { count, duration, thousands, WHOSE_TURN } from '../../text/words.ts'
import type { ErrorReport, JobCounts, JobReport, LoadReport } from '../report.ts'
import { shorten } from '../shorten.ts'
import { jobUrl, type Links, MOST_FILE_CHARACTERS, placeLink } from './links.ts'
import type { Column, Table } from './page.ts'
import { code, joined, label, link, prose, say, type Text } from './text.ts'

const MOST_ERRORS = 200
const ERRORS_IN_SIGHT = 20
const MOST_MESSAGE_CHARACTERS = 300
/** Rows of jobs that a page has at most. */
const MOST_JOBS = 1_000
/** So many jobs are all in sight; of more, only those in which something went wrong. */
const FEW_JOBS = 5
const JOBS_IN_SIGHT = 30

const NOTHING: Text = ['–']

/** Failed records by the kind of mistake, and what to do about each. */
export function errorTable({ errors, name }: LoadReport, links: Links): Table {
  const rows = errors.slice(0, MOST_ERRORS).map((error) => errorRow(error, links))
  return {
    columns: columnsOf(['records', 'error', 'message', 'what to do', 'lines'], ['records']),
    rows,
    inSight: ERRORS_IN_SIGHT,
    noun: 'kind',
    total: errors.length,
    allIn: `${name}/failed.csv`,
  }
}

function errorRow(error: ErrorReport, links: Links): readonly Text[] {
  const { code: name, fields, message, class: whose, explanation, cure, count: records, samples } = error
  const where = shorten(fields.join(', '), MOST_FILE_CHARACTERS)
  return [
    say`${records}`,
    say`${name === '' ? '–' : code(name)}${where === '' ? '' : say` on ${where}`}`,
    [shorten(message, MOST_MESSAGE_CHARACTERS)],
    whose === 'unknown' ? NOTHING : say`${label(WHOSE_TURN[whose])}: ${prose(`${explanation} ${cure}`.trim())}`,
    samples.length === 0 ? NOTHING : placesText(samples, records, links),
  ]
}

/** Files and lines, each file named once, and how many there are beside those: `data/a.csv:2, 17, data/b.csv:9 and 20 more`. */
function placesText(places: readonly Place[], records: number, links: Links): Text {
  const byFile = [...Map.groupBy(places, ({ file }) => file).values()]
  const texts = byFile.flatMap((some) => some.map((place, at): Text => [placeLink(place, links, at > 0)]))
  const more = records - places.length
  return say`${joined(texts, ', ')}${more > 0 ? ` and ${thousands(more)} more` : ''}`
}

/** The jobs of a load. Where records failed, the jobs that hold them come first. */
export function jobTable({ jobs, operation }: LoadReport, links: Links): Table {
  const isFew = jobs.length <= FEW_JOBS
  const shown = isFew ? jobs : worstFirst(jobs)
  const counted: readonly (keyof JobCounts)[] =
    operation === 'delete' || operation === 'hardDelete'
      ? ['records', 'deleted', 'failed', 'unprocessed']
      : ['records', 'created', 'updated', 'failed', 'unprocessed']
  return {
    columns: columnsOf(['files', 'job', 'state', ...counted, 'duration'], [...counted, 'duration']),
    rows: shown.slice(0, MOST_JOBS).map((job) => jobRow(job, counted, links)),
    inSight: isFew ? jobs.length : Math.min(JOBS_IN_SIGHT, jobs.filter((job) => troubles(job) > 0).length),
    noun: 'job',
    total: jobs.length,
    allIn: 'report.json',
  }
}

/** The jobs in which most went wrong first; the others stay in their order. */
export function worstFirst(jobs: readonly JobReport[]): JobReport[] {
  return [...jobs].sort((a, b) => troubles(b) - troubles(a))
}

/** How much of a job went wrong: 0 where all is well, most where the job itself failed. */
export function troubles({ state, failed, unprocessed }: JobReport): number {
  return (state === 'JobComplete' ? 0 : 1_000_000_000) + failed + unprocessed
}

function jobRow(job: JobReport, counted: readonly (keyof JobCounts)[], { orgUrl }: Links): readonly Text[] {
  const { id, state, files, errorMessage } = job
  const [first = '', ...others] = files
  const file = shorten(first, MOST_FILE_CHARACTERS)
  const numbers = counted.map((name) => thousands(job[name]))
  return [
    [others.length === 0 ? file : `${file} and ${count(others.length, 'other')}`],
    [link(id, orgUrl === undefined ? undefined : jobUrl(orgUrl, id))],
    [errorMessage === undefined ? state : `${state}: ${shorten(errorMessage, MOST_MESSAGE_CHARACTERS)}`],
    ...[...numbers, duration(Date.parse(job.endedAt) - Date.parse(job.startedAt))].map((text) => [text]),
  ]
}

/** Columns with these names; those with `numbers` in them are aligned as such. */
export function columnsOf(names: readonly string[], numbers: readonly string[]): readonly Column[] {
  return names.map((name) => ({ name, isNumber: numbers.includes(name) }))
}
