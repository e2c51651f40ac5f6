import { jobsOf, type Past } from '../ledger/decide.ts'
import type { Submission } from '../send/submission.ts'
import { EarlierJobs } from './earlier-jobs.ts'
import { asLookedFor, asOrdered, type JobVerdict, judgeJobs } from './judge-jobs.ts'
import type { Recalling } from './recalling.ts'
import { newerValues } from './refusals.ts'
import { allLeft, type Left, subtract } from './subtract.ts'

/**
 * Finds out what earlier runs did to the records of the files as they are now, so that nothing is sent that was loaded
 * already: judges each job, acts on it, and subtracts what it has loaded. The ledger only says where to look: the org is asked
 * for each job. Throws LoadError `ledger-mismatch` where records were loaded that the files no longer have, or that cannot be
 * told apart; and where a newer run has loaded since, and something would still be sent that could put older values over newer
 * ones.
 */
export async function recall(submissions: readonly Submission[], recalling: Recalling): Promise<Left> {
  const { newer } = recalling.ledger
  const { operation } = recalling.spec
  const left = await recallJobs(submissions, recalling)
  const isToSend = left.first.some(({ part }) => part.records > 0) || left.again.length > 0
  if (newer.length > 0 && isToSend && operation !== 'insert') throw newerValues(newer, operation)
  return left
}

async function recallJobs(submissions: readonly Submission[], recalling: Recalling): Promise<Left> {
  const { spec, ledger, step } = recalling
  const { jobs, newer, course } = ledger
  const isInsert = spec.operation === 'insert'
  const all = isInsert ? jobsOf([{ jobs: [...jobs] }, ...newer]) : jobs
  if (course !== 'take the old results') {
    if (all.length === 0) return allLeft(submissions)
    const verdicts = await judgeJobs(submissions, all, recalling)
    return await actOn(submissions, verdicts, newer.length > 0 && isInsert ? 'send what is missing' : course, recalling)
  }
  const own = await judgeJobs(submissions, jobs, recalling)
  const forget = () => {
    for (const { entry } of own) ledger.book.withdraw(entry.id)
    return allLeft(submissions)
  }
  // Records that were deleted by their key are not found again: then there is nothing left to confirm.
  if (!isInsert && submissions.length === 0) return forget()
  if (confirmsAll(submissions, own)) return await actOn(submissions, own, course, recalling)
  step.say.log('the files or the org no longer show what this load had done in the earlier attempt')
  if (!isInsert) return forget()
  const verdicts = newer.length === 0 ? own : await judgeJobs(submissions, all, recalling)
  return await actOn(submissions, verdicts, 'send what is missing', recalling)
}

async function actOn(
  submissions: readonly Submission[],
  judged: readonly JobVerdict[],
  course: Past['course'],
  recalling: Recalling,
): Promise<Left> {
  const isOldOutcome = course === 'take the old results'
  const verdicts = isOldOutcome ? asLookedFor(judged) : asOrdered(submissions, judged, recalling)
  const seen = new EarlierJobs(verdicts, course, recalling)
  await seen.act()
  return await subtract(submissions, seen, recalling.ledger, recalling)
}

/** Whether the files still make what the jobs were made of, all of it, and the org has each job as the ledger says. A look at
 *  a job may be older than its end. */
function confirmsAll(submissions: readonly Submission[], judged: readonly JobVerdict[]): boolean {
  const made = new Set(judged.map(({ submission }) => submission))
  const isThere = ({ standing }: JobVerdict) => standing === 'final' || standing === 'running'
  return submissions.every((submission) => made.has(submission)) && judged.every(isThere)
}
