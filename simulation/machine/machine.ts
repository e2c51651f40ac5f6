import { AsyncLocalStorage } from 'node:async_hooks'
import crypto from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Readable } from 'node:stream'
import timers from 'node:timers/promises'
import { openSync } from './files.ts'
import { type VirtualTime, virtualTime } from './time.ts'

/** One process on the simulated machine: a main step that runs. */
export interface Process {
  readonly pid: number
  /** Nothing of it goes on any more. */
  isDead: boolean
  /** From 0 up to, not including, 1; the same for the same history. */
  readonly random: () => number
}

/** The process that the code at work belongs to. */
export const processes = new AsyncLocalStorage<Process>()

const EPOCH = Date.UTC(2026, 10, 2, 8)
let time: VirtualTime = virtualTime(EPOCH)
let living = new Map<number, Process>()

/** The time of the history that is under way. */
export function now(): VirtualTime {
  return time
}

/** A new machine at the same hour, for the next history. */
export function restartMachine(): VirtualTime {
  time = virtualTime(EPOCH)
  living = new Map()
  return time
}

export function startProcess(random: () => number): Process {
  const started = { pid: 1_000 + living.size, isDead: false, random }
  living.set(started.pid, started)
  return started
}

/** A promise for code whose process is dead. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {})

/** Resolves at its time, unless the process is dead by then. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  const process = processes.getStore()
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = time.after(ms, () => {
      signal?.removeEventListener('abort', onAbort)
      if (process?.isDead !== true) resolve()
    })
    const onAbort = () => {
      stop()
      if (process?.isDead !== true) reject(signal?.reason)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

/**
 * From now on, what this process would leave to the operating system's threads and timers happens in virtual time, and in an
 * order that is always the same: the promises of `node:fs` are kept at once, timers are events of the history, chance comes
 * from the seed. Nothing of the production code has to be changed for it.
 */
export function takeOverMachine(): void {
  const promises: Record<string, unknown> = { ...fs.promises }
  const sync: Record<string, unknown> = { ...fs }
  for (const name of Object.keys(promises)) {
    const twin = sync[`${name}Sync`]
    if (typeof twin === 'function') promises[name] = keptAtOnce((...given: unknown[]) => Reflect.apply(twin, fs, given))
  }
  Object.assign(fs.promises, promises, { open: keptAtOnce(openSync) })
  Object.assign(fs, {
    createReadStream: (path: string) => Readable.from([fs.readFileSync(path)], { objectMode: false }),
  })
  Object.assign(timers, {
    setTimeout: (ms: number, value: unknown, options?: { signal?: AbortSignal }) =>
      sleep(ms, options?.signal).then(() => value),
  })
  Object.assign(crypto, { randomBytes: randomBytes })
  Object.assign(globalThis, { setInterval: every, clearInterval: stopEvery })
  Object.assign(performance, { now: () => time.now() })
  const { kill } = process
  Object.defineProperty(process, 'pid', { get: () => processes.getStore()?.pid ?? 1 })
  Object.assign(process, {
    kill: (pid: number, signal?: string | number) => (signal === 0 ? isAliveOrThrow(pid) : kill(pid, signal)),
  })
  syncBuiltinESMExports()
}

/** Dead processes get no answer, and what they ask for does not happen. */
function keptAtOnce<T, Given extends unknown[]>(task: (...given: Given) => T): (...given: Given) => Promise<T> {
  return async (...given) => (processes.getStore()?.isDead === true ? await never<T>() : task(...given))
}

function isAliveOrThrow(pid: number): true {
  if (living.get(pid)?.isDead === false) return true
  throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH' })
}

function randomBytes(size: number): Buffer {
  const random = processes.getStore()?.random ?? (() => 0.5)
  return Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)))
}

interface Repeated {
  stop: () => void
  readonly unref: () => Repeated
}

function every(task: () => void, ms: number): Repeated {
  const process = processes.getStore()
  const repeated: Repeated = { stop: () => {}, unref: () => repeated }
  const again = () => {
    repeated.stop = time.after(ms, () => {
      if (process?.isDead === true) return
      if (process === undefined) task()
      else processes.run(process, task)
      again()
    })
  }
  again()
  return repeated
}

function stopEvery(repeated: Repeated | undefined): void {
  repeated?.stop()
}
