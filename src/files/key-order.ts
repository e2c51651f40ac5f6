import { delimiterByte } from '../csv/dialect.ts'
import { namesAsTheyAre } from '../csv/header.ts'
import { type KeyColumns, KeyReader, keyPlace, keyText } from '../keys/key-reader.ts'
import type { RepeatedKeys } from '../keys/repeated-keys.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { readSource } from '../parts/source-records.ts'
import { createSorter, type Sorter } from '../sort/sort.ts'

/** A record whose key may be that of others, among all such records in the order of their keys; those of one key are in the
 *  order of the files. */
export interface KeyedRecord {
  /** Its place among all records of the load, from 0. */
  readonly ordinal: number
  /** Number of its file, from 0. */
  readonly file: number
  /** On which it starts, from 1. */
  readonly line: number
  /** It is the first one of a key, and the first one of a key in its stricter form. */
  readonly startsKey: boolean
  readonly startsCertainKey: boolean
}

/** How keys are compared, each a text without blanks at its ends. */
export interface KeyComparison {
  /** Equal for keys that may be the same. Equal for no two keys of which `anyKey` is not. */
  readonly possible: (text: string) => string
  /** Equal for keys that are the same without doubt, among those that may be. Left out: all that may be. */
  readonly certain?: (text: string) => string
}

export interface KeyOrdering {
  readonly columns: KeyColumns & { readonly column: string }
  readonly repeated: RepeatedKeys
  readonly comparison: KeyComparison
  /** For run files. */
  readonly folder: string
  readonly signal?: AbortSignal | undefined
}

/** So that all of this, and what is read meanwhile, stays below what a load may take. */
const MAX_BYTES = 33_554_432
const MAX_RECORDS = 400_000

/**
 * Reads scanned files once more and puts those records in the order of their keys whose keys are repeated, in bounded memory.
 * The keys themselves are compared, byte by byte: that their hashes are equal decides nothing.
 */
export async function recordsByKey(
  files: readonly SourceFile[],
  ordering: KeyOrdering,
): Promise<Iterable<KeyedRecord>> {
  const sorter = createSorter({
    folder: ordering.folder,
    name: 'keys',
    maxBytes: MAX_BYTES,
    maxRecords: MAX_RECORDS,
  })
  let firstOrdinal = 0
  for (const [number, file] of files.entries()) {
    await addKeys(file, { number, firstOrdinal }, ordering, sorter)
    firstOrdinal += file.records
  }
  return inOrder(sorter)
}

const NOTHING = Buffer.alloc(0)
/** Bytes of an entry: file and line take 4 each, the ordinal 8. */
const PLACE_BYTES = 16

async function addKeys(
  file: SourceFile,
  { number, firstOrdinal }: { number: number; firstOrdinal: number },
  { columns, repeated, comparison, signal }: KeyOrdering,
  sorter: Sorter,
): Promise<void> {
  const { header } = file
  const place = header === undefined ? -1 : keyPlace(namesAsTheyAre(header), columns.column)
  if (header === undefined || place === -1) return
  const { columnDelimiter } = header
  const field = { place, delimiter: delimiterByte(columnDelimiter) }
  const reader = new KeyReader(header, columns)
  const entry = Buffer.alloc(PLACE_BYTES)
  let index = 0
  await readSource(file, {
    columnDelimiter,
    onRecord: ({ bytes, start, end, line }) => {
      const place = index++
      if (file.notChosen?.has(place)) return
      const own = firstOrdinal + place
      reader.read(bytes, start, end)
      if ((reader.lo === 0 && reader.hi === 0) || !repeated.has(reader.lo)) return
      entry.writeUInt32LE(number, 0)
      entry.writeUInt32LE(line, 4)
      entry.writeDoubleLE(own, 8)
      sorter.add(sortKey(keyText(bytes, start, end, field), comparison), entry, NOTHING)
    },
    signal,
  })
}

/** Bytes of the length that comes before a key, so that no key is the beginning of another. */
const LENGTH_BYTES = 4

function sortKey(text: string, { possible, certain }: KeyComparison): Buffer {
  const key = Buffer.from(possible(text))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(key.length)
  return certain === undefined ? Buffer.concat([length, key]) : Buffer.concat([length, key, Buffer.from(certain(text))])
}

function* inOrder(sorter: Sorter): Generator<KeyedRecord> {
  let before: Buffer = NOTHING
  for (const { key, record: entry } of sorter.readSorted()) {
    const length = LENGTH_BYTES + key.readUInt32BE(0)
    const startsKey = before.length < length || key.compare(before, 0, length, 0, length) !== 0
    const startsCertainKey = startsKey || !key.equals(before)
    // It is gone when the next one is asked for.
    if (startsCertainKey) before = Buffer.from(key)
    yield {
      ordinal: entry.readDoubleLE(8),
      file: entry.readUInt32LE(0),
      line: entry.readUInt32LE(4),
      startsKey,
      startsCertainKey,
    }
  }
}
