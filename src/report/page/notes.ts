import { NO_ID_CODES } from '../../results/row-error-codes.ts'
import { agree, count, sentence } from '../../text/words.ts'
import type { LoadReport } from '../report.ts'
import { code, joined, prose, say, type Text } from './text.ts'

/** Says of the records of a load what their numbers do not: a sentence or two each.
 *
 *  @param isContinued whether the next run sends only what is missing */
export function notesOn(load: LoadReport, isContinued = false): readonly Text[] {
  // A validation has no result files, and its message says the rest.
  const isValidation = load.wouldBeLoaded !== undefined
  const notes = isValidation
    ? [clears(load)]
    : [
        notRun(load),
        notLoaded(load, isContinued),
        withoutReference(load, isContinued),
        pending(load),
        unaccounted(load),
        skipped(load),
        superseded(load),
        notFound(load),
        refusedBeforehand(load),
        withoutId(load),
        clears(load),
        retried(load),
        repeated(load),
        unmatched(load),
      ]
  return notes.filter((note) => note !== undefined)
}

function notRun({ notRun: why }: LoadReport): Text | undefined {
  return why === undefined ? undefined : say`Not run: ${prose(sentence(why))}`
}

/** The records that are to be loaded again, where they are, and whether there is something to fix first. */
function notLoaded(load: LoadReport, isContinued: boolean): Text | undefined {
  const { name, counts, errors, rerunFiles, operation } = load
  if (rerunFiles.length === 0) return undefined
  const number = counts.failed + counts.unprocessed
  const files = filesText(rerunFiles)
  const done = isDelete(operation) ? 'deleted' : 'loaded'
  const what = say`${count(number, 'record')} ${agree(number, 'was', 'were')} not ${done}.`
  if (load.load !== undefined) return say`${what} ${nextOfManifest(load, isContinued)}`
  if (errors.every((error) => error.class === 'transient'))
    return say`${what} ${agree(number, 'It is', 'They are')} in ${files}, ready to be loaded again.`
  const why = say`${code(`${name}/failed.csv`)} has the error and line of each failed record.`
  const those = agree(rerunFiles.length, 'that file', 'those files')
  return say`${what} ${why} Where the data is the cause, fix it in ${files}; then load ${those}.`
}

/** What to do about records that a load of a manifest has not loaded. As long as its loads have not all passed, the next run sends them, and
 *  to load them in another way as well would load them twice; once they have, it sends everything again. */
function nextOfManifest(report: LoadReport, isContinued: boolean): Text {
  const { name, load = name, errors, rerunFiles, operation } = report
  const hasErrors = errors.some((error) => error.class !== 'transient')
  const why = say`${code(`${name}/failed.csv`)} has the error and line of each failed record. `
  const files = filesText(rerunFiles)
  if (isContinued) {
    const fix = say`${why}Where the data is the cause, fix it in your files; then run the workflow again.`
    const done = isDelete(operation) ? 'deleted' : 'loaded'
    return say`${hasErrors ? fix : 'Run the workflow again.'} Records that were ${done} are not sent again.`
  }
  const those = agree(rerunFiles.length, 'this file', 'these files')
  const fix = hasErrors ? say`${why}Where the data is the cause, fix it in ${files}.` : say`They are in ${files}.`
  const how = say`Load ${those} with a manifest that has only the load ${code(load)}`
  return say`${fix} ${how}: another run of this one would send all records again.`
}

/** The records of a second pass, which were loaded by the first one: there is nothing to load again. */
function withoutReference({ name, counts, isSecondPass }: LoadReport, isContinued: boolean): Text | undefined {
  const number = counts.failed + counts.unprocessed
  if (number === 0 || isSecondPass !== true) return undefined
  const its = agree(number, 'its', 'their')
  const what = say`${count(number, 'record')} ${agree(number, 'is', 'are')} in the org without ${its} references.`
  const where =
    counts.failed > 0 ? say` ${code(`${name}/failed.csv`)} has the Id, error and line of each that failed.` : ''
  const fix = isContinued
    ? 'Where the data is the cause, fix it in your files; then run the workflow again.'
    : `Set ${its} references by an update with the ${agree(number, 'Id', 'Ids')}: another run of this manifest would send all records again.`
  return say`${what}${where} ${fix} Do not insert ${agree(number, 'the record', 'the records')} again.`
}

const MOST_FILES = 3

function filesText(files: readonly string[]): Text {
  const shown = files.slice(0, MOST_FILES).map((file): Text => [code(file)])
  const left = files.length - shown.length
  const parts: readonly Text[] = left > 0 ? [...shown, [count(left, 'more file')]] : shown
  return parts.length < 2 ? joined(parts, '') : say`${joined(parts.slice(0, -1), ', ')} and ${parts.at(-1) ?? ''}`
}

function pending({ counts: { pending: number }, name }: LoadReport): Text | undefined {
  if (number === 0) return undefined
  const what = say`${count(number, 'record')} ${agree(number, 'has', 'have')} no outcome yet`
  const why = 'jobs are still running, or were aborted a short time ago'
  return say`${what}: ${why}. The next run of this load waits for them. See ${code(`${name}/pending.csv`)}.`
}

function unaccounted({ counts: { unaccounted: number }, name }: LoadReport): Text | undefined {
  if (number === 0) return undefined
  const they = agree(number, 'it', 'they')
  const what = say`Salesforce did not report an outcome for ${count(number, 'record')}`
  return say`${what}; ${they} may or may not have been loaded. See ${code(`${name}/unaccounted.csv`)}.`
}

function skipped({ counts, superseded: later = 0, notFound: none = 0, operation, name }: LoadReport): Text | undefined {
  const number = counts.skipped - later - none
  if (number <= 0) return undefined
  const [was, place] = [agree(number, 'was', 'were'), isDelete(operation) ? 'deleted' : 'in the org']
  return say`${count(number, 'record')} ${was} already ${place} and ${was} skipped. See ${code(`${name}/skipped.csv`)}.`
}

function isDelete(operation: string): boolean {
  return operation === 'delete' || operation === 'hardDelete'
}

function superseded({ superseded: number = 0, name }: LoadReport): Text | undefined {
  if (number === 0) return undefined
  const what = say`${count(number, 'record')} ${agree(number, 'was', 'were')} skipped`
  return say`${what} because a later record has the same key. See ${code(`${name}/skipped.csv`)}.`
}

function notFound({ notFound: number = 0, name }: LoadReport): Text | undefined {
  if (number === 0) return undefined
  const what = say`${count(number, 'record')} ${agree(number, 'was', 'were')} skipped`
  const why = say`because one of ${agree(number, 'its', 'their')} values finds no record (${code('on-missing: skip')})`
  return say`${what} ${why}. See ${code(`${name}/skipped.csv`)}.`
}

function refusedBeforehand(load: LoadReport): Text | undefined {
  const { refusedBeforehand: all = 0, name } = load
  const number = all - lackingId(load)
  if (number <= 0) return undefined
  const what = say`${count(number, 'record')} ${agree(number, 'was', 'were')} not sent because the org would refuse`
  return say`${what} ${agree(number, 'it', 'them')}. ${code(`${name}/failed.csv`)} has the reasons.`
}

function withoutId(load: LoadReport): Text | undefined {
  const number = lackingId(load)
  if (number === 0) return undefined
  const what = say`${count(number, 'record')} ${agree(number, 'was', 'were')} not sent`
  const why = say`because no Id was found for one of ${agree(number, 'its', 'their')} values`
  return say`${what} ${why}. ${code(`${load.name}/failed.csv`)} has the reasons.`
}

/** Counts the records that the step itself failed, since a column or a key found no Id for them. */
function lackingId({ errors }: LoadReport): number {
  return errors.reduce((sum, error) => sum + (NO_ID_CODES.has(error.code) ? error.count : 0), 0)
}

/** Columns that one note names. */
const MOST_CLEARED = 5

function clears({ clears: fields = [] }: LoadReport): Text | undefined {
  if (fields.length === 0) return undefined
  const named = fields
    .slice(0, MOST_CLEARED)
    .map(({ column, count: records }): Text => say`${code(column)} in ${count(records, 'record')}`)
  const rest = fields.length - named.length
  const all = rest > 0 ? [...named, say`${count(rest, 'more field')}`] : named
  return say`${code('#N/A')} in the files clears ${joined(all, ', ')}.`
}

function retried({ retries: { rounds, records, saved } }: LoadReport): Text | undefined {
  if (rounds === 0) return undefined
  return say`Retried ${count(records, 'record')} (${count(rounds, 'round')}); ${outcome(records, saved)} loaded.`
}

function repeated({ sentAgain: number, operation }: LoadReport): Text | undefined {
  if (number === 0) return undefined
  const what = say`${count(number, 'record')} ${agree(number, 'was', 'were')} sent again`
  const why = say`although ${agree(number, 'it', 'they')} may have been loaded before`
  return say`${what} ${why}: it does no harm to repeat this ${operation}.`
}

function outcome(records: number, saved: number): Text {
  if (saved === 0) return say`none was`
  if (saved < records) return say`${saved} of them ${agree(saved, 'was', 'were')}`
  return records === 1 ? say`it was` : say`all ${records} were`
}

function unmatched({ unmatched: rows }: LoadReport): Text | undefined {
  if (rows === 0) return undefined
  return say`${count(rows, 'result row')} could not be matched to a record, so ${agree(rows, 'it has', 'they have')} no line number.`
}
