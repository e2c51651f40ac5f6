import { inflateRawSync } from 'node:zlib'

/** Signatures and offsets: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory),
 *  4.3.14–4.3.16 (ends of it) and 4.5.3 (zip64 sizes). */
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const ZIP64_END_OF_DIRECTORY = 0x06064b50
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_EXTRA = 0x0001
const IN_ZIP64 = 0xffffffff

interface Entry {
  readonly name: string
  readonly method: number
  readonly compressedSize: number
  readonly localHeader: number
  /** Where the next entry of the central directory starts. */
  readonly next: number
}

/** The files of a ZIP archive by their `/`-paths, folders left out. Stored and deflated entries, sizes taken from the
 *  central directory, so that archives written as a stream (sizes behind the data) can be read. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const { start, entries } = findDirectory(archive)
  for (let at = start, left = entries; left > 0; left--) {
    const entry = readEntry(archive, at)
    if (!entry.name.endsWith('/')) files.set(entry.name, readContent(archive, entry))
    at = entry.next
  }
  return files
}

function findDirectory(archive: Buffer): { start: number; entries: number } {
  const end = archive.lastIndexOf(signature(END_OF_DIRECTORY))
  if (end === -1) throw new Error('Not a ZIP archive: it has no end-of-directory record.')
  const locator = end - 20
  if (locator < 0 || archive.readUInt32LE(locator) !== ZIP64_LOCATOR)
    return { entries: archive.readUInt16LE(end + 10), start: archive.readUInt32LE(end + 16) }
  const zip64 = size(archive, locator + 8)
  if (archive.readUInt32LE(zip64) !== ZIP64_END_OF_DIRECTORY) throw new Error('The ZIP64 directory is damaged.')
  return { entries: size(archive, zip64 + 32), start: size(archive, zip64 + 48) }
}

function readEntry(archive: Buffer, at: number): Entry {
  if (archive.readUInt32LE(at) !== CENTRAL_HEADER) throw new Error(`No directory entry at byte ${at}.`)
  const nameEnd = at + 46 + archive.readUInt16LE(at + 28)
  const extraEnd = nameEnd + archive.readUInt16LE(at + 30)
  const short = [at + 24, at + 20, at + 42].map((offset) => archive.readUInt32LE(offset))
  const [, compressedSize = 0, localHeader = 0] = widen(short, archive.subarray(nameEnd, extraEnd))
  return {
    name: archive.toString('utf8', at + 46, nameEnd),
    method: archive.readUInt16LE(at + 10),
    compressedSize,
    localHeader,
    next: extraEnd + archive.readUInt16LE(at + 32),
  }
}

/** Takes those of (size, compressed size, offset) that did not fit 32 bits from the ZIP64 extra field, in this order. */
function widen(short: readonly number[], extra: Buffer): number[] {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== ZIP64_EXTRA) at += 4 + extra.readUInt16LE(at + 2)
  let next = at + 4
  return short.map((value) => {
    if (value !== IN_ZIP64) return value
    next += 8
    return size(extra, next - 8)
  })
}

function readContent(archive: Buffer, { name, method, compressedSize, localHeader }: Entry): Buffer {
  // Only the local header knows how long its own name and extra field are.
  const start = localHeader + 30 + archive.readUInt16LE(localHeader + 26) + archive.readUInt16LE(localHeader + 28)
  const data = archive.subarray(start, start + compressedSize)
  if (method === 0) return data
  if (method === 8) return inflateRawSync(data)
  throw new Error(`${name} is compressed by method ${method}, which is neither stored nor deflated.`)
}

function size(buffer: Buffer, at: number): number {
  return Number(buffer.readBigUInt64LE(at))
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
