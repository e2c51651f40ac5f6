import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as core from '@actions/core'
import { type Report, totalCounts } from '../report/report.ts'
import { renderSummary } from '../report/summary.ts'
import { notIn } from '../results/counts.ts'
import { artifactName, isEnterpriseServer, type Uploaded, uploadArtifact } from './artifacts.ts'
import type { Runner } from './environment.ts'
import { log } from './log.ts'
import { outputsOf } from './outputs.ts'

/**
 * Publishes what there is, and fails the step last: result files, artifact, summary, outputs, verdict.
 * What cannot be published is a warning; it changes no verdict.
 *
 * @param resultsPath undefined when the step failed before the folder was known to be usable
 */
export async function publish(report: Report, runner: Runner, resultsPath: string | undefined): Promise<void> {
  const orgUrl = report.org === undefined ? {} : { orgUrl: `https://${report.org.host}` }
  const links = { ...orgUrl }
  if (resultsPath !== undefined) await writeReport(report, renderSummary(report, links), resultsPath)

  const artifact = await tryTo('upload the result files', () => upload(report, runner, resultsPath))
  const summary = renderSummary(report, artifact === undefined ? links : { ...links, artifactUrl: artifact.url })
  if (resultsPath !== undefined && artifact !== undefined) await writeReport(report, summary, resultsPath)
  await tryTo('write the job summary', () => core.summary.addRaw(summary).write())

  for (const [name, value] of outputsOf(report, { resultsPath, artifact })) core.setOutput(name, value)
  if (report.verdict === 'failed') core.setFailed(report.message)
  else if (notIn(totalCounts(report)) > 0) core.warning(`${report.message} max-failures allows that.`)
  else log(report.message)
}

async function writeReport(report: Report, summary: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(path.join(folder, 'summary.md'), summary)
}

async function upload(report: Report, runner: Runner, folder: string | undefined): Promise<Uploaded | undefined> {
  const [load] = report.loads
  if (folder === undefined || load === undefined) return undefined
  if (isEnterpriseServer(runner.serverUrl)) {
    core.warning(`GitHub Enterprise Server takes no artifacts of this kind. The result files are in ${folder}.`)
    return undefined
  }
  const name = artifactName(['bulk-load', load.name, runner.job, runner.stepId, runner.attempt])
  return await core.group('Upload the result files', () => uploadArtifact(name, folder, runner))
}

async function tryTo<T>(what: string, task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task()
  } catch (error) {
    core.warning(`Could not ${what}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
