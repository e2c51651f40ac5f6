import { messageOf } from '../errors.ts'
import { debug } from './log.ts'

/** Does what the load does not depend on: a failure is noted in the debug log. */
export function tryTo(what: string, task: () => void): void {
  try {
    task()
  } catch (error) {
    debug(`Could not ${what}: ${messageOf(error)}`)
  }
}
