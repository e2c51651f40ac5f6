import type { Field } from '../org/describe.ts'
import { listed } from '../text/words.ts'
import { parseColumn } from '../values/column-name.ts'
import { sameName } from '../values/names.ts'
import type { Remark } from './header-checks.ts'

/** A column that fills a field. */
export interface Filling {
  readonly field: Field
  /** The column as the org spells it. */
  readonly name: string
  /** The column for a message. */
  readonly shown: string
}

/** What several columns for one lookup lead to, and what to do. */
export interface DoubledLookups {
  readonly problems: readonly Remark[]
  readonly warnings: readonly Remark[]
}

/**
 * Finds lookups that several columns fill: by Id and by key, or by two keys. Salesforce refuses records that have both, and
 * what counts of a value and a blank is not documented. Columns that find parents of different objects are a warning: each
 * record may have a value in one of them.
 * Sources: "Cannot specify both an external ID reference … and a salesforce id" and "More than 1 field provided in an external
 * foreign key reference", as users report them (salesforce.stackexchange.com 251266).
 */
export function findDoubledLookups(columns: readonly Filling[]): DoubledLookups {
  const problems: Remark[] = []
  const warnings: Remark[] = []
  const byField = Map.groupBy(columns, ({ field }) => field.name)
  for (const [field, filling] of byField) {
    if (filling.length < 2) continue
    const said = `${listed(filling.map(({ shown }) => shown))} fill the same field, ${field}.`
    const check = 'lookup-twice'
    if (findDifferentObjects(filling))
      warnings.push({
        check,
        message: `${said} Records that have a value in more than one of them fail: leave all others blank in each record.`,
      })
    else problems.push({ check, message: `${said} Keep one of these columns, and remove the others.` })
  }
  return { problems, warnings }
}

function findDifferentObjects(filling: readonly Filling[]): boolean {
  const objects = filling.map(({ name }) => parseColumn(name).type)
  return objects.every(
    (object, at) => object !== undefined && !objects.some((other, o) => o < at && sameName(other, object)),
  )
}
