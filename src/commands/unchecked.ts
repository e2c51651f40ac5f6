import type { LoadSpec } from '../inputs/load-spec.ts'
import type { Describer } from '../org/describe.ts'
import type { Part } from '../parts/part.ts'
import { parentObjects } from '../preflight/parents.ts'
import { howToMake } from '../preflight/snapshots.ts'
import { agree, listed } from '../text/words.ts'

/** Says what a validation without snapshots leaves to the load.
 *
 *  @param mayRepeat whether some keys may be the same although they differ as texts */
export function uncheckedWithoutSchema({ object, preflight }: LoadSpec, mayRepeat: boolean): string {
  const keys = mayRepeat ? ', and keys that differ only in their form were not compared' : ''
  const columns =
    preflight === 'off' ? `\`preflight\` is off${keys}.` : `The columns were not checked against ${object}${keys}.`
  return `${columns} To have that checked, set \`schema-path: schema\`. ${howToMake(`schema/${object}.json`, object)}`
}

/** Says which parents have no snapshot, so that their columns are left to the load; nothing where all have one. */
export async function uncheckedParents(
  parts: readonly Part[],
  { object, preflight }: LoadSpec,
  describer: Describer,
): Promise<readonly string[]> {
  const describe = await describer.describe(object)
  if (preflight === 'off' || describe === undefined) return []
  const columns = [...new Set(parts.flatMap((part) => part.columns))]
  const unknown: string[] = []
  for (const parent of parentObjects(columns, describe))
    if ((await describer.describe(parent)) === undefined) unknown.push(parent)
  const [first] = unknown
  if (first === undefined) return []
  return [
    `Columns that find ${listed(unknown)} were not checked: \`schema-path\` has no snapshot of ${agree(unknown.length, 'it', 'them')}. ` +
      howToMake(`${first}.json`, first),
  ]
}
