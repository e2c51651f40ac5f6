import { statSync } from 'node:fs'
import path from 'node:path'
import { textEnd } from '../csv/dialect.ts'
import { type FilePath, listedFiles } from '../parts/file-path.ts'
import { lineOfOrigin, type Origins } from '../parts/origins.ts'
import { Rewritten } from '../parts/rewrite.ts'
import { isEmptyLine } from '../parts/rewrite-file.ts'
import type { SentForm } from '../parts/sent-form.ts'
import type { Splitter } from '../parts/split.ts'
import { createWriter } from '../sort/sort-runs.ts'

const BATCH_SIZE = 4_096
/** Stands for a record of nothing, which is not to be sent: whoever reads the copy would take a blank line for no record. */
const BLANK = Buffer.from('" "\n')

/** Where a file of ours is, and whose records it takes. */
export interface CopyPlace extends FilePath {
  readonly origins: Origins
}

/** Names a file of ours in a folder, and its table of origins. */
export function copyPlace(folder: string, name: string, files: readonly FilePath[]): CopyPlace {
  return {
    path: listedFiles(files, 1),
    absolutePath: path.join(folder, `${name}.csv`),
    origins: { tablePath: path.join(folder, `${name}.origins`), files },
  }
}

/** A file of ours with records in the form in which they are sent, each with its origin in a table beside it. */
export class CopyFile {
  readonly #form: SentForm
  readonly #records: ReturnType<typeof createWriter>
  readonly #origins: ReturnType<typeof createWriter>
  /** What parts refer to; its size and time are known at the end. */
  readonly #file: CopyPlace & { bytes: number; mtimeMs: number }
  readonly #batch = {
    starts: new Float64Array(BATCH_SIZE),
    ends: new Float64Array(BATCH_SIZE),
    lines: new Uint32Array(BATCH_SIZE),
    entries: new Uint32Array(BATCH_SIZE),
    isTerminated: true,
  }
  readonly #sizes = new Float64Array(BATCH_SIZE)
  readonly #rewritten = new Rewritten()
  #splitter: Splitter | undefined
  #count = 0
  #written = 0

  constructor(place: CopyPlace, form: SentForm) {
    this.#form = form
    this.#file = { ...place, bytes: 0, mtimeMs: 0 }
    this.#records = createWriter(place.absolutePath)
    this.#origins = createWriter(place.origins.tablePath)
  }

  /** Adds a record with its line ending, which the splitter puts into a part. */
  add(origin: Buffer, rewritten: Buffer, splitter: Splitter): void {
    const record = isEmptyLine(rewritten, rewritten.length) ? BLANK : rewritten
    if (splitter !== this.#splitter) this.#handOver()
    this.#splitter = splitter
    this.#origins.write(origin)
    this.#records.write(record)
    const file = this.#file
    const batch = this.#batch
    const at = this.#count
    batch.starts[at] = file.bytes
    file.bytes += record.length
    batch.ends[at] = file.bytes
    batch.entries[at] = ++this.#written
    batch.lines[at] = lineOfOrigin(origin)
    this.#sizes[at] = this.#sentBytes(record)
    this.#count++
    if (this.#count === BATCH_SIZE) this.#handOver()
  }

  end(): void {
    this.#handOver()
    this.#records.close()
    this.#origins.close()
    this.#file.mtimeMs = statSync(this.#file.absolutePath).mtimeMs
  }

  #sentBytes(record: Buffer): number {
    const { rewriting } = this.#form
    if (rewriting === undefined) return record.length
    this.#rewritten.clear()
    this.#rewritten.add(record, 0, textEnd(record), rewriting)
    return this.#rewritten.length
  }

  #handOver(): void {
    if (this.#count > 0)
      this.#splitter?.add({ ...this.#batch, count: this.#count }, this.#form, this.#file, this.#sizes)
    this.#count = 0
  }
}
