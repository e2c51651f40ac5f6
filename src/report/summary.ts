import { notIn } from '../results/counts.ts'
import { cell, shorten, table } from './markdown.ts'
import type { ErrorReport, JobReport, LoadReport, Report } from './report.ts'
import { count, duration } from './words.ts'

/** The runner drops a whole summary of more than 1 MiB; counted in UTF-8 bytes.
 *  Source: actions/runner: src/Runner.Worker/FileCommandManager.cs. */
export const MOST_SUMMARY_BYTES = 900_000
/** Jobs shown with a row of their own; those with failures come first. */
const MOST_JOBS = 1_000
const JOBS_IN_SIGHT = 30
const MOST_ERRORS = 20
const MOST_FILE_CHARACTERS = 120
const MOST_MESSAGE_CHARACTERS = 300

export interface SummaryLinks {
  /** Origin of the org's web pages. */
  readonly orgUrl?: string
  readonly artifactUrl?: string
}

/** The job summary, as GitHub Markdown, below `MOST_SUMMARY_BYTES` whatever the load. */
export function renderSummary(report: Report, links: SummaryLinks): string {
  for (let jobs = MOST_JOBS; ; jobs = Math.floor(jobs / 2)) {
    const text = render(report, links, jobs)
    if (jobs === 0 || Buffer.byteLength(text) <= MOST_SUMMARY_BYTES) return text
  }
}

function render(report: Report, links: SummaryLinks, mostJobs: number): string {
  const sections = [
    `## ${report.verdict === 'passed' ? '✅' : '❌'} ${title(report)}`,
    report.message
      .split('\n')
      .slice(0, 100)
      .map((line) => cell(shorten(line, 2_000)))
      .join('\n\n'),
    ...report.loads.flatMap((load) => [totals(load), errors(load.errors), jobs(load, links, mostJobs)]),
    footer(report, links),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function title({ loads, verdict, failureReason }: Report): string {
  const what = loads.map(({ operation, object }) => `${operation} ${cell(object)}`).join(', ') || 'Salesforce Bulk Load'
  return verdict === 'passed' ? `${what}: passed` : `${what}: failed (${failureReason})`
}

function totals({ counts, files, jobs }: LoadReport): string {
  const shown = Object.entries(counts).filter(
    ([name, number]) => number > 0 || ['read', 'failed', 'unprocessed'].includes(name),
  )
  const head = ['files', 'jobs', ...shown.map(([name]) => name)]
  const row = [files.length, jobs.length, ...shown.map(([, number]) => number)]
  return table(head, [row.map((number) => number.toLocaleString('en-US'))], head)
}

function errors(groups: readonly ErrorReport[]): string {
  if (groups.length === 0) return ''
  const rows = groups
    .slice(0, MOST_ERRORS)
    .map(({ code, fields, message, count: number }) => [
      number.toLocaleString('en-US'),
      cell(code) || '–',
      cell(shorten(fields.join(', '), MOST_FILE_CHARACTERS)) || '–',
      cell(shorten(message, MOST_MESSAGE_CHARACTERS)),
    ])
  const more = groups.length - rows.length
  const rest = more > 0 ? `\n\nand ${count(more, 'other kind')} of error: see failed.csv.` : ''
  return `### Most frequent errors\n\n${table(['records', 'code', 'fields', 'first message'], rows, ['records'])}${rest}`
}

function jobs({ jobs: all, operation }: LoadReport, links: SummaryLinks, most: number): string {
  if (all.length === 0) return ''
  const worstFirst = all.length > JOBS_IN_SIGHT ? [...all].sort((a, b) => troubles(b) - troubles(a)) : all
  const counted: readonly JobCount[] =
    operation === 'delete' || operation === 'hardDelete'
      ? ['records', 'deleted', 'failed', 'unprocessed']
      : ['records', 'created', 'updated', 'failed', 'unprocessed']
  const rows = worstFirst.slice(0, most).map((job) => jobRow(job, counted, links))
  const head = ['files', 'job', 'state', ...counted, 'duration']
  const jobTable = (part: typeof rows) => table(head, part, head.slice(3))
  const folded = rows.slice(JOBS_IN_SIGHT)
  const left = all.length - rows.length
  return [
    '### Jobs',
    jobTable(rows.slice(0, JOBS_IN_SIGHT)),
    folded.length === 0
      ? ''
      : `<details><summary>${count(folded.length, 'more job')}</summary>\n\n${jobTable(folded)}\n\n</details>`,
    left > 0 ? `${count(left, 'job')} more: see report.json.` : '',
    ...all
      .flatMap(({ id, errorMessage }) => (errorMessage === undefined ? [] : [{ id, errorMessage }]))
      .slice(0, MOST_ERRORS)
      .map(({ id, errorMessage }) => `Job ${cell(id)}: ${cell(shorten(errorMessage, MOST_MESSAGE_CHARACTERS))}`),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
}

type JobCount = 'records' | 'created' | 'updated' | 'deleted' | 'failed' | 'unprocessed'

function troubles(job: JobReport): number {
  return (job.state === 'JobComplete' ? 0 : 1_000_000_000) + job.failed + job.unprocessed
}

function jobRow(job: JobReport, counted: readonly JobCount[], { orgUrl }: SummaryLinks): string[] {
  const [first = '', ...others] = job.files
  const name = cell(shorten(first, MOST_FILE_CHARACTERS))
  return [
    others.length === 0 ? name : `${name} and ${count(others.length, 'other')}`,
    orgUrl === undefined ? cell(job.id) : `[${cell(job.id)}](${jobUrl(orgUrl, job.id)})`,
    cell(job.state),
    ...counted.map((name) => job[name].toLocaleString('en-US')),
    duration(Date.parse(job.endedAt) - Date.parse(job.startedAt)),
  ]
}

/** The page of one job in Setup, "Bulk Data Load Jobs". */
function jobUrl(orgUrl: string, id: string): string {
  const page = `/lightning/setup/AsyncApiJobStatus/page?address=%2F${encodeURIComponent(id)}`
  return new URL(page, orgUrl).href
}

function footer({ startedAt, endedAt, apiCalls, org, loads }: Report, { artifactUrl }: SummaryLinks): string {
  const troubled = loads.some(({ counts }) => notIn(counts) > 0)
  return [
    org === undefined ? '' : `Org ${cell(org.host)} (${org.kind}).`,
    `${duration(Date.parse(endedAt) - Date.parse(startedAt))}, ${count(apiCalls, 'API request')}.`,
    artifactUrl === undefined ? '' : `${troubled ? 'Which records, and why: ' : ''}[result files](${artifactUrl}).`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
