import type { IdUse } from '../columns/columns-spec.ts'
import { delimiterByte } from '../csv/dialect.ts'
import { encodeFields } from '../csv/fields.ts'
import type { ReadOptions } from '../files/read-options.ts'
import { CLEAR, findOr, isBlank, valuesOf } from './record-resolver.ts'
import type { Resolver } from './resolver.ts'

const NOTHING = Buffer.alloc(0)
const CLEARED = Buffer.from(CLEAR)

/**
 * Says how the copies of a load get their Ids: a value that finds a record becomes its Id, one that `on-missing` lets pass becomes blank,
 * and one of a record that is not sent stays as it is.
 *
 * @param resolverOf undefined for columns whose Ids are not to be found yet
 */
export function fillIds(resolverOf: (use: IdUse) => Resolver | undefined): NonNullable<ReadOptions['fillIds']> {
  return (filling, columnDelimiter) => {
    const resolver = resolverOf(filling.use)
    if (resolver === undefined) return undefined
    const { missing } = filling.use
    const delimiter = String.fromCharCode(delimiterByte(columnDelimiter))
    return (record) => {
      const values = valuesOf(record, filling)
      if (isBlank(values)) return values.includes(CLEAR) ? CLEARED : NOTHING
      const found = findOr(resolver, values, missing)
      if (typeof found === 'string') return Buffer.from(found)
      if (found === undefined && missing.kind === 'blank') return NOTHING
      return Buffer.from(encodeFields([values.join(' ')], delimiter))
    }
  }
}
