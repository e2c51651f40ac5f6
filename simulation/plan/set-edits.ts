import type { Tape } from '../tape.ts'
import { mended } from './edits.ts'
import { type Commit, type Load, type Row, rowsOf } from './load.ts'
import { SET_FILES, setOf } from './plan-set.ts'

const EDITS = [
  'fixes what was refused',
  'fixes what was refused',
  'adds a child',
  'adds a parent and its child',
  'changes a parent',
  'changes a child',
  'reverses the order',
  'removes a child',
  'moves a child to another parent',
] as const

/** Somebody may commit other files of a set before a run. Keys stay what they are. */
export function editSetBefore(tape: Tape, when: string, load: Load): void {
  const edit = tape.pick(`${when} somebody with the set`, 'edits', { share: 0.5, options: EDITS })
  if (edit !== undefined) load.commits.push(edited(edit, load))
}

/** The rows of one file of a set. */
export function rowsIn(commit: Commit | undefined, file: string): readonly Row[] {
  return rowsOf(commit?.filter(({ name }) => name === file))
}

function edited(edit: (typeof EDITS)[number], load: Load): Commit {
  const newest = load.commits.at(-1)
  const [parents, children, extras] = [SET_FILES.parents, SET_FILES.children, SET_FILES.extras].map((file) =>
    rowsIn(newest, file),
  )
  const number = load.commits.length
  const [first, ...others] = children ?? []
  const [parent, ...otherParents] = parents ?? []
  if (parents === undefined || children === undefined || extras === undefined || parent === undefined) return []
  const child = { Name: `set child n${number}`, Note__c: 'new', Parent: parent.Key ?? '' }
  switch (edit) {
    case 'fixes what was refused':
      return mended(load)
    case 'adds a child':
      return setOf(parents, [...children, child], extras)
    case 'adds a parent and its child': {
      const added = { Key: `N${number}`, Name: `set parent n${number}`, Note__c: 'new', Boss: '' }
      return setOf([...parents, added], [...children, { ...child, Parent: added.Key }], extras)
    }
    case 'changes a parent':
      return setOf([{ ...parent, Note__c: `as of ${number}` }, ...otherParents], children, extras)
    case 'changes a child':
      return setOf(parents, first === undefined ? [] : [{ ...first, Note__c: `as of ${number}` }, ...others], extras)
    case 'reverses the order':
      return setOf([...parents].reverse(), [...children].reverse(), [...extras].reverse())
    case 'removes a child':
      return setOf(parents, others.length === 0 ? children : others, extras)
    case 'moves a child to another parent':
      return setOf(
        parents,
        first === undefined ? [] : [{ ...first, Parent: parents.at(-1)?.Key ?? '' }, ...others],
        extras,
      )
  }
}
