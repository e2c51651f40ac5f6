import type { BulkClient } from '../bulk/client.ts'
import { finalMeaning, JobInfo, type ListedJob } from '../bulk/job.ts'
import { idKey } from '../values/ids.ts'

/** Looks at the jobs of a load with as few calls as that takes. */
export interface JobLooks {
  /** From now on the job is one of those that are looked at; returns what ends that. */
  readonly begin: () => () => void
  /**
   * The job as it is; `running` when a list says no more than that it is not final.
   *
   * @param since when the job was looked at last, as `performance.now()` has it: an older list says nothing new
   */
  readonly look: (id: string, since: number, signal: AbortSignal) => Promise<JobInfo | 'running'>
}

/** After so many answers of lists, the job itself is asked: what it says counts, and tells how far it has come. */
const MOST_LISTED = 5

/** Fewer jobs are looked at one by one, which also tells how far each has come. */
const LIST_PAYS_FROM = 8

/** Jobs share a list, which costs one call for all of them, when many run and the org's jobs fit on its first page. */
export function createJobLooks(client: BulkClient): JobLooks {
  let running = 0
  const listedInARow = new Map<string, number>()
  /** Lists do not tell of all jobs, or are not to be had. */
  let isOfNoUse = false
  let last: { readonly at: number; readonly states: Promise<ReadonlyMap<string, string>> } | undefined

  const listStates = async (signal: AbortSignal): Promise<ReadonlyMap<string, string>> => {
    const page = await client
      .list(signal)
      .next()
      .catch(() => undefined)
    const records: readonly ListedJob[] = page?.value ?? []
    return new Map(records.map(({ id, state }) => [idKey(id), state]))
  }
  /** Undefined where the list does not tell. */
  const listed = async (id: string, since: number, signal: AbortSignal): Promise<string | undefined> => {
    if (last === undefined || last.at <= since) last = { at: performance.now(), states: listStates(signal) }
    const states = await last.states
    const state = states.get(idKey(id))
    // It would have to be looked for on further pages.
    if (state === undefined) isOfNoUse = true
    return state
  }

  return {
    begin: () => {
      running++
      return () => void running--
    },
    look: async (id, since, signal) => {
      const times = listedInARow.get(id) ?? 0
      if (running >= LIST_PAYS_FROM && !isOfNoUse && times < MOST_LISTED) {
        const state = JobInfo.shape.state.safeParse(await listed(id, since, signal))
        if (state.success && finalMeaning(state.data) === undefined) {
          listedInARow.set(id, times + 1)
          return 'running'
        }
      }
      listedInARow.delete(id)
      return await client.info(id, signal)
    },
  }
}
