import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from '@jest/globals'
import { readFiles } from '../src/files/read-files.ts'
import { expectGenerated, markdownTable } from './support/generated.ts'

interface Kind {
  readonly what: string
  readonly content: string
  readonly blankFields?: 'ignore' | 'clear'
  readonly sortBy?: readonly string[]
}

/** What the table of docs/csv-files.md says is found out by reading each of these. */
const KINDS: readonly Kind[] = [
  { what: 'LF line endings, also inside quotes', content: 'A,B\n1,"x\ny"\n' },
  { what: 'CRLF line endings, also inside quotes', content: 'A,B\r\n1,"x\r\ny"\r\n' },
  { what: 'Byte order mark', content: '\uFEFFA,B\n1,2\n' },
  { what: 'Every field quoted', content: '"A","B"\n"1","2"\n' },
  { what: 'Semicolon, tab, pipe, caret or backquote between columns', content: 'A;B\n1;2\n' },
  { what: "Column names in another case than the object's", content: 'a,b\n1,2\n' },
  { what: 'Blank lines between records', content: 'A,B\n\n1,2\n\n' },
  { what: 'No line ending after the last record', content: 'A,B\n1,2' },
  { what: 'LF and CRLF mixed', content: 'A,B\n1,2\r\n' },
  { what: 'Line breaks inside quotes that differ from those between records', content: 'A,B\n1,"x\r\ny"\n' },
  { what: 'CR alone between records (old Macs)', content: 'A,B\r1,2\r' },
  { what: 'Tilde, unit separator (0x1F) or 0x01 between columns', content: 'A~B\n1~2\n' },
  { what: 'Blank last columns', content: 'A,B,,\n1,2,,\n' },
  { what: 'Blank last fields that are missing, or too many', content: 'A,B,C\n1,2\n1,2,3,\n' },
  { what: 'Rows that hold nothing', content: 'A,B\n1,2\n,\n' },
  { what: 'Blanks and invisible characters around column names', content: 'A\u00a0, B\n1,2\n' },
  {
    what: 'A `failed.csv` of this action: columns `sf__…`, `source_file`, `source_line`',
    content: 'sf__Id,sf__Error,A\n,x,1\n',
  },
  { what: '`blank-fields: clear`', content: 'A,B\n1,\n', blankFields: 'clear' },
  { what: 'Blanks at the ends of keys or of relationship values', content: 'A,B.C\n1,\u00a0x\n' },
  { what: '`sort-by`', content: 'A,B\n2,1\n1,2\n', sortBy: ['A'] },
]

it('docs/csv-files.md says of each kind of file whether it is sent as it is or rewritten', async () => {
  const rows: string[][] = []
  for (const kind of KINDS) rows.push([kind.what, await sentHow(kind)])
  const table = markdownTable(['File', 'Sent'], rows)
  await expectGenerated('docs/csv-files.md', 'made by __tests__/docs-csv-files.test.ts', table)
})

async function sentHow({ content, blankFields = 'ignore', sortBy = [] }: Kind): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'))
  try {
    const place = { path: 'a.csv', absolutePath: join(folder, 'a.csv') }
    await writeFile(place.absolutePath, content)
    const keyColumns = { column: undefined, kind: 'value' } as const
    const form = {
      keyColumns,
      columnDelimiter: undefined,
      blankFields,
      sortBy,
      externalIdField: undefined,
      tempFolder: folder,
    }
    const { rewritten } = await readFiles([place], { ...form, maxBytes: 1_000_000, keepFileOrder: false })
    const reasons = [...rewritten.keys()]
    return reasons.length === 0 ? 'as it is' : `rewritten, because of ${reasons.join(' and ')}`
  } finally {
    await rm(folder, { recursive: true })
  }
}
