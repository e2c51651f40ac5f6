import type { SourceFile } from '../csv/source-file.ts'
import type { Inputs } from '../inputs.ts'
import { findGone } from '../org/find-gone.ts'
import type { Session } from '../org/session.ts'
import { count, thousands } from '../report/words.ts'
import type { Edge } from '../run.ts'

interface Asking {
  readonly inputs: Inputs
  readonly files: readonly SourceFile[]
  readonly session: Session
  readonly edge: Pick<Edge, 'notice' | 'warn'>
}

/** More are not asked for: it would take too many of the org's daily requests. */
const MOST_IDS = 20_000

/** Asks for records that earlier jobs made, and tells once how many are gone. Where records may belong to others, those
 *  that the user may not read look as if they were gone: none is taken for gone then, rather than doubled. */
export function createGoneFinder({ inputs, files, session, edge }: Asking) {
  let gone = 0
  let asked = 0
  let unknown: string | undefined
  const columns = files.flatMap(({ header }) => header?.columns ?? [])
  const mayBeOthers =
    inputs.assignmentRuleId !== undefined || columns.some((column) => /^(?:\w+:)?Owner(?:Id|\.)/i.test(column))
  return {
    find: async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
      if (mayBeOthers) {
        unknown = 'the load gives them to other owners, whose records the user may not see'
        return new Set()
      }
      const { apiVersion, object } = inputs
      const some = ids.slice(0, Math.max(0, MOST_IDS - asked))
      asked += some.length
      if (some.length < ids.length) unknown = `only ${thousands(MOST_IDS)} are looked for`
      const found = await findGone(object, some, { session, apiVersion })
      unknown = found.unknown ?? unknown
      gone += found.gone.size
      return found.gone
    },
    tell: () => {
      if (unknown !== undefined)
        edge.notice(
          `Records that an earlier step loaded were not all looked for in the org (${unknown}): they count as there.`,
        )
      if (gone > 0)
        edge.warn(
          `${count(gone, 'record')} that an earlier step had loaded ${gone === 1 ? 'is' : 'are'} gone from the org: what of them the files still hold is sent again.`,
        )
    },
  }
}
