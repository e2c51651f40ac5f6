import { type FileHandle, open } from 'node:fs/promises'
import { OwnMemory } from './own-memory.ts'

/** Which bytes of a file are read, and how many at once. */
export interface ReadAhead {
  /** Offset of the first byte. */
  readonly start: number
  /** Offset behind the last byte; left out: the end of the file. */
  readonly end?: number
  readonly chunkBytes: number
}

/** Reads a file into one buffer while the other one is worked on: the memory of a chunk is used again, or given back, once the
 *  next chunk is asked for. Returns the offset behind the last byte that there was. */
export async function* readAhead(
  handle: FileHandle,
  { start, end = Number.POSITIVE_INFINITY, chunkBytes }: ReadAhead,
): AsyncGenerator<Buffer, number> {
  const length = Math.min(chunkBytes, end - start)
  const memory = new OwnMemory()
  let chunk: Buffer = memory.own(Buffer.allocUnsafeSlow(length))
  let spare: Buffer | undefined
  const read = (buffer: Buffer, at: number) => {
    const reading = handle.read(buffer, 0, Math.min(length, end - at), at)
    // Its error is thrown when the next chunk is asked for.
    reading.catch(() => {})
    return reading
  }
  let at = start
  let reading = read(chunk, at)
  try {
    while (at < end) {
      const { bytesRead } = await reading
      if (bytesRead === 0) break
      at += bytesRead
      const ready = chunk
      if (at < end) {
        chunk = spare ?? memory.own(Buffer.allocUnsafeSlow(length))
        spare = ready
        reading = read(chunk, at)
      }
      yield ready.subarray(0, bytesRead)
    }
    // Not where the reader stops early: the system may still be sending a chunk of a request that was aborted.
    memory.release()
    return at
  } finally {
    // The file must not be closed while something reads from it.
    await reading.catch(() => {})
  }
}

/** Reads an open file from its beginning to its end, as `readAhead` does. A small file takes a small buffer: there may be
 *  thousands of them. */
export async function* readToEnd(handle: FileHandle, chunkBytes: number): AsyncGenerator<Buffer> {
  const { size } = await handle.stat()
  yield* readAhead(handle, { start: 0, chunkBytes: Math.min(chunkBytes, Math.max(1, size)) })
}

/** Opens a file and reads it as `readToEnd` does. */
export async function* readFileAhead(path: string, chunkBytes: number): AsyncGenerator<Buffer> {
  const handle = await open(path)
  try {
    yield* readToEnd(handle, chunkBytes)
  } finally {
    await handle.close()
  }
}
