import { InputError } from '../errors.ts'
import { nearest } from '../nearest.ts'
import { quote } from './quote.ts'

export const OPERATIONS = ['insert', 'upsert'] as const

export type Operation = (typeof OPERATIONS)[number]

const OTHER_BULK_OPERATIONS = ['update', 'delete', 'hardDelete', 'query', 'queryAll']

/** Forgives case, hyphens and blanks. */
export function parseOperation(text: string): Operation {
  const plain = simplify(text)
  const operation = OPERATIONS.find((name) => simplify(name) === plain)
  if (operation !== undefined) return operation
  if (plain === '') {
    throw new InputError(['`operation` is missing. Give `insert`, or `upsert` together with `external-id-field`.'])
  }
  const other = OTHER_BULK_OPERATIONS.find((name) => simplify(name) === plain)
  if (other !== undefined) {
    throw new InputError([
      `\`operation\`: this version loads with \`insert\` and \`upsert\` only, not with \`${other}\`.`,
    ])
  }
  const near = nearest(plain, OPERATIONS)
  const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`
  throw new InputError([`\`operation\`: ${quote(text)} is not an operation. Use \`insert\` or \`upsert\`.${hint}`])
}

function simplify(text: string): string {
  return text.toLowerCase().replaceAll(/[-_\s]/g, '')
}
