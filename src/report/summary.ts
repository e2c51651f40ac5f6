import { notIn } from '../counts.ts'
import { count, duration, thousands, WHOSE_TURN } from '../text/words.ts'
import { cell, shorten, table } from './markdown.ts'
import type { ErrorReport, JobReport, LoadReport, Report } from './report.ts'

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
    ...report.loads.flatMap((load) => [
      totals(load),
      courses(load),
      errors(load),
      jobs(load, links, mostJobs),
      timeline(load),
    ]),
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
  return table(head, [row.map((number) => thousands(number))], head)
}

/** What became of records that are neither in by this step nor refused. */
export function courses({ counts, retries, sentAgain, superseded = 0 }: LoadReport): string {
  const inAlready = counts.skipped - superseded
  const notes = [
    inAlready > 0 ? `${count(inAlready, 'record')} were in already, and were not sent.` : '',
    superseded > 0
      ? `${count(superseded, 'record')} ${superseded === 1 ? 'was' : 'were'} skipped because a later record has the same key: see skipped.csv.`
      : '',
    retries.rounds > 0
      ? `${count(retries.records, 'record')} went again in ${count(retries.rounds, 'round')} of retry: ${thousands(retries.saved)} of them got in.`
      : '',
    sentAgain > 0
      ? `${count(sentAgain, 'record')} were sent again although they may have been in: the operation can be repeated.`
      : '',
    counts.pending > 0
      ? `${count(counts.pending, 'record')} are in jobs that still run, or that were aborted a short time ago: the next run of this load waits for them. See pending.csv.`
      : '',
  ]
  return notes.filter((note) => note !== '').join(' ')
}

function errors({ errors: groups, unmatched, rerunFiles, counts }: LoadReport): string {
  const notes = [
    unmatched > 0 ? `Of ${count(unmatched, 'row')} it is not known which record they tell of: they have no line.` : '',
    rerunFiles.length > 0
      ? `What is not in stands in ${rerunFiles.map(cell).join(', ')}, ready to be fixed and loaded.`
      : '',
    counts.unaccounted > 0 ? `${count(counts.unaccounted, 'record')} may be in or not: see unaccounted.csv.` : '',
  ]
  return [errorTable(groups), notes.filter((note) => note !== '').join(' ')].filter((part) => part !== '').join('\n\n')
}

function errorTable(groups: readonly ErrorReport[]): string {
  if (groups.length === 0) return ''
  const rows = groups
    .slice(0, MOST_ERRORS)
    .map(({ code, fields, message, class: whose, explanation, cure, count: number, samples }) => [
      thousands(number),
      [cell(code) || '–', fields.length > 0 ? `on ${cell(shorten(fields.join(', '), MOST_FILE_CHARACTERS))}` : '']
        .filter((part) => part !== '')
        .join(' '),
      cell(shorten(message, MOST_MESSAGE_CHARACTERS)),
      whose === 'unknown' ? '–' : `**${WHOSE_TURN[whose]}**: ${explanation} ${cure}`,
      samples.map(({ file, line }) => `${cell(shorten(file, MOST_FILE_CHARACTERS))}:${line}`).join(', ') || '–',
    ])
  const more = groups.length - rows.length
  const rest = more > 0 ? `\n\nand ${count(more, 'other kind')} of error: see failed.csv.` : ''
  const head = ['records', 'error', 'message', 'what to do', 'lines']
  return `### Errors\n\n${table(head, rows, ['records'])}${rest}`
}

/** Jobs that a timeline can show and still be read. */
const MOST_BARS = 40

/** When each job ran, as a Mermaid chart: GitHub draws it, in the time zone of whoever looks.
 *  Source: GitHub Docs, "Creating diagrams"; Mermaid, "Gantt diagrams". */
function timeline({ jobs: all }: LoadReport): string {
  if (all.length < 2) return ''
  const shown = all.length > MOST_BARS ? worstFirst(all).slice(0, MOST_BARS) : [...all]
  const bars = shown
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
    .map((job) => {
      const start = Date.parse(job.startedAt)
      const end = Math.max(Date.parse(job.endedAt), start + 1)
      const mark = job.state !== 'JobComplete' ? 'crit, ' : troubles(job) > 0 ? 'active, ' : ''
      // Ids are letters and digits: nothing in the chart's language.
      return `  ${job.id.replace(/\W/g, '')} (${thousands(job.records)}) :${mark}${start}, ${end}`
    })
  const left = all.length - shown.length
  const note = left > 0 ? `\n\n${count(left, 'further job')} not drawn.` : ''
  const chart = ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %H:%M:%S', ...bars, '```'].join('\n')
  return `<details><summary>Timeline of the jobs, with their records</summary>\n\n${chart}${note}\n\n</details>`
}

function worstFirst(jobs: readonly JobReport[]): JobReport[] {
  return [...jobs].sort((a, b) => troubles(b) - troubles(a))
}

function jobs({ jobs: all, operation }: LoadReport, links: SummaryLinks, most: number): string {
  if (all.length === 0) return ''
  const listed = all.length > JOBS_IN_SIGHT ? worstFirst(all) : all
  const counted: readonly JobCount[] =
    operation === 'delete' || operation === 'hardDelete'
      ? ['records', 'deleted', 'failed', 'unprocessed']
      : ['records', 'created', 'updated', 'failed', 'unprocessed']
  const rows = listed.slice(0, most).map((job) => jobRow(job, counted, links))
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
    ...counted.map((name) => thousands(job[name])),
    duration(Date.parse(job.endedAt) - Date.parse(job.startedAt)),
  ]
}

/** The page of one job in Setup, "Bulk Data Load Jobs". */
export function jobUrl(orgUrl: string, id: string): string {
  const page = `/lightning/setup/AsyncApiJobStatus/page?address=%2F${encodeURIComponent(id)}`
  return new URL(page, orgUrl).href
}

function footer({ startedAt, endedAt, apiCalls, apiUsage, org, loads }: Report, { artifactUrl }: SummaryLinks): string {
  const troubled = loads.some(({ counts }) => notIn(counts) > 0)
  return [
    org === undefined ? '' : `Org ${cell(org.host)} (${org.kind}).`,
    `${duration(Date.parse(endedAt) - Date.parse(startedAt))}, ${count(apiCalls, 'API request')}.`,
    apiUsage === undefined
      ? ''
      : `The org has used ${thousands(apiUsage.used)} of its ${thousands(apiUsage.limit)} daily API requests.`,
    artifactUrl === undefined ? '' : `${troubled ? 'Which records, and why: ' : ''}[result files](${artifactUrl}).`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
