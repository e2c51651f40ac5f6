import type { Change, Org } from '../org/org.ts'
import { type Load, type Row, rowsOf } from '../plan/load.ts'
import { SET_FILES } from '../plan/plan-set.ts'
import { rowsIn } from '../plan/set-edits.ts'
import type { Step, WorkflowRun } from '../runner/step.ts'
import { readResults } from './result-rows.ts'
import { type Check, isGreen, type LedgerLost, makerOf, tally, type Witness } from './truth.ts'

/** Loads of a set that put records in. */
const INSERTING = ['parents', 'children', 'extras', 'extras-insert']

/** A child in the org: which parent its file names, and below which record it is. */
interface Link {
  readonly child: string
  readonly generation: number
  readonly key: string
  readonly parentId: string
}

/**
 * Each record of a set exactly once, and below the parent that its key names. Records are known by their names; twins share one. Runs
 * fall into generations as in `insertCheck`: all runs of a generation together load each record once.
 */
export function setCheck(load: Load, witness: Witness): Check {
  let current: string | undefined
  /** By generation, how often the records of a name are there, at most. */
  const generations: Map<string, number>[] = []
  /** By the Ids of children. */
  const links = new Map<string, Link>()
  const made = new Map<string, number>()
  const deleted = new Map<string, number>()
  const ledgerKeys = new Set<string | undefined>()
  let wasLedgerLost = false
  const isUpserted = load.set?.manifest.includes('upsert') === true
  const report = (rule: string, what: string) => witness.problems.push({ rule, what: `${load.name}: ${what}` })

  const inOrg = (name: string) => (made.get(name) ?? 0) - (deleted.get(name) ?? 0)
  const allowed = (name: string) => generations.reduce((sum, generation) => sum + (generation.get(name) ?? 0), 0)
  const commitOf = (step: Step) => load.commits[step.commit]
  const stepsOf = (generation: number) =>
    witness.steps.filter(({ run, orgId }) => orgId === current && run.generation === generation)
  const namesOf = (step: Step) => {
    const counts = new Map<string, number>()
    for (const { Name = '' } of rowsOf(commitOf(step))) tally(counts, Name)
    return counts
  }
  const fill = (number: number) => {
    const generation = generations[number]
    generation?.clear()
    // One load may refuse the files that others of the step have loaded.
    for (const step of stepsOf(number))
      for (const [name, count] of namesOf(step)) generation?.set(name, Math.max(count, generation.get(name) ?? 0))
  }
  const isEndKept = ({ said }: Step) =>
    said.every((line) => !/does not say how this load ended|Could not record in the ledger/.test(line))
  const isUnprotected = () =>
    witness.steps.some(({ said }) => said.some((line) => /unprotected|not protected/.test(line)))
  // One that was killed at its last word may have noted that all its loads passed.
  const isOver = (generation: number) =>
    stepsOf(generation).some(
      (step) =>
        (isGreen(step) && isEndKept(step)) ||
        (step.end?.how !== 'ended' && [...namesOf(step).keys()].every((name) => inOrg(name) >= allowed(name))),
    )
  const newestOfNewerRuns = ({ id }: WorkflowRun) => {
    const isNewer = ({ run, orgId }: Step) => orgId === current && run.id > id
    const known = witness.steps.flatMap((step) => (isNewer(step) ? (step.run.generation ?? []) : []))
    return known.length === 0 ? undefined : Math.max(...known)
  }
  const startOver = (org: Org) => {
    generations.length = 0
    for (const counts of [made, deleted, links]) counts.clear()
    for (const { run } of witness.steps) run.generation = undefined
    current = org.id
  }
  const beginGeneration = (step: Step, isLedgerLost: LedgerLost) => {
    const { run } = step
    const isKeyNew = !ledgerKeys.has(run.ledgerKey)
    ledgerKeys.add(run.ledgerKey)
    wasLedgerLost ||= isLedgerLost !== 'not'
    const newest = generations.length - 1
    if (run.generation === undefined && step.attempt > 1 && isLedgerLost === 'not')
      run.generation = newestOfNewerRuns(run)
    if (run.generation === undefined || (isLedgerLost === 'lost' && step.attempt > 1)) {
      if (newest < 0 || isKeyNew || isOver(newest) || isLedgerLost !== 'not' || isUnprotected())
        generations.push(new Map())
      run.generation = generations.length - 1
    }
    fill(run.generation)
  }

  return {
    onLedgerRead: (step, org, isLedgerLost) => {
      if (current !== org.id) startOver(org)
      beginGeneration(step, isLedgerLost)
    },
    onChange: (change, org) => {
      if (org.id !== current) return
      const { record, how, job } = change
      const { Name: name = '' } = record.values
      if (how === 'delete') {
        tally(deleted, name)
        links.delete(record.id)
      }
      const step = makerOf(job, witness.steps)
      if (step === undefined || how === 'delete') return
      if (how === 'insert') checkInsert(name, org)
      checkLink(change, step, org)
    },
    afterStep: (step, org) => {
      if (org.id !== current) return
      if (step.end?.how !== 'ended') return
      checkNotIn(step)
      checkMismatch(step, org)
      if (isGreen(step)) checkGreen(step, org)
    },
    atEnd: () => {},
  }

  function checkInsert(name: string, org: Org): void {
    tally(made, name)
    // What is upserted is there once, however often it is loaded, unless the look-up could not see it.
    const isOnce =
      isUpserted && name.includes('extra') && !wasLedgerLost && org.store.all().every(({ isHidden }) => !isHidden)
    const most = isOnce ? Math.min(1, allowed(name)) : allowed(name)
    if (inOrg(name) > most && !isUnprotected())
      report('loaded twice', `${name} is in the org ${inOrg(name)} times, ${most} are wanted`)
  }

  function checkLink({ record }: Change, step: Step, org: Org): void {
    const commit = commitOf(step)
    const { Name: name = '', ParentId: parentId } = record.values
    const rows = rowsOf(commit).filter((row) => row.Name === name)
    if (rows.length === 0) {
      report('a record of no file', `${step.name} writes ${name}`)
      return
    }
    const isParent = name.includes('parent')
    if (parentId === undefined) {
      if (!isParent) report('a child without its parent', `${step.name} writes ${name}`)
      return
    }
    const parent = org.store.get(parentId)
    const keys = rows.map(({ Parent, Boss }) => (isParent ? Boss : Parent) ?? '')
    const wanted = rowsIn(commit, SET_FILES.parents).filter(({ Key = '' }) => keys.includes(Key))
    if (!wanted.some(({ Name }) => Name === parent?.values.Name))
      report(
        'another parent',
        `${step.name} puts ${name} below ${parent?.values.Name ?? `${parentId}, which is not there`}`,
      )
    const [key = ''] = keys
    const { generation = 0 } = step.run
    if (keys.length === 1 && !isParent) joinFamily(step, record.id, { child: name, generation, key, parentId })
  }

  /** All children of one key are below one record, and no record has the children of two keys. */
  function joinFamily({ name }: Step, id: string, link: Link): void {
    const { child, key, parentId } = link
    links.set(id, link)
    for (const other of links.values()) {
      if (other.generation !== link.generation) continue
      if (other.key === key && other.parentId !== parentId)
        report(
          'a family torn apart',
          `${name} puts ${child} of ${key} below ${parentId}, ${other.child} is below ${other.parentId}`,
        )
      if (other.key !== key && other.parentId === parentId)
        report(
          'two families of one parent',
          `${name} puts ${child} of ${key} below ${parentId}, as ${other.child} of ${other.key}`,
        )
    }
  }

  /** What a load says is not in is not there: once more than it may be, with what is not in. */
  function checkNotIn(step: Step): void {
    // Children of a parent of which nobody knows fail, also where an earlier run has loaded them.
    const loads = step.end?.how === 'ended' ? step.end.result.report.loads : []
    if (loads.some(({ name, counts }) => name === 'parents' && counts.pending + counts.unaccounted > 0)) return
    const notIn = new Map<string, number>()
    for (const name of INSERTING) {
      const results = readResults(step, name)
      for (const file of ['failed', 'unprocessed'] as const)
        for (const { record } of results.get(file) ?? []) if (record?.Name !== undefined) tally(notIn, record.Name)
    }
    for (const [name, count] of notIn)
      if (inOrg(name) + count > allowed(name))
        report('said not to be in, and is', `${step.name} says that ${name} is not in, ${count} times`)
  }

  /** Whoever has changed nothing is not told that records cannot be found. */
  function checkMismatch(step: Step, org: Org): void {
    if (step.end?.how !== 'ended' || wasLedgerLost || load.commits.length > 1 || isUnprotected()) return
    // What is found by its key is another part of the load than what is not found.
    if (org.store.all().some(({ isHidden }) => isHidden)) return
    if (deleted.size > 0 || org.jobs().some((job) => org.odd.hasOddResults(job))) return
    const { failureReason, message } = step.end.result.report
    if (failureReason === 'ledger-mismatch' && /can no longer be matched|do not match the records/.test(message))
      report('a mismatch that is none', `${step.name}: ${message}`)
  }

  function checkGreen(step: Step, org: Org): void {
    for (const [name, count] of namesOf(step))
      if ((made.get(name) ?? 0) < count)
        report('green, and not in', `${step.name} passed, and ${name} is in the org ${made.get(name) ?? 0} times`)
    const parents = rowsIn(commitOf(step), SET_FILES.parents)
    for (const row of parents) checkBoss(step, org, row, parents)
  }

  /** Of a parent that is known by its children, its own parent is known as well. */
  function checkBoss(step: Step, org: Org, { Key = '', Boss = '', Name = '' }: Row, parents: readonly Row[]): void {
    const hasBosses = load.set?.manifest.includes('Boss: {') === true
    if (!hasBosses || Boss === '') return
    const wanted = parents.find((row) => row.Key === Boss)?.Name
    const nameAbove = (id: string | undefined) => org.store.get(id ?? '')?.values.Name
    const sameName = org.store.all().filter(({ values }) => values.Name === Name)
    if (!sameName.some(({ values }) => nameAbove(values.ParentId) === wanted))
      report('green, and without its parent', `${step.name} passed, and no ${Name} is below ${wanted}`)
    const idOf = (key: string) =>
      [...links.values()].find((link) => link.generation === step.run.generation && link.key === key)?.parentId
    const [own, boss] = [idOf(Key), idOf(Boss)]
    const above = org.store.get(own ?? '')?.values.ParentId
    if (own !== undefined && boss !== undefined && above !== boss)
      report(
        'the parent of a twin',
        `${step.name} passed, and ${Key} is below ${above}, and not below ${Boss}, ${boss}`,
      )
    if (own !== undefined && nameAbove(above) !== wanted)
      report(
        'the parent of a twin',
        `${step.name} passed, and ${Key} is below ${nameAbove(above)}, not below ${wanted}`,
      )
  }
}
