import { type Delimiter, delimiterByte } from '../csv/dialect.ts'
import { decodeFields } from '../csv/fields.ts'
import type { ByteRange, Part } from './part.ts'

/**
 * Which fields of a record in its file are sent, in which place and under which name. This is the only door to that
 * question: join, retry and result files agree because all of them ask here.
 */
export interface SentColumns {
  /** Separates the fields of the record in its file. */
  readonly delimiter: Delimiter
  /** The names under which the columns are sent, by place. */
  readonly names: readonly string[]
  /** By place, the field of the record that holds the value, from 0. */
  readonly fields: readonly number[]
  /** By field of the record, the place in which it is sent, from 0; -1 for a field that is left out. */
  readonly places: readonly number[]
  /** By place, whether blanks at the ends of its values are left out. */
  readonly isTrimmed: readonly boolean[]
  /** Whether all fields are sent, each in the place that it has in its file, and each record has as many as there are columns. */
  readonly isWhole: boolean
}

/** @param range one of the part's: each may come from a file with other columns, of which the part's are sent */
export function sentColumns({ rewriting }: Pick<ByteRange, 'rewriting'>, part: SentPart): SentColumns {
  const { columns: names, columnDelimiter } = part
  if (rewriting === undefined) {
    const all = [...names.keys()]
    const isTrimmed = names.map(() => false)
    return { delimiter: columnDelimiter, names, fields: all, places: all, isTrimmed, isWhole: true }
  }
  const { delimiter, columns, fieldCount, isRagged } = rewriting
  const fields = columns.map(({ field }) => field)
  const places = new Array<number>(fieldCount).fill(-1)
  for (const [place, field] of fields.entries()) places[field] = place
  const isTrimmed = columns.map(({ change }) => change === 'trim')
  const isWhole = !isRagged && fields.length === fieldCount && fields.every((field, place) => field === place)
  return { delimiter, names, fields, places, isTrimmed, isWhole }
}

type SentPart = Pick<Part, 'columns' | 'columnDelimiter'>

/** The values of the columns that are sent, by place, as the file of the record has them: neither cleared nor trimmed. */
export function sourceValues({ bytes, start, end, range }: RecordBytes, part: SentPart): readonly string[] {
  const { rewriting } = range
  const values = decodeFields(bytes, start, end, delimiterByte(rewriting?.delimiter ?? part.columnDelimiter))
  return rewriting === undefined ? values : rewriting.columns.map(({ field }) => values[field] ?? '')
}

/** A record that `bytes` hold from `start` to `end`, where its line ending starts. */
interface RecordBytes {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  readonly range: Pick<ByteRange, 'rewriting'>
}
