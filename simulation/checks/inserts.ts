import type { Job } from '../org/job.ts'
import { stateOf } from '../org/jobs.ts'
import type { Org } from '../org/org.ts'
import { contentOf } from '../org/store.ts'
import { contentOfRow, type Load, type Row, rowsOf } from '../plan/load.ts'
import type { Step, WorkflowRun } from '../runner/step.ts'
import { type ResultRow, readResults } from './result-rows.ts'
import { type Check, isGreen, type LedgerLost, makerOf, tally, type Witness } from './truth.ts'

/** What a step says is not in, and how many of its failed rows name no record. */
interface Out {
  readonly notIn: ReadonlyMap<string, number>
  readonly unknown: number
}

/**
 * Each record exactly once. Records are known by all that the org keeps of them; those that are equal are counted.
 *
 * Runs fall into generations: a new run that finds the load passed loads everything once more, as asked, and so does one
 * whose ledger was lost, or that was given another ledger key. All runs and attempts of a generation together load each
 * record of their files once.
 */
export function insertCheck(load: Load, witness: Witness): Check {
  /** How often the records of a generation are there, at most. */
  const generations: Map<string, number>[] = []
  const made = new Map<string, number>()
  const deleted = new Map<string, number>()
  const claims: {
    readonly step: Step
    readonly at: number
    readonly notIn: ReadonlyMap<string, number>
    readonly allowed: ReadonlyMap<string, number>
  }[] = []
  const passed: { readonly at: number; readonly generation: number; readonly made: ReadonlyMap<string, number> }[] = []
  const lastOut = new Map<WorkflowRun, Out>()
  let isForged = false
  /** Since then a load counts as over that is not, and what its runs still do is not known to later ones. */
  let endForgedAt: number | undefined
  const ledgerKeys = new Set<string | undefined>()
  let current: string | undefined

  const startOver = (org: Org) => {
    generations.length = 0
    for (const counts of [made, deleted]) counts.clear()
    claims.length = 0
    passed.length = 0
    for (const { run } of witness.steps) if (run.load === load) run.generation = undefined
    current = org.id
  }
  const allowed = (content: string) => generations.reduce((sum, generation) => sum + (generation.get(content) ?? 0), 0)
  const sumOf = (contents: Iterable<string>) => new Map([...contents].map((content) => [content, allowed(content)]))
  const report = (rule: string, what: string) => witness.problems.push({ rule, what: `${load.name}: ${what}` })
  const stepsOf = (generation: number) =>
    witness.steps.filter(({ run, orgId }) => run.load === load && orgId === current && run.generation === generation)
  const isOver = (generation: number) => {
    const runs = stepsOf(generation)
    // One that was killed at its last word may have noted that it passed.
    const isAllIn = (step: Step) => [...contentsOf(step).keys()].every((content) => inOrg(content) >= allowed(content))
    return runs.some(
      (step) =>
        (isGreen(step) && isEndKept(step)) ||
        (step.end?.how !== 'ended' && isAllIn(step)) ||
        (step.end?.how === 'killed' && hadCompany(step)),
    )
  }
  const newestOfNewerRuns = ({ id }: WorkflowRun) => {
    const isNewer = ({ run, orgId }: Step) => run.load === load && orgId === current && run.id > id
    const known = witness.steps.flatMap((step) => (isNewer(step) ? (step.run.generation ?? []) : []))
    return known.length === 0 ? undefined : Math.max(...known)
  }
  /** The first attempt completed the load of an older run, and nothing says so any more: the look at the org's jobs begins
   *  with its own run. */
  const hasForgottenOlder = ({ run, attempt }: Step, isLedgerLost: LedgerLost) =>
    isLedgerLost === 'lost' &&
    attempt > 1 &&
    stepsOf(run.generation ?? -1).some((older) => older.run.id < run.id && older.run.generation === run.generation)
  const isEndKept = ({ said }: Step) =>
    said.every((line) => !/does not say how this load ended|Could not record in the ledger/.test(line))
  /** Where nothing can be kept, the step says so, and further runs load everything once more. */
  const isUnprotected = () =>
    witness.steps.some(
      ({ run, said }) => run.load === load && said.some((line) => /unprotected|not protected/.test(line)),
    )
  const inOrg = (content: string) => (made.get(content) ?? 0) - (deleted.get(content) ?? 0)
  const contentsOf = (step: Step) => {
    const counts = new Map<string, number>()
    for (const row of rowsOf(load.commits[step.commit])) {
      const content = contentOfRow(load.columns, row)
      if (content !== undefined) tally(counts, content)
    }
    return counts
  }

  const isRefused = ({ end }: Step) => end?.how === 'ended' && end.result.report.failureReason === 'ledger-mismatch'
  const fill = (number: number) => {
    const generation = generations[number]
    generation?.clear()
    for (const step of stepsOf(number).filter((one) => !isRefused(one)))
      for (const [content, count] of contentsOf(step))
        generation?.set(content, Math.max(count, generation.get(content) ?? 0))
  }

  return {
    onLedgerRead: (step, org, isLedgerLost) => {
      if (step.run.load !== load) return
      if (current !== org.id) startOver(org)
      isForged ||= isLedgerLost === 'of other jobs'
      if (isLedgerLost === 'said to have passed') endForgedAt = witness.now()
      // Who does not find that the load passed may take it for one that goes on.
      if (isLedgerLost === 'lost' || isLedgerLost === 'hidden') passed.length = 0
      const { run } = step
      const isKeyNew = !ledgerKeys.has(run.ledgerKey)
      ledgerKeys.add(run.ledgerKey)
      const newest = generations.length - 1
      // A re-run that is older than what the org holds completes it.
      if (run.generation === undefined && step.attempt > 1 && isLedgerLost === 'not')
        run.generation = newestOfNewerRuns(run)
      if (run.generation === undefined || isLedgerLost === 'hidden' || hasForgottenOlder(step, isLedgerLost)) {
        const begins =
          newest < 0 ||
          isKeyNew ||
          isOver(newest) ||
          isLedgerLost === 'hidden' ||
          isLedgerLost !== 'not' ||
          load.inputs.ledger === 'none' ||
          isUnprotected()
        if (begins) generations.push(new Map())
        run.generation = generations.length - 1
      }
      fill(run.generation)
    },
    onChange: ({ record, how, job }, org) => {
      if (org.id !== current) return
      const content = contentOf(record.values)
      if (how === 'delete') tally(deleted, content)
      if (how !== 'insert' || makerOf(job, witness.steps)?.run.load !== load) return
      tally(made, content)
      if (inOrg(content) > allowed(content) && !isUnprotected())
        report('loaded twice', `${content} is in the org ${inOrg(content)} times, ${allowed(content)} are wanted`)
      tellLate(content, job)
    },
    afterStep: (step, org) => {
      if (step.run.load !== load || org.id !== current) return
      // Files that the step refused to load are not what the generation loads.
      if (isRefused(step)) fill(step.run.generation ?? 0)
      // What a load did that passed is taken up again where a further attempt of it did not.
      if (!isGreen(step)) for (const end of passedBy(step)) passed.splice(passed.indexOf(end), 1)
      if (step.end?.how !== 'ended') return
      const results = readResults(step)
      const counts = (names: readonly ('successful' | 'failed' | 'unprocessed' | 'pending' | 'unaccounted')[]) => {
        const sums = new Map<string, number>()
        for (const { record } of names.flatMap((name) => results.get(name) ?? [])) {
          const content = record && contentOfRow(load.columns, record)
          if (content !== undefined) tally(sums, content)
        }
        return sums
      }
      const notIn = counts(['failed', 'unprocessed'])
      if (step.end.result.report.loads.length > 0 && !hadCompany(step) && !isUntold(org)) {
        for (const [content, count] of notIn)
          if (inOrg(content) + count > allowed(content))
            report('said not to be in, and is', `${step.name} says that ${content} is not in, ${count} times`)
        claims.push({ step, at: witness.now(), notIn, allowed: sumOf(notIn.keys()) })
        for (const [content, count] of counts(['successful']))
          if ((made.get(content) ?? 0) < count)
            report('said to be in, and is not', `${step.name} says that ${content} is in`)
      }
      for (const { record, id } of results.get('successful') ?? []) checkId(step, org, record, id)
      checkMismatch(step, org)
      checkRows(step, org, [...results.values()].flat())
      const rowsOut = (['failed', 'unprocessed'] as const).flatMap((name) => results.get(name) ?? [])
      const out = { notIn, unknown: rowsOut.filter(({ record }) => record === undefined).length }
      if (step.end.result.report.loads.some(({ jobs }) => jobs.length > 0)) lastOut.set(step.run, out)
      if (!isGreen(step)) return
      // An attempt that only repeats the outcome of the one before writes no result files.
      checkGreen(step, lastOut.get(step.run) ?? out)
      const generation = step.run.generation ?? 0
      const isNoted = !step.hasLostSaves && isEndKept(step)
      // Whoever repeats the outcome of an older generation tells nothing of it.
      if (isNoted && generation === generations.length - 1)
        passed.push({ at: witness.now(), generation, made: new Map(made) })
    },
    atEnd: () => {},
  }

  /** A forged entry hides the jobs of this load, and of those that were aborted the org tells nothing. */
  function isUntold(org: Org): boolean {
    return isForged && org.jobs().some((job) => stateOf(job) === 'Aborted') && org.odd.refusesResultsOfAborted()
  }

  function passedBy({ run }: Step) {
    return passed.filter(({ generation }) => generation === run.generation)
  }

  function checkId(step: Step, org: Org, record: Row | undefined, id: string): void {
    const kept = org.store.get(id)
    const content = record && contentOfRow(load.columns, record)
    if (kept !== undefined && content !== undefined && contentOf(kept.values) !== content)
      report('the Id of another record', `${step.name} says that ${content} has the Id of ${contentOf(kept.values)}`)
  }

  /** Whoever has changed nothing is not told that records cannot be found. */
  function checkMismatch(step: Step, org: Org): void {
    if (step.end?.how !== 'ended' || isForged || hadCompany(step) || load.inputs['ledger-key'] !== undefined) return
    const { failureReason, message } = step.end.result.report
    if (failureReason !== 'ledger-mismatch' || !/can no longer be matched|do not match the records/.test(message))
      return
    if (hasDoubtful(step) || org.jobs().some((job) => org.odd.hasOddResults(job))) return
    const own = contentsOf(step)
    if ([...made].every(([content, count]) => count <= (own.get(content) ?? 0)))
      report('a mismatch that is none', `${step.name}: ${message}`)
  }

  /** Every row finds its record, where the org does not print two records in the same way. */
  function checkRows(step: Step, org: Org, rows: readonly ResultRow[]): void {
    if (rows.every(({ record }) => record !== undefined) || hasDoubtful(step)) return
    if (isForged || org.jobs().some((job) => org.odd.hasOddResults(job))) return
    report('a row without its record', `${step.name}: ${rows.filter(({ record }) => record === undefined).length} rows`)
  }

  /** What another run does at the same time is not for this one to know. */
  function hadCompany(step: Step): boolean {
    return witness.steps.some(
      (other) =>
        other.run.load === load && other.run !== step.run && (other.endedAt ?? step.startedAt) >= step.startedAt,
    )
  }

  /** A chunk that commits after somebody said that it will not. */
  function tellLate(content: string, job: Job | undefined): void {
    const maker = makerOf(job, witness.steps)
    if (load.inputs.ledger === 'none') return
    for (const { step, at, notIn, allowed: then } of claims) {
      const claimed = notIn.get(content) ?? 0
      if (maker?.run !== step.run && (maker?.endedAt ?? at) >= at) continue
      if (endForgedAt !== undefined && (maker?.startedAt ?? at) < endForgedAt && at > endForgedAt) continue
      if (claimed > 0 && (job?.closedAt ?? at) < at && inOrg(content) + claimed > (then.get(content) ?? 0))
        report('said not to be in, and got in later', content)
    }
  }

  function checkGreen(step: Step, { notIn, unknown }: Out): void {
    const own = step.run.generation ?? 0
    for (const [content, count] of contentsOf(step)) {
      const wanted = count + (isForged || endForgedAt !== undefined ? 0 : loadedBefore(own, step, content))
      if ((made.get(content) ?? 0) + (notIn.get(content) ?? 0) + unknown < wanted)
        report(
          'green, and not in',
          `${step.name} passed, and ${content} is in the org ${made.get(content) ?? 0} times, ${wanted} are wanted`,
        )
    }
  }

  /** How often a record had been loaded when the last generation before this one passed. */
  function loadedBefore(generation: number, { ledgerReadAt = 0 }: Step, content: string): number {
    const before = passed.filter((end) => end.generation < generation && end.at <= ledgerReadAt)
    return Math.max(0, ...before.map((end) => end.made.get(content) ?? 0))
  }

  /** Numbers that the org prints as doubles, or rounds to two that are one unit apart, days that it may know by another name,
   *  and spellings that may mean the same, may be taken for each other: of those no row is given to a record without doubt. */
  function hasDoubtful({ commit }: Step): boolean {
    const isDoubtful = (row: Row) =>
      (row.Big__c ?? '').length > 15 ||
      row.Amount__c?.startsWith('10.50') ||
      row.Active__c === '1' ||
      row.Day__c !== '2026-03-02' ||
      row.Note__c !== row.Note__c?.normalize('NFC')
    return rowsOf(load.commits[commit]).some(isDoubtful)
  }
}
