import type { ResultKind } from '../bulk/client.ts'
import { columnIndex } from '../csv/column-index.ts'
import { delimiterByte } from '../csv/dialect.ts'
import type { Header } from '../csv/header.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import { sentColumns } from '../parts/sent-columns.ts'
import type { Form } from '../values/forms.ts'
import { sameName } from '../values/names.ts'
import type { Fields } from './key-hash.ts'

/** For each column of a part, how its values are read for a key; undefined for one that the key leaves out. */
export type Compared = readonly (Form | undefined)[]

/** How the records of a range become keys. */
export function fieldsOfRange(range: ByteRange, part: Part, compared: Compared): Fields {
  const { delimiter, places, isTrimmed } = sentColumns(range, part)
  const forms = sentForms(compared).map((form, place) => (isTrimmed[place] && form === 'text' ? 'trimmed' : form))
  return fieldsOf(delimiter, places, forms)
}

/** How the rows of a result file become keys.
 *
 * @param idFrom the column that stands for `Id`, where it is another */
export function fieldsOfRows(
  kind: ResultKind,
  header: Header,
  { columns }: Part,
  { compared, idFrom = 'Id' }: { compared: Compared; idFrom?: 'Id' | 'sf__Id' },
): Fields {
  const places = header.columns.map((name) => {
    if (sameName(name, idFrom)) return columnIndex(columns, 'Id')
    return sameName(name, 'Id') ? -1 : columnIndex(columns, name)
  })
  // Unprocessed rows come back as they were sent. Source: Bulk API 2.0 guide, "Get Job Unprocessed Record Results".
  const forms = kind === 'unprocessedrecords' ? sentForms(compared) : compared
  return fieldsOf(header.columnDelimiter, places, forms)
}

function fieldsOf(delimiter: Header['columnDelimiter'], places: readonly number[], compared: Compared): Fields {
  return {
    delimiter: delimiterByte(delimiter),
    columns: Int32Array.from(places, (place) => (compared[place] === undefined ? -1 : place)),
    forms: places.map((place) => compared[place] ?? 'text'),
  }
}

/** What was sent has no escapes. */
function sentForms(compared: Compared): Compared {
  return compared.map((form) => (form === 'unescaped' ? 'text' : form))
}
