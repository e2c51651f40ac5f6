import { access, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as core from '@actions/core'
import { type Report, totalCounts } from '../report/report.ts'
import { renderSummary } from '../report/summary.ts'
import { notIn } from '../results/counts.ts'
import { RESULT_NAMES } from '../results/result-files.ts'
import { derivedName, isEnterpriseServer, type Uploaded, uploadArtifact } from './artifacts.ts'
import type { Runner } from './environment.ts'
import { log } from './log.ts'
import { outputsOf } from './outputs.ts'

/** Which result files leave the runner, and as what. */
export interface Publishing {
  /** Absolute. */
  readonly resultsPath: string
  /** `auto`: all, but none in a public repository, where anybody may download them. */
  readonly artifacts: 'auto' | 'all' | 'failures' | 'none'
  /** Derived when undefined. */
  readonly artifactName: string | undefined
  readonly retentionDays: number | undefined
  /** The matrix as JSON; `null` without one. */
  readonly matrixLeg: string
}

/**
 * Publishes what there is, and fails the step last: result files, artifact, summary, outputs, verdict.
 * What cannot be published is a warning; it changes no verdict.
 *
 * @param publishing undefined when the step failed before its inputs were known, or its folder to be usable
 */
export async function publish(report: Report, runner: Runner, publishing: Publishing | undefined): Promise<void> {
  const links = report.org === undefined ? {} : { orgUrl: `https://${report.org.host}` }
  if (publishing !== undefined) await writeReport(report, renderSummary(report, links), publishing.resultsPath)

  const artifact = await tryTo('upload the result files', () => upload(report, runner, publishing))
  const summary = renderSummary(report, artifact === undefined ? links : { ...links, artifactUrl: artifact.url })
  if (publishing !== undefined && artifact !== undefined) await writeReport(report, summary, publishing.resultsPath)
  await tryTo('write the job summary', () => core.summary.addRaw(summary).write())

  for (const [name, value] of outputsOf(report, { resultsPath: publishing?.resultsPath, artifact })) {
    core.setOutput(name, value)
  }
  if (report.verdict === 'failed') core.setFailed(report.message)
  else if (notIn(totalCounts(report)) > 0) core.warning(`${report.message} max-failures allows that.`)
  else log(report.message)
}

async function writeReport(report: Report, summary: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(path.join(folder, 'summary.md'), summary)
}

async function upload(
  report: Report,
  runner: Runner,
  publishing: Publishing | undefined,
): Promise<Uploaded | undefined> {
  const [load] = report.loads
  if (publishing === undefined || load === undefined) return undefined
  const { resultsPath: folder, artifacts, artifactName, retentionDays, matrixLeg } = publishing
  if (artifacts === 'none') return undefined
  if (artifacts === 'auto' && runner.isPublic) {
    core.notice(
      'The result files are not uploaded: they hold data of your org, and in a public repository anybody may download ' +
        'artifacts. Set `artifacts: all` or `artifacts: failures` to upload them all the same.',
    )
    return undefined
  }
  if (isEnterpriseServer(runner.serverUrl)) {
    core.warning(`GitHub Enterprise Server takes no artifacts of this kind. The result files are in ${folder}.`)
    return undefined
  }
  const wanted = RESULT_NAMES.filter((result) => artifacts !== 'failures' || result !== 'successful')
  const places = ['report.json', 'summary.md', ...wanted.map((result) => path.join(load.name, `${result}.csv`))]
  const files = await existing(places.map((place) => path.join(folder, place)))
  const name = artifactName ?? derivedName(load.name, { ...runner, matrixLeg })
  return await core.group('Upload the result files', () =>
    uploadArtifact({ name, files, folder, retentionDays }, runner),
  )
}

async function existing(files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => file,
        () => undefined,
      ),
    ),
  )
  return found.filter((file) => file !== undefined)
}

async function tryTo<T>(what: string, task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task()
  } catch (error) {
    core.warning(`Could not ${what}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
