import { setImmediate } from 'node:timers/promises'
import { type Finding, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { differingKey, duplicateKey, tooManyOfOneKey } from '../csv/problems.ts'
import type { FilePath } from '../parts/file-path.ts'
import type { KeyedRecord } from './key-order.ts'
import type { Waves } from './split-waves.ts'

/** What happens to records with the same key: nothing of the load is sent, only the last record of each key, or all of them, one
 *  after the other. */
export type DuplicateKeys = 'stop' | 'last' | 'send'

export interface FoundDuplicates {
  readonly findings: readonly Finding[]
  /** How many there are, listed or not. */
  readonly found: number
}

export interface PlannedWaves extends FoundDuplicates {
  /** Undefined where all records can be sent at once. */
  readonly waves: (Waves & { readonly moved: number }) | undefined
}

/** More than these are a mistake, and take hours: each wave waits for the jobs of the one before. */
export const MOST_WAVES = 20
/** Records between which signals and timers have their turn. */
const TURN_RECORDS = 100_000

/** Names each record whose key an earlier one has, with the place of the first one.
 *
 *  @param areEqual the keys are the same text; else they differ in what may make no difference to the org */
export async function findDuplicates(
  records: Iterable<KeyedRecord>,
  files: readonly FilePath[],
  areEqual: boolean,
): Promise<FoundDuplicates> {
  const findings = createFindings(files)
  let first: KeyedRecord | undefined
  let seen = 0
  for (const record of records) {
    if (++seen % TURN_RECORDS === 0) await setImmediate()
    if (record.startsKey || first === undefined) first = record
    else {
      const earlier = placeOf(first, record, files)
      findings.add(record, (areEqual ? duplicateKey : differingKey)(record.line, earlier))
    }
  }
  return findings.end()
}

/**
 * Says in which wave each record is sent: the n-th one of a key in the n-th wave. Of records whose keys are certainly the
 * same only the last is sent where that is asked for, by an order that tells those apart.
 *
 * @param all how many records the load has
 */
export async function planWaves(
  records: Iterable<KeyedRecord>,
  { files, all, onlyLast }: { files: readonly FilePath[]; all: number; onlyLast: boolean },
): Promise<PlannedWaves> {
  const plan = createPlan(all)
  const findings = createFindings(files)
  /** Records of one key that are sent, the first of them and how many there are. */
  let sent: KeyedRecord[] = []
  let count = 0
  let last: KeyedRecord | undefined
  const send = (record: KeyedRecord) => {
    count++
    if (sent.length <= MOST_WAVES) sent.push(record)
  }
  const endKey = () => {
    if (last !== undefined) send(last)
    sent.sort((a, b) => a.ordinal - b.ordinal)
    const [first] = sent
    const over = sent[MOST_WAVES]
    if (first !== undefined && over !== undefined)
      findings.add(over, tooManyOfOneKey(over.line, count, MOST_WAVES, placeOf(first, over, files)))
    else for (const [index, { ordinal }] of sent.entries()) plan.set(ordinal, index + 1)
    sent = []
    count = 0
    last = undefined
  }
  let seen = 0
  for (const record of records) {
    if (++seen % TURN_RECORDS === 0) await setImmediate()
    if (record.startsKey) endKey()
    else if (last !== undefined) {
      if (onlyLast && !record.startsCertainKey) plan.set(last.ordinal, 0)
      else send(last)
    }
    last = record
  }
  endKey()
  return { ...findings.end(), waves: plan.end() }
}

/** Collects the wave of each record, a byte each; holds nothing as long as all records are in the first wave. */
function createPlan(all: number) {
  let waves: Uint8Array | undefined
  let most = 1
  let moved = 0
  return {
    set: (ordinal: number, wave: number) => {
      if (wave === 1) return
      waves ??= new Uint8Array(all).fill(1)
      waves[ordinal] = wave
      most = Math.max(most, wave)
      moved++
    },
    end: (): PlannedWaves['waves'] => {
      const planned = waves
      return planned && { most, moved, waveOf: (ordinal) => planned[ordinal] ?? 1 }
    },
  }
}

/** Collects findings and keeps those that come first in the files, as many as are listed. */
function createFindings(files: readonly FilePath[]) {
  let kept: { readonly ordinal: number; readonly finding: Finding }[] = []
  let found = 0
  const shorten = () => {
    kept = kept.sort((a, b) => a.ordinal - b.ordinal).slice(0, MAX_FINDINGS)
  }
  return {
    add: ({ ordinal, file }: KeyedRecord, problem: Omit<Finding, 'path'>) => {
      found++
      kept.push({ ordinal, finding: { path: files[file]?.path ?? '', ...problem } })
      if (kept.length >= 4 * MAX_FINDINGS) shorten()
    },
    end: (): FoundDuplicates => {
      shorten()
      return { findings: kept.map(({ finding }) => finding), found }
    },
  }
}

/** The place of an earlier record, as `line 6` where it is in the same file. */
function placeOf(earlier: KeyedRecord, { file }: KeyedRecord, files: readonly FilePath[]): string {
  const line = `line ${earlier.line}`
  return earlier.file === file ? line : `${files[earlier.file]?.path ?? ''} ${line}`
}
