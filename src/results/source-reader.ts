import { closeSync, openSync, readSync } from 'node:fs'
import type { FilePath } from '../parts/file-path.ts'

/** Source files that are open at once. */
const MOST_OPEN = 32
/** What is read at once of a file: most records are asked for in their order. */
const AHEAD_BYTES = 65_536

interface OpenFile {
  readonly handle: number
  /** What was read last, which began at this offset. */
  ahead: Buffer
  start: number
}

/** Reads single records of the users' files, such as those whose copies are sent. */
export class SourceReader {
  readonly #files = new Map<string, OpenFile>()

  /** The bytes of a record, which are good until the next one is read. */
  read(file: FilePath, offset: number, length: number): Buffer {
    const open = this.#open(file)
    const from = offset - open.start
    if (from < 0 || from + length > open.ahead.length) {
      open.ahead = readAt(open.handle, offset, Math.max(length, AHEAD_BYTES))
      open.start = offset
      if (open.ahead.length < length) throw new Error(`${file.path} changed while it was being loaded.`)
      return open.ahead.subarray(0, length)
    }
    return open.ahead.subarray(from, from + length)
  }

  close(): void {
    for (const { handle } of this.#files.values()) closeSync(handle)
    this.#files.clear()
  }

  #open({ absolutePath }: FilePath): OpenFile {
    const known = this.#files.get(absolutePath)
    if (known !== undefined) return known
    if (this.#files.size === MOST_OPEN) this.close()
    const open = { handle: openSync(absolutePath, 'r'), ahead: Buffer.alloc(0), start: 0 }
    this.#files.set(absolutePath, open)
    return open
  }
}

/** Reads so many bytes, or all up to the end of the file. */
function readAt(handle: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (let read = -1; read !== 0 && at < length; at += read)
    read = readSync(handle, bytes, at, length - at, offset + at)
  return bytes.subarray(0, at)
}

/** A record without its line ending, which may be a carriage return alone. */
export function withoutEnding(bytes: Buffer): Buffer {
  let end = bytes.length
  if (bytes[end - 1] === 0x0a) end--
  if (bytes[end - 1] === 0x0d) end--
  return bytes.subarray(0, end)
}
