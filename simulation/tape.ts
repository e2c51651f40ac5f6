import { hashShare } from '../emulator/org/ground/random.ts'
import type { FaultKind } from './kinds.ts'

/**
 * A history as choices with names: what is not named is not odd. `run 2 close#1: no answer, took effect` says that the
 * answer to the first close of run 2 got lost. Two tapes with the same choices give the same history.
 */
export type Choices = Readonly<Record<string, string>>

/** Where the choices of a history come from, and what was chosen. */
export interface Tape {
  /** One of `options`, or undefined for nothing odd. `share` is how often something odd is chosen, from 0 to 1.
   *  A name is asked for once. */
  readonly pick: <const T extends string>(name: string, kind: FaultKind | 'plan', choice: Choice<T>) => T | undefined
  /** A whole number below `below` that is a matter of chance, and no choice: an order, an id. */
  readonly chance: (name: string, below: number) => number
  /** What was chosen so far. */
  readonly chosen: () => Choices
}

export interface Choice<T extends string> {
  readonly share: number
  readonly options: readonly T[]
}

/** Draws choices from a seed. A draw depends on its name alone and not on the draws before it, so that leaving one choice out
 *  leaves the others as they are. Kinds that the profile leaves out are never odd. */
export function drawnTape(seed: number, profile: ReadonlySet<FaultKind | 'plan'>): Tape {
  return createTape(seed, (name, kind, { share, options }) => {
    if (!profile.has(kind) || hashShare(seed, name) >= share) return undefined
    return options[Math.floor(hashShare(seed, `${name} which`) * options.length)]
  })
}

/** Plays choices back. Throws for a choice that does not exist any more. */
export function recordedTape(seed: number, choices: Choices): Tape {
  return createTape(seed, (name, _, { options }) => {
    const chosen = choices[name]
    if (chosen === undefined) return undefined
    const option = options.find((known) => known === chosen)
    if (option === undefined) throw new Error(`The choice "${name}" has no option "${chosen}": ${options.join(', ')}`)
    return option
  })
}

type Decide = <const T extends string>(name: string, kind: FaultKind | 'plan', choice: Choice<T>) => T | undefined

function createTape(seed: number, decide: Decide): Tape {
  const chosen: Record<string, string> = {}
  return {
    pick: (name, kind, choice) => {
      const option = decide(name, kind, choice)
      if (option !== undefined) chosen[name] = option
      return option
    },
    chance: (name, below) => Math.floor(hashShare(seed, `chance ${name}`) * below),
    chosen: () => ({ ...chosen }),
  }
}
