import { KEY_FIELD } from '../org/fields.ts'
import { REFUSED_NOTE } from '../org/store.ts'
import type { Tape } from '../tape.ts'
import type { Operation, Row } from './load.ts'

const TWINS = [
  'equal',
  'beyond 15 digits',
  'rounded to the scale',
  'rounded to another number',
  'impossible date',
  'date of another form',
  'true as 1',
  'NFD',
  'id of 15 characters',
] as const

/** Where records of the load begin: what a load updates or deletes has to be there before. */
export interface Making {
  readonly tape: Tape
  readonly load: string
  readonly operation: Operation
  readonly parentId: string
  /** Id of a record that is made in the org for this one. */
  readonly existing: (name: string) => string
  /** What records have in `Big__c` that are like others. */
  readonly big: string
}

/** Record `number` of a load, counted from 1, which may be nearly equal to the one before. */
export function makeRow(number: number, before: Row | undefined, making: Making): Row {
  const { tape, load, operation, existing } = making
  const name = `${load} ${number}`
  if (operation === 'delete') return { Id: existing(name) }
  const row = { ...plainRow(name, making), ...keyOf(number, making) }
  const isRefused = tape.pick(`${name} is refused`, 'rows', { share: 0.12, options: ['yes'] }) !== undefined
  if (isRefused) return { ...row, Note__c: REFUSED_NOTE }
  if (operation !== 'insert' || before === undefined) return row
  const twin = tape.pick(`${name} is nearly the one before`, 'values', { share: 0.35, options: TWINS })
  return twin === undefined ? row : twinOf(before, twin)
}

function plainRow(name: string, { parentId, big }: Making): Row {
  return {
    Name: name,
    Amount__c: '10.5',
    Big__c: big,
    Day__c: '2026-03-02',
    Active__c: 'true',
    Note__c: 'é',
    ParentId: parentId,
  }
}

function keyOf(number: number, { tape, load, operation, existing }: Making): Row {
  if (operation === 'update') return { Id: existing(`${load} ${number}`) }
  if (operation !== 'upsert') return {}
  const same = tape.pick(`${load} ${number} key`, 'keys', {
    share: 0.2,
    options: ['that of the first', 'that of the first in capitals'],
  })
  const key = `${load}-${same === undefined ? number : 1}`
  return { [KEY_FIELD]: same === 'that of the first in capitals' ? key.toUpperCase() : key }
}

/** Two records that a careless comparison takes for one. */
function twinOf(before: Row, twin: (typeof TWINS)[number]): Row {
  switch (twin) {
    case 'equal':
      return { ...before }
    case 'beyond 15 digits':
      return { ...before, Big__c: before.Big__c === '900719925474099301' ? '900719925474099302' : '900719925474099301' }
    case 'rounded to the scale':
      return { ...before, Amount__c: before.Amount__c === '10.5049' ? '10.5051' : '10.5049' }
    case 'rounded to another number':
      return { ...before, Amount__c: '20.7551' }
    case 'impossible date':
      return { ...before, Day__c: before.Day__c === '2026-02-30' ? '2026-03-02' : '2026-02-30' }
    case 'date of another form':
      return { ...before, Day__c: before.Day__c === '3/2/2026' ? '2026-03-02' : '3/2/2026' }
    case 'true as 1':
      return { ...before, Active__c: before.Active__c === '1' ? 'true' : '1' }
    case 'NFD':
      return { ...before, Note__c: (before.Note__c ?? '').normalize('NFD') }
    case 'id of 15 characters':
      return { ...before, ParentId: (before.ParentId ?? '').slice(0, 15) }
  }
}

/** The columns of a load's files: those that its operation takes. */
export function columnsOf(operation: Operation): readonly string[] {
  const plain = ['Name', 'Amount__c', 'Big__c', 'Day__c', 'Active__c', 'Note__c', 'ParentId']
  switch (operation) {
    case 'insert':
      return plain
    case 'upsert':
      return [KEY_FIELD, ...plain]
    case 'update':
      return ['Id', ...plain]
    case 'delete':
      return ['Id']
  }
}
