import type { HeaderRule } from '../preflight/header-checks.ts'

/** All checks of values that become Ids, in the order in which the docs list them. */
export const LOOK_UP_CHECKS = [
  {
    id: 'no-id',
    finds:
      'a value of a column with `lookup` or `ref` in a manifest, or of a `key`, that finds no record, or several. Such a record is not sent; more of them than `max-failures` allows stop the load',
    verdict: 'refuses',
  },
] as const satisfies readonly HeaderRule[]

/** The name of a check of values that become Ids. */
export type LookUpCheckId = (typeof LOOK_UP_CHECKS)[number]['id']
