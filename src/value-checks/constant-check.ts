import { encodeFields } from '../csv/fields.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import type { CheckId } from './checks.ts'
import { type CheckedLoad, planColumns } from './column-plan.ts'
import { explain, refusalCode } from './explain.ts'
import { RecordLook } from './record-look.ts'

/** A value that all records of a load have in a field, and that the org would refuse. */
export interface RefusedConstant {
  readonly field: string
  readonly check: CheckId
  /** What is wrong, and what to do about it: sentences. */
  readonly message: string
}

/** Looks at the values that fields have in every record, as `checkValues` looks at those of files.
 *
 *  @param constants by field
 *  @param showsValues whether messages may have the values in them */
export function checkConstants(
  constants: ReadonlyMap<string, string>,
  describe: ObjectDescribe | undefined,
  load: CheckedLoad,
  showsValues: boolean,
): readonly RefusedConstant[] {
  return [...constants].flatMap(([field, value]): readonly RefusedConstant[] => {
    const [plan] = planColumns([field], describe, load)
    if (plan === undefined) return []
    const bytes = Buffer.from(encodeFields([value], ','))
    for (const found of new RecordLook([plan], 'COMMA', true).look(bytes, 0, bytes.length, true)) {
      if (refusalCode(plan, found.check) === undefined) continue
      const { message = '', cure = '' } = explain({ plan, column: 0, found }, showsValues) ?? {}
      return [{ field, check: found.check, message: `${message} ${cure}` }]
    }
    return []
  })
}
