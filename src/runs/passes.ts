import type { Orderable, OrderedLoad } from './order.ts'

/** One of the times that a load goes through its records. */
export interface Pass<L extends Orderable> {
  readonly load: L
  /** Whether it is the pass that sets the columns which were left out first. */
  readonly isSecond: boolean
  /** The columns that are left out first; those that a second pass sets. */
  readonly columns: readonly string[]
  /** The passes that it needs. All of them come before it. */
  readonly after: readonly Pass<L>[]
}

/** A pass while its place is looked for. */
interface Placing<L extends Orderable> extends Pass<L> {
  readonly after: Placing<L>[]
  /** Passes that come before it, though it does not need them. */
  readonly behind: Placing<L>[]
}

/** The passes of one load. */
interface Passes<L extends Orderable> {
  readonly first: Placing<L>
  readonly second: Placing<L> | undefined
}

/**
 * Lists the passes of loads in an order in which they can be made. Where nothing decides, they keep the order of the loads, and a second
 * pass comes as soon as it can. A load comes after both passes of one that its `needs` names, unless the second one waits for the load.
 *
 * @param ordered each load after those that it needs
 */
export function passesOf<L extends Orderable>(ordered: readonly OrderedLoad<L>[]): readonly Pass<L>[] {
  const byLoad = new Map(ordered.map((one) => [one.load, emptyPasses(one)]))
  const passesFor = (load: L): readonly Passes<L>[] => [byLoad.get(load) ?? []].flat()
  const firsts = (loads: readonly L[]) => loads.flatMap((load) => passesFor(load).map(({ first }) => first))
  for (const { load, after, deferred } of ordered)
    for (const { first, second } of passesFor(load)) {
      first.after.push(...firsts(after))
      second?.after.push(...new Set([first, ...firsts(deferred.map(({ on }) => on))]))
    }
  for (const { load, needed } of ordered)
    for (const { first } of passesFor(load))
      for (const { second } of needed.flatMap(passesFor))
        if (second !== undefined && !waits(second, first)) first.after.push(second)
  for (const { load, behind } of ordered)
    for (const { first } of passesFor(load))
      for (const other of behind.flatMap(passesFor).flatMap(bothOf)) if (!waits(other, first)) first.behind.push(other)
  return sorted(inTheirOrder(ordered.flatMap(({ load }) => passesFor(load))))
}

function emptyPasses<L extends Orderable>({ load, deferred }: OrderedLoad<L>): Passes<L> {
  const columns = deferred.map(({ column }) => column)
  const pass = (isSecond: boolean): Placing<L> => ({ load, isSecond, columns, after: [], behind: [] })
  return { first: pass(false), second: deferred.length === 0 ? undefined : pass(true) }
}

function bothOf<L extends Orderable>({ first, second }: Passes<L>): readonly Placing<L>[] {
  return second === undefined ? [first] : [first, second]
}

/** Whether a pass comes after another one, maybe over others between them. */
function waits<L extends Orderable>(pass: Placing<L>, other: Placing<L>): boolean {
  const seen = new Set<Placing<L>>()
  const left = [pass]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (at === other) return true
    if (seen.has(at)) continue
    seen.add(at)
    left.push(...at.after, ...at.behind)
  }
  return false
}

/** Lists first passes as the loads come, and each second one as soon as all first passes are there that it needs. */
function inTheirOrder<L extends Orderable>(all: readonly Passes<L>[]): readonly Placing<L>[] {
  const list: Placing<L>[] = []
  const waiting = new Set<Placing<L>>()
  for (const { first, second } of all) {
    list.push(first)
    if (second !== undefined) waiting.add(second)
    for (const one of [...waiting].filter(({ after }) => after.every((other) => list.includes(other)))) {
      waiting.delete(one)
      list.push(one)
    }
  }
  return list
}

function sorted<L extends Orderable>(passes: readonly Placing<L>[]): readonly Placing<L>[] {
  const left = new Set(passes)
  const list: Placing<L>[] = []
  while (left.size > 0) {
    const next = [...left].find(({ after, behind }) => ![...after, ...behind].some((other) => left.has(other)))
    if (next === undefined) throw new Error('Each pass that is left waits for another one.')
    left.delete(next)
    list.push(next)
  }
  return list
}
