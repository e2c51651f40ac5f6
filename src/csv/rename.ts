import { delimiterByte, lineEndingBytes } from './dialect.ts'
import { encodeFields } from './fields.ts'
import type { Part } from './part.ts'

/** The part with other names for its columns; its records stay as they are. */
export function withColumnNames(part: Part, names: readonly string[]): Part {
  if (names.every((name, index) => name === part.columns[index])) return part
  const delimiter = String.fromCharCode(delimiterByte(part.columnDelimiter))
  const header = Buffer.concat([Buffer.from(encodeFields(names, delimiter)), lineEndingBytes(part.lineEnding)])
  return { ...part, header, columns: names, bytes: part.bytes - part.header.length + header.length }
}
