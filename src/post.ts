import * as core from '@actions/core'
import { createSignIn } from './auth/sign-in.ts'
import { type BulkClient, createBulkClient } from './bulk/client.ts'
import { finalMeaning } from './bulk/job.ts'
import { createHttp, type HttpRequest } from './http/request.ts'
import { sendAny } from './http/send.ts'
import { createSession } from './org/session.ts'
import { readRunner } from './runner/environment.ts'
import { readRunningJobs, removeFolder } from './runner/running-jobs.ts'
import { maskSecret, readInputs, stepTools } from './runner/step.ts'

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
  const runner = readRunner(process.env)
  const { inputs } = readInputs(runner)
  const http = createHttp(process.env)
  const { clock, askCli } = stepTools(inputs, runner)
  const { signal } = new AbortController()
  const send = (request: HttpRequest) => sendAny(http, clock, request)
  const signIn = createSignIn(inputs.signIn, { send, now: clock.now, onSecret: maskSecret, askCli })
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
