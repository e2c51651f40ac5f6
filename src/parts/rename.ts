import { headerBytes } from '../csv/header.ts'
import type { Part } from './part.ts'
import { PartBuilder } from './part-builder.ts'

/** The part with other names for its columns; its records stay as they are. */
export function withColumnNames(part: Part, columns: readonly string[]): Part {
  if (columns.every((name, index) => name === part.columns[index])) return part
  const renamed = new PartBuilder({ ...part, columns, header: headerBytes({ ...part, columns }) }, part.number)
  renamed.addPart(part)
  return renamed.end()
}
