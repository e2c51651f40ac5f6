import { type FileHandle, open } from 'node:fs/promises'
import { LoadError } from '../errors.ts'
import { giveBack } from '../memory/give-back.ts'
import type { ByteRange } from './part.ts'
import { type FileVersion, fileVersion } from './source-file.ts'

export const CHUNK_BYTES = 262_144

/** Opens a file that is still what it was when it was scanned. Throws LoadError `invalid-csv` when it is not. */
export async function openUnchanged(file: FileVersion): Promise<FileHandle> {
  const handle = await open(file.absolutePath).catch((cause: unknown) => {
    throw hasChanged(file, cause)
  })
  const { bytes, mtimeMs } = await fileVersion(handle, file)
  if (bytes === file.bytes && mtimeMs === file.mtimeMs) return handle
  await handle.close()
  throw hasChanged(file)
}

/** Reads ahead into one buffer while the other is worked on: the memory of a chunk is used again, or given back, once the next
 *  is asked for. */
export async function* bytesOf(
  handle: FileHandle,
  { file, start, end }: Pick<ByteRange, 'file' | 'start' | 'end'>,
): AsyncGenerator<Buffer> {
  const length = Math.min(CHUNK_BYTES, end - start)
  let chunk: Buffer = Buffer.allocUnsafeSlow(length)
  let spare: Buffer | undefined
  const read = (buffer: Buffer, at: number) => {
    const reading = handle.read(buffer, 0, Math.min(length, end - at), at)
    // Whoever asks for the next chunk hears of it.
    reading.catch(() => {})
    return reading
  }
  let reading = read(chunk, start)
  try {
    for (let at = start; at < end; ) {
      const { bytesRead } = await reading
      if (bytesRead === 0) throw hasChanged(file)
      at += bytesRead
      const ready = chunk
      if (at < end) {
        // Also where less was read than there is.
        chunk = spare ?? Buffer.allocUnsafeSlow(length)
        spare = ready
        reading = read(chunk, at)
      }
      yield ready.subarray(0, bytesRead)
    }
    giveBack(chunk)
    if (spare !== undefined) giveBack(spare)
  } finally {
    // The file is closed, and the memory given up, when nobody reads into it any more.
    await reading.catch(() => {})
  }
}

/** Goes over ranges in their order; one file is open at a time, for as long as ranges of it follow each other. */
export async function* openRanges(
  ranges: readonly ByteRange[],
): AsyncGenerator<{ readonly range: ByteRange; readonly handle: FileHandle }> {
  let file: FileVersion | undefined
  let handle: FileHandle | undefined
  try {
    for (const range of ranges) {
      if (!handle || range.file !== file) {
        await handle?.close()
        handle = undefined
        file = range.file
        handle = await openUnchanged(file)
      }
      yield { range, handle }
    }
  } finally {
    await handle?.close()
  }
}

function hasChanged({ path }: FileVersion, cause?: unknown): LoadError {
  const message = `${path} changed while it was being loaded. Run the load again when nothing writes to the file.`
  return new LoadError('invalid-csv', message, { cause })
}
