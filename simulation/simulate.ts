import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { takeOverMachine } from './machine/machine.ts'

takeOverMachine()
const { liveThrough } = await import('./history.ts')
const { drawnTape, recordedTape } = await import('./tape.ts')
const { profileOf } = await import('./kinds.ts')

/** Files of a history are small and soon gone: where there is a disk in memory, they do not wait for a real one. */
const FAST_DISK = '/dev/shm'
const base = path.join(
  existsSync(FAST_DISK) ? FAST_DISK : tmpdir(),
  `simulation-${process.ppid}-${performance.timeOrigin}`,
)

/** Lives through the history of a seed. */
export async function simulate(seed: number) {
  return await liveThrough(seed, drawnTape(seed, new Set(['plan', ...profileOf(seed)])), base)
}

/** Lives through the history of these choices; what is a matter of chance comes from the seed. */
export async function replay(seed: number, choices: Readonly<Record<string, string>>) {
  return await liveThrough(seed, recordedTape(seed, choices), base)
}
