import type { Header } from '../csv/header.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import { type CheckedLoad, planColumns } from './column-plan.ts'
import { explain, refusalCode } from './explain.ts'
import { RecordLook } from './record-look.ts'

/** Why the org would refuse a record, in its own words. */
export interface Refusal {
  /** The org's own code, such as `STRING_TOO_LONG`. */
  readonly code: string
  /** The API name of the field; "" where the org names none. */
  readonly field: string
  /** Shows the value: it is for `failed.csv`, which has all values of the record. */
  readonly message: string
}

/** Says why the org would refuse the record from `start` to `end`, where its line ending starts; undefined for all others. */
export type RecordCheck = (bytes: Buffer, start: number, end: number) => Refusal | undefined

/** Decides of single records what `checkValues` decided of all of them, so that nothing has to be kept of each. */
export function createRecordCheck(
  { columns, columnDelimiter }: Pick<Header, 'columns' | 'columnDelimiter'>,
  describe: ObjectDescribe | undefined,
  load: CheckedLoad,
): RecordCheck {
  const plans = planColumns(columns, describe, load)
  const look = new RecordLook(plans, columnDelimiter, true)
  return (bytes, start, end) => {
    for (const found of look.look(bytes, start, end, false)) {
      const plan = plans[found.column]
      const code = plan && refusalCode(plan, found.check)
      if (plan === undefined || code === undefined) continue
      const message = explain({ plan, column: found.column, found }, true)?.said ?? ''
      return { code, field: found.check === 'blank-key' ? '' : plan.name, message }
    }
    return undefined
  }
}

/** The text of `sf__Error` for a record that was not sent, in the form in which the org writes it.
 *  Source: Bulk API 2.0 guide, "Get Job Failed Record Results". */
export function errorText({ code, message, field }: Refusal): string {
  return `${code}:${message}:${field === '' ? '' : `${field} `}--`
}
