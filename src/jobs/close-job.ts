import { LoadError } from '../errors.ts'
import { POLICIES, pauseAfter } from '../try-again.ts'
import type { JobLife } from './job-life.ts'
import { mayPass } from './may-pass.ts'
import { closeAnswer, wasClosed } from './was-closed.ts'

/** What came of closing a job. */
export type Closed =
  | { readonly was: 'closed' }
  | { readonly was: 'not closed'; readonly error: unknown }
  /** `isOpen`: so said the last look, which may be older than the close. */
  | { readonly was: 'unclear'; readonly error: unknown; readonly isOpen: boolean }

/** Closes a job. A close whose answer is lost may have had its effect: `wasClosed` decides what that means. */
export async function closeJob(id: string, { jobs: { client }, step: { clock, stop } }: JobLife): Promise<Closed> {
  let isUnclear = false
  for (let attempt = 1; ; attempt++) {
    try {
      await client.close(id)
      return { was: 'closed' }
    } catch (error) {
      const answer = closeAnswer(error)
      isUnclear ||= answer === 'unclear'
      let whyUnread: unknown
      const info = await client.info(id).catch((caught: unknown) => {
        whyUnread = caught
        return undefined
      })
      const look = info?.state
      // That a session is over is said by the close; why there is no other one, by the look after it.
      const told = whyUnread instanceof LoadError ? whyUnread : error
      const was = wasClosed({ answer, look, isUnclear, mayPass: mayPass(error) })
      if (was === 'closed') return { was }
      if (was === 'not closed') return { was, error: told }
      const pauseMs = pauseAfter(POLICIES.close, { attempt }, clock.random)
      const isLast = pauseMs === undefined || stop.over.aborted || (isUnclear && !mayPass(error))
      if (isLast && !isUnclear) return { was: 'not closed', error: told }
      if (isLast) return { was: 'unclear', error: told, isOpen: look === 'Open' }
      await clock.sleep(pauseMs, stop.over).catch(() => {})
    }
  }
}
