import { withRecords } from '../parts/chosen-records.ts'
import type { Part } from '../parts/part.ts'
import type { Submission } from '../send/submission.ts'

/** The parts as they are sent, each with the place of its first record; a canary is a part of its own.
 *
 *  @param hashKeys tells records of the parts apart that are sent alike */
export async function submissionsOf(
  parts: readonly Part[],
  canary: number,
  hashKeys?: Part['hashKeys'],
): Promise<readonly Submission[]> {
  const [first, ...others] = parts
  const cut = canary > 0 && first !== undefined && canary < first.records
  const all = cut
    ? [
        await withRecords(first, (index) => index < canary),
        await withRecords(first, (index) => index >= canary),
        ...others,
      ].filter((part) => part !== undefined)
    : parts
  let firstOrder = 0
  return all.map((part, index) => {
    const submission = { part: { ...part, number: index + 1, ...(hashKeys && { hashKeys }) }, round: 1, firstOrder }
    firstOrder += part.records
    return submission
  })
}

/** The columns of all parts. Names that differ in case alone are the same to the org. */
export function unionOfColumns(parts: readonly Pick<Part, 'columns'>[]): readonly string[] {
  const byName = new Map<string, string>()
  for (const name of parts.flatMap((part) => part.columns)) {
    if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), name)
  }
  return [...byName.values()]
}
