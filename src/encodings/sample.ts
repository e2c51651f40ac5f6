/** Lines of a file that are not all ASCII. */
export interface Sample {
  /** Looks at the next chunk; its memory may be used again afterwards. */
  feed(chunk: Buffer): void
  end(): {
    /** Some of the first such lines and some of the last ones, each with a line feed. */
    readonly lines: Buffer
    /** The first bytes of the file, whatever they are. */
    readonly start: Buffer
  }
}

/** Bytes that are kept of the first lines, and of the last. */
const MOST_BYTES = 65_536
const START_BYTES = 4_096
/** A longer line says no more, and takes the place of others. */
const MOST_LINE_BYTES = 16_384

const [LF, CR] = [0x0a, 0x0d]

export function createSample(): Sample {
  const first: Buffer[] = []
  let firstBytes = 0
  let tail: Buffer = Buffer.alloc(0)
  let start: Buffer = Buffer.alloc(0)
  let length = 0
  return {
    feed: (chunk) => {
      if (start.length < START_BYTES) start = Buffer.concat([start, chunk.subarray(0, START_BYTES - start.length)])
      // The lines that a chunk cuts are left out, but for those at both ends of the file.
      for (const line of firstBytes < MOST_BYTES ? linesOf(chunk, { fromStart: length === 0, toEnd: false }) : []) {
        if (firstBytes >= MOST_BYTES) break
        if (!isWanted(line)) continue
        first.push(Buffer.from(line))
        firstBytes += line.length
      }
      length += chunk.length
      const rest = MOST_BYTES - Math.min(MOST_BYTES, chunk.length)
      tail = Buffer.concat([rest === 0 ? tail.subarray(0, 0) : tail.subarray(-rest), chunk.subarray(-MOST_BYTES)])
    },
    end: () => {
      const isWhole = length === tail.length
      const last = [...linesOf(tail, { fromStart: isWhole, toEnd: true })].filter(isWanted)
      const lines = [...(isWhole ? [] : first), ...last]
      return { lines: Buffer.concat(lines.flatMap((line) => [line, Buffer.of(LF)])), start }
    },
  }
}

function isWanted(line: Buffer): boolean {
  return line.length <= MOST_LINE_BYTES && line.some((byte) => byte > 0x7f)
}

/** The lines of a piece of a file, without their ends; those that its ends may cut only where they are those of the file.
 *  No character of any encoding of bytes has a line feed or a carriage return inside. */
function* linesOf(piece: Buffer, { fromStart, toEnd }: { fromStart: boolean; toEnd: boolean }): Generator<Buffer> {
  let from = 0
  let isWhole = fromStart
  for (let at = 0; at <= piece.length; at++) {
    const isEnd = at === piece.length
    if (isEnd ? !toEnd : piece[at] !== LF && piece[at] !== CR) continue
    if (isWhole && at > from) yield piece.subarray(from, at)
    from = at + 1
    isWhole = true
  }
}
