import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Task, Told } from './worker.ts'

export interface Asked extends Partial<Omit<Task, 'seeds' | 'scenarios'>> {
  readonly seeds: readonly number[]
  readonly scenarios?: readonly { readonly seed: number; readonly choices?: Readonly<Record<string, string>> }[]
  readonly workers: number
  /** Name of a canary: an old fault that is put back. */
  readonly canary?: string
}

const WORKER = path.join(import.meta.dirname, 'worker.ts')
const CANARY = path.join(import.meta.dirname, 'canary-hook.ts')

/** Lives through histories in processes of their own, and tells what became of them: scenarios first, then the others in
 *  the order of their seeds. */
export async function histories(asked: Asked): Promise<readonly Told[]> {
  const { seeds, workers, isTwice = false, isFirstOnly = false, shrinks = 0, scenarios = [], canary } = asked
  const told = await Promise.all(
    Array.from({ length: Math.max(1, Math.min(workers, seeds.length)) }, (_, number) => {
      const own = seeds.filter((_seed, index) => index % workers === number)
      const task = { seeds: own, isTwice, isFirstOnly, shrinks, scenarios: number === 0 ? scenarios : [] }
      return oneProcess(task, canary)
    }),
  )
  // Scenarios come first, in their own order.
  const all = told.flat()
  return [...all.slice(0, scenarios.length), ...all.slice(scenarios.length).sort((a, b) => a.seed - b.seed)]
}

async function oneProcess(task: object, canary: string | undefined): Promise<readonly Told[]> {
  const hook = canary === undefined ? [] : ['--import', CANARY]
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...hook, WORKER, JSON.stringify(task)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...(canary === undefined ? {} : { SIMULATION_CANARY: canary }) },
    },
  )
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  const told: Told[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed: Told = JSON.parse(line)
    told.push(parsed)
  }
  const code = await exit
  if (code !== 0) throw new Error(`A process of the simulation ended with ${code}.`)
  return told
}
