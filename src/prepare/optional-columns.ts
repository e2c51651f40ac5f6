import { leaveOut, NO_RECORDS, type ReadFiles } from '../files/read-files.ts'
import type { ReadOptions } from '../files/read-options.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import { type Describer, describeIfPossible } from '../org/describe.ts'
import { withUse } from '../resolve/key-matcher.ts'
import { parseColumn } from '../values/column-name.ts'
import { sameName } from '../values/names.ts'

/** Leaves out the columns that the manifest calls optional and that the org has no field for: nobody looks up their values either. */
export async function withoutLacking(
  read: ReadFiles,
  { object, manifest }: LoadSpec,
  options: ReadOptions,
  describer: Describer,
): Promise<ReadFiles> {
  const optional = manifest?.columns.optional ?? []
  const describe = optional.length === 0 ? undefined : await describeIfPossible(object, describer)
  if (describe === undefined) return read
  const isLacking = (name: string, own: string | undefined) => {
    if (!optional.some((one) => sameName(one, name) || sameName(one, own))) return false
    const { relationship } = parseColumn(name)
    return !describe.fields.some((field) =>
      relationship === undefined ? sameName(field.name, name) : sameName(field.relationshipName, relationship),
    )
  }
  let isWhole = true
  const files = read.files.map((file) => {
    const { header } = file
    const lacking = header?.columns.map((name, place) => isLacking(name, header.use?.own[place])) ?? []
    if (header === undefined || !lacking.includes(true)) return file
    isWhole = false
    const left = withUse(header, ({ places }) => ({
      places: places.map((use, place) => (lacking[place] ? 'not sent' : use)),
    }))
    return { ...file, header: left }
  })
  return isWhole ? read : await leaveOut({ ...read, files }, NO_RECORDS, options)
}
