import { InputError } from '../errors.ts'
import { nearest } from '../text/nearest.ts'
import { quote } from './quote.ts'

/** How many jobs run at once, or that they run one after another in file order. */
export type Concurrency = { readonly mode: 'parallel'; readonly jobs: number } | { readonly mode: 'serial' }

const PARALLEL_JOBS = 5
const MAX_PARALLEL_JOBS = 25

/** Reads `concurrency`. Throws InputError. */
export function parseConcurrency(text: string): Concurrency {
  const word = text.toLowerCase()
  if (word === 'serial') return { mode: 'serial' }
  if (word === 'parallel') return { mode: 'parallel', jobs: PARALLEL_JOBS }
  const jobs = Number(word)
  if (/^\d+$/.test(word) && jobs >= 1 && jobs <= MAX_PARALLEL_JOBS) return { mode: 'parallel', jobs }
  const near = nearest(word, ['serial', 'parallel'])
  const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`
  throw new InputError([
    `\`concurrency\`: ${quote(text)} is not allowed. Use \`parallel\` (${PARALLEL_JOBS} jobs at once), a number from 1 to ${MAX_PARALLEL_JOBS}, or \`serial\`.${hint}`,
  ])
}
