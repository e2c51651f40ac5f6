import type { FileWarning } from '../files/file-warnings.ts'
import type { ReadFiles } from '../files/read-files.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import { countRecords, type Part } from '../parts/part.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { Preflight } from '../preflight/preflight.ts'
import { MOST_SHOWN } from '../report/annotations.ts'
import type { Say } from '../step.ts'
import { count, listed, size, thousands } from '../text/words.ts'

/** Says what was found in the files, and what is made of it. */
export function tellOfFiles({ files, parts, records, rewritten, warnings }: ReadFiles, say: Say): void {
  tellOfWarnings(warnings, say)
  for (const line of [...describeUnpacked(files), ...describeConverted(files)]) say.log(line)
  say.log(describeLoad(files, parts, records))
  const isMapped = files.some(({ header }) => header?.use !== undefined)
  for (const [why, paths] of rewritten)
    if (!isMapped || why !== 'what the manifest says of their columns')
      say.log(`rewritten while sending, because of ${why}: ${listed(paths)}`)
  if (records < SMALL_LOAD && !isMapped) say.log(smallLoad(records))
}

/** Says what becomes of records with one key. */
export function tellOfKeys(
  { parts, dropped, warnings }: Pick<ReadFiles, 'parts' | 'dropped' | 'warnings'>,
  say: Say,
): void {
  tellOfWarnings(warnings, say)
  for (const line of describeKeys(parts, dropped)) say.log(line)
}

/** As annotations beside their lines, as far as there is room; the rest goes to the log. */
export function tellOfWarnings(warnings: readonly FileWarning[], { warn, log, moreAbout }: Say): void {
  for (const [number, { message, at }] of warnings.entries()) {
    if (number < MOST_SHOWN) warn(message, at)
    else log(message)
  }
  for (const check of new Set(warnings.flatMap((warning) => warning.check ?? []))) moreAbout(check)
}

/** Shows what the preflight found beside the lines of the files, as far as there is room; the rest goes to the log. */
export function tellOfColumns({ warnings, more }: Pick<Preflight, 'warnings' | 'more'>, say: Say): void {
  tellOfWarnings(warnings, say)
  if (warnings.length > MOST_SHOWN)
    say.log(`${count(warnings.length - MOST_SHOWN + more, 'warning')} about columns were not shown as annotations.`)
}

function describeLoad(files: readonly SourceFile[], parts: readonly Part[], chosen: number): string {
  const records = files.reduce((sum, file) => sum + file.records, 0)
  const some = chosen === records ? '' : `${thousands(chosen)} of `
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return `${some}${count(records, 'record')} in ${count(files.length, 'file')} (${size(bytes)}): ${count(parts.length, 'job')}`
}

/** What becomes of records with one key, if there are any. */
function describeKeys(parts: readonly Part[], { superseded: skipped }: DroppedRecords): readonly string[] {
  const waves = Math.max(...parts.map(({ wave = 1 }) => wave))
  const later = countRecords(parts.filter(({ wave = 1 }) => wave > 1))
  return [
    ...(skipped === 0 ? [] : [`${count(skipped, 'record')} skipped: a later record of the files has the same key`]),
    ...(waves === 1
      ? []
      : [
          `${count(later, 'record')} with the same key as an earlier record: sent after it, in ${count(waves, 'wave')}`,
        ]),
  ]
}

/** One line, if any file was unpacked. */
function describeUnpacked(files: readonly SourceFile[]): readonly string[] {
  const unpacked = files.filter(({ packedBytes }) => packedBytes !== undefined)
  if (unpacked.length === 0) return []
  const packedBytes = unpacked.reduce((sum, file) => sum + (file.packedBytes ?? 0), 0)
  const bytes = unpacked.reduce((sum, file) => sum + file.bytes, 0)
  return [`decompressed from ${size(packedBytes)} to ${size(bytes)}: ${listed(unpacked.map((file) => file.path))}`]
}

/** One line for each encoding that files were converted from. */
function describeConverted(files: readonly SourceFile[]): readonly string[] {
  const byEncoding = Map.groupBy(files, ({ convertedFrom }) => convertedFrom)
  return [...byEncoding].flatMap(([encoding, converted]) =>
    encoding === undefined
      ? []
      : [`converted from ${encoding} to UTF-8: ${listed(converted.map((file) => file.path))}`],
  )
}

/** Below this many records, the guide points to REST. Source: Bulk API 2.0 guide, "Introduction". */
const SMALL_LOAD = 2_000

function smallLoad(records: number): string {
  return (
    `${count(records, 'record')}: a Bulk API job waits in a queue first, which for fewer than ${thousands(SMALL_LOAD)} ` +
    'records may take longer than the work itself.'
  )
}
