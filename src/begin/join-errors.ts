import { invalidCsv } from '../csv/invalid-csv.ts'
import { CsvError, type LoadError, PreflightError } from '../errors.ts'

/** Makes one error of what is wrong with several loads, so that people are told everything at once. What is wrong with the CSV comes
 *  first: the rest may follow from it.
 *
 *  @param errors one at least, in the order of the loads */
export function joinErrors(errors: readonly LoadError[]): LoadError {
  const [first] = errors
  if (first === undefined) throw new Error('Errors are joined where there are any.')
  const ofCsv = errors.filter((error) => error instanceof CsvError)
  if (ofCsv.length > 1)
    return invalidCsv(
      ofCsv.flatMap(({ findings }) => findings),
      ofCsv.reduce((sum, { found }) => sum + found, 0),
    )
  const others = errors.filter((error) => error instanceof PreflightError)
  const [one] = others
  if (ofCsv.length === 0 && one !== undefined && others.length > 1)
    return new PreflightError(others.map(({ message }) => message).join('\n'), {
      about: one.about,
      findings: others.flatMap(({ findings }) => findings),
      found: others.reduce((sum, { found }) => sum + found, 0),
      checks: others.flatMap(({ checks }) => checks),
    })
  return ofCsv[0] ?? first
}
