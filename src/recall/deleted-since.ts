import { findGone } from '../org/find-gone.ts'
import type { Org } from '../org/org.ts'
import type { Say } from '../step.ts'
import { count, thousands } from '../text/words.ts'

/** Whose records are asked for. */
export interface AskingForRecords {
  readonly object: string
  readonly org: Org
  /** Describe's type of a field; undefined where it is not known. */
  readonly typeOf: (field: string) => string | undefined
  readonly say: Say
}

/** More are not asked for: it would take too many of the org's daily requests. */
const MOST_IDS = 20_000

/** Asks for records that earlier jobs made, and says once how many the org shows as deleted. All others count as being there,
 *  also those that the user cannot see: a record too few can be loaded, a second one cannot be told from the first. */
export function createGoneFinder({ object, org, typeOf, say }: AskingForRecords) {
  const { session, apiVersion } = org
  let gone = 0
  let asked = 0
  let unseen = 0
  let unknown: string | undefined
  // Where not even the type of Id is known, nobody has described the object.
  const mayBeMerged = typeOf('Id') === undefined ? undefined : typeOf('MasterRecordId') !== undefined
  return {
    find: async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
      const some = ids.slice(0, Math.max(0, MOST_IDS - asked))
      asked += some.length
      if (some.length < ids.length) unknown = `only ${thousands(MOST_IDS)} are checked`
      const found = await findGone(object, some, { session, apiVersion, mayBeMerged })
      unknown = found.unknown ?? unknown
      unseen += found.unseen + ids.length - some.length
      gone += found.gone.size
      return found.gone
    },
    tell: () => {
      if (unseen > 0)
        say.warn(
          `${count(unseen, 'record')} loaded by an earlier step could not be found in the org (${unknown ?? 'this user cannot see them, or they were deleted for good'}). ` +
            'They count as loaded and are not sent again.',
        )
      if (gone > 0)
        say.warn(
          `${count(gone, 'record')} loaded by an earlier step no longer ${gone === 1 ? 'exists' : 'exist'} in the org. Those still in your files are sent again.`,
        )
    },
  }
}
