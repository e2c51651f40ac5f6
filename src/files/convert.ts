import { isAscii } from 'node:buffer'
import { open, rm } from 'node:fs/promises'
import { endsInCharacter, notInEncoding, utf8Already } from '../csv/encoding-problems.ts'
import { fileKind, KIND_BYTES } from '../csv/file-kind.ts'
import { invalidCsv } from '../csv/invalid-csv.ts'
import type { Problem } from '../csv/problems.ts'
import { createUtf8Check } from '../csv/utf8.ts'
import { isDiskFull } from '../disk/error-code.ts'
import { createFile } from '../disk/own-files.ts'
import { isUtf16 } from '../encodings/labels.ts'
import { createTranscoder, Undecodable } from '../encodings/transcoder.ts'
import { LoadError } from '../errors.ts'
import { readFileAhead } from '../memory/read-ahead.ts'
import type { FilePath } from '../parts/file-path.ts'
import { SCAN_CHUNK_BYTES } from '../parts/source-file.ts'
import { size } from '../text/words.ts'

export interface ConvertOptions {
  /** Of the WHATWG Encoding standard, and not UTF-8. */
  readonly encoding: string
  /** Where the copy goes; its folder exists. */
  readonly target: string
  /** Ends the conversion with its reason. */
  readonly signal?: AbortSignal | undefined
}

const UTF8_MARK = Buffer.from('\uFEFF')

/**
 * Makes a copy of a file in UTF-8, which begins with a byte order mark: files that are made of its records can be told from
 * those in its own encoding. Undefined for a file that begins with such a mark, since it is UTF-8 as it is. Throws CsvError for
 * a file that is not in the encoding, and LoadError `invalid-input` where there is no room for the copy.
 */
export async function convertFile(
  source: FilePath,
  { target, ...options }: ConvertOptions,
): Promise<{ readonly copy: FilePath; readonly convertedFrom: string } | undefined> {
  const start = await readStart(source)
  if (start.subarray(0, UTF8_MARK.length).equals(UTF8_MARK)) return undefined
  const encoding = encodingByStart(source, start, options.encoding)
  try {
    await writeCopy(source, { ...options, encoding, target })
  } catch (error) {
    await rm(target, { force: true })
    if (error instanceof Undecodable) throw await undecodable(source, encoding)
    throw isDiskFull(error) ? await diskFull(source, error) : error
  }
  return { copy: { path: source.path, absolutePath: target }, convertedFrom: encoding }
}

/** Refuses what is no CSV file. A byte order mark of UTF-16 says in which order the bytes are, whatever the label says.
 *  Source: WHATWG Encoding Standard, 6 "Hooks for standards", decode. */
function encodingByStart({ path }: FilePath, start: Buffer, encoding: string): string {
  const kind = fileKind(start)
  if (kind === undefined) return encoding
  const hasMark = start[0] === 0xff || start[0] === 0xfe
  if (kind.encoding !== undefined && isUtf16(encoding) && (hasMark || kind.encoding === encoding)) return kind.encoding
  throw invalidCsv([{ path, check: kind.check, problem: kind.problem, cure: kind.cure }])
}

async function readStart({ absolutePath }: FilePath): Promise<Buffer> {
  const handle = await open(absolutePath)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(KIND_BYTES), 0, KIND_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function writeCopy(source: FilePath, { encoding, target, signal }: ConvertOptions): Promise<void> {
  const looks = createUtf8Look(encoding)
  const withoutMark = createMarkRemover()
  const transcoder = createTranscoder(encoding)
  const copy = await createFile(target)
  try {
    await copy.appendFile(UTF8_MARK)
    for await (const chunk of readFileAhead(source.absolutePath, SCAN_CHUNK_BYTES)) {
      signal?.throwIfAborted()
      looks.feed(chunk)
      await copy.appendFile(withoutMark(transcoder.write(chunk)))
    }
    await copy.appendFile(transcoder.end())
  } finally {
    await copy.close()
  }
  if (looks.isUtf8()) throw invalidCsv([{ path: source.path, ...utf8Already(encoding) }])
}

/** Removes a byte order mark from the beginning of a text. */
function createMarkRemover(): (text: Buffer) => Buffer {
  let isStart = true
  return (text) => {
    if (!isStart || text.length === 0) return text
    isStart = false
    return text.subarray(0, UTF8_MARK.length).equals(UTF8_MARK) ? text.subarray(UTF8_MARK.length) : text
  }
}

/**
 * Finds out whether a file is UTF-8 after all, such as a result file of an earlier run: all of its bytes are, and some of them are
 * not ASCII, which is the same in most encodings. In UTF-16, each ASCII character has a NUL, and there is no table without any.
 */
function createUtf8Look(encoding: string): { feed: (chunk: Buffer) => void; isUtf8: () => boolean } {
  const check = createUtf8Check()
  let isBad = false
  let hasEvidence = false
  return {
    feed: (chunk) => {
      if (isBad) return
      isBad = check.feed(chunk) !== undefined || (isUtf16(encoding) && chunk.includes(0))
      hasEvidence ||= isUtf16(encoding) || !isAscii(chunk)
    },
    isUtf8: () => !isBad && check.end() === undefined && hasEvidence,
  }
}

/** Finds the line of the bytes that are not in the encoding: reads the file once more, from line to line. */
async function undecodable(source: FilePath, encoding: string): Promise<LoadError> {
  const found = (problem: Problem) => invalidCsv([{ path: source.path, ...problem }])
  const transcoder = createTranscoder(encoding)
  const lines = createLineCount()
  try {
    for await (const chunk of readFileAhead(source.absolutePath, LINE_CHUNK_BYTES))
      for (const piece of piecesOf(chunk, encoding)) lines.add(transcoder.write(piece))
  } catch (error) {
    if (error instanceof Undecodable) return found(notInEncoding(lines.line(), encoding))
    throw error
  }
  // Only the end is left to be wrong.
  return found(endsInCharacter(lines.line(), encoding))
}

/** Small enough to be cut into lines without much memory. */
const LINE_CHUNK_BYTES = 65_536
const [LF, CR] = [0x0a, 0x0d]

/** The bytes of a chunk up to each end of a line, which takes two bytes in UTF-16. */
function* piecesOf(chunk: Buffer, encoding: string): Generator<Buffer> {
  let from = 0
  for (let at = 0; at < chunk.length; at++) {
    if (chunk[at] !== LF && chunk[at] !== CR) continue
    const end = isUtf16(encoding) ? at + 2 - (at % 2) : at + 1
    if (end > from) yield chunk.subarray(from, end)
    from = end
  }
  yield chunk.subarray(from)
}

/** Counts lines as the scan does: in a file without line feeds, carriage returns end them. */
function createLineCount(): { add: (text: Buffer) => void; line: () => number } {
  let lineFeeds = 0
  let returns = 0
  return {
    add: (text) => {
      for (const byte of text) {
        if (byte === LF) lineFeeds++
        else if (byte === CR) returns++
      }
    },
    line: () => 1 + (lineFeeds || returns),
  }
}

async function diskFull({ path, absolutePath }: FilePath, cause: unknown): Promise<LoadError> {
  const handle = await open(absolutePath)
  const { size: bytes } = await handle.stat().finally(() => handle.close())
  return new LoadError(
    'invalid-input',
    `\`files\`: ${path} (${size(bytes)}) cannot be converted to UTF-8: the disk of the runner is full. ` +
      'Free some space in an earlier step, load the files in several steps, or use a larger runner.',
    { cause },
  )
}
