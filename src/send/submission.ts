import type { Part } from '../parts/part.ts'
import type { HeldBack } from './held-back.ts'

/** Records on their way to the org: one part, in one round. */
export interface Submission {
  readonly part: Part
  /** From 1; later ones send records again. */
  readonly round: number
  /** Some records of its part were left out, because they were loaded before. */
  readonly isRest?: boolean
  /** Place of its first record among all of the load; the others follow. */
  readonly firstOrder: number
  /** What was said before of each record that is sent again, in the order of the part. */
  readonly again?: readonly HeldBack[]
}
