import { createSentRecords } from '../../src/parts/chosen-records.ts'
import { forEachRecord } from '../../src/parts/part-records.ts'
import type { HeldBack } from '../../src/send/held-back.ts'
import type { Submission } from '../../src/send/submission.ts'
import { aPart, aRange } from './parts.ts'

/** All records of a submission, as if none had been loaded. */
export async function heldBackOf(
  { part, firstOrder }: Submission,
  was: HeldBack['was'] = 'unprocessed',
): Promise<readonly HeldBack[]> {
  const records: HeldBack[] = []
  const toSent = createSentRecords(part)
  await forEachRecord(part, (record) => {
    records.push({ ...toSent(record), order: firstOrder + records.length, was, error: '', id: '' })
  })
  return records
}

/** A record that goes again, of a file that nobody opens. */
export function aHeldBack(overrides: Partial<HeldBack> = {}): HeldBack {
  const range = aRange()
  return { form: aPart(), range, ...range, bytes: 2, order: 0, was: 'failed', error: '', id: '', ...overrides }
}
