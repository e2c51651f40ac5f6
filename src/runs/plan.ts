import type { LoadSpec } from '../inputs/load-spec.ts'
import type { CountCheck } from '../manifest/checks.ts'

/** What a step is to do. */
export interface Plan {
  /** In the order in which they are listed. */
  readonly loads: readonly LoadSpec[]
  /** What has to hold after them. */
  readonly checks: readonly CountCheck[]
}
