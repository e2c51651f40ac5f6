import { columnIndex } from '../csv/column-index.ts'
import type { Header } from '../csv/header.ts'
import type { ReadFiles } from '../files/read-files.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import { RecordMarks } from '../memory/record-marks.ts'
import { isClearable } from '../parts/sent-form.ts'
import { chosenRecords, type SourceFile } from '../parts/source-file.ts'
import { readSource } from '../parts/source-records.ts'
import type { PreparedLoad } from '../prepare/prepared-load.ts'
import { withUse } from '../resolve/key-matcher.ts'
import { sameName } from '../values/names.ts'
import type { MakingReady } from './making-ready.ts'

/** The load without some columns of its files. */
export function withoutColumns(load: PreparedLoad, columns: readonly string[]): PreparedLoad {
  if (columns.length === 0) return load
  return withHeaders(load, (header) =>
    withUse(header, ({ own, places }) => ({
      places: places.map((use, place) => (columns.some((one) => sameName(one, own[place])) ? 'not sent' : use)),
    })),
  )
}

/** Some columns of the records that were loaded, each record under its Id in the org. A record is among them if one of these columns has
 *  a value, or if a blank one clears its field. */
export async function ofReferences(
  load: PreparedLoad,
  columns: readonly string[],
  { ids, step }: MakingReady,
): Promise<PreparedLoad> {
  const loaded = ids.of(load.spec)
  const files: SourceFile[] = []
  for (const file of load.read.files) {
    const { header } = file
    if (header?.use === undefined) continue
    const { own } = header.use
    const places = columns.map((name) => columnIndex(own, name)).filter((place) => place >= 0)
    // A record that was inserted has nothing to clear.
    const clears = load.spec.operation !== 'insert' && load.options.blankFields === 'clear'
    const clearing = clears ? places.filter((place) => isClearable(header, place, load.options)) : []
    const idAt = (offset: number) => loaded?.idAt(file, offset)
    const spans = new FieldSpans(header.columnDelimiter, own.length)
    const chosen = await chooseRecords(file, header, step.stop.over, ({ bytes, start, end, offset }) => {
      spans.read(bytes, start, end)
      const isBlank = (place: number) => spans.value(place).trim() === ''
      const says = places.some((place) => !isBlank(place)) || clearing.some(isBlank)
      return says && idAt(offset) !== undefined
    })
    const used = withUse(header, (use) => ({
      places: use.places.map((one, place) => (places.includes(place) ? one : 'not sent')),
      added: [{ name: 'Id', value: ({ offset }) => idAt(offset) ?? '' }],
    }))
    files.push({ ...chosen, header: used })
  }
  return withFiles(load, files)
}

interface Placed {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  readonly offset: number
}

/** The file with fewer records: of those that were chosen before, the ones that are chosen now. */
export async function chooseRecords(
  file: SourceFile,
  { columnDelimiter }: Header,
  signal: AbortSignal,
  isChosen: (record: Placed, index: number) => boolean,
): Promise<SourceFile> {
  const notChosen = new RecordMarks()
  let index = 0
  await readSource(file, {
    columnDelimiter,
    signal,
    onRecord: (record) => {
      const place = index++
      if (file.notChosen?.has(place) || !isChosen(record, place)) notChosen.add(place)
    },
  })
  return { ...file, notChosen }
}

function withHeaders(load: PreparedLoad, change: (header: Header) => Header): PreparedLoad {
  return withFiles(
    load,
    load.read.files.map((file) => (file.header === undefined ? file : { ...file, header: change(file.header) })),
  )
}

/** The load with other files in the place of its own: its parts are to be made anew. */
export function withFiles(load: PreparedLoad, files: readonly SourceFile[]): PreparedLoad {
  const records = files.reduce((sum, file) => sum + chosenRecords(file), 0)
  const read: ReadFiles = { ...load.read, files, records }
  return { ...load, read }
}
