import { lineEndingBytes } from '../csv/dialect.ts'
import { headerBytes } from '../csv/header.ts'
import { type Finding, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { recordTooLarge } from '../csv/problems.ts'
import type { RecordBatch } from '../csv/record-batch.ts'
import type { ByteRange, Part } from './part.ts'
import { formKey, PartBuilder, type PartForm, type RecordPlace } from './part-builder.ts'
import type { SentForm } from './sent-form.ts'
import type { FileVersion } from './source-file.ts'

export interface SplitOptions {
  /** Bytes of one part at most, header included. */
  readonly maxBytes: number
  /** Records of one part at most. */
  readonly maxRecords?: number | undefined
  /** Parts follow each other as the records do: none takes up a record once a part of other columns has begun. */
  readonly keepFileOrder: boolean
}

export interface Split {
  readonly parts: readonly Part[]
  /** Records too large for any part; they are in no part. */
  readonly findings: readonly Finding[]
  readonly findingCount: number
}

/** Records of one file. */
export interface SplitBatch extends RecordBatch {
  /** The entry of each record in the table of origins, from 1, where the file has one; its lines are those of the user's files
   *  then. */
  readonly entries?: Uint32Array
}

export interface Splitter {
  /** Takes the records of one file after the other, in file order; `sentBytes` of each where they are rewritten. */
  add(batch: SplitBatch, form: SentForm, file: FileVersion, sentBytes?: Float64Array): void
  /** Between the last record and the next one, something of the file is left out. */
  skip(): void
  end(): Split
}

/** Cuts records into parts within the limits, never inside a record. Each part is filled as far as it goes before the
 *  next begins, and takes up the records of all files that have its columns, delimiter and line ending.
 *
 *  @param wave in which all of the parts are sent; left out where there is one only */
export function createSplitter(options: SplitOptions, wave?: number): Splitter {
  return new PartSplitter(options, wave)
}

/** Where the records of a batch come from, and the part that they are added to. */
interface Source extends Pick<ByteRange, 'file' | 'rewriting'> {
  readonly form: PartForm
  readonly key: string
  /** They take other bytes when they are sent, and blank lines between them take none. */
  readonly hasSentBytes: boolean
  part: PartBuilder | undefined
}

class PartSplitter implements Splitter {
  readonly #options: SplitOptions
  readonly #wave: number | undefined
  readonly #parts: PartBuilder[] = []
  /** The part that still has room, by the form of its records. */
  readonly #openParts = new Map<string, PartBuilder>()
  readonly #findings: Finding[] = []
  #findingCount = 0
  #hasSkipped = false

  constructor(options: SplitOptions, wave: number | undefined) {
    this.#options = options
    this.#wave = wave
  }

  add(batch: SplitBatch, form: SentForm, file: FileVersion, sentBytes?: Float64Array): void {
    const source = this.#sourceOf(form, file, sentBytes !== undefined)
    const lineEndingLength = lineEndingBytes(form.lineEnding).length
    const place: Mutable<RecordPlace> = { start: 0, end: 0, firstLine: 0, firstEntry: undefined, isTerminated: true }
    for (let index = 0; index < batch.count; index++) {
      place.start = batch.starts[index] ?? 0
      place.end = batch.ends[index] ?? 0
      place.firstLine = batch.lines[index] ?? 0
      place.firstEntry = batch.entries?.[index]
      place.isTerminated = batch.isTerminated || index < batch.count - 1
      const length = place.end - place.start
      const bytes = sentBytes?.[index] ?? length + (place.isTerminated ? 0 : lineEndingLength)
      if (source.form.header.length + bytes > this.#options.maxBytes) this.#refuse(source, place, bytes)
      else this.#put(source, place, bytes)
    }
  }

  skip(): void {
    this.#hasSkipped = true
  }

  end(): Split {
    const parts = this.#parts.map((part) => part.end())
    return { parts, findings: this.#findings, findingCount: this.#findingCount }
  }

  #sourceOf(form: SentForm, file: FileVersion, hasSentBytes: boolean): Source {
    const { columns, columnDelimiter, lineEnding, rewriting } = form
    const wave = this.#wave === undefined ? {} : { wave: this.#wave }
    const partForm = { header: headerBytes(form), columns, columnDelimiter, lineEnding, ...wave }
    const key = formKey(form)
    return { file, rewriting, form: partForm, key, hasSentBytes, part: this.#openParts.get(key) }
  }

  #put(source: Source, place: Mutable<RecordPlace>, bytes: number): void {
    const { maxBytes, maxRecords } = this.#options
    const { part, hasSentBytes } = source
    const gapStart = part && !this.#hasSkipped ? startOfGap(part, source.file) : undefined
    this.#hasSkipped = false
    // What lies between two records of a file are blank lines.
    const gap = gapStart === undefined || hasSentBytes ? 0 : place.start - gapStart
    if (!part || part.bytes + gap + bytes > maxBytes || part.records === maxRecords) {
      this.#begin(source).add(source, place, bytes)
      return
    }
    if (gapStart !== undefined) place.start = gapStart
    part.add(source, place, gap + bytes)
  }

  #begin(source: Source): PartBuilder {
    const part = new PartBuilder(source.form, this.#parts.length + 1)
    this.#parts.push(part)
    if (this.#options.keepFileOrder) this.#openParts.clear()
    this.#openParts.set(source.key, part)
    source.part = part
    return part
  }

  #refuse({ file, form }: Source, { firstLine }: RecordPlace, bytes: number): void {
    this.#findingCount++
    if (this.#findings.length === MAX_FINDINGS) return
    const problem = recordTooLarge(firstLine, form.header.length + bytes, this.#options.maxBytes)
    this.#findings.push({ path: file.path, ...problem })
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Ranges of a part before blank lines are no longer cut out: memory must not grow with them, and the org skips them.
 *  Source: forcedotcom/wsc: com/sforce/async/CSVReader.java. */
const MANY_RANGES = 1_000

/** Where the last record of the part ends, if the next one of that file joins its range whatever lies between. */
function startOfGap(part: PartBuilder, file: FileVersion): number | undefined {
  if (part.rangeCount < MANY_RANGES) return undefined
  const last = part.lastRange
  return last?.file === file ? last.end : undefined
}
