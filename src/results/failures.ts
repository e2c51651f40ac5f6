import type { Field } from '../org/describe.ts'
import type { IsName } from '../org/known-messages.ts'
import { fixedAccess } from '../preflight/field-access.ts'
import { ErrorGroups, type Place, parseRowError, type RowError } from './error-groups.ts'
import { redactedError } from './redacted-error.ts'

/** A record that the org refused, as it is shown to people. */
export interface FailedRecord extends RowError {
  /** Blank when it is not known which record of which file it was. */
  readonly file: string
  /** From 1; 0 when not known. */
  readonly line: number
  /** In the org; blank for a failed insert. */
  readonly id: string
  /** Undefined where field values are not to be shown; the message has none then, either. */
  readonly values: FieldValues | undefined
}

/** Values of a record, each under the column in the same place. */
export interface FieldValues {
  readonly columns: readonly string[]
  readonly values: readonly string[]
}

/** Records that are kept to be shown one by one. */
const MOST_RECORDS = 10_000
const LONGEST_VALUE = 200

/** The failed records of a load: all of them by their mistakes, and the first ones as such. */
export class Failures {
  readonly groups: ErrorGroups
  readonly #records: FailedRecord[] = []
  readonly #isRedacted: boolean

  /** @param isName tells names of fields and objects from values
   *  @param fieldOf finds the field of a name, as the org describes it */
  constructor({
    redact,
    isName = () => false,
    fieldOf = () => undefined,
  }: {
    redact: boolean
    isName?: IsName
    fieldOf?: (name: string) => Field | undefined
  }) {
    this.#isRedacted = redact
    this.groups = new ErrorGroups(redact ? (error) => redactedError(error, isName) : undefined, (fields) =>
      fixedAccess(fields, fieldOf),
    )
  }

  /** The first ones, by file and line. */
  get records(): readonly FailedRecord[] {
    return [...this.#records].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
  }

  /** @param place undefined for a row whose record is not known
   *  @param values of the record */
  add(text: string, id: string, place: Place | undefined, { columns, values }: FieldValues): void {
    const error = parseRowError(text)
    const shape = this.groups.add(error, values, place)
    if (this.#records.length >= MOST_RECORDS) return
    const { file = '', line = 0 } = place ?? {}
    const shown = this.#isRedacted ? undefined : { columns, values: values.map(cut) }
    const said = this.#isRedacted ? shape : { ...shape, message: error.message }
    this.#records.push({ ...said, file, line, id, values: shown })
  }
}

function cut(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
}
