import type { FailedRecord } from '../results/failures.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import { count, duration, thousands, WHOSE_TURN } from '../text/words.ts'
import { throughput, timeline } from './html/charts.ts'
import { escapeHtml, escapeJson } from './html/escape.ts'
import { SCRIPT } from './html/script.ts'
import { STYLE } from './html/style.ts'
import type { ErrorReport, JobReport, LoadReport, Report } from './report.ts'
import { courses, jobUrl, type SummaryLinks } from './summary.ts'

export interface HtmlFacts {
  readonly report: Report
  /** The first of the failed records; without values where none are to be shown. */
  readonly failed: readonly FailedRecord[]
  readonly progress: readonly ProgressPoint[]
  readonly links: SummaryLinks
}

/** The page asks nobody for anything. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

/** report.html: one page that holds all it needs, for people who would rather look than read figures. In pieces, since with
 *  thousands of failed records it would be the largest thing of the step in memory. */
export function* renderHtml({ report, failed, progress, links }: HtmlFacts): Generator<string> {
  const title = titleOf(report)
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="${report.verdict}">
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(report.message).replace(/\n/g, '<br>')}</p>
<p class="quiet">${facts(report, links)}</p>
</header>
<main>
${report.loads.map((load) => sections(load, progress, links)).join('\n')}
`
  if (failed.length > 0) yield* failedSection(report, failed)
  yield `
</main>
<footer>Times are UTC. Salesforce Bulk Load, report version ${report.version}.</footer>
</body>
</html>
`
}

function titleOf({ loads, verdict, failureReason }: Report): string {
  const what = loads.map(({ operation, object }) => `${operation} ${object}`).join(', ') || 'Salesforce Bulk Load'
  return verdict === 'passed' ? `${what}: passed` : `${what}: failed (${failureReason})`
}

function facts({ startedAt, endedAt, apiCalls, apiUsage, org }: Report, { artifactUrl }: SummaryLinks): string {
  return [
    org === undefined ? '' : `Org ${escapeHtml(org.host)} (${org.kind})`,
    `${escapeHtml(startedAt.slice(0, 19).replace('T', ' '))}, ${duration(Date.parse(endedAt) - Date.parse(startedAt))}`,
    count(apiCalls, 'API request'),
    apiUsage === undefined ? '' : `${thousands(apiUsage.used)} of the org's ${thousands(apiUsage.limit)} a day used`,
    artifactUrl === undefined ? '' : `<a href="${escapeHtml(artifactUrl)}">result files</a>`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ')
}

function sections(load: LoadReport, progress: readonly ProgressPoint[], links: SummaryLinks): string {
  return [
    totals(load),
    load.errors.length > 0 ? section('Errors', errorTable(load)) : '',
    load.jobs.length > 0 ? section('Jobs', `${timeline(load.jobs)}${KEY}${jobTable(load.jobs, links)}`) : '',
    progress.length >= 3 ? section('Throughput', throughput(progress)) : '',
  ].join('\n')
}

function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>${content}</section>`
}

const GOOD: readonly string[] = ['created', 'updated', 'deleted']
const NEUTRAL: readonly string[] = ['read', 'skipped', 'pending']
const ALWAYS: readonly string[] = ['read', 'failed', 'unprocessed']

function totals(load: LoadReport): string {
  const { counts, files, unmatched, rerunFiles } = load
  const shown = Object.entries(counts).filter(([name, number]) => number > 0 || ALWAYS.includes(name))
  const items = shown.map(([name, number]) => {
    const looks = GOOD.includes(name) ? ' class="good"' : NEUTRAL.includes(name) || number === 0 ? '' : ' class="bad"'
    return `<div${looks}><dt>${name}</dt><dd>${thousands(number)}</dd></div>`
  })
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const notes = [
    `${count(files.length, 'file')}, ${thousands(bytes)} bytes.`,
    escapeHtml(courses(load)),
    unmatched > 0 ? `Of ${count(unmatched, 'row')} it is not known which record they tell of.` : '',
    rerunFiles.length > 0
      ? `What is not in is ready to be fixed and loaded: ${rerunFiles.map(escapeHtml).join(', ')}.`
      : '',
  ].filter((note) => note !== '')
  return `<section><h2>Records</h2><dl class="counts">${items.join('')}</dl><p class="quiet">${notes.join(' ')}</p></section>`
}

const MOST_ERRORS = 200

function errorTable({ errors }: LoadReport): string {
  const rows = errors.slice(0, MOST_ERRORS).map(errorRow)
  const rest =
    errors.length > rows.length ? `<p>and ${count(errors.length - rows.length, 'other kind')} of error.</p>` : ''
  return (
    '<div class="wide"><table><caption>Records that were refused, by the kind of mistake</caption>' +
    '<thead><tr><th scope="col" class="number">records</th><th scope="col">error</th><th scope="col">message</th>' +
    '<th scope="col">what to do</th><th scope="col">lines</th></tr></thead>' +
    `<tbody>${rows.join('')}</tbody></table></div>${rest}`
  )
}

function errorRow({ code, fields, message, count: number, samples, ...meaning }: ErrorReport): string {
  const where = fields.length === 0 ? '' : `<br><span class="quiet">${escapeHtml(fields.join(', '))}</span>`
  const lines = samples.map(({ file, line }) => `${escapeHtml(file)}:${line}`).join('<br>')
  const known = meaning.class !== 'unknown'
  const turn = `<span class="chip">${WHOSE_TURN[meaning.class]}</span>`
  return (
    `<tr><td class="number">${thousands(number)}</td><td class="name"><code>${escapeHtml(code) || '–'}</code>${where}</td>` +
    `<td>${escapeHtml(message)}</td><td>${turn}${known ? ` ${prose(`${meaning.explanation} ${meaning.cure}`)}` : ''}</td>` +
    `<td class="name">${lines || '–'}</td></tr>`
  )
}

/** Text of ours, with code between backquotes. */
function prose(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

const KEY =
  '<p class="key"><span><i style="background:var(--good)"></i>all records in</span>' +
  '<span><i style="background:var(--some)"></i>some not in</span>' +
  '<span><i style="background:var(--bad)"></i>failed or aborted</span></p>'

const MOST_JOBS = 500

function jobTable(jobs: readonly JobReport[], links: SummaryLinks): string {
  const rows = jobs.slice(0, MOST_JOBS).map((job) => jobRow(job, links))
  const rest =
    jobs.length > rows.length ? `<p>and ${count(jobs.length - rows.length, 'job')} more: see report.json.</p>` : ''
  const numbers = ['records', 'created', 'updated', 'deleted', 'failed', 'unprocessed', 'duration']
  const heads = numbers.map((name) => `<th scope="col" class="number">${name}</th>`).join('')
  return (
    `<details><summary>${count(jobs.length, 'job')} as a table</summary><div class="scroll"><table>` +
    `<thead><tr><th scope="col">job</th><th scope="col">state</th><th scope="col">files</th>${heads}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></div>${rest}</details>`
  )
}

function jobRow(job: JobReport, { orgUrl }: SummaryLinks): string {
  const { id, state, files, records, created, updated, deleted, failed, unprocessed, errorMessage } = job
  const name =
    orgUrl === undefined ? escapeHtml(id) : `<a href="${escapeHtml(jobUrl(orgUrl, id))}">${escapeHtml(id)}</a>`
  const [first = '', ...others] = files
  const fileNames = others.length === 0 ? first : `${first} and ${count(others.length, 'other')}`
  const numbers = [records, created, updated, deleted, failed, unprocessed].map((number) => thousands(number))
  const took = duration(Date.parse(job.endedAt) - Date.parse(job.startedAt))
  const why = errorMessage === undefined ? '' : `<br><span class="quiet">${escapeHtml(errorMessage)}</span>`
  return (
    `<tr><td class="name">${name}</td><td>${escapeHtml(state)}${why}</td><td>${escapeHtml(fileNames)}</td>` +
    `${[...numbers, took].map((text) => `<td class="number">${text}</td>`).join('')}</tr>`
  )
}

const COLUMNS = [
  ['file', 'file'],
  ['line', 'line'],
  ['code', 'error'],
  ['fields', 'fields'],
  ['message', 'message'],
  ['id', 'Id'],
] as const

/** Characters of failed records that go into one piece of the page, at least. */
const PIECE_LENGTH = 16_384

function* failedSection({ loads }: Report, failed: readonly FailedRecord[]): Generator<string> {
  const all = loads.reduce((sum, { counts }) => sum + counts.failed, 0)
  const more = all - failed.length
  const heads = COLUMNS.map(
    ([key, name]) =>
      `<th scope="col" data-key="${key}"${key === 'line' ? ' class="number"' : ''}><button type="button">${name}</button></th>`,
  )
  const rest = more > 0 ? ` The first ${thousands(failed.length)} are here, ${thousands(more)} more in failed.csv.` : ''
  yield `<section><h2>Failed records</h2>
<noscript><p>This table needs JavaScript; failed.csv holds the same records.</p></noscript>
<div id="failed" hidden>
<div class="controls">
<label>Find<input id="filter" type="search" placeholder="any words"></label>
<label>Error<select id="code"><option value="all">all</option></select></label>
</div>
<div class="wide"><table><caption>Each record that was refused, with the line on which it starts.${rest}</caption>
<thead><tr>${heads.join('')}</tr></thead><tbody id="failed-rows"></tbody></table></div>
<div class="pages"><button type="button" id="previous">Previous</button><button type="button" id="next">Next</button>
<span id="told" role="status" aria-live="polite" class="quiet"></span></div>
</div>
<script type="application/json" id="failed-data">[`
  let piece = ''
  for (const [at, record] of failed.entries()) {
    piece += `${at === 0 ? '' : ','}${escapeJson(shownOf(record))}`
    if (piece.length < PIECE_LENGTH) continue
    yield piece
    piece = ''
  }
  yield piece
  yield `]</script>
<script>${SCRIPT}</script>
</section>`
}

function shownOf({ file, line, code, fields, message, id, values }: FailedRecord) {
  const pairs = values?.columns.map((column, at) => [column, values.values[at] ?? ''])
  return { file, line, code, fields: fields.join(', '), message, id, ...(pairs && { values: pairs }) }
}
