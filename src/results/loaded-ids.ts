import path from 'node:path'
import { columnIndex } from '../csv/column-index.ts'
import { encodeFields } from '../csv/fields.ts'
import type { Header } from '../csv/header.ts'
import { IdTable } from '../ids/id-table.ts'
import { KeySet } from '../ids/key-set.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import type { FilePath } from '../parts/file-path.ts'
import type { Part } from '../parts/part.ts'
import { forEachRecord, type PartRecord } from '../parts/part-records.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { withLineFeeds } from '../text/line-feeds.ts'
import { checkLetters, shortId } from '../values/ids.ts'
import { nameKey } from '../values/names.ts'
import { RowWriter } from './row-writer.ts'
import type { OutcomeSink } from './sink.ts'
import { SourceReader, withoutEnding } from './source-reader.ts'

/** Keys of the records of a load, with their Ids. Made only when something is in it. */
export const IDS_FILE = 'ids.csv'

/** What is kept by the values of some columns, which are a key together. */
interface KeptBy {
  readonly by: readonly string[]
  readonly table: IdTable
  /** The keys of records of which it is not known whether they are in the org. */
  readonly doubtful: KeySet
}

/** How the keys of records are read in one file. */
interface KeyPlaces {
  readonly spans: FieldSpans
  /** By the keys that are kept, the places of their columns. */
  readonly places: readonly (readonly number[])[]
  /** The places of the columns of the file with the Ids. */
  readonly listed: readonly number[]
}

/** The Ids of the records that a load has put in, or has found in, the org, by columns of its files: other loads of the step refer to
 *  its records by them. */
export class LoadedIds {
  readonly #keys: readonly KeptBy[]
  readonly #columns: readonly string[]
  /** By file and offset; undefined where nobody asks for single records. */
  readonly #places: IdTable | undefined
  readonly #files = new Map<string, KeyPlaces>()
  readonly #sources = new SourceReader()
  #keepsApart = false
  #isReleased = false

  /**
   * @param bys columns of the files that make a key together, for each way in which records are referred to
   * @param keepsPlaces whether `idAt` is to find the Id of each record
   */
  constructor(files: readonly SourceFile[], bys: readonly (readonly string[])[], keepsPlaces: boolean) {
    this.#places = keepsPlaces ? new IdTable() : undefined
    this.#keys = bys.map((by) => ({ by, table: new IdTable(), doubtful: new KeySet() }))
    this.#columns = [...new Map(bys.flat().map((name) => [nameKey(name), name])).values()]
    for (const { absolutePath, header } of files)
      if (header !== undefined) this.#files.set(absolutePath, this.#placesIn(header))
  }

  /** Returns what finds the Ids of records by the values of these columns; undefined where no Ids are kept by them. */
  finderBy(by: readonly string[]): ((values: readonly string[]) => ReturnType<IdTable['find']>) | undefined {
    const table = this.#keys.find((key) => sameColumns(key.by, by))?.table
    return (
      table &&
      ((values) => {
        if (this.#isReleased) throw new Error('The Ids of this load were given back.')
        return table.find(keyOf(values))
      })
    )
  }

  /** Returns what says of a key that finds no Id whether its record may be in the org, or may still come there. */
  doubtsBy(by: readonly string[]): (values: readonly string[]) => boolean {
    const doubtful = this.#keys.find((key) => sameColumns(key.by, by))?.doubtful
    return (values) => doubtful?.has(keyOf(values)) ?? false
  }

  /** Gives the memory back, once nobody asks for Ids any more. */
  release(): void {
    this.#isReleased = true
    for (const { table, doubtful } of this.#keys) {
      table.release()
      doubtful.release()
    }
    this.#places?.release()
  }

  /** The Id of the record that starts at this offset of a file; undefined for one that was not loaded. */
  idAt({ absolutePath }: FilePath, offset: number): string | undefined {
    if (this.#isReleased) throw new Error('The Ids of this load were given back.')
    const id = this.#places?.find(placeKey(absolutePath, offset))
    return typeof id === 'string' ? id : undefined
  }

  /** Feeds a hash the keys of the records of a part: in their stead others that are alike are another part. Undefined where no keys
   *  are kept. */
  get hashKeys(): Part['hashKeys'] {
    if (this.#keys.length === 0) return undefined
    return async (part, hash) => {
      await forEachRecord(part, (record) => void hash.update(JSON.stringify(this.#keysOf(record))))
    }
  }

  /** From now on, records that are alike are told apart by their keys: others that refer to them are in the org already. */
  keepApart(): void {
    this.#keepsApart = true
  }

  get keepsApart(): boolean {
    return this.#keepsApart
  }

  /** Finds those records of a part that others refer to by different keys, though they are alike.
   *
   *  @param alike by record, the first of those that are alike */
  async findTwins(part: Part, alike: ReadonlyMap<number, number>): Promise<ReadonlySet<number>> {
    const keysOf = new Map<number, Set<string>>()
    let index = 0
    await forEachRecord(part, (record) => {
      const head = alike.get(index++)
      if (head === undefined) return
      keysOf.set(head, (keysOf.get(head) ?? new Set()).add(JSON.stringify(this.#keysOf(record))))
    })
    return new Set([...alike].flatMap(([record, head]) => ((keysOf.get(head)?.size ?? 0) > 1 ? [record] : [])))
  }

  /** Takes the Ids of records as they are loaded, and lists them in a folder. */
  sink(folder: string): OutcomeSink {
    const head = Buffer.from(`${encodeFields([...this.#columns, 'Id'], ',')}\n`)
    const writer = new RowWriter(path.join(folder, IDS_FILE), head)
    const add = (record: PartRecord, id: string) => this.#add(record, id, writer)
    return {
      succeeded: (record, _, id) =>
        add(record, typeof id === 'string' ? id : id.bytes.toString('latin1', id.start, id.end)),
      loadedBefore: (record, _, id) => add(record, id),
      failed: nothing,
      notKnown: (record) => this.#doubt(record),
      unmatched: nothing,
      skipped: nothing,
      flush: (isEnd = false) => writer.flush(isEnd),
      keep: () => writer.keep(),
      takeBack: () => writer.takeBack(),
      close: async () => {
        this.#sources.close()
        await writer.close()
      },
    }
  }

  /** What was added is never taken back from the tables: the record is in the org, whether or not that could be written down. */
  #add(record: PartRecord, text: string, writer: RowWriter): void {
    const { file, offset } = record
    const short = shortId(text)
    const places = this.#files.get(file.absolutePath)
    if (short === undefined || places === undefined || this.#isReleased) return
    const id = short + checkLetters(short)
    if (offset !== undefined) this.#places?.add(placeKey(file.absolutePath, offset), id)
    if (this.#keys.length === 0) return
    const spans = this.#spansOf(record, places)
    for (const [index, { table }] of this.#keys.entries()) {
      const values = places.places[index]?.map((place) => spans.value(place)) ?? []
      if (values.some((value) => value.trim() !== '')) table.add(keyOf(values), id)
    }
    writer.addText(`${encodeFields([...places.listed.map((place) => spans.value(place)), id], ',')}\n`)
  }

  #doubt(record: PartRecord): void {
    if (this.#isReleased) return
    for (const [index, key] of this.#keysOf(record).entries()) this.#keys[index]?.doubtful.add(key)
  }

  /** The keys by which others refer to a record. */
  #keysOf(record: PartRecord): readonly string[] {
    const places = this.#files.get(record.file.absolutePath)
    if (places === undefined) return []
    const spans = this.#spansOf(record, places)
    return places.places.map((columns) => keyOf(columns.map((place) => spans.value(place))))
  }

  /** The fields of a record as its own file has them. */
  #spansOf({ file, offset, length, bytes, start, end }: PartRecord, { spans }: KeyPlaces): FieldSpans {
    if (offset === undefined) spans.read(bytes, start, end)
    else {
      const own = withoutEnding(this.#sources.read(file, offset, length))
      spans.read(own, 0, own.length)
    }
    return spans
  }

  #placesIn({ columns, use, columnDelimiter }: Header): KeyPlaces {
    const own = use?.own ?? columns
    return {
      spans: new FieldSpans(columnDelimiter, own.length),
      places: this.#keys.map(({ by }) => by.map((name) => columnIndex(own, name))),
      listed: this.#columns.map((name) => columnIndex(own, name)),
    }
  }
}

function placeKey(path: string, offset: number): string {
  return `${offset} ${path}`
}

/** The text under which the Id of a record is kept: its values without the blanks at their ends, each with its length, so that no others
 *  make the same text. Line breaks of any kind are the same, as they are when they are sent. */
export function keyOf(values: readonly string[]): string {
  return values
    .map((value) => {
      const text = withLineFeeds(value.trim())
      return `${text.length}:${text}`
    })
    .join('')
}

function sameColumns(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => nameKey(name) === nameKey(other[index] ?? ''))
}

const nothing = () => {}
