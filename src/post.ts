import * as core from '@actions/core'
import { requestLogin } from './auth/token.ts'
import { type BulkClient, createBulkClient } from './bulk/client.ts'
import { finalMeaning } from './bulk/job.ts'
import { createHttp } from './http/request.ts'
import { sendAny } from './http/send.ts'
import { createSession } from './org/session.ts'
import { readRunner } from './runner/environment.ts'
import { readRunningJobs, removeFolder } from './runner/running-jobs.ts'
import { maskSecret, readInputs, stepClock } from './runner/step.ts'

/** Aborts the jobs that a killed main step left behind, and removes its temporary files. Never fails the step. */
async function post(): Promise<void> {
  const tempFolder = core.getState('temp-folder')
  if (tempFolder === '') return
  const ids = readRunningJobs(tempFolder)
  try {
    if (ids.length > 0) await abortJobs(ids)
  } catch (error) {
    const cure = 'Look them up in Setup under Bulk Data Load Jobs.'
    core.warning(`These jobs may still run in the org: ${ids.join(', ')}. ${messageOf(error)} ${cure}`)
  } finally {
    removeFolder(tempFolder)
  }
}

async function abortJobs(ids: readonly string[]): Promise<void> {
  const { inputs } = readInputs(readRunner(process.env))
  const http = createHttp(process.env)
  const clock = stepClock(inputs)
  const { signal } = new AbortController()
  const signIn = () =>
    requestLogin(inputs.signIn, {
      send: (request) => sendAny(http, clock, request),
      now: clock.now,
      onSecret: maskSecret,
    })
  try {
    const client = createBulkClient(createSession(await signIn(), signIn, { http, clock, signal }), inputs.apiVersion)
    for (const id of ids) await abortJob(id, client)
  } finally {
    http.close()
  }
}

/** One that is gone or refuses does not keep the others from being aborted. */
async function abortJob(id: string, client: BulkClient): Promise<void> {
  try {
    const { state } = await client.info(id)
    if (finalMeaning(state) !== undefined) return
    await client.abort(id)
    core.warning(`Job ${id} was still ${state} and is aborted now; what it had done until then stays in the org.`)
  } catch (error) {
    core.warning(`Job ${id} could not be aborted: ${messageOf(error)} Look it up in Setup under Bulk Data Load Jobs.`)
  }
}

function messageOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return said.endsWith('.') ? said : `${said}.`
}

await post()
