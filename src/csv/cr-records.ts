import { CR, LF, QUOTE } from './dialect.ts'

/** Whether the records of a file that starts with these bytes end in carriage returns alone: the first line break outside
 *  quotes is one, and no line feed follows it. */
export function endsRecordsInCr(start: Uint8Array): boolean {
  let isQuoted = false
  let hasCr = false
  for (const byte of start) {
    if (byte === QUOTE) isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (byte === LF) return false
    else if (byte === CR) hasCr = true
  }
  return hasCr
}

/** Makes line feeds of the carriage returns outside quotes, in place, so that such a file is read like any other. */
export function createCrReader(): { read: (chunk: Buffer) => Buffer; sawLineFeed: () => boolean } {
  let isQuoted = false
  let sawLineFeed = false
  return {
    read: (chunk) => {
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at]
        // A doubled quote toggles twice, which comes to the same.
        if (byte === QUOTE) isQuoted = !isQuoted
        else if (isQuoted) continue
        else if (byte === CR) chunk[at] = LF
        else if (byte === LF) sawLineFeed = true
      }
      return chunk
    },
    sawLineFeed: () => sawLineFeed,
  }
}

/** Reads a file's chunks in place, by what the first of them shows of its line endings. */
export function createLineReader(): {
  read: (chunk: Buffer) => Buffer
  crEndsRecords: () => boolean
  sawLineFeedAmongCr: () => boolean
} {
  let isFirst = true
  let cr: ReturnType<typeof createCrReader> | undefined
  return {
    read: (chunk) => {
      if (isFirst && endsRecordsInCr(chunk)) cr = createCrReader()
      isFirst = false
      return cr === undefined ? chunk : cr.read(chunk)
    },
    crEndsRecords: () => cr !== undefined,
    sawLineFeedAmongCr: () => cr?.sawLineFeed() ?? false,
  }
}
