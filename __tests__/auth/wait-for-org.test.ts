import { expect, it } from '@jest/globals'
import type { Login } from '../../src/auth/login.ts'
import { SignInError } from '../../src/auth/token.ts'
import { waitForOrg } from '../../src/auth/wait-for-org.ts'
import { virtualClock } from '../support/virtual-clock.ts'

const MINUTE = 60_000
const NOT_READY = new SignInError('app_not_found', true)

function begin(minutes: number, signIn: (late: AbortSignal) => Promise<Login>) {
  const clock = virtualClock()
  const over = new AbortController()
  const late = new AbortController()
  const waiting = waitForOrg(() => signIn(AbortSignal.any([late.signal, over.signal])), {
    minutes,
    clock,
    over: over.signal,
    late,
    log: () => {},
  })
  const said = waiting.then(
    () => 'signed in',
    (error: Error) => error.message,
  )
  return { clock, over, said }
}

/** As a request does that is not answered. */
function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

it('ends when the minutes are over, however long the org is silent', async () => {
  const { clock, said } = begin(2, silence)
  await clock.run()
  expect(clock.now()).toBe(2 * MINUTE)
  expect(await said).toBe(
    'The org was not ready after 2 minutes (`wait-for-org-minutes`). It accepts the connection, but does not answer.',
  )
})

it('says what the org said last', async () => {
  let asked = 0
  const { clock, said } = begin(2, (late) => (asked++ === 0 ? Promise.reject(NOT_READY) : silence(late)))
  await clock.run()
  expect(await said).toBe('The org was not ready after 2 minutes (`wait-for-org-minutes`). app_not_found')
})

it('tries four times a minute, and once more at the end', async () => {
  let asked = 0
  const { clock, said } = begin(2, () => {
    asked++
    return Promise.reject(NOT_READY)
  })
  await clock.run()
  expect([asked, clock.now()]).toEqual([9, 2 * MINUTE])
  expect(await said).toBe('The org was not ready after 2 minutes (`wait-for-org-minutes`). app_not_found')
})

it('throws at once what does not pass with time', async () => {
  const { clock, said } = begin(2, () => Promise.reject(new SignInError('inactive_user', false)))
  expect(await said).toBe('inactive_user')
  expect(clock.now()).toBe(0)
})

it('ends with the step', async () => {
  const { clock, over, said } = begin(10, silence)
  clock.at(MINUTE, () => over.abort(new Error('the step ends')))
  await clock.run()
  expect(clock.now()).toBe(MINUTE)
  expect(await said).toBe('the step ends')
})
