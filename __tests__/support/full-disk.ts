import fs, { readlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Makes a disk full for some files of this process: not a byte can be written to those whose path ends with `ending`.
 * Returns what makes room again. On Linux only.
 *
 * Preloaded in a process (`fullDiskAt`), it is full from the start.
 */
export async function fillDisk(ending: string): Promise<() => void> {
  const handle = await open(process.execPath)
  const prototype = Object.getPrototypeOf(handle)
  await handle.close()
  const patched = [
    ...['writeFile', 'appendFile', 'writev', 'write'].map((name) => ({ target: prototype, name })),
    ...['writeFileSync', 'writeSync'].map((name) => ({ target: fs, name })),
  ].map(({ target, name }) => {
    const original = target[name]
    target[name] = function (this: { fd: number } | undefined, ...args: unknown[]) {
      const file = target === fs ? args[0] : this?.fd
      const data = target === fs ? args[1] : args[0]
      if (isFull(file, ending) && !isEmpty(data)) {
        const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
        if (target === fs) throw error
        return Promise.reject(error)
      }
      return Reflect.apply(original, this, args)
    }
    return () => {
      target[name] = original
    }
  })
  syncBuiltinESMExports()
  return () => {
    for (const restore of patched) restore()
    syncBuiltinESMExports()
  }
}

/** Variables of a process whose disk is full for such files. */
export function fullDiskAt(ending: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import ${import.meta.url}`, FULL_DISK_AT: ending }
}

function isFull(file: unknown, ending: string): boolean {
  return typeof file === 'number' && readlinkSync(`/proc/self/fd/${file}`).endsWith(ending)
}

function isEmpty(data: unknown): boolean {
  return (typeof data === 'string' || Buffer.isBuffer(data)) && data.length === 0
}

if (process.env.FULL_DISK_AT !== undefined) await fillDisk(process.env.FULL_DISK_AT)
