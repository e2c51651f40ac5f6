import type { ColumnsSpec, IdUse } from '../columns/columns-spec.ts'
import type { HeaderUse, PlaceUse } from '../columns/header-use.ts'
import { columnIndex } from '../csv/column-index.ts'
import type { Header } from '../csv/header.ts'
import type { Problem } from '../csv/problems.ts'
import { listed } from '../text/words.ts'
import { nameKey, sameName } from '../values/names.ts'

/** A header with the names of the fields that its columns fill, and what stands in the way of that. */
export interface MappedHeader {
  readonly header: Header
  readonly problems: readonly Problem[]
}

type Trouble = Omit<Problem, 'line' | 'check'>

/** Maps the columns of one file. What the manifest names and the file lacks is left to `unknownColumns`. */
export function mapHeader(header: Header, spec: ColumnsSpec): MappedHeader {
  const { columns: own, line } = header
  const uses = new Map([...spec.uses].map(([name, use]) => [nameKey(name), use]))
  const useOf = (name: string) => uses.get(nameKey(name))
  const troubles: Trouble[] = []
  const feeding = new Set<number>()
  const places = own.map((name, place): PlaceUse => {
    if (spec.leaveOut.some((left) => sameName(left, name))) return 'not sent'
    const use = useOf(name)
    if (use === undefined || use.kind === 'field') return spec.sendsOnlyId ? 'not sent' : 'as it is'
    const from = keyPlaces(use, own, place)
    if ('missing' in from) {
      troubles.push(keyMissing(name, from.missing))
      return 'not sent'
    }
    for (const other of from.places) if (other !== place) feeding.add(other)
    return { use, from: from.places }
  })
  // A column that only makes a key together with another one is no field of its own.
  for (const place of feeding) if (useOf(own[place] ?? '') === undefined) places[place] = 'not sent'
  const columns = own.map((name) => useOf(name)?.to ?? name)
  const isKey = (name: string) => spec.key.some((field) => sameName(field, name))
  const constants = [...spec.constants].map(([name, value]) => ({ name, value: isKey(name) ? value.trim() : value }))
  troubles.push(...doubled({ own, places, added: constants }, columns), ...notChosenBy(own, spec))
  // The Ids of records that are found by a key are known later.
  const added = spec.findsAll ? [...constants, { name: 'Id', value: '' }] : constants
  return {
    header: { ...header, columns, use: { own, places, added, key: spec.key } },
    problems: troubles.map((trouble) => ({ check: 'column-map', line, ...trouble })),
  }
}

/** Finds the places of the columns that make the key of a column. With several fields, each has a column of its name, but for one, for
 *  which the column itself stands. */
function keyPlaces(
  { by }: IdUse,
  own: readonly string[],
  place: number,
): { readonly places: readonly number[] } | { readonly missing: readonly string[] } {
  if (by.length === 1) return { places: [place] }
  const places = by.map((field) => columnIndex(own, field))
  const missing = by.filter((_, index) => places[index] === -1)
  if (missing.length > 1) return { missing }
  return { places: places.map((found) => (found === -1 ? place : found)) }
}

function keyMissing(name: string, missing: readonly string[]): Trouble {
  return {
    problem: `the column \`${name}\` finds records by several fields, and the file has no columns ${listed(
      missing.map((field) => `\`${field}\``),
      missing.length,
    )}`,
    cure: 'Add columns with the names that `by` lists. The column itself stands for one of them.',
  }
}

/** Fields that would be sent twice. */
function doubled({ own, places, added }: Omit<HeaderUse, 'key'>, columns: readonly string[]): readonly Trouble[] {
  const first = new Map<string, { readonly by: string; readonly name: string }>()
  const filled = [
    ...columns.map((name, place) => ({ name, own: own[place] ?? '', by: `the column \`${own[place]}\`` })),
    ...added.map(({ name }) => ({ name, own: undefined, by: `the constant \`${name}\`` })),
  ].filter((_, place) => places[place] !== 'not sent')
  return filled.flatMap(({ name, own: source, by }) => {
    const other = first.get(nameKey(name))
    if (other === undefined) first.set(nameKey(name), { by, name: source ?? '' })
    // Two columns of one name are a problem of the file, whatever becomes of them.
    if (other === undefined || name === '' || sameName(other.name, source)) return []
    return [
      {
        problem: `${other.by} and ${by} both fill ${name}`,
        cure: 'Map one of them to another field, or list the column in `leave-out`.',
      },
    ]
  })
}

function notChosenBy(own: readonly string[], { where, whereNot }: ColumnsSpec): readonly Trouble[] {
  return [...new Set([...where.keys(), ...whereNot.keys()])]
    .filter((name) => columnIndex(own, name) === -1)
    .map((name) => ({
      problem: `the file has no column \`${name}\`, by which \`where\` or \`where-not\` chooses records`,
      cure: 'Add the column, correct its name in the manifest, or load the file by a load of its own.',
    }))
}

/** Lists the columns that a manifest names, and that no file of the load has. */
export function unknownColumns(
  { uses, leaveOut }: Pick<ColumnsSpec, 'uses' | 'leaveOut'>,
  headers: readonly Header[],
): readonly { readonly key: 'columns' | 'leave-out'; readonly name: string }[] {
  const isThere = (name: string) => headers.some(({ columns, use }) => columnIndex(use?.own ?? columns, name) >= 0)
  return [
    ...[...uses.keys()].map((name) => ({ key: 'columns', name }) as const),
    ...leaveOut.map((name) => ({ key: 'leave-out', name }) as const),
  ].filter(({ name }) => !isThere(name))
}
