import { type FileHandle, open } from 'node:fs/promises'
import { LoadError } from '../errors.ts'
import { readAhead } from '../memory/read-ahead.ts'
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

/** The bytes of a range, in chunks whose memory is used again, or given back, once the next one is asked for. Throws LoadError
 *  `invalid-csv` when the file has become shorter. */
export async function* bytesOf(
  handle: FileHandle,
  { file, start, end }: Pick<ByteRange, 'file' | 'start' | 'end'>,
): AsyncGenerator<Buffer> {
  const at = yield* readAhead(handle, { start, end, chunkBytes: CHUNK_BYTES })
  if (at < end) throw hasChanged(file)
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
