import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { encodeFields } from '../csv/fields.ts'
import type { Header } from '../csv/header.ts'
import type { Row, RowBatch } from '../csv/rows.ts'
import { createLimit } from '../limit.ts'

export const RESULT_NAMES = ['successful', 'failed', 'unprocessed'] as const
export type ResultName = (typeof RESULT_NAMES)[number]

/** Columns that come before those of the source.
 *  Source: Bulk API 2.0 guide, "Get Job Successful Record Results" and "Get Job Failed Record Results". */
const LEADING_COLUMNS: Readonly<Record<ResultName, readonly string[]>> = {
  successful: ['sf__Id', 'sf__Created'],
  failed: ['sf__Id', 'sf__Error'],
  unprocessed: [],
}

/** Rows that are written but not yet part of a result file. */
export interface StagedRows {
  readonly count: number
  /** Adds them to the result file. */
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** successful.csv, failed.csv and unprocessed.csv of one load: commas and line feeds, whatever the sources have. */
export interface ResultFiles {
  /** Writes rows aside, so that those of a download that is cut do not count; `onRow` sees each of them. */
  readonly stage: (name: ResultName, rows: AsyncIterable<RowBatch>, onRow?: OnRow) => Promise<StagedRows>
}

type OnRow = (row: Row, header: Header) => void

/**
 * Makes the folder and its files, each with its header.
 *
 * @param columns of all sources, each once; what a source does not have stays blank
 */
export async function createResultFiles(
  folder: string,
  { columns, tempFolder }: { columns: readonly string[]; tempFolder: string },
): Promise<ResultFiles> {
  await mkdir(folder, { recursive: true })
  const columnsOf = (name: ResultName) => [...LEADING_COLUMNS[name], ...columns]
  for (const name of RESULT_NAMES) {
    await writeFile(path.join(folder, `${name}.csv`), `${encodeFields(columnsOf(name), ',')}\n`)
  }
  const oneAtATime = createLimit(1)
  let staged = 0
  return {
    stage: async (name, rows, onRow) => {
      staged += 1
      const aside = path.join(tempFolder, `rows-${staged}.csv`)
      const tally = { count: 0 }
      const discard = () => rm(aside, { force: true })
      try {
        const rendered = renderRows(rows, columnsOf(name), (row, header) => {
          tally.count += 1
          onRow?.(row, header)
        })
        await pipeline(Readable.from(rendered, { objectMode: false }), createWriteStream(aside))
      } catch (error) {
        await discard()
        throw error
      }
      const keep = async () => {
        const target = path.join(folder, `${name}.csv`)
        await oneAtATime(() => pipeline(createReadStream(aside), createWriteStream(target, { flags: 'a' })))
        await discard()
      }
      return { count: tally.count, keep, discard }
    },
  }
}

async function* renderRows(
  batches: AsyncIterable<RowBatch>,
  columns: readonly string[],
  onRow: OnRow,
): AsyncGenerator<Buffer> {
  for await (const { header, rows } of batches) {
    const render = rowRenderer(header, columns)
    const rendered: Buffer[] = []
    for (const row of rows) {
      onRow(row, header)
      rendered.push(render(row), LINE_FEED)
    }
    if (rendered.length > 0) yield Buffer.concat(rendered)
  }
}

const LINE_FEED = Buffer.from('\n')

/** Rows that have the right columns already are left as they arrived. */
function rowRenderer({ columns: from, columnDelimiter }: Header, to: readonly string[]): (row: Row) => Buffer {
  const isSame = from.length === to.length && to.every((name, index) => from[index] === name)
  if (isSame && columnDelimiter === 'COMMA') return (row) => row.bytes
  const places = to.map((name) => columnIndex(from, name))
  return (row) =>
    Buffer.from(
      encodeFields(
        places.map((place) => (place < 0 ? '' : row.field(place))),
        ',',
      ),
    )
}

/** Where a column stands, in whatever case it is written; -1 when it is not there. */
export function columnIndex(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name)
  if (exact >= 0) return exact
  const folded = name.toLowerCase()
  return columns.findIndex((column) => column.toLowerCase() === folded)
}
