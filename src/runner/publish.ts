import path from 'node:path'
import * as core from '@actions/core'
import { notIn } from '../counts.ts'
import { makeFolder, rootOf } from '../disk/folders.ts'
import { replaceFile, replaceFileSync } from '../disk/own-files.ts'
import { messageOf } from '../errors.ts'
import type { Annotations } from '../report/annotations.ts'
import { renderHtml } from '../report/html.ts'
import { buildPage } from '../report/page/build-page.ts'
import { type Report, totalCounts } from '../report/report.ts'
import type { StepResult } from '../report/step-result.ts'
import { renderSummary } from '../report/summary.ts'
import type { Uploaded } from './artifacts.ts'
import { type Runner, rootsOf } from './environment.ts'
import { createFileUrls } from './file-urls.ts'
import { helpOf, moreAbout } from './help.ts'
import { annotate, debug, fail, log, notice, plain, scrub, warn } from './log.ts'
import { outputsOf } from './outputs.ts'
import { LEDGER_FILE } from './results-folder.ts'
import { type Publishing, uploadResults } from './upload-results.ts'

/**
 * Publishes what there is, and fails the step last: result files, artifact, summary, outputs, verdict.
 * What cannot be published is a warning; it changes no verdict. Without outputs, by which later steps act, no step is green.
 *
 * @param publishing undefined when the step failed before its inputs were known, or its folder to be usable
 * @param outputsFor the outputs of the step, by name
 */
export async function publish(
  result: StepResult,
  runner: Runner,
  publishing: Publishing | undefined,
  outputsFor: typeof outputsOf = outputsOf,
): Promise<void> {
  const { report, annotations } = result
  const artifact = await show(result, runner, publishing)
  const said = { ...report, message: plain(report.message) }
  const unset = setOutputs(outputsFor(said, { resultsPath: publishing?.resultsPath, artifact }))
  showAnnotations(annotations, report.verdict)
  if (report.verdict === 'failed') fail(withHelp(report, runner))
  else if (notIn(totalCounts(report)) > 0) warn(report.message)
  else log(report.message)
  if (unset !== undefined) fail(`The outputs of the step could not be set: ${unset}`)
}

/** Publishes what a main step that was killed had kept: from another step there are no outputs, and no verdict. */
export async function publishUnfinished(report: Report, runner: Runner, publishing: Publishing): Promise<void> {
  await show({ report, loads: [] }, runner, publishing)
  warn(report.message)
}

/** Keeps a report of how far a load has come; one that cannot be kept is no reason to stop. */
export function keepReport(report: Report, folder: string, runner: Runner): void {
  try {
    makeFolder(folder, rootOf(folder, rootsOf(runner)))
    replaceFileSync(path.join(folder, 'report.json'), scrub(`${JSON.stringify(report)}\n`))
  } catch (error) {
    debug(`The report so far could not be kept: ${messageOf(error)}`)
  }
}

/** Result files, artifact and summary; returns the artifact. */
async function show(
  { report, loads }: Omit<StepResult, 'annotations'>,
  runner: Runner,
  publishing: Publishing | undefined,
): Promise<Uploaded | undefined> {
  const orgUrl = report.org === undefined ? undefined : `https://${report.org.host}`
  const links = { orgUrl, fileUrl: createFileUrls(runner), help: helpOf(report, runner) }
  const shown = { report: withoutSecrets(report), loads }
  if (publishing !== undefined) {
    const { resultsPath: folder } = publishing
    const page = buildPage({ ...shown, links })
    await writeReport(report, renderSummary(page), folder, runner)
    await write(folder, runner, 'report.html', renderHtml(page))
    for (const { name, ledger } of loads)
      await write(folder, runner, loads.length === 1 ? LEDGER_FILE : path.join(name, LEDGER_FILE), `${ledger}\n`)
  }

  // The token of a run from a fork may not be allowed to, and a validation has told all that it found.
  const tell = report.validation === undefined ? warn : notice
  const artifact = await tryTo('upload the result files', () => uploadResults(report, runner, publishing), tell)
  const summary = renderSummary(buildPage({ ...shown, links: { ...links, artifactUrl: artifact?.url } }))
  if (publishing !== undefined && artifact !== undefined)
    await writeReport(report, summary, publishing.resultsPath, runner)
  await tryTo('write the job summary', () => core.summary.addRaw(scrub(summary)).write())
  return artifact
}

/** The message of a step that failed, and where to read more about it: below its first sentence, since GitHub cuts a long one. Lines of YAML
 *  and what a colon announces belong to what is before them. */
function withHelp(report: Report, runner: Runner): string {
  const lines = report.message.split('\n')
  const next = lines.findIndex((line, at) => at > 0 && !line.startsWith(' ') && !lines[at - 1]?.endsWith(':'))
  const end = next === -1 ? lines.length : next
  return [...lines.slice(0, end), ...helpOf(report, runner).map(moreAbout), ...lines.slice(end)].join('\n')
}

/** The report for a page, which takes texts apart, at code spans and where names may be broken: a secret in pieces would not be
 *  found any more. */
function withoutSecrets(report: Report): Report {
  const loads = report.loads.map((load) => ({
    ...load,
    jobs: load.jobs.map((job) => (/^\w{1,18}$/.test(job.id) ? job : { ...job, id: scrub(job.id) })),
    errors: load.errors.map((error) => ({ ...error, code: scrub(error.code) })),
  }))
  return { ...report, message: scrub(report.message), loads }
}

/** Shows errors beside their lines, or warnings where the load may have them. */
function showAnnotations({ shown, rest }: Annotations, verdict: Report['verdict']): void {
  const kind = verdict === 'failed' ? 'error' : 'warning'
  for (const { file, line, title, message } of shown) annotate(kind, message, { file, line, title })
  if (rest !== undefined) notice(rest)
}

async function writeReport(report: Report, summary: string, folder: string, runner: Runner): Promise<void> {
  await write(folder, runner, 'report.json', `${JSON.stringify(report, null, 2)}\n`)
  await write(folder, runner, 'summary.md', summary)
}

/** A file that cannot be written whole stays as it was. */
async function write(folder: string, runner: Runner, name: string, content: string | Iterable<string>): Promise<void> {
  await tryTo(`write ${name}`, async () => {
    makeFolder(folder, rootOf(folder, rootsOf(runner)))
    await replaceFile(path.join(folder, name), typeof content === 'string' ? scrub(content) : scrubbed(content))
  })
}

/** A page comes in pieces, none of which begins or ends inside a text of others. */
function* scrubbed(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) yield scrub(piece)
}

/** Returns why not, where they cannot be set. */
function setOutputs(outputs: ReadonlyMap<string, string>): string | undefined {
  try {
    for (const [name, value] of outputs) core.setOutput(name, scrub(value))
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}

async function tryTo<T>(
  what: string,
  task: () => Promise<T>,
  tell: (text: string) => void = warn,
): Promise<T | undefined> {
  try {
    return await task()
  } catch (error) {
    tell(`Could not ${what}: ${messageOf(error)}`)
    return undefined
  }
}
