import { AsyncLocalStorage } from 'node:async_hooks'
import * as core from '@actions/core'

/** What a task printed, where it is a matter between the task and us. */
const capturing = new AsyncLocalStorage<string[]>()

let running = 0
let writeThrough: typeof process.stdout.write | undefined

const COMMAND = /^::[\w-]+(?: [^:]*)?::/

/** Commands that people would see. Others, `add-mask` above all, are for the runner. */
const SHOWN = /^::(?:error|warning|notice)(?: [^:]*)?::/

/**
 * Runs a task of a library that tells what went wrong only by printing it. Its lines reach the log as debug messages; what
 * others print meanwhile is not touched. Lines come back without the command they were.
 */
export async function captureOutput<T>(
  task: () => Promise<T>,
): Promise<{ readonly value: T; readonly lines: readonly string[] }> {
  const lines: string[] = []
  watch()
  try {
    return { value: await capturing.run(lines, task), lines }
  } finally {
    unwatch()
  }
}

function watch(): void {
  running += 1
  if (writeThrough !== undefined) return
  writeThrough = process.stdout.write
  process.stdout.write = new Proxy(writeThrough, {
    apply: (write, stdout, args: Parameters<typeof process.stdout.write>) => {
      const lines = capturing.getStore()
      const text = String(args[0]).trimEnd()
      lines?.push(text.replace(COMMAND, ''))
      if (lines === undefined || (COMMAND.test(text) && !SHOWN.test(text))) return Reflect.apply(write, stdout, args)
      capturing.exit(() => core.debug(text.replace(SHOWN, '')))
      return true
    },
  })
}

function unwatch(): void {
  running -= 1
  if (running > 0 || writeThrough === undefined) return
  process.stdout.write = writeThrough
  writeThrough = undefined
}
