import type { Part } from '../csv/part.ts'
import { type JoinOptions, joinSome } from './join.ts'
import { noMatches } from './match.ts'
import type { RowTable } from './rows.ts'

/** Placeholder until the join proves it. */
export async function couldHold(part: Part, rows: RowTable, options: JoinOptions): Promise<boolean> {
  const matches = noMatches(part, rows)
  await joinSome(part, rows, options, matches)
  return matches.recordOf.some((record) => record !== -1)
}
