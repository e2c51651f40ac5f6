import { COLUMN_DELIMITERS, delimiterByte, QUOTE } from '../csv/dialect.ts'
import type { Header } from '../csv/header.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import type { Remark } from './header-checks.ts'
import { namesField } from './header-row.ts'

/** Finds a header that is one column because `column-delimiter` is not what separates its names; undefined for any other one. */
export function findOtherDelimiter(header: Header | undefined, describe: ObjectDescribe): Remark | undefined {
  const [column = '', ...others] = header?.columns ?? []
  if (header === undefined || others.length > 0 || header.bytes[0] === QUOTE || namesField(column, describe))
    return undefined
  const delimiter = COLUMN_DELIMITERS.find((name) => {
    const names = column.split(String.fromCharCode(delimiterByte(name)))
    return names.length > 1 && names.every((own) => namesField(own.trim(), describe))
  })
  if (delimiter === undefined) return undefined
  return {
    check: 'unknown-column',
    message:
      `${delimiter} separates the names in this row, and \`column-delimiter\` is ${header.columnDelimiter}. ` +
      `Set \`column-delimiter: ${delimiter}\`, or leave the input out.`,
  }
}
