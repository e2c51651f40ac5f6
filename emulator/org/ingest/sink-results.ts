import { gzipSync } from 'node:zlib'
import { seededRandom, shuffled } from '../ground/random.ts'
import type { PreparedBody } from '../wire/answer.ts'
import type { RequestBody } from '../wire/request.ts'
import { CsvUpload } from './csv.ts'
import { DELIMITER_CHARACTER, LINE_END } from './dialect.ts'
import type { Job, SinkResults } from './job.ts'

/** One record in so many is refused. */
const FAILED_EACH = 100
const FAILED_AT = 7
const REFUSAL = 'FIELD_CUSTOM_VALIDATION_EXCEPTION:Only every hundredth record fails:Name --'

/** Rows of neighbours that change places with each other. */
const SHUFFLED_ROWS = 500

/** Uploads of one length that begin with the same bytes are taken for the same. */
const HEAD_BYTES = 1_000

/** Makes result files in the form of `renderResults`: all values quoted, rows shuffled. Of an upload that came before they are
 *  there at once, and it is not kept, so that a client that is measured does not wait for this process. */
export class SinkResultFiles {
  readonly #known = new Map<string, SinkResults>()

  /** Reads an upload to its end, of which the client has told the length. Throws CsvRefused when it cannot be read as CSV. */
  async take(body: RequestBody, length: string | undefined, job: Job, seed: number): Promise<SinkResults> {
    const keyOf = (start: Buffer) => `${length} ${start.toString('latin1')}`
    let head: Buffer = Buffer.alloc(0)
    let known: SinkResults | undefined
    const pieces: Buffer[] = []
    await body.each((piece) => {
      if (head.length < HEAD_BYTES) {
        head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)])
        if (head.length === HEAD_BYTES) known = this.#known.get(keyOf(head))
      }
      if (known === undefined) pieces.push(piece)
    })
    const results = known ?? render(job, Buffer.concat(pieces), seed)
    this.#known.set(keyOf(head), results)
    return results
  }
}

function render(job: Job, data: Buffer, seed: number): SinkResults {
  const upload = new CsvUpload(data, job)
  const delimiter = DELIMITER_CHARACTER[job.columnDelimiter]
  const lineEnd = LINE_END[job.lineEnding]
  const header = upload.header.rawNames.join(delimiter)
  const ok = new Pieces(['"sf__Id"', '"sf__Created"', header].join(delimiter) + lineEnd, seed)
  const failed = new Pieces(['"sf__Id"', '"sf__Error"', header].join(delimiter) + lineEnd, seed)
  let number = 0
  for (let record = upload.next(); record !== undefined; record = upload.next()) {
    const values = record.values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter)
    const isFailed = number % FAILED_EACH === FAILED_AT
    const id = `001xx${number.toString(36).toUpperCase().padStart(10, '0')}AAA`
    if (isFailed) failed.add(`""${delimiter}"${REFUSAL}"${delimiter}${values}${lineEnd}`)
    else ok.add(`"${id}"${delimiter}"true"${delimiter}${values}${lineEnd}`)
    number += 1
  }
  return { processed: number, failed: failed.rows, successfulResults: ok.end(), failedResults: failed.end() }
}

class Pieces {
  rows = 0
  readonly #random: () => number
  readonly #plain: Buffer[] = []
  #waiting: string[] = []

  constructor(header: string, seed: number) {
    this.#random = seededRandom(seed)
    this.#plain.push(Buffer.from(header))
  }

  add(row: string): void {
    this.rows += 1
    this.#waiting.push(row)
    if (this.#waiting.length === SHUFFLED_ROWS) this.#flush()
  }

  end(): PreparedBody {
    this.#flush()
    const plain = Buffer.concat(this.#plain)
    return { packed: gzipSync(plain, { level: 1 }), bytes: plain.length }
  }

  #flush(): void {
    this.#plain.push(Buffer.from(shuffled(this.#waiting, this.#random).join('')))
    this.#waiting = []
  }
}
