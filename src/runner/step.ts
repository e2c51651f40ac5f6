import path from 'node:path'
import * as core from '@actions/core'
import { isLoopback } from '../auth/trusted-host.ts'
import { type Clock, systemClock } from '../clock.ts'
import { type Inputs, parseInputs } from '../inputs.ts'
import type { Runner } from './environment.ts'

/** Reads the inputs as the runner hands them over; every secret among them is masked before anything else happens.
 *  Throws InputError. */
export function readInputs(runner: Runner): { inputs: Inputs; warnings: readonly string[] } {
  for (const name of ['private-key']) maskSecret(core.getInput(name))
  return parseInputs((name) => core.getInput(name), {
    workspace: runner.workspace,
    runnerTemp: runner.temp,
    stepId: runner.stepId,
    variables: Object.keys(process.env),
  })
}

/** A line as short as this occurs in other text, and masking it would eat up the log. */
const SHORTEST_MASKED_LINE = 8

/** Masks a secret, and each line of one that has several: the log is masked line by line.
 *  Source: actions/runner: src/Runner.Worker/AddMaskCommandExtension.cs. */
export function maskSecret(secret: string): void {
  if (secret === '') return
  core.setSecret(secret)
  const lines = secret.split(/\r?\n|\\n/).map((line) => line.trim())
  if (lines.length === 1) return
  for (const line of lines) if (line.length >= SHORTEST_MASKED_LINE && !line.startsWith('-----')) core.setSecret(line)
}

/** The clock of the step; `BULK_LOAD_TIME_SCALE` shortens its waits when the org is an emulated one on this machine. */
export function stepClock({ signIn }: Inputs): Clock {
  const scale = Number(process.env.BULK_LOAD_TIME_SCALE)
  return systemClock(isLoopback(signIn.loginUrl) && scale > 0 && scale <= 1 ? scale : 1)
}

/** Where this step keeps what is gone after it. */
export function tempFolderOf(runner: Runner): string {
  return path.join(
    runner.temp ?? runner.workspace,
    `bulk-load-${runner.stepId.replaceAll(/[^\w-]/g, '-')}-${process.pid}`,
  )
}
