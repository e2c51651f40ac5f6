import { thousands } from '../../text/words.ts'
import type { CountedRecords } from '../report.ts'
import { shorten } from '../shorten.ts'
import type { Table } from './page.ts'
import { columnsOf } from './tables.ts'
import { code, label, type Text } from './text.ts'

const MOST_CHECKS = 200
const CHECKS_IN_SIGHT = 20
const MOST_QUERY_CHARACTERS = 300

/** What the checks after the loads counted; those that do not hold come first. */
export function checkTable(checks: readonly CountedRecords[]): Table {
  const sorted = [...checks].sort((a, b) => Number(a.holds) - Number(b.holds))
  return {
    columns: columnsOf(['check', 'count', 'has to be', 'result'], ['count', 'has to be']),
    rows: sorted.slice(0, MOST_CHECKS).map(checkRow),
    inSight: CHECKS_IN_SIGHT,
    noun: 'check',
    total: checks.length,
    allIn: 'report.json',
  }
}

function checkRow({ soql, wanted, counted, holds }: CountedRecords): readonly Text[] {
  return [
    [code(shorten(soql, MOST_QUERY_CHARACTERS))],
    [counted === undefined ? '–' : thousands(counted)],
    [wanted],
    [holds ? 'passed' : label('failed')],
  ]
}
