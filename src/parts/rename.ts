import { headerBytes } from '../csv/header.ts'
import type { Part } from './part.ts'

/** The part with other names for its columns; its records stay as they are. */
export function withColumnNames(part: Part, columns: readonly string[]): Part {
  if (columns.every((name, index) => name === part.columns[index])) return part
  const header = headerBytes({ ...part, columns })
  return { ...part, header, columns, bytes: part.bytes - part.header.length + header.length }
}
