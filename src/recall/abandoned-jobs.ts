import type { BulkClient } from '../bulk/client.ts'
import type { ListedJob } from '../bulk/job.ts'
import { messageOf } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import type { JobEvent } from '../jobs/lifecycle.ts'
import { sentence } from '../text/words.ts'
import { listAllJobs, madeBetween, named } from './jobs-in-org.ts'

interface Telling {
  readonly client: BulkClient
  readonly log: (line: string) => void
  readonly warn: (line: string) => void
}

/**
 * Aborts jobs that a killed step, or a create whose answer was lost, left Open. They hold no data that has any effect; where another leg or shard may be at
 * work with the same user, they are only named.
 */
export async function seeToLeftovers(
  left: readonly ListedJob[],
  { client, log, warn, isAlone, dying }: Telling & { readonly isAlone: boolean; readonly dying?: AbortSignal },
): Promise<void> {
  if (left.length === 0) return
  if (!isAlone) {
    warn(
      `The org has Open jobs that were left behind: ${named(left, ({ createdDate }) => createdDate)}. ` +
        'They hold nothing that has any effect, and end by themselves within a day. Other legs may be at work with them, so they are not aborted.',
    )
    return
  }
  for (const { id } of left) {
    try {
      await client.abort(id, dying)
      log(`job ${id} was left Open: aborted`)
    } catch (error) {
      warn(`Job ${id} was left Open and could not be aborted: ${sentence(messageOf(error))}`)
    }
  }
}

/** Keeps in mind which creates had no answer, and finds the jobs that came of them at the end.
 *
 *  @param now the time by the clock of the org, in milliseconds since the epoch */
export function createLostCreates(now: () => number) {
  const startedAt = now()
  const made = new Set<string>()
  let lost = 0
  let lastLostAt = 0
  return {
    see: (event: JobEvent): void => {
      if (event.type === 'created') made.add(event.id)
      if (event.type !== 'create-lost') return
      lost++
      lastLostAt = now()
    },
    any: (): boolean => lost > 0,
    /** Aborts them where they are ours beyond doubt, and names them else. Never throws. */
    seeTo: async ({
      client,
      userId,
      inputs,
      names,
      older,
      isAlone,
      log,
      warn,
      dying,
    }: Telling & {
      readonly dying: AbortSignal
      readonly userId: string | undefined
      readonly inputs: Inputs
      readonly names: (id: string) => boolean
      /** Jobs that there were before the first was made. */
      readonly older: ReadonlySet<string>
      readonly isAlone: () => boolean
    }): Promise<void> => {
      const { object, operation } = inputs
      try {
        const jobs = madeBetween(
          await listAllJobs(client, dying),
          { userId, object, operation },
          { from: startedAt, to: lastLostAt },
        )
        const open = jobs.filter(({ id, state }) => state === 'Open' && !made.has(id) && !older.has(id) && !names(id))
        // More than we lost cannot all be ours.
        await seeToLeftovers(open, {
          dying,
          client,
          log,
          warn,
          isAlone: userId !== undefined && isAlone() && open.length <= lost,
        })
      } catch (error) {
        warn(
          `Jobs whose creation had no answer could not be looked for: ${sentence(messageOf(error))} They are empty and end by themselves.`,
        )
      }
    },
  }
}
