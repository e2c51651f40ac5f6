import { closeSync, constants, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'

/** Opens nothing through a link, and waits for no other end of a pipe. Windows knows neither flag. */
const { O_WRONLY, O_APPEND, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants

/** Makes a file anew and opens it to be written. What is in its place is removed first: of a link, or of a file that has
 *  other names too, only this name. */
export async function createFile(file: string): Promise<FileHandle> {
  await rm(file, { force: true })
  // `x` fails where anything has the name, a link too. Source: POSIX, `open`, O_EXCL.
  return await open(file, 'wx')
}

/** The same; returns the file descriptor. */
export function createFileSync(file: string): number {
  rmSync(file, { force: true })
  return openSync(file, 'wx')
}

/** Opens a file that we made to be written on. Throws when something else is in its place. */
export async function reopenFile(file: string): Promise<FileHandle> {
  if (!(await lstat(file)).isFile()) throw new Error(`${file} was replaced while it was written.`)
  return await open(file, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK)
}

/** Writes a file whole: beside its place, then moved there. One that cannot be written stays as it was. */
export async function replaceFile(file: string, content: string | Iterable<string>): Promise<void> {
  const beside = `${file}.new`
  try {
    const handle = await createFile(beside)
    try {
      await handle.writeFile(content)
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw error
  }
}

/** The same, at once. */
export function replaceFileSync(file: string, content: string): void {
  const beside = `${file}.new`
  const handle = createFileSync(beside)
  try {
    writeFileSync(handle, content)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
}
