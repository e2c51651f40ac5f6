import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { LoadError } from '../errors.ts'
import type { Runner } from './environment.ts'

/** The name of a folder of a step of this action, with the step and the process that runs it. */
const NAME = /^bulk-load-.*-(\d+)-[A-Za-z0-9]+$/

/** Makes the folder for files that this step needs no longer than it runs. No two steps share one, nobody can have made it
 *  before, and no other user of the machine may look into it. */
export function makeStepFolder({ temp, stepId }: Runner): string {
  const step = stepId.replaceAll(/[^\w-]/g, '-').slice(0, 100)
  const parent = temp ?? tmpdir()
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(path.join(parent, `bulk-load-${step}-${process.pid}-`))
}

/** Whether the main step that made the folder still runs. */
export function isAlive(folder: string): boolean {
  const pid = Number(NAME.exec(path.basename(folder))?.[1])
  try {
    return pid > 0 && pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}

const END_FILE = 'ended'
const ENDING_FILE = 'ending'
const STOP_FILE = 'stop'
const CLAIM_FILE = 'results-path'
const REFRESH_TOKEN_FILE = 'refresh-token'

/** Notes that the main step has ended, however that was. */
export function noteEnd(folder: string): void {
  writeFileSync(path.join(folder, END_FILE), '')
}

/** Whether the main step has noted its end. */
export function hasEnded(folder: string): boolean {
  return existsSync(path.join(folder, END_FILE))
}

/** Notes that the main step is ending, so that nobody has to stop it. */
export function noteEnding(folder: string): void {
  writeFileSync(path.join(folder, ENDING_FILE), '')
}

/** Whether the main step has noted that it is ending. */
export function isEnding(folder: string): boolean {
  return existsSync(path.join(folder, ENDING_FILE))
}

/** Asks a main step to stop that no signal reaches. */
export function leaveWord(folder: string): void {
  writeFileSync(path.join(folder, STOP_FILE), '')
}

/** Whether the main step was asked to stop. */
export function isStopped(folder: string): boolean {
  return existsSync(path.join(folder, STOP_FILE))
}

/** Keeps the newest refresh token for the post step, which cannot sign in with that of the inputs once it was used. Nobody
 *  else on the machine may read it. */
export function keepRefreshToken(folder: string, token: string): void {
  writeFileSync(path.join(folder, REFRESH_TOKEN_FILE), token, { mode: 0o600 })
}

/** Reads the refresh token that was kept; undefined where there is none. */
export function keptRefreshToken(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, REFRESH_TOKEN_FILE), 'utf8')
  } catch {
    return undefined
  }
}

/** Removes the refresh token, which nobody needs once the main step has ended. */
export function forgetRefreshToken(folder: string): void {
  rmSync(path.join(folder, REFRESH_TOKEN_FILE), { force: true })
}

/**
 * Claims a results folder for this step. Steps that run at the same time, as GitHub's background steps do, would remove and
 * overwrite each other's results in it. Where two claim it at the same moment, both are refused.
 * Throws LoadError `invalid-input`.
 */
export function claimResults(folder: string, resultsPath: string): void {
  const claimed = realPlace(resultsPath)
  writeFileSync(path.join(folder, CLAIM_FILE), claimed)
  const other = otherSteps(folder).find((step) => isAlive(step) && !hasEnded(step) && claimOf(step) === claimed)
  if (other === undefined) return
  rmSync(path.join(folder, CLAIM_FILE), { force: true })
  throw new LoadError(
    'invalid-input',
    `\`results-path\`: another step of this action is running and writes its results to ${resultsPath}. ` +
      'Steps that run at the same time need a folder each: give each step an `id`, which is part of the default, or set `results-path`.',
  )
}

function claimOf(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, CLAIM_FILE), 'utf8')
  } catch {
    return undefined
  }
}

/** Finds where a path leads, although the end of it may not exist yet. */
function realPlace(place: string): string {
  try {
    return realpathSync.native(place)
  } catch {
    const parent = path.dirname(place)
    return parent === place ? place : path.join(realPlace(parent), path.basename(place))
  }
}

/** Whether another step of this action ran on this machine at the same time as this one, and may have made jobs of which only
 *  it knows. A step that was killed counts: its post step has yet to run. */
export function hadCompany(folder: string): boolean {
  const began = statSync(folder).birthtimeMs
  return otherSteps(folder).some((step) => {
    try {
      return statSync(path.join(step, END_FILE)).mtimeMs >= began
    } catch {
      return true
    }
  })
}

/** Finds the folders of other steps of this action. */
function otherSteps(folder: string): readonly string[] {
  const [parent, own] = [path.dirname(folder), path.basename(folder)]
  try {
    return readdirSync(parent)
      .filter((name) => name !== own && NAME.test(name))
      .map((name) => path.join(parent, name))
  } catch {
    return []
  }
}
