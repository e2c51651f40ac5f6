import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a process took. Times in milliseconds; memory is its largest resident set. */
export interface Usage {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakMiB: number
}

export interface Ran extends Usage {
  readonly stdout: string
  /** When the process was started, in milliseconds since the epoch, with fractions. */
  readonly startedAt: number
}

interface Options {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Folder for what the process leaves for us. */
  readonly scratch: string
  /** Ends with 1 where records failed. */
  readonly mayFail?: boolean
}

const USAGE = new URL('usage.mjs', import.meta.url).href

/** Runs a script with this Node. Throws, with what it printed, when it fails. */
export async function runNode(script: string, args: readonly string[], { scratch, ...options }: Options): Promise<Ran> {
  const usageFile = join(scratch, 'usage.json')
  rmSync(usageFile, { force: true })
  const env = { ...(options.env ?? process.env), BENCH_USAGE: usageFile }
  const ran = await runProgram(process.execPath, ['--import', USAGE, script, ...args], { ...options, env })
  return { ...ran, ...(JSON.parse(readFileSync(usageFile, 'utf8')) as Pick<Usage, 'cpuMs' | 'peakMiB'>) }
}

/** Runs another program with bash, whose `time` tells what it used; its memory is not known. */
export async function runShell(command: string, options: Options): Promise<Ran> {
  const timed = `TIMEFORMAT='bench %U %S'; time { ${command}; }`
  const { stderr, ...ran } = await runProgram('bash', ['-c', timed], options)
  const [, user = '0', system = '0'] = /bench (\S+) (\S+)\s*$/.exec(stderr) ?? []
  return { ...ran, cpuMs: (Number(user) + Number(system)) * 1_000, peakMiB: Number.NaN }
}

async function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env, mayFail = false }: Omit<Options, 'scratch'>,
): Promise<Omit<Ran, 'cpuMs' | 'peakMiB'> & { readonly stderr: string }> {
  const startedAt = performance.timeOrigin + performance.now()
  const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (exitCode !== 0 && !(mayFail && exitCode === 1))
    throw new Error(`${program} ${args.join(' ')} ended with ${exitCode}.\n${stdout}\n${stderr}`)
  return { stdout, stderr, startedAt, wallMs: performance.timeOrigin + performance.now() - startedAt }
}
