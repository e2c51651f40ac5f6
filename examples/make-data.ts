// Writes the example data: `node examples/make-data.ts`. It writes the same files every time.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { makeAccounts } from './make-data/accounts.ts'
import { makeContacts } from './make-data/contacts.ts'
import { type Dialect, toCsv } from './make-data/csv.ts'
import { makeExport } from './make-data/exports.ts'
import { makeGroups, makeSubsidiaries } from './make-data/hierarchy.ts'
import { makeLeads } from './make-data/leads.ts'

const DATA = resolve(import.meta.dirname, 'data')

const PLAIN: Dialect = { delimiter: ',', lineEnd: '\n', byteOrderMark: '' }

/** How a spreadsheet saves "CSV UTF-8" in a country with a decimal comma. */
const SPREADSHEET: Dialect = { delimiter: ';', lineEnd: '\r\n', byteOrderMark: '\uFEFF' }

/** Makes the content of every file, by its path below `examples/data`. The content of a `.gz` file is not compressed yet. */
export function makeData(): ReadonlyMap<string, string> {
  const contacts = makeContacts(3_000)
  return new Map([
    ['accounts.csv', toCsv(makeAccounts(2_000), PLAIN)],
    ['contacts/americas.csv', toCsv(contacts.slice(0, 1_200), PLAIN)],
    ['contacts/asia-pacific.csv', toCsv(contacts.slice(1_200, 2_000), PLAIN)],
    ['contacts/europe.csv', toCsv(contacts.slice(2_000), SPREADSHEET)],
    ['hierarchy/1-groups.csv', toCsv(makeGroups(40), PLAIN)],
    ['hierarchy/2-subsidiaries.csv', toCsv(makeSubsidiaries(400, 40), PLAIN)],
    ['exports/2026-10.csv', toCsv(makeExport('2026-10', 300), PLAIN)],
    ['exports/2026-11.csv', toCsv(makeExport('2026-11', 320), PLAIN)],
    ['leads.csv', toCsv(makeLeads(600), PLAIN)],
    ['archive/leads.csv.gz', toCsv(makeLeads(3_000), PLAIN)],
  ])
}

if (import.meta.main) {
  for (const [path, content] of makeData()) {
    const target = resolve(DATA, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, path.endsWith('.gz') ? gzipSync(content, { level: 9 }) : content)
  }
}
