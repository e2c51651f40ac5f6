import { REFUSED_NOTE } from '../org/store.ts'
import type { Tape } from '../tape.ts'
import { type Commit, type Load, MANIFEST, type Row } from './load.ts'

/** The files of a set: each is that of one load. */
export const SET_FILES = { parents: 'a-parents.csv', children: 'b-children.csv', extras: 'c-extras.csv' } as const

/** The columns by which records of a set refer to parents: no field has such a name, and no field holds a parent's key. */
export const REFERRING = ['Boss', 'Parent'] as const

const NAME = 'set'
const COLUMNS = {
  [SET_FILES.parents]: ['Key', 'Name', 'Note__c', 'Boss'],
  [SET_FILES.children]: ['Name', 'Note__c', 'Parent'],
  [SET_FILES.extras]: ['Name', 'Note__c', 'Parent'],
}

/** A step with a manifest of two or three loads: parents whose keys no field holds, children that refer to them, and records that are
 *  upserted by their names and refer to them as well. Parents may refer to each other. */
export function planSet(tape: Tape): Load {
  const pick = <const T extends string>(what: string, share: number, options: readonly T[]) =>
    tape.pick(`${NAME} ${what}`, 'plan', { share, options })
  const hasBosses = pick('parents', 0.35, ['refer to each other']) !== undefined
  const extrasAre = pick('extras', 0.5, ['are upserted by their names', 'are inserted'])
  const making = { tape, hasBosses }
  const parents: Row[] = []
  for (let number = 1; number <= Number(pick('parent records', 0.8, ['2', '3', '4', '5']) ?? '1'); number++)
    parents.push(parentRow(number, parents, making))
  const children = childrenOf('child', Number(pick('child records', 0.8, ['2', '3', '5', '7']) ?? '1'), parents, tape)
  const extras = extrasAre
    ? childrenOf('extra', Number(pick('extra records', 0.7, ['2', '3']) ?? '1'), parents, tape)
    : []
  return {
    name: NAME,
    operation: 'insert',
    place: { workflow: 'seed', job: 'load', step: 'records', folder: NAME },
    columns: ['Name', 'Note__c'],
    set: { manifest: manifestOf(pick, hasBosses, extrasAre), columns: COLUMNS },
    inputs: {
      ledger: pick('ledger', 0.2, ['file']) ?? 'cache',
      'on-cancel': pick('on-cancel', 0.4, ['leave']) ?? 'abort',
      'time-limit-minutes': pick('time-limit-minutes', 0.15, ['10', '30']) ?? '330',
    },
    commits: [setOf(parents, children, extras)],
  }
}

/** The files of the records that there are. */
export function setOf(parents: readonly Row[], children: readonly Row[], extras: readonly Row[]): Commit {
  return [
    { name: SET_FILES.parents, rows: parents },
    { name: SET_FILES.children, rows: children },
    { name: SET_FILES.extras, rows: extras },
  ].filter(({ rows }) => rows.length > 0)
}

/** Parent `number`, counted from 1. One that is the twin of the one before differs from it by its key alone, or by its boss, which
 *  is set when both are there. */
function parentRow(
  number: number,
  before: readonly Row[],
  { tape, hasBosses }: { readonly tape: Tape; readonly hasBosses: boolean },
): Row {
  const name = `set parent ${number}`
  const twin = tape.pick(`${name} is`, 'values', { share: 0.35, options: ['the twin of the one before'] })
  const like = twin === undefined ? undefined : before.at(-1)
  const boss = hasBosses && number > 1 ? `K${1 + tape.chance(`${name} boss`, number - 1)}` : ''
  const own = like ?? { Name: name, Note__c: isRefused(tape, name) ? REFUSED_NOTE : 'fine' }
  return { ...own, Key: `K${number}`, Boss: boss }
}

function childrenOf(kind: 'child' | 'extra', count: number, parents: readonly Row[], tape: Tape): readonly Row[] {
  return Array.from({ length: count }, (_, index): Row => {
    const name = `set ${kind} ${index + 1}`
    const parent = parents[tape.chance(`${name} parent`, parents.length)]
    return { Name: name, Note__c: isRefused(tape, name) ? REFUSED_NOTE : 'fine', Parent: parent?.Key ?? '' }
  })
}

function isRefused(tape: Tape, name: string): boolean {
  return tape.pick(`${name} is refused`, 'rows', { share: 0.1, options: ['yes'] }) !== undefined
}

type Pick = <const T extends string>(what: string, share: number, options: readonly T[]) => T | undefined

function manifestOf(pick: Pick, hasBosses: boolean, extrasAre: string | undefined): string {
  const onFailure = pick('on-failure', 0.6, ['continue', 'skip', 'continue']) ?? 'stop'
  const settings = {
    'on-failure': onFailure,
    'job-records': pick('job-records', 0.7, ['2', '3', '4']) ?? '200',
    concurrency: pick('concurrency', 0.4, ['serial', '1', '2']) ?? 'parallel',
    retries: pick('retries', 0.3, ['0', '1']) ?? '3',
  }
  const parent = '      Parent: { to: ParentId, ref: parents, by: Key }'
  const lines = [
    `# ${MANIFEST}`,
    'version: 1',
    'defaults:',
    ...Object.entries(settings).map(([name, value]) => `  ${name}: ${value}`),
    'loads:',
    '  - name: children',
    '    object: Account',
    '    operation: insert',
    `    files: ${SET_FILES.children}`,
    '    columns:',
    parent,
    '  - name: parents',
    '    object: Account',
    '    operation: insert',
    `    files: ${SET_FILES.parents}`,
    ...(hasBosses
      ? ['    leave-out: Key', '    columns:', '      Boss: { to: ParentId, ref: parents, by: Key }']
      : ['    leave-out: [Key, Boss]']),
    ...(extrasAre
      ? [
          '  - name: extras',
          '    object: Account',
          ...(extrasAre === 'are inserted' ? ['    operation: insert'] : ['    operation: upsert', '    key: Name']),
          `    files: ${SET_FILES.extras}`,
          '    columns:',
          parent,
        ]
      : []),
  ]
  return `${lines.join('\n')}\n`
}
