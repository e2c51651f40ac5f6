import { InputError } from '../errors.ts'

/** Reads a list of column names, separated by commas or newlines, each of which may come once. Throws InputError. */
export function parseColumns(input: string, text: string): readonly string[] {
  if (text === '') return []
  const columns = text.split(/[,\n]/).map((column) => column.trim())
  if (columns.some((column) => column === '')) {
    throw new InputError([
      `\`${input}\` has an empty name between two commas. Give column names, such as \`Account.Key__c, Name\`.`,
    ])
  }
  const known = new Set<string>()
  for (const column of columns) {
    if (known.has(column.toLowerCase()))
      throw new InputError([`\`${input}\` names \`${column}\` twice. Name each column once.`])
    known.add(column.toLowerCase())
  }
  return columns
}
