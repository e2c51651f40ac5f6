import path from 'node:path'
import { readRegularFile } from '../disk/regular-file.ts'

/** A job takes a few hundred bytes of a report. */
const MOST_BYTES = 67_108_864

/** The report.json in a folder, where this action wrote it; undefined for none and for any other. Whoever can write to the
 *  folder can make one like it. */
export function readKeptReport(folder: string): object | undefined {
  try {
    const report: unknown = JSON.parse(readRegularFile(path.join(folder, 'report.json'), MOST_BYTES))
    if (typeof report !== 'object' || report === null) return undefined
    return 'failureReason' in report && 'loads' in report ? report : undefined
  } catch {
    return undefined
  }
}

/** The names of its loads, which are names of folders too: none that leads elsewhere. */
export function loadNames(report: object): readonly string[] {
  if (!('loads' in report) || !Array.isArray(report.loads)) return []
  return report.loads
    .map((load: unknown) => (typeof load === 'object' && load !== null && 'name' in load ? load.name : undefined))
    .filter((name): name is string => typeof name === 'string' && isFolderName(name))
}

export function isFolderName(name: string): boolean {
  return /^[A-Za-z0-9][\w-]*$/.test(name)
}
