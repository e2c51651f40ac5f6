import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface ChildRun {
  readonly script: string
  /** Options of Node itself. */
  readonly execArgv?: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Called with each line of stdout as it comes. */
  readonly onLine: (line: string, child: ChildProcess) => void
  readonly onStart?: ((child: ChildProcess) => void) | undefined
  readonly timeoutMs: number
}

export interface ChildEnd {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Source: actions/runner, src/Runner.Sdk/ProcessInvoker.cs: SIGINT, 7.5 s later SIGTERM, 2.5 s later the end. */
const CANCEL: readonly (readonly [atMs: number, NodeJS.Signals])[] = [
  [0, 'SIGINT'],
  [7_500, 'SIGTERM'],
  [10_000, 'SIGKILL'],
]

/** Runs a script with this Node and waits until it has exited and its streams have closed.
 *  Kills it and throws, with what it printed so far, after `timeoutMs`. */
export function runChild({ script, execArgv = [], cwd, env, onLine, onStart, timeoutMs }: ChildRun): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...execArgv, script], {
      cwd,
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onStart?.(child)
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    createInterface({ input: child.stdout }).on('line', (line) => onLine(line, child))

    const deadline = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`${script} still ran after ${timeoutMs} ms.\nstdout:\n${stdout}\nstderr:\n${stderr}`))
    }, timeoutMs)
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      clearTimeout(deadline)
      resolve({ exitCode, signal, stdout, stderr })
    })
  })
}

/** Cancels a step as the runner does when a workflow run is cancelled. Windows knows no signals: there it ends at once. */
export function cancel(child: ChildProcess): void {
  const timers = CANCEL.map(([atMs, signal]) => setTimeout(() => child.kill(signal), atMs))
  child.once('close', () => timers.forEach(clearTimeout))
}
