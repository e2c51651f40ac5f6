import { type IngestOperation, isDeletion } from '../bulk/job.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import type { ColumnRow } from '../text/shown-column.ts'
import { listed } from '../text/words.ts'
import { parseColumn } from '../values/column-name.ts'
import { sameName } from '../values/names.ts'
import { checkColumn } from './check-column.ts'
import { bare, type Column, shown } from './column.ts'
import type { ColumnTarget } from './column-target.ts'
import { findDoubledLookups } from './doubled-lookups.ts'
import { MOST_NAMES } from './field-access.ts'
import type { Remark } from './header-checks.ts'
import { isHeader } from './header-row.ts'
import { columnProblems, missingIds, onlyIds } from './key-columns.ts'
import { fieldsLabelled } from './labels.ts'
import { ownField } from './lookups.ts'
import { createNearFields } from './near-names.ts'
import { fieldOf, relationshipField } from './object-fields.ts'
import { missingRequired } from './required-fields.ts'

/** The columns of a header, and what they are compared with. */
export interface HeaderFacts extends Omit<ColumnTarget, 'near'> {
  readonly columns: readonly string[]
  /** Keeps names that may be values of a record out of messages. */
  readonly redact?: boolean
  /** Finds the fields that a misspelt name was meant to be; by default only for the first misspelt names of this header. */
  readonly near?: ColumnTarget['near']
}

/** The facts of a header, with the default for what was left out. */
type Facts = HeaderFacts & Pick<ColumnTarget, 'near'>

export interface HeaderCheck {
  /** What Salesforce would refuse, and what to do. */
  readonly problems: readonly Remark[]
  /** What Salesforce may refuse, and what to do. */
  readonly warnings: readonly Remark[]
  /** The columns in their order, as the org spells them: result files come back blank for any other spelling.
   *  Source: Salesforce Help 000380583. */
  readonly names: readonly string[]
}

/** Checks a header against the object as the org describes it, and finds the spelling to send. */
export function checkHeader(header: HeaderFacts): HeaderCheck {
  const facts = { near: createNearFields(), ...header }
  const { operation, describe } = facts
  const objectProblem = checkObject(operation, describe)
  const check = isDeletion(operation) ? checkIds(facts) : checkColumns(facts)
  return objectProblem === undefined ? check : { ...check, problems: [objectProblem, ...check.problems] }
}

function checkColumns(facts: Facts): HeaderCheck {
  const { operation, columns, describe } = facts
  const placed = placedColumns(facts)
  const filled = filledFields(columns, describe)
  const checked = placed.map((column) => {
    const check = checkColumn(column, { ...facts, filled })
    // Another column with a slip may be meant for the same field.
    const [meant, ...others] = check.meant ?? []
    if (meant !== undefined && others.length === 0 && !filled.has(meant.name)) filled.set(meant.name, column.column)
    return check
  })
  const filling = checked.flatMap(({ field, name }, at) => {
    const column = placed[at]
    return field === undefined || column === undefined ? [] : [{ field, name, shown: bare(shown(column)) }]
  })
  const doubled = findDoubledLookups(filling)
  const fields = filling.map(({ field }) => field)
  return {
    problems: [...columnProblems({ columns, checked }, facts), ...doubled.problems],
    warnings: [
      ...halfAllowed(operation, describe),
      ...checked.flatMap(({ warning }) => warning ?? []),
      ...doubled.warnings,
      ...missingRequired(operation, describe, fields),
    ],
    names: checked.map(({ name }) => name),
  }
}

/** The columns that fill fields, by their own name or by a relationship. */
function filledFields(columns: readonly string[], describe: ObjectDescribe): Map<string, string> {
  return new Map(
    columns.flatMap((column) => {
      const { relationship = '' } = parseColumn(column)
      const field = fieldOf(describe, column) ?? relationshipField(describe, column.includes('.') ? relationship : '')
      return field === undefined ? [] : [[field.name, column] as const]
    }),
  )
}

function placedColumns({ redact = false, columns, describe }: HeaderFacts): readonly Column[] {
  const row: ColumnRow = { redact, isHeader: isHeader(columns, describe) }
  return columns.map((column, index) => ({ column, place: index + 1, row }))
}

function checkObject(
  operation: IngestOperation,
  { name, createable, updateable, deletable }: ObjectDescribe,
): Remark | undefined {
  const allowed = {
    insert: createable,
    update: updateable,
    upsert: createable || updateable,
    delete: deletable,
    hardDelete: deletable,
  }[operation]
  if (allowed) return undefined
  return {
    check: 'object-permission',
    message: `${operation} is not allowed on ${name} for this user. Check the object permissions in the user's profile and permission sets.`,
  }
}

/** Warns of an upsert by a user who can only create records of the object, or only change them. */
function halfAllowed(operation: IngestOperation, { name, createable, updateable }: ObjectDescribe): readonly Remark[] {
  if (operation !== 'upsert' || createable === updateable) return []
  const message = createable
    ? `This user can create records of ${name}, and not change them. Records that the org already has will fail. To change them as well, give the user the object permission Edit.`
    : `This user can change records of ${name}, and not create them. Records that the org does not have yet will fail. To create them as well, give the user the object permission Create.`
  return [{ check: 'object-permission', message }]
}

/** Source: Bulk API 2.0 guide, "Prepare CSV Files": "The 'delete' batch must contain only ids". */
function checkIds(facts: Facts): HeaderCheck {
  const { operation, columns, describe } = facts
  const names = columns.map((column) => (sameName(column, 'Id') ? 'Id' : column))
  const others = placedColumns(facts).filter(({ column }) => !sameName(column, 'Id'))
  const id = others.length === columns.length ? others.find((other) => meansId(other, describe)) : undefined
  if (id !== undefined) {
    const rest = others.filter((other) => other !== id)
    const more = rest.length === 0 ? '' : `, and remove ${namesOf(rest)}`
    const problem: Remark =
      ownField(id.column, describe) === undefined
        ? {
            check: 'label-in-header',
            message: `${shown(id)} is the label of the field Id. Write Id in the header${more}.`,
          }
        : { check: 'parent-column', message: `${shown(id)}: leave out the object: write Id in the header${more}.` }
    return { problems: [problem], warnings: [], names }
  }
  const problems: Remark[] = []
  if (others.length === columns.length) problems.push(missingIds(operation))
  if (others.length > 0) problems.push(onlyIds(operation, namesOf(others)))
  return { problems, warnings: [], names }
}

function namesOf(columns: readonly Column[]): string {
  return listed(
    columns.map((column) => bare(shown(column))),
    MOST_NAMES,
  )
}

function meansId({ column }: Column, describe: ObjectDescribe): boolean {
  if (ownField(column, describe)?.name === 'Id') return true
  return fieldsLabelled(describe, column).some(({ name }) => name === 'Id')
}
