import * as core from '@actions/core'
import { createSignIn } from './auth/sign-in.ts'
import { type BulkClient, createBulkClient } from './bulk/client.ts'
import { finalMeaning } from './bulk/job.ts'
import { messageOf } from './errors.ts'
import { createHttp, type HttpRequest } from './http/request.ts'
import { sendAny } from './http/send.ts'
import type { Inputs } from './inputs.ts'
import { createSession } from './org/session.ts'
import { sentence } from './report/words.ts'
import { readRunner } from './runner/environment.ts'
import { publishWhatIsThere } from './runner/publish-left.ts'
import { hasEnded, isAlive, leaveWord, ownsResults, readRunningJobs, removeFolder } from './runner/running-jobs.ts'
import { maskSecret, readInputs, stepTools } from './runner/step.ts'

/**
 * Does what a main step that was killed could not: aborts or leaves its jobs, publishes the results that there are. After
 * one that came to its end, or never began, there is nothing to do. Never fails the step.
 */
async function post(): Promise<void> {
  const tempFolder = core.getState('temp-folder')
  if (tempFolder === '') return
  if (hasEnded(tempFolder)) return removeFolder(tempFolder)
  const ids = readRunningJobs(tempFolder)
  try {
    // No signal reaches a main step in a container, which may still run.
    if (isAlive(tempFolder)) leaveWord(tempFolder)
    const runner = readRunner(process.env)
    const { inputs } = readInputs(runner)
    if (ids.length > 0) await seeToJobs(ids, inputs)
    if (ownsResults(tempFolder)) await publishWhatIsThere(inputs, runner)
  } catch (error) {
    const jobs = ids.length === 0 ? '' : `These jobs may still run in the org: ${ids.join(', ')}. `
    core.warning(`${jobs}${sentence(messageOf(error))} Look them up in Setup under Bulk Data Load Jobs.`)
  } finally {
    if (!isAlive(tempFolder)) removeFolder(tempFolder)
  }
}

/** The runner gives the post steps of a workflow job that was cancelled five minutes.
 *  Source: GitHub documentation, "Workflow cancellation reference". */
const TIME_LIMIT_MS = 4 * 60_000

async function seeToJobs(ids: readonly string[], inputs: Inputs): Promise<void> {
  const runner = readRunner(process.env)
  const { clock, askCli, silenceLimitMs } = stepTools(inputs, runner)
  const http = createHttp(process.env, silenceLimitMs)
  const ended = new AbortController()
  const late = new AbortController()
  clock.deadline(TIME_LIMIT_MS, ended.signal).then(
    () => late.abort(new Error('the org gave no answer in time')),
    () => {},
  )
  const { signal } = late
  const send = (request: HttpRequest) => sendAny(http, clock, request)
  const signIn = createSignIn(inputs.signIn, { send, now: clock.now, onSecret: maskSecret, askCli, signal })
  try {
    const client = createBulkClient(createSession(await signIn(), signIn, { http, clock, signal }), inputs.apiVersion)
    for (const id of ids) await seeToJob(id, client, inputs.onCancel)
  } finally {
    ended.abort()
    http.close()
  }
}

/** One that is gone or refuses does not keep the others from being seen to. A job that was not closed is never left: it
 *  holds nothing that has any effect. */
async function seeToJob(id: string, client: BulkClient, onCancel: Inputs['onCancel']): Promise<void> {
  try {
    const { state } = await client.info(id)
    if (finalMeaning(state) !== undefined) return
    if (onCancel === 'leave' && state !== 'Open') {
      core.warning(`Job ${id} is still ${state} and is left to run; the next run of the load waits for it.`)
      return
    }
    await client.abort(id)
    core.warning(`Job ${id} was still ${state} and is aborted now; what it had done until then stays in the org.`)
  } catch (error) {
    core.warning(
      `Job ${id} could not be aborted: ${sentence(messageOf(error))} Look it up in Setup under Bulk Data Load Jobs.`,
    )
  }
}

await post()
