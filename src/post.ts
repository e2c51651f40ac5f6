import { setTimeout as delay } from 'node:timers/promises'
import * as core from '@actions/core'
import { createSignIn } from './auth/sign-in.ts'
import { SignInError } from './auth/token.ts'
import { type BulkClient, createBulkClient } from './bulk/client.ts'
import { finalMeaning } from './bulk/job.ts'
import { type Clock, within } from './clock.ts'
import { LoadError, messageOf } from './errors.ts'
import { createHttp, type Http, type HttpRequest } from './http/request.ts'
import { sendAny } from './http/send.ts'
import type { Inputs } from './inputs.ts'
import { createSession, type Session } from './org/session.ts'
import { createOrgVoice } from './report/org-voice.ts'
import { readRunner } from './runner/environment.ts'
import { debug, warn } from './runner/log.ts'
import { publishWhatIsThere } from './runner/publish-left.ts'
import { ownsResults, readRunningJobs, removeFolder } from './runner/running-jobs.ts'
import { maskSecret, readInputs, type StepTools, stepTools } from './runner/step.ts'
import { hasEnded, isAlive, isEnding, keepRefreshToken, keptRefreshToken, leaveWord } from './runner/step-folder.ts'
import { sentence } from './text/words.ts'

/**
 * Does what a main step that was killed could not: aborts or leaves its jobs, publishes the results that there are. After
 * one that came to its end, or never began, there is nothing to do. Never fails the step.
 */
async function post(): Promise<void> {
  const folder = core.getState('temp-folder')
  if (folder === '') return
  if (hasEnded(folder)) return removeFolder(folder)
  let ids: readonly string[] = []
  try {
    const runner = readRunner(process.env)
    const { inputs } = readInputs(runner)
    const tools = stepTools(inputs, runner)
    await letMainEnd(folder, tools.clock)
    if (hasEnded(folder)) return
    ids = readRunningJobs(folder)
    if (ids.length > 0) await seeToJobs(ids, { inputs, tools, folder })
    if (ownsResults(folder) && !isAlive(folder)) await publishWhatIsThere(inputs, runner)
  } catch (error) {
    const jobs = ids.length === 0 ? '' : `These jobs may still run in the org: ${ids.join(', ')}. `
    warn(`${jobs}${sentence(messageOf(error))} Look them up in Setup under Bulk Data Load Jobs.`)
  } finally {
    if (hasEnded(folder) || !isAlive(folder)) removeFolder(folder)
  }
}

/** Aborting jobs takes a cancelled step 5 seconds, and publishing what there is some more. */
const ENDING_LIMIT_MS = 2 * 60_000
/** One that was told to stop hears it within a second. */
const STOP_LIMIT_MS = 30_000
const LOOK_MS = 50

/**
 * Waits for a main step that still runs, so that it can do the rest itself. In a container no signal reaches it, and it is
 * told to stop. A background step that was cancelled is ending already: after 7.5 seconds the runner goes on without it.
 * Source: actions/runner: src/Runner.Worker/BackgroundStepCoordinator.cs, `CancelWithGracePeriodAsync`.
 */
async function letMainEnd(folder: string, clock: Clock): Promise<void> {
  if (!isAlive(folder)) return
  const isToldTo = !isEnding(folder)
  if (isToldTo) leaveWord(folder)
  debug(isToldTo ? 'The main step still runs: asking it to stop.' : 'The main step is ending.')
  const waiting = { goesOn: true }
  const end = async () => {
    while (waiting.goesOn && isAlive(folder) && !hasEnded(folder)) await delay(LOOK_MS)
  }
  // What it has not done by then is done here.
  await within(clock, isToldTo ? STOP_LIMIT_MS : ENDING_LIMIT_MS, 'The main step', end()).catch(() => {})
  waiting.goesOn = false
}

interface MainStep {
  readonly inputs: Inputs
  readonly tools: StepTools
  readonly folder: string
}

/** The runner gives the post steps of a workflow job that was cancelled five minutes.
 *  Source: GitHub documentation, "Workflow cancellation reference". */
const TIME_LIMIT_MS = 4 * 60_000

async function seeToJobs(ids: readonly string[], { inputs, tools, folder }: MainStep): Promise<void> {
  const { silenceLimitMs, clock } = tools
  const http = createHttp(process.env, silenceLimitMs)
  const ended = new AbortController()
  const late = new AbortController()
  clock.deadline(TIME_LIMIT_MS, ended.signal).then(
    () => late.abort(new Error('the org gave no answer in time')),
    () => {},
  )
  try {
    const session = await signIn({ inputs, tools, folder }, http, late.signal)
    const client = createBulkClient(session, inputs.org.apiVersion)
    for (const id of ids) await seeToJob(id, client, inputs)
  } finally {
    ended.abort()
    http.close()
  }
}

/** A session of the same org and user as that of the main step. Throws LoadError. */
async function signIn({ inputs, tools, folder }: MainStep, http: Http, signal: AbortSignal): Promise<Session> {
  const { clock, askCli } = tools
  const { apiVersion, signIn: credentials } = inputs.org
  const newerRefreshToken = keptRefreshToken(folder)
  if (core.getState('refresh-token-is-new') !== '' && newerRefreshToken === undefined) {
    const message =
      'The refresh token of `sfdx-auth-url` is used up, and the one that the org gave in its place could not be kept.'
    throw new SignInError(message, false)
  }
  const ask = createSignIn(credentials, {
    send: (request: HttpRequest) => sendAny(http, clock, request),
    now: clock.now,
    onSecret: maskSecret,
    askCli,
    signal,
    newerRefreshToken,
    // Told by the main step, or too late to be of use.
    onNewRefreshToken: (token) => keepRefreshToken(folder, token),
    warn: debug,
  })
  const session = createSession(await ask(), ask, { http, clock, signal, apiVersion })
  const [orgId, userId] = [core.getState('org-id'), core.getState('user-id') || undefined]
  if (orgId === '') throw new LoadError('guard-refused', 'The main step did not note which org these jobs are in.')
  await session.keepTo({ orgId, userId })
  return session
}

/** One that is gone or refuses does not keep the others from being seen to. A job that was not closed is never left: it
 *  holds nothing that has any effect. */
async function seeToJob(
  id: string,
  client: BulkClient,
  { ending: { onCancel }, results: { redact } }: Inputs,
): Promise<void> {
  try {
    const { state } = await client.info(id)
    if (finalMeaning(state) !== undefined) return
    if (onCancel === 'leave' && state !== 'Open') {
      warn(`Job ${id} is still ${state} and is left to run; the next run of the load waits for it.`)
      return
    }
    await client.abort(id)
    warn(`Job ${id} was still ${state} and is aborted now; what it had done until then stays in the org.`)
  } catch (error) {
    // What kind of org it is, is not known here.
    const { show } = createOrgVoice(redact !== 'false')
    warn(show(`Job ${id} could not be aborted: ${sentence(messageOf(error))} ${LOOK_IT_UP}`))
  }
}

const LOOK_IT_UP = 'Look it up in Setup under Bulk Data Load Jobs.'

await post()
