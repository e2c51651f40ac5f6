import { closeSync, constants, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Flags that open nothing through a link, and wait for no other end of a pipe. Windows knows neither. */
const { O_WRONLY, O_APPEND, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants

/** Makes a file anew and opens it for writing. Whatever has its name is removed first: of a link, or of a file that has
 *  other names too, only this name. */
export async function createFile(file: string): Promise<FileHandle> {
  await rm(file, { force: true })
  // `x` fails where anything has the name, a link too. Source: POSIX, `open`, O_EXCL.
  return await open(file, 'wx')
}

/** Makes a file anew, as `createFile` does, and returns its file descriptor. */
export function createFileSync(file: string): number {
  rmSync(file, { force: true })
  return openSync(file, 'wx')
}

/** Opens a file that `createFile` made, to be written on. Throws when something else is in its place. */
export async function reopenFile(file: string): Promise<FileHandle> {
  if (!(await lstat(file)).isFile()) throw new Error(`${file} was replaced while it was written.`)
  return await open(file, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK)
}

/**
 * Writes a file whole: beside its place, then renamed. A file that cannot be written stays as it was.
 *
 * @param isDurable whether the file has to outlast a machine that stops at once: the promise resolves when the disk has it
 */
export async function replaceFile(
  file: string,
  content: string | Iterable<string>,
  { isDurable = false } = {},
): Promise<void> {
  const beside = besideOf(file)
  try {
    const handle = await createFile(beside)
    try {
      await handle.writeFile(content)
      if (isDurable) await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw error
  }
  if (isDurable) await syncFolder(path.dirname(file))
}

/** Writes a file whole, as `replaceFile` does, before it returns. */
export function replaceFileSync(file: string, content: string): void {
  const beside = besideOf(file)
  try {
    const handle = createFileSync(beside)
    try {
      writeFileSync(handle, content)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, file)
  } catch (error) {
    removeQuietly(beside)
    throw error
  }
}

function besideOf(file: string): string {
  return `${file}.new`
}

/** Makes durable which names a folder has. Windows cannot open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // The error that led here says more.
  }
}
