/** Time that passes from one event to the next, as soon as nothing is left to do at this instant. */
export interface VirtualTime {
  /** True milliseconds since the epoch. */
  readonly now: () => number
  /** Returns what takes the event back. */
  readonly after: (ms: number, task: () => void) => () => void
  /** Lets events happen until `isOver` says so. Throws NothingHappens when no event is left before. */
  readonly until: (isOver: () => boolean) => Promise<void>
  /** Lets all events of this span happen, and ends at its end. */
  readonly pass: (ms: number) => Promise<void>
}

/** Something waits for what never comes. */
export class NothingHappens extends Error {}

interface Event {
  readonly at: number
  readonly number: number
  readonly task: () => void
  isOff: boolean
}

/** More events than any history needs: one that has them goes round in circles. */
const MOST_EVENTS = 30_000

/** Begins at `start`. Events of one instant happen in the order in which they were made. */
export function virtualTime(start: number): VirtualTime {
  let now = start
  let made = 0
  let happened = 0
  const queue = createQueue()

  const next = async (before: number): Promise<Event | undefined> => {
    await allIsDone()
    for (;;) {
      const event = queue.first()
      if (event === undefined || event.at > before) return undefined
      queue.shift()
      if (!event.isOff) return event
    }
  }
  const happen = (event: Event) => {
    if (++happened > MOST_EVENTS) throw new NothingHappens('the history does not come to an end')
    now = event.at
    event.task()
  }
  return {
    now: () => now,
    after: (ms, task) => {
      const event: Event = { at: now + Math.max(0, Math.ceil(ms)), number: made++, task, isOff: false }
      queue.add(event)
      return () => {
        event.isOff = true
      }
    },
    until: async (isOver) => {
      for (;;) {
        await allIsDone()
        if (isOver()) return
        const event = await next(Number.POSITIVE_INFINITY)
        if (event === undefined) throw new NothingHappens('everything waits, and nothing is left that could happen')
        happen(event)
      }
    },
    pass: async (ms) => {
      const end = now + ms
      for (let event = await next(end); event !== undefined; event = await next(end)) happen(event)
      now = end
    },
  }
}

/** Promises and the ticks of streams come before the next turn of the event loop. */
async function allIsDone(): Promise<void> {
  await new Promise(setImmediate)
}

/** A heap by time, then by number. */
function createQueue() {
  const heap: Event[] = []
  const isBefore = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.number < b.number)
  const swap = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]]
    if (a === undefined || b === undefined) return
    heap[i] = b
    heap[j] = a
  }
  const isLess = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]]
    return a !== undefined && b !== undefined && isBefore(a, b)
  }
  return {
    first: () => heap[0],
    add: (event: Event) => {
      heap.push(event)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isLess(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
    shift: () => {
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        const least = isLess(right, left) ? right : left
        if (!isLess(least, at)) break
        swap(at, least)
        at = least
      }
    },
  }
}
