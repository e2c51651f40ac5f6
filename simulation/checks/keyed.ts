import { KEY_FIELD } from '../org/fields.ts'
import { isFinal, stateOf } from '../org/jobs.ts'
import type { Change, Org } from '../org/org.ts'
import { contentOf, foldedKey, type Kept } from '../org/store.ts'
import { contentOfRow, keyOfRow, type Load, rowsOf } from '../plan/load.ts'
import type { Step } from '../runner/step.ts'
import { type Check, isGreen, makerOf, type Witness } from './truth.ts'

/** Which value was written: that of the record at this place in the files of this run. */
interface Rank {
  readonly step: Step
  readonly place: number
  readonly content: string
}

/** The value of the newest record of the newest run stands in the end: for updates, upserts and deletes. */
export function keyedCheck(load: Load, witness: Witness): Check {
  let current: string | undefined
  const isSafe = new Map<string, boolean>()
  /** Of all that was ever written to a key. */
  const highest = new Map<string, Rank>()
  const last = new Map<string, Rank>()
  let isLedgerGood = true
  const report = (rule: string, what: string) => witness.problems.push({ rule, what: `${load.name}: ${what}` })

  const rankOf = (step: Step, key: string, content: string): Rank => {
    const rows = rowsOf(load.commits[step.commit])
    const place = rows.findLastIndex((row) => keyOfRow(load.operation, row) === key && isWritten(row, content))
    return { step, place, content }
  }
  const isWritten = (row: Readonly<Record<string, string>>, content: string) => {
    const wanted = contentOfRow(load.columns, row)
    return wanted === content
  }
  const keyOf = (record: Kept) => (load.operation === 'upsert' ? foldedKey(record.values[KEY_FIELD] ?? '') : record.id)

  return {
    onLedgerRead: (step, org, isLedgerLost) => {
      if (step.run.load !== load) return
      if (current !== org.id) {
        current = org.id
        for (const map of [highest, last]) map.clear()
      }
      if (isLedgerLost !== 'not' || load.inputs.ledger === 'none') isLedgerGood = false
    },
    onChange: ({ record, job }: Change, org: Org) => {
      const step = makerOf(job, witness.steps)
      if (org.id !== current || step?.run.load !== load || load.operation === 'delete') return
      const key = keyOf(record)
      const rank = rankOf(step, key, contentOf(record.values))
      last.set(key, rank)
      const before = highest.get(key)
      if (before === undefined || isHigher(rank, before)) highest.set(key, rank)
    },
    afterStep: (step, org) => {
      if (step.run.load !== load || step.end?.how !== 'ended' || org.id !== current) return
      const isQuiet = org.jobs().every((job) => makerOf(job, witness.steps)?.run.load !== load || isFinal(stateOf(job)))
      if (load.operation === 'delete') {
        if (isGreen(step)) checkDeleted(step, org)
        return
      }
      if (isGreen(step)) checkGreen(step)
      if (isQuiet && !step.cancel.signal.aborted) checkOrder(step)
    },
    atEnd: () => {},
  }

  function checkDeleted(step: Step, org: Org): void {
    for (const { Id = '' } of rowsOf(load.commits[step.commit])) {
      const record = org.store.get(Id)
      if (record !== undefined && !record.isDeleted && !allows(step))
        report('green, and not in', `${step.name} passed, and ${Id} is not deleted`)
    }
  }

  /** Two at once whose ledger was not kept do not know of each other. */
  function hadUnseenCompany(step: Step): boolean {
    const others = witness.steps.filter(
      (other) =>
        other.run.load === load && other.run !== step.run && (other.endedAt ?? step.startedAt) >= step.startedAt,
    )
    return others.length > 0 && [step, ...others].some(({ hasLostSaves }) => hasLostSaves)
  }

  function checkGreen(step: Step): void {
    if (allows(step) || hadUnseenCompany(step)) return
    const rows = rowsOf(load.commits[step.commit])
    const keys = new Set(rows.map((row) => keyOfRow(load.operation, row) ?? ''))
    for (const key of keys) {
      const place = rows.findLastIndex((row) => keyOfRow(load.operation, row) === key)
      const wanted = contentOfRow(load.columns, rows[place] ?? {})
      const rank = last.get(key)
      if (rank === undefined) report('green, and not in', `${step.name} passed, and nothing was written to ${key}`)
      else if (rank.content !== wanted && rank.step.run.id <= step.run.id)
        report(
          'green, and an older value',
          `${step.name} passed, and ${key} has the value of place ${rank.place} of ${rank.step.name}`,
        )
    }
  }

  /** Records that failed may be missing. */
  function allows(step: Step): boolean {
    return step.load.limits.maxFailures.kind !== 'count' || step.load.limits.maxFailures.count > 0
  }

  function checkOrder(step: Step): void {
    if (!isLedgerGood) return
    for (const [key, best] of highest) {
      const rank = last.get(key)
      if (
        rank === undefined ||
        rank.content === best.content ||
        isSafe.get(key) === false ||
        wereTogether(rank.step, best.step)
      )
        continue
      if (rank.step.run !== step.run || !isHigher(best, rank)) continue
      if (rank.step.run === best.step.run && !isGreen(step)) continue
      isSafe.set(key, false)
      report(
        'an older value over a newer one',
        `${key} has the value of ${rank.step.name}, place ${rank.place}; ${best.step.name}, place ${best.place} is newer`,
      )
    }
  }
}

function isHigher(a: Rank, b: Rank): boolean {
  return a.step.run.id > b.step.run.id || (a.step.run.id === b.step.run.id && a.place > b.place)
}

function wereTogether(a: Step, b: Step): boolean {
  if (a.run === b.run) return false
  return a.startedAt < (b.endedAt ?? Number.POSITIVE_INFINITY) && b.startedAt < (a.endedAt ?? Number.POSITIVE_INFINITY)
}
