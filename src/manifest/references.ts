import { nearest } from '../text/nearest.ts'
import { listed } from '../text/words.ts'
import { nameKey } from '../values/names.ts'
import type { ManifestNotes, Step } from './places.ts'

/** A load that another one names, and where it does. */
export interface Reference {
  readonly name: string
  readonly path: readonly Step[]
}

/** What the order of loads is made of. */
export interface Referring {
  readonly name: string
  readonly needs: readonly Reference[]
  /** By columns. */
  readonly refs: readonly Reference[]
}

/** Checks that loads have names of their own, and that those they name are there; finds cycles that the order cannot resolve. */
export function checkReferences(loads: readonly Referring[], notes: ManifestNotes): void {
  const first = new Map<string, number>()
  for (const [index, { name }] of loads.entries()) {
    const earlier = first.get(nameKey(name))
    if (earlier === undefined) first.set(nameKey(name), index)
    else
      notes.add(
        ['loads', index, 'name'],
        `load ${earlier + 1} has the name \`${loads[earlier]?.name}\` as well. Names differ in more than upper and lower case, because they name folders.`,
      )
  }
  for (const { name, needs, refs } of loads)
    for (const reference of [...needs, ...refs]) checkOne(reference, name, first, { loads, notes })
  for (const cycle of cyclesOf(loads, first)) {
    const names = listed(
      cycle.map((index) => `\`${loads[index]?.name}\``),
      cycle.length,
    )
    const at = cycle[0] ?? 0
    notes.add(
      ['loads', at, 'needs'],
      `${names} need each other, so none of them can be first. Remove \`needs\` from one of them: references between them are resolved without it.`,
    )
  }
}

interface Checked {
  readonly loads: readonly Referring[]
  readonly notes: ManifestNotes
}

function checkOne(
  { name, path }: Reference,
  own: string,
  first: ReadonlyMap<string, number>,
  { loads, notes }: Checked,
): void {
  const isNeed = path.at(-1) !== 'ref'
  if (isNeed && nameKey(name) === nameKey(own)) notes.add(path, `\`${own}\` needs itself. Remove it from \`needs\`.`)
  if (first.has(nameKey(name))) return
  const near = nearest(
    name,
    loads.map((load) => load.name),
  )
  const cure =
    near === undefined
      ? `The loads are ${listed(
          loads.map((load) => `\`${load.name}\``),
          8,
        )}.`
      : `Did you mean \`${near}\`?`
  notes.add(path, `there is no load \`${name}\`. ${cure}`)
}

/** Cycles with a `needs` in them, each as the loads on it; a load that needs itself is none. */
function cyclesOf(loads: readonly Referring[], first: ReadonlyMap<string, number>): readonly (readonly number[])[] {
  const edges = loads.map(({ needs, refs }, from) =>
    [
      ...needs.map((reference) => ({ reference, isNeed: true })),
      ...refs.map((reference) => ({ reference, isNeed: false })),
    ].flatMap(({ reference, isNeed }) => {
      const to = first.get(nameKey(reference.name))
      return to === undefined || to === from ? [] : [{ to, isNeed }]
    }),
  )
  const found: (readonly number[])[] = []
  const seen = new Set<number>()
  for (const start of loads.keys()) {
    for (const { to, isNeed } of edges[start] ?? []) {
      const way = isNeed && !seen.has(start) ? wayBetween(to, start, edges) : undefined
      if (way === undefined) continue
      for (const index of way) seen.add(index)
      found.push([start, ...way.slice(0, -1)])
    }
  }
  return found
}

/** The shortest way from one load to another, both included. */
function wayBetween(
  from: number,
  to: number,
  edges: readonly (readonly { readonly to: number }[])[],
): readonly number[] | undefined {
  const before = new Map<number, number | undefined>([[from, undefined]])
  for (const at of before.keys()) {
    if (at === to) return pathTo(at, before)
    for (const edge of edges[at] ?? []) if (!before.has(edge.to)) before.set(edge.to, at)
  }
  return undefined
}

function pathTo(end: number, before: ReadonlyMap<number, number | undefined>): readonly number[] {
  const way: number[] = []
  for (let at: number | undefined = end; at !== undefined; at = before.get(at)) way.unshift(at)
  return way
}
