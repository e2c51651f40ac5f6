import { nameKey } from '../values/names.ts'

/** The place of a column, from 0, in whatever case its name is written; -1 where there is no such column. */
export function columnIndex(columns: readonly string[], name: string): number {
  const { exact, folded } = placesOf(columns)
  return exact.get(name) ?? folded.get(nameKey(name)) ?? -1
}

interface Places {
  readonly exact: ReadonlyMap<string, number>
  /** By names in lower case. */
  readonly folded: ReadonlyMap<string, number>
}

/** Made once for each list: thousands of columns are looked up among thousands. */
const PLACES = new WeakMap<readonly string[], Places>()

function placesOf(columns: readonly string[]): Places {
  const known = PLACES.get(columns)
  if (known !== undefined) return known
  // The first of several counts.
  const places = {
    exact: new Map(columns.map((name, place): [string, number] => [name, place]).reverse()),
    folded: new Map(columns.map((name, place): [string, number] => [nameKey(name), place]).reverse()),
  }
  PLACES.set(columns, places)
  return places
}
