import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly content: string
  /** 0 stored, 8 deflated; others are claimed only. */
  readonly method: number
}

/** Bit 3: sizes follow the data; bit 11: names are UTF-8. Source: PKWARE APPNOTE.TXT 6.3.10, section 4.4.4. */
const FLAGS = 0x0808
const IN_ZIP64 = 0xffffffff

/** A ZIP archive as a streaming writer makes it, with every size and offset in its 64-bit form if asked. */
export function zip(entries: readonly ZipEntry[], { zip64 = false } = {}): Buffer {
  let body = Buffer.alloc(0)
  const directory = entries.map((entry) => {
    const offset = body.length
    const plain = Buffer.from(entry.content)
    const data = entry.method === 8 ? deflateRawSync(plain) : plain
    const sizes = [crc32(plain), data.length, plain.length]
    body = Buffer.concat([body, localHeader(entry), data, u32(0x08074b50, ...sizes)])
    return centralHeader(entry, { crc: crc32(plain), compressed: data.length, size: plain.length, offset }, zip64)
  })
  return Buffer.concat([
    body,
    ...directory,
    endOfDirectory(entries.length, body.length, zip64, Buffer.concat(directory)),
  ])
}

function localHeader({ name, method }: ZipEntry): Buffer {
  const bytes = Buffer.from(name)
  return Buffer.concat([u32(0x04034b50), u16(20, FLAGS, method, 0, 0), u32(0, 0, 0), u16(bytes.length, 0), bytes])
}

function centralHeader(
  { name, method }: ZipEntry,
  at: { crc: number; compressed: number; size: number; offset: number },
  zip64: boolean,
): Buffer {
  const bytes = Buffer.from(name)
  const wide = [at.size, at.compressed, at.offset]
  // An unrelated extra field comes first: readers have to look for theirs.
  const extra = zip64 ? Buffer.concat([u16(0x5455, 1), Buffer.of(0), u16(1, 24), u64(...wide)]) : Buffer.alloc(0)
  const [size = 0, compressed = 0, offset = 0] = zip64 ? wide.map(() => IN_ZIP64) : wide
  return Buffer.concat([
    u32(0x02014b50),
    u16(45, 45, FLAGS, method, 0, 0),
    u32(at.crc, compressed, size),
    u16(bytes.length, extra.length, 0, 0, 0),
    u32(0, offset),
    bytes,
    extra,
  ])
}

function endOfDirectory(count: number, start: number, zip64: boolean, directory: Buffer): Buffer {
  const length = directory.length
  const short = (n: number, start: number) => [u32(0x06054b50), u16(0, 0, n, n), u32(length, start), u16(0)]
  if (!zip64) return Buffer.concat(short(count, start))
  return Buffer.concat([
    u32(0x06064b50),
    u64(44),
    u16(45, 45),
    u32(0, 0),
    u64(count, count, length, start),
    u32(0x07064b50, 0),
    u64(start + length),
    u32(1),
    ...short(0xffff, IN_ZIP64),
  ])
}

function u16(...values: number[]): Buffer {
  return numbers(values, 2, (bytes, value, at) => bytes.writeUInt16LE(value, at))
}

function u32(...values: number[]): Buffer {
  return numbers(values, 4, (bytes, value, at) => bytes.writeUInt32LE(value, at))
}

function u64(...values: number[]): Buffer {
  return numbers(values, 8, (bytes, value, at) => bytes.writeBigUInt64LE(BigInt(value), at))
}

function numbers(values: number[], width: number, write: (bytes: Buffer, value: number, at: number) => void): Buffer {
  const bytes = Buffer.alloc(values.length * width)
  for (const [index, value] of values.entries()) write(bytes, value, index * width)
  return bytes
}
