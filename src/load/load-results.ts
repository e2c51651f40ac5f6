import path from 'node:path'
import { isResultColumn } from '../csv/header.ts'
import { messageOf } from '../errors.ts'
import { keyColumnOf } from '../inputs/load-spec.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import { createJoiner } from '../join/join.ts'
import type { JoinOptions } from '../join/join-task.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import { forEachRecord, type PartRecord } from '../parts/part-records.ts'
import { createGoneFinder } from '../recall/deleted-since.ts'
import { RecordFinder } from '../recall/find-loaded-records.ts'
import { failureSink } from '../results/failure-sink.ts'
import { Failures } from '../results/failures.ts'
import { fileSink } from '../results/file-sink.ts'
import type { LoadedIds } from '../results/loaded-ids.ts'
import { Outcomes } from '../results/outcomes.ts'
import { createResultFiles, SKIPPED_FILE } from '../results/result-files.ts'
import { type OutcomeSink, toAll } from '../results/sink.ts'
import type { Say, Step } from '../step.ts'
import type { ReadyLoad, RefusedRecords } from './ready-load.ts'
import { unionOfColumns } from './submissions.ts'

/** Where the results of one load go, and what finds those of earlier steps. */
export interface LoadResults {
  readonly outcomes: Outcomes
  readonly failures: Failures
  /** The files for another load that were made; absolute. */
  readonly rerunPaths: () => readonly string[]
  readonly finder: RecordFinder
  /** How rows are joined to records. */
  readonly join: JoinOptions
  /** Says once which records of earlier steps are gone from the org. */
  readonly tellOfGone: () => void
}

/**
 * Makes the result files of a load and lists in them what is not sent.
 *
 * @param isResumed other steps have sent records of the load
 */
export async function openResults(
  { spec, checked, files, dropped, refused, redact, resultsPath, ids, idOf, othersAmong }: ReadyLoad,
  isResumed: boolean,
  jobs: OrgJobs,
  step: Step,
): Promise<LoadResults> {
  const { object, operation } = spec
  const { parts, typeOf, fieldOf, isName } = checked
  const columns = ownColumns(files) ?? unionOfColumns([...parts, ...refused.parts])
  const folder = path.join(resultsPath, spec.name)
  const resultFiles = await createResultFiles(folder, { columns, files })
  const failures = new Failures({ redact, isName, fieldOf })
  const idSinks = ids === undefined ? [] : [ids.sink(folder)]
  const sink = toAll([
    fileSink(resultFiles, { scrub: step.scrub, hasReruns: idOf === undefined }),
    failureSink(failures),
    ...idSinks,
  ])
  await writeSuperseded(dropped, sink, step.say)
  await writeRefused(refused, idOf, sink, step.say)
  const join: JoinOptions = { keyColumn: keyColumnOf(spec), fieldOf }
  const { oneAtATime } = jobs
  const gone = createGoneFinder({ object, org: jobs.org, typeOf, say: step.say })
  return {
    outcomes: new Outcomes({ operation, join: createJoiner(join), sink, isResumed, findGone: gone.find, oneAtATime }),
    failures,
    rerunPaths: resultFiles.rerunPaths,
    finder: new RecordFinder({ jobs, step, join, findGone: gone.find, findTwins: twinFinder(ids), othersAmong }),
    join,
    tellOfGone: gone.tell,
  }
}

/** Undefined where no other record has referred to those of the load yet. */
function twinFinder(ids: ReadyLoad['ids']): LoadedIds['findTwins'] | undefined {
  return ids?.keepsApart === true ? (part, alike) => ids.findTwins(part, alike) : undefined
}

/** The columns of the users' files, each once, where a manifest maps them: result files show those. Undefined where it does not. */
function ownColumns(files: ReadyLoad['files']): readonly string[] | undefined {
  const headers = files.flatMap(({ header }) => (header?.use === undefined ? [] : [{ columns: header.use.own }]))
  if (headers.length === 0) return undefined
  return unionOfColumns(headers).filter((name) => name !== '' && !isResultColumn(name))
}

/** Lists records that are not sent, since the org would refuse them; where they cannot be written down, they are counted all the
 *  same. */
async function writeRefused(
  { parts, errorOf, close }: RefusedRecords,
  idOf: ReadyLoad['idOf'],
  sink: OutcomeSink,
  say: Say,
): Promise<void> {
  try {
    for (const part of parts) {
      const addFailed = (record: PartRecord) =>
        sink.failed(record, part, { id: idOf?.(record) ?? '', error: errorOf(record, part) })
      await forEachRecord(part, addFailed, () => sink.flush())
      await sink.flush(true)
      sink.keep()
    }
  } catch (error) {
    await sink.takeBack().catch(() => {})
    say.warn(`Failed records could not be written: ${messageOf(error)}`)
  } finally {
    close?.()
  }
}

const WRITTEN_AT_ONCE = 10_000

/** Lists records with the key of a later one; where they cannot be written down, they are counted all the same. */
async function writeSuperseded({ places }: DroppedRecords, sink: OutcomeSink, say: Say): Promise<void> {
  try {
    let count = 0
    for (const place of places()) {
      sink.skipped(place, place.why)
      if (++count % WRITTEN_AT_ONCE === 0) await sink.flush()
    }
    await sink.flush(true)
    sink.keep()
  } catch (error) {
    await sink.takeBack().catch(() => {})
    say.warn(`The skipped records could not be listed in ${SKIPPED_FILE}: ${messageOf(error)}`)
  }
}
