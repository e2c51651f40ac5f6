import type { Draw } from '../draw.ts'
import { endsInCr, headerRow, type Sheet } from '../sheet.ts'
import { type Change, type Defect, drawRecordRow, headerLines, rowLines, withField } from './defect.ts'

const TIDY = { isTidy: true }

export const QUOTE_DEFECTS: readonly Defect[] = [
  {
    name: 'unclosed quote',
    wish: TIDY,
    plant: (draw, sheet) => {
      const at = drawRecordRow(draw, sheet)
      const planted = withField(sheet, at, draw.below(sheet.columns.length), '"never closed')
      const hasOthers = planted.rows.some(({ text }, row) => row > at && text.includes('"'))
      const line = rowLines(planted, at)
      const isAlone = !hasOthers && (planted.rows[at]?.text.split('"').length ?? 0) === 2
      const lines = isAlone ? line : undefined
      return { sheet: planted, lines, says: isAlone ? /never closed/ : /quote|fields|carriage/, isRefused: true }
    },
  },
  {
    name: 'wrong quotes in the header',
    wish: TIDY,
    plant: (draw, sheet) => {
      const name = draw.of(['"Name" x', 'Na"me', '"Name', '="Name"'])
      const planted = withField(sheet, headerRow(sheet), draw.below(sheet.columns.length), name)
      // One quote alone reaches into the records.
      const lines = name.split('"').length === 3 ? headerLines(planted) : undefined
      return { sheet: planted, lines, says: lines === undefined ? /./ : /quote/, isRefused: true }
    },
  },
  inField(
    'text after a quote',
    (draw) => draw.of(['"quoted" text', '"a \\"b\\" c"', '"x" ', '"a"b"c"', '""x']),
    /quote/,
  ),
  inField('quote inside an unquoted field', (draw) => draw.of(['6" pipe', 'the "best"', ' "x"', "'a\"b'"]), /quote/),
  inField(
    'formula in quotes',
    (draw, { delimiter }) => draw.of(['="01067"', `="a${delimiter}b"`, '="x"&"y"', '=HYPERLINK("http://a.example")']),
    /formula|quote/,
  ),
  inField(
    'typographic quotes around a delimiter',
    (draw, { delimiter }) =>
      draw.of([`“Acme${delimiter} Inc.”`, `„Acme${delimiter}Inc.“`, `«A${delimiter}B»`, `”x${delimiter}y”`]),
    /typographic/,
  ),
]

/** Puts a text as it stands in the place of a field. */
function inField(name: string, text: (draw: Draw, sheet: Sheet) => string, says: RegExp): Defect {
  return {
    name,
    wish: TIDY,
    plant: (draw, sheet): Change => {
      const at = drawRecordRow(draw, sheet)
      const planted = withField(sheet, at, draw.below(sheet.columns.length), text(draw, sheet))
      // An odd quote makes line feeds within later quotes look like ends of records, which end in carriage returns.
      const isMixed = endsInCr(sheet) && planted.rows.some((row) => row.text.includes('\n'))
      return { sheet: planted, lines: isMixed ? undefined : rowLines(planted, at), says, isRefused: true }
    },
  }
}
