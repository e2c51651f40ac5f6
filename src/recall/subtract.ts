import { addCounts, type Counts, NO_COUNTS } from '../counts.ts'
import type { LoadError } from '../errors.ts'
import { mostJobRecords } from '../inputs/load-spec.ts'
import type { Past } from '../ledger/decide.ts'
import { mergeParts, partsOfRecords, withRecords } from '../parts/chosen-records.ts'
import type { SubmissionEnd } from '../results/outcomes.ts'
import type { HeldBack } from '../send/held-back.ts'
import type { Submission } from '../send/submission.ts'
import type { EarlierJobs, Later } from './earlier-jobs.ts'
import type { LookedFor } from './find-loaded-records.ts'
import type { Recalling } from './recalling.ts'
import { refuseUnfound, type UnclearJob } from './refusals.ts'

/** What earlier steps leave to do. */
export interface Left {
  /** Jobs whose results were taken, and parts of which nobody knows. */
  readonly ends: readonly SubmissionEnd[]
  /** What is known of records that are not sent; `read` is 0. */
  readonly counts: Counts
  readonly first: readonly Submission[]
  readonly again: readonly HeldBack[]
  readonly staysOut: Set<number>
  /** Records that are sent again although they may have been loaded: the operation can be repeated. */
  readonly sentAgain: number
  /** Whether the old results of a load that had passed were taken, all of them. */
  readonly isOldOutcome: boolean
  /** Why nothing may be sent after all. */
  readonly refusal?: LoadError | undefined
  /** Takes the results of jobs that were aborted so shortly before that records may still be created by them: waits until
   *  that is over. To be called when everything else is sent. */
  readonly later?: (() => Promise<Later>) | undefined
}

/** Everything is left. */
export function allLeft(submissions: readonly Submission[]): Left {
  const nothing = { ends: [], counts: NO_COUNTS, again: [], staysOut: new Set<number>(), sentAgain: 0 }
  return { ...nothing, first: submissions, isOldOutcome: false }
}

/** Takes away from the files' records what earlier jobs have loaded. Throws LoadError `ledger-mismatch` where records were loaded
 *  that the files no longer have, or that cannot be told apart. */
export async function subtract(
  submissions: readonly Submission[],
  seen: EarlierJobs,
  past: Pick<Past, 'newer' | 'jobs'>,
  recalling: Recalling,
): Promise<Left> {
  const fresh = submissions.filter((submission) => !seen.taken.has(submission))
  const sentAgain = seen.sentAgain + seen.again.filter(({ was }) => was === 'unaccounted').length
  const { staysOut, isOldOutcome, later } = seen
  const known = () => ({ ends: [...seen.ends], staysOut, isOldOutcome, refusal: seen.refusal, later })
  if (seen.sought.length === 0 && seen.unclear.length === 0) {
    const again = await seen.settleRest([...seen.again])
    return { ...known(), counts: settled(seen), first: fresh, again, sentAgain }
  }
  const found = await findSought(seen, fresh, past, recalling)
  const first = await withoutFound(fresh, found, seen, recalling)
  const again = await seen.settleRest(await withoutUnclear(found, seen))
  const others = isOldOutcome ? await takeLoaded(found, recalling) : await skipLoaded(found, recalling)
  return {
    ...known(),
    counts: addCounts([settled(seen), others]),
    first: mergeRests(first, recalling),
    again,
    sentAgain: sentAgain + found.gone,
  }
}

/** Looks for what the sought jobs have loaded among all records that are not known to be loaded, and notes in the ledger what
 *  they did. */
async function findSought(
  { sought, again, unclear }: EarlierJobs,
  fresh: readonly Submission[],
  { newer, jobs }: Pick<Past, 'newer' | 'jobs'>,
  { spec, finder, ledger, step }: Recalling,
): Promise<LookedFor> {
  const found = await finder.find(sought, fresh, again)
  unclear.push(...found.unclear)
  // A part whose job was made of other content has changed since; of a single record that is not known.
  const hasChanged = sought.some(({ entry }) => entry.whole && entry.body !== '')
  const own = new Set(jobs.map(({ id }) => id.slice(0, 15)))
  refuseUnfound(found, hasChanged ? unclear : [], { newer, own, isFilled: isFilled(spec), step })
  for (const { id, settled: result } of found.jobs) ledger.book.settle(id, result)
  return found
}

/** Whether a manifest gives records values that their files do not have: then these may change though the files do not. */
function isFilled({ manifest }: Recalling['spec']): boolean {
  if (manifest === undefined) return false
  const { uses, constants, key } = manifest.columns
  return constants.size > 0 || key.length > 0 || [...uses.values()].some(({ kind }) => kind !== 'field')
}

/** Parts that are sent for the first time, without the records that were found to be loaded. */
async function withoutFound(
  fresh: readonly Submission[],
  found: LookedFor,
  seen: EarlierJobs,
  { outcomes }: Recalling,
): Promise<readonly Submission[]> {
  const first: Submission[] = []
  for (const submission of fresh) {
    const ids = found.loaded.get(submission)
    if (ids !== undefined) await outcomes.takeSkipped(submission.part, (index) => ids[index])
    const part =
      ids === undefined ? submission.part : await withRecords(submission.part, (index) => ids[index] === undefined)
    const rest = part && { ...submission, part, isRest: part !== submission.part }
    // A job that tells nothing may have been this one's: of a single record, or of what the job of this part had left.
    const [job] = seen.unclear
    if (rest !== undefined && job !== undefined && mayBeOf(submission, rest, seen)) await seen.takeUnknown(job, rest)
    else if (rest !== undefined) first.push(rest)
  }
  return first
}

function mayBeOf(submission: Submission, rest: Submission, { left }: EarlierJobs): boolean {
  return rest.part.records === 1 || left.has(submission)
}

/** Records that go again, without those that were found to be loaded. Jobs that sent records again and tell nothing leave it
 *  open which of them were loaded: none of what is left may go once more then. */
async function withoutUnclear(found: LookedFor, seen: EarlierJobs): Promise<readonly HeldBack[]> {
  const waiting = seen.again.filter((record) => !found.again.has(record))
  const [job]: readonly UnclearJob[] = seen.unclear
  if (job === undefined) return waiting
  for (const { part, records } of partsOfRecords(waiting))
    await seen.takeUnknown(job, { part, round: 2, firstOrder: 0, again: records })
  return []
}

function settled({ ends }: EarlierJobs): Counts {
  return addCounts(ends.map(({ taken }) => taken.settled))
}

/** Writes down records that a later round of the earlier attempt has loaded. */
async function takeLoaded({ again, records }: LookedFor, { outcomes }: Recalling): Promise<Counts> {
  const counts: Counts[] = [{ ...NO_COUNTS, skipped: records - again.size }]
  for (const { part, records: held } of partsOfRecords([...again.keys()])) {
    const rows = held.flatMap((record) => again.get(record) ?? [])
    counts.push(await outcomes.takeLoaded(part, rows))
  }
  return addCounts(counts)
}

/** Lists records that go again no more, since they were found to be loaded. */
async function skipLoaded({ again, records }: LookedFor, { outcomes }: Recalling): Promise<Counts> {
  for (const { part, records: held } of partsOfRecords([...again.keys()]))
    await outcomes.takeSkipped(part, (index) => idOf(held[index], again))
  return { ...NO_COUNTS, skipped: records }
}

function idOf(held: HeldBack | undefined, again: LookedFor['again']): string {
  return (held && again.get(held)?.id) ?? ''
}

/** Puts what is left of many parts into few jobs. */
function mergeRests(first: readonly Submission[], { spec: { pace } }: Recalling): readonly Submission[] {
  const rests = first.filter(({ isRest }) => isRest === true)
  const orderOf = new Map(rests.map(({ part, firstOrder }) => [part.ranges[0], firstOrder]))
  const few = mergeParts(
    rests.map(({ part }) => part),
    { maxRecords: mostJobRecords(pace), maxBytes: pace.maxJobBytes },
  ).map((part): Submission => ({ part, round: 1, firstOrder: orderOf.get(part.ranges[0]) ?? 0, isRest: true }))
  const whole = first.filter(({ isRest }) => isRest !== true)
  return [...whole, ...few].sort((a, b) => a.firstOrder - b.firstOrder)
}
