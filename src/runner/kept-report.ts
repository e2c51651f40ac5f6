import path from 'node:path'
import { readRegularFile } from '../disk/regular-file.ts'

/** A job takes a few hundred bytes of a report. */
const MOST_BYTES = 67_108_864

/** A report.json as it is first read. Anybody who can write to its folder can make one like it. */
export interface KeptReport {
  /** The names of its loads, which are names of folders too: none that leads elsewhere. */
  readonly loadNames: readonly string[]
  /** The whole report, of which nothing further is checked: see `parseReport`. */
  readonly content: unknown
}

/** Reads the report.json in a folder; undefined where there is none, or another program wrote it. */
export function readKeptReport(folder: string): KeptReport | undefined {
  try {
    const content: unknown = JSON.parse(readRegularFile(path.join(folder, 'report.json'), MOST_BYTES))
    const isOurs = typeof content === 'object' && content !== null && 'failureReason' in content && 'loads' in content
    return isOurs ? { loadNames: namesOf(content.loads), content } : undefined
  } catch {
    return undefined
  }
}

function namesOf(loads: unknown): readonly string[] {
  if (!Array.isArray(loads)) return []
  return loads.flatMap((load: unknown) => {
    const name = typeof load === 'object' && load !== null && 'name' in load ? load.name : undefined
    return typeof name === 'string' && FOLDER_NAME.test(name) ? [name] : []
  })
}

/** The name of a load, which leads to no other folder than its own. */
export const FOLDER_NAME = /^[A-Za-z0-9][\w-]*$/
