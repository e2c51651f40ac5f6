import { hashShare } from '../emulator/org/ground/random.ts'

/** Kinds of fault. Each history leaves some out ("swarm testing"): a fault that hides behind another one shows in a history
 *  that has the other one switched off. Source: Groce et al., "Swarm Testing", ISSTA 2012. */
export const FAULT_KINDS = {
  answers: 'answers that are lost, late, doubled or those of a gateway',
  stops: 'kills and cancels at any call that leaves the process',
  looks: 'looks at jobs that are stale, and counts that lag',
  jobs: 'jobs that fail, are aborted by others, or wait in the queue',
  aborts: 'chunks that commit after an abort, and results that an aborted job refuses',
  results: 'result files that cannot be read, are cut, or are no result files',
  rows: 'rows that are locked or refused',
  values: 'records that are nearly equal',
  keys: 'records with one key',
  sessions: 'sessions that end, or come back as one of another org',
  orgs: 'an org that is made anew under the same name',
  sight: 'records that the user does not see, or that somebody deleted',
  cache: 'ledger entries that are evicted, older than the newest, or cannot be read or saved',
  forgery: 'ledger entries that somebody else wrote',
  clocks: 'runner clocks that are slow or fast',
  reruns: 'further attempts, of the newest run and of older ones',
  edits: 'files that change between runs',
  others: 'another load beside this one, which may share its ledger',
  together: 'two runs at once',
  time: 'hours and days between runs',
} as const

export type FaultKind = keyof typeof FAULT_KINDS

const ALL: readonly FaultKind[] = Object.keys(FAULT_KINDS).filter(isFaultKind)

export function isFaultKind(name: string): name is FaultKind {
  return name in FAULT_KINDS
}

/** The kinds that a seed has switched on: of each ten histories one has all, the others a few or many. */
export function profileOf(seed: number): ReadonlySet<FaultKind> {
  const kept = hashShare(seed, 'profile')
  const share = kept < 0.1 ? 1 : 0.1 + 0.6 * hashShare(seed, 'profile share')
  return new Set(ALL.filter((kind) => hashShare(seed, `profile ${kind}`) < share))
}
