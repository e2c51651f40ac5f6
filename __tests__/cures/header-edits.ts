import type { AttemptTarget } from './attempt.ts'
import { type Broken, type Edit, rewrite } from './cures.ts'

export const INSERT = { operation: 'insert', object: 'Account' } as const
export const CASES = { operation: 'insert', object: 'Case' } as const
export const TASKS = { operation: 'insert', object: 'Task' } as const
export const CONTACTS = { operation: 'insert', object: 'Contact' } as const
export const PROJECTS = { operation: 'insert', object: 'Project__c' } as const
export const UPSERT = { operation: 'upsert', object: 'Account', externalIdField: 'Ext_Id__c' } as const
export const UPDATE = { operation: 'update', object: 'Account' } as const
export const DELETE = { operation: 'delete', object: 'Account' } as const
export const ID = '001000000000001AAA'

/** A file with one record: a value for each column. */
export function table(target: AttemptTarget, columns: string, values: string): Broken['load'] {
  return { files: { 'a.csv': `${columns}\n${values}\n` }, target }
}

/** Writes the name that the message proposes, which `pattern` finds, in the place of a column. */
export function rename(column: string, pattern: RegExp): Edit {
  return (load, message) => {
    const name = pattern.exec(message)?.[1]
    if (name === undefined) throw new Error(`The message proposes no name: ${message}`)
    return rewrite((text) => {
      const [header = '', ...rest] = text.split('\n')
      const columns = header.split(',').map((own) => (own === column ? name : own))
      return [columns.join(), ...rest].join('\n')
    })(load, message)
  }
}

/** Removes a column with its values. */
export function remove(column: string): Edit {
  return rewrite((text) => {
    const rows = text.split('\n').map((line) => line.split(','))
    const at = rows[0]?.indexOf(column) ?? -1
    return rows.map((row) => row.filter((_, index) => index !== at).join()).join('\n')
  })
}

/** Changes the inputs or the permissions of the user. */
export function aim(target: Partial<AttemptTarget>): Edit {
  return (load) => ({ ...load, target: { ...INSERT, ...load.target, ...target } })
}

/** Writes a name into the column whose place the message gives. */
export function renameAt(place: RegExp, name: string): Edit {
  return (load, message) => {
    const at = placeIn(message, place)
    return rewrite((text) => {
      const [header = '', ...rest] = text.split('\n')
      const columns = header.split(',').map((own, index) => (index === at ? name : own))
      return [columns.join(), ...rest].join('\n')
    })(load, message)
  }
}

/** Removes the column, with its values, whose place the message gives. */
export function removeAt(place: RegExp): Edit {
  return (load, message) => {
    const at = placeIn(message, place)
    return rewrite((text) =>
      text
        .split('\n')
        .map((line) => line.split(',').toSpliced(at, 1).join())
        .join('\n'),
    )(load, message)
  }
}

/** From 0. */
function placeIn(message: string, place: RegExp): number {
  const found = Number(place.exec(message)?.[1])
  if (!(found > 0)) throw new Error(`The message names no place: ${message}`)
  return found - 1
}
