import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as core from '@actions/core'
import { makeFolder, rootOf } from '../disk/folders.ts'
import { stageFiles } from '../disk/staged-files.ts'
import type { ResultInputs } from '../inputs/step-inputs.ts'
import { type Report, totalCounts } from '../report/report.ts'
import { derivedName, isEnterpriseServer, type Uploaded, uploadArtifact } from './artifacts.ts'
import { type Runner, rootsOf } from './environment.ts'
import { notice, warn } from './log.ts'
import { isOurs, OWN_FILES } from './results-folder.ts'

/** Which result files leave the runner, and as what. */
export type Publishing = Omit<ResultInputs, 'redact'>

/** Uploads the result files as an artifact; undefined where there are none, or where they must stay. */
export async function uploadResults(
  report: Report,
  runner: Runner,
  publishing: Publishing | undefined,
): Promise<Uploaded | undefined> {
  const names = report.loads.map(({ name }) => name)
  const [first] = names
  if (publishing === undefined || first === undefined) return undefined
  const { resultsPath: folder, artifacts, artifactName, retentionDays, matrixLeg } = publishing
  // Where nothing was read there is nothing that anybody looks for.
  if (artifacts === 'none' || totalCounts(report).read === 0) return undefined
  if (artifacts === 'auto' && runner.isPublic) {
    notice(
      'The result files are not uploaded: they hold data of your org, and in a public repository anybody may download ' +
        'artifacts. Set `artifacts: all` or `artifacts: failures` to upload them anyway.',
    )
    return undefined
  }
  if (isEnterpriseServer(runner.repository.serverUrl)) {
    warn(`GitHub Enterprise Server does not support artifacts of this kind. The result files are in ${folder}.`)
    return undefined
  }
  const files = (await resultFiles(folder, names)).filter(
    (file) => artifacts !== 'failures' || path.basename(file) !== 'successful.csv',
  )
  const name = artifactName ?? derivedName(names.length === 1 ? first : 'loads', { ...runner, matrixLeg })
  makeFolder(folder, rootOf(folder, rootsOf(runner)))
  const staged = stageFiles(files, folder, runner.temp ?? tmpdir())
  // Not before: after an upload that failed, GitHub's client may still read them, and would end the process where it cannot.
  process.once('exit', staged.remove)
  return await core.group('Upload the result files', () =>
    uploadArtifact({ name, files: staged.files, folder: staged.folder, retentionDays }, runner),
  )
}

/** The files that this step wrote: its folder was made ready for it, and may hold files of others. */
async function resultFiles(folder: string, loads: readonly string[]): Promise<readonly string[]> {
  const there = new Set(await readdir(folder))
  const places = OWN_FILES.filter((file) => there.has(file))
  for (const load of loads) {
    const files = await readdir(path.join(folder, load)).catch(() => [])
    places.push(...files.filter(isOurs).map((file) => path.join(load, file)))
  }
  return places.map((place) => path.join(folder, place))
}
