import { REFUSED_NOTE } from '../org/store.ts'
import type { Tape } from '../tape.ts'
import { type Commit, keyOfRow, type Load, type Row, rowsOf } from './load.ts'
import { filesOf } from './plan-load.ts'

const EDITS = [
  'fixes what was refused',
  'adds a record',
  'puts in other records',
  'reverses the order',
  'changes a record',
  'changes all records',
  'removes a record',
] as const

/** Somebody may commit other files before a run. */
export function editBefore(tape: Tape, when: string, load: Load, existing: (name: string) => string): void {
  const edit = tape.pick(`${when} somebody`, 'edits', { share: 0.5, options: EDITS })
  if (edit === undefined) return
  load.commits.push(edited(edit, load, existing))
}

/** The newest files without a record that a rule of the org refuses, and with the last record of each key only. */
export function mended({ commits, operation }: Load): Commit {
  const commit = commits.at(-1) ?? []
  const all = rowsOf(commit)
  const isLast = (row: Row) => {
    const key = keyOfRow(operation, row)
    return key === undefined || all.findLast((other) => keyOfRow(operation, other) === key) === row
  }
  return commit
    .map(({ name, rows }) => ({ name, rows: rows.filter(isLast).map(mendedRow) }))
    .filter(({ rows }) => rows.length > 0)
}

function mendedRow(row: Row): Row {
  const isBadDate = row.Day__c !== undefined && !/^2026-03-\d\d$/.test(row.Day__c)
  return {
    ...row,
    ...(row.Note__c === REFUSED_NOTE ? { Note__c: 'mended' } : {}),
    ...(isBadDate ? { Day__c: '2026-03-02', Note__c: 'mended date' } : {}),
  }
}

function edited(edit: (typeof EDITS)[number], load: Load, existing: (name: string) => string): Commit {
  const newest = load.commits.at(-1)
  const rows = rowsOf(newest)
  const isTwoFiles = (newest?.length ?? 1) > 1
  const number = load.commits.length
  const [first] = rows
  switch (edit) {
    case 'fixes what was refused':
      return mended(load)
    case 'adds a record':
      return filesOf([...rows, another(load, `${number}`, first, existing)], isTwoFiles)
    case 'puts in other records':
      return filesOf(
        rows.map((row, index) => another(load, `${number}.${index}`, row, existing)),
        isTwoFiles,
      )
    case 'reverses the order':
      return filesOf([...rows].reverse(), isTwoFiles)
    case 'changes a record':
      return filesOf(
        rows.map((row, index) => (index === 0 ? changed(load, row, number) : row)),
        isTwoFiles,
      )
    case 'changes all records':
      return filesOf(
        rows.map((row) => changed(load, row, number)),
        isTwoFiles,
      )
    case 'removes a record':
      return rows.length === 1 ? mended(load) : filesOf(rows.slice(1), isTwoFiles)
  }
}

/** Values that belong to this commit. A record of a delete has none. */
function changed({ operation }: Load, row: Row, number: number): Row {
  return operation === 'delete' ? row : { ...row, Note__c: `as of ${number}` }
}

function another(
  { name, operation }: Load,
  which: string,
  like: Row | undefined,
  existing: (name: string) => string,
): Row {
  const record = `${name} new ${which}`
  const own = operation === 'delete' ? {} : { ...like, Name: record, Note__c: 'new', Day__c: '2026-03-02' }
  if (operation === 'upsert') return { ...own, Ext__c: `${name}-new-${which}` }
  return operation === 'insert' ? own : { ...own, Id: existing(record) }
}
