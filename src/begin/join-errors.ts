import { invalidCsv } from '../csv/invalid-csv.ts'
import { CsvError, type LoadError, NothingToLoad, PreflightError } from '../errors.ts'

/** Makes one error of what is wrong with several loads, so that people read everything at once. What is wrong with the CSV comes
 *  first: the rest may follow from it.
 *
 *  @param errors one at least, in the order of the loads */
export function joinErrors(errors: readonly LoadError[]): LoadError {
  const [first] = errors
  if (first === undefined) throw new Error('Errors are joined where there are any.')
  const missing = errors.filter((error) => error instanceof NothingToLoad).map(({ message }) => message)
  const ofCsv = errors.filter((error) => error instanceof CsvError)
  const [csv] = ofCsv
  if (csv !== undefined) {
    const all = ofCsv.length === 1 ? csv : ofAll(ofCsv)
    return missing.length === 0 ? all : new CsvError([all.message, ...missing].join('\n'), all.findings, all.found)
  }
  if (missing.length > 1) return new NothingToLoad(missing.join('\n'))
  const others = errors.filter((error) => error instanceof PreflightError)
  const [one] = others
  if (one === undefined || others.length === 1) return first
  return new PreflightError(joinMessages(others.map(({ message }) => message)), {
    about: one.about,
    findings: others.flatMap(({ findings }) => findings),
    found: others.reduce((sum, { found }) => sum + found, 0),
    checks: others.flatMap(({ checks }) => checks),
  })
}

const NOTHING_SENT = 'Nothing was sent.'

/** Lists what is wrong line by line, each once, as two loads may have the same file and object. That nothing was sent comes last; how to send
 *  it all the same is said only where that holds for all of them. */
function joinMessages(messages: readonly string[]): string {
  const lines = [...new Set(messages.flatMap((message) => message.split('\n')))]
  const ends = lines.filter((line) => line.startsWith(NOTHING_SENT))
  const [end] = ends.includes(NOTHING_SENT) ? [NOTHING_SENT] : ends
  return [...lines.filter((line) => !ends.includes(line)), ...(end === undefined ? [] : [end])].join('\n')
}

function ofAll(errors: readonly CsvError[]): CsvError {
  return invalidCsv(
    errors.flatMap(({ findings }) => findings),
    errors.reduce((sum, { found }) => sum + found, 0),
  )
}
