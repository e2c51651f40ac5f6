import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'

const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants

/**
 * Reads a file that others may have put there as text, in UTF-8 if no other encoding is asked for. Throws, with Node's code where there is one, when it is missing, is
 * no regular file (a link, a pipe that nobody writes to, an endless device), or is larger than `maxBytes`.
 */
export function readRegularFile(file: string, maxBytes: number, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  if (!lstatSync(file).isFile()) throw new Error('it is no regular file')
  const handle = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  try {
    const stats = fstatSync(handle)
    if (!stats.isFile()) throw new Error('it is no regular file')
    // Room for one byte more than its size shows that it grew, or is a file of the system that names no size.
    const bytes = Buffer.allocUnsafe(Math.min(stats.size, maxBytes) + 1)
    let length = 0
    for (;;) {
      const read = readSync(handle, bytes, length, bytes.length - length, null)
      length += read
      if (read === 0) return bytes.toString(encoding, 0, length)
      if (length === bytes.length) throw new Error(`it is larger than ${Math.min(stats.size, maxBytes)} bytes`)
    }
  } finally {
    closeSync(handle)
  }
}
