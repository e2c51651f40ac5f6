import { isDeletion } from '../bulk/job.ts'
import { sameName } from '../values/names.ts'
import { checkId } from './column-access.ts'
import type { Remark } from './header-checks.ts'
import { missingIds, missingUpdateId, missingUpsertKey, onlyIds } from './key-columns.ts'
import { refusedKind } from './object-kinds.ts'
import { type Asked, asWarning, headersOf, stopped, type ToCheck, type Warning } from './preflight.ts'

/** A load, as far as it can be judged without knowing the object. */
type Known = Omit<Asked, 'redact'>

/** Checks what can be known of a load without the description of its object: whether Bulk API 2.0 loads objects of this kind at
 *  all, and whether the columns that identify records are there. Throws PreflightError, or returns warnings, as `preflight`
 *  says. */
export function checkWithoutDescribe(toCheck: ToCheck, load: Known): readonly Warning[] {
  if (load.preflight === 'off') return []
  const kind = refusedKind(load.object, load.operation)
  const problems =
    kind === undefined
      ? headersOf(toCheck.parts, toCheck.files).flatMap(({ columns, place }) =>
          keyProblems(columns, load).map((problem) => ({ ...place, ...problem })),
        )
      : [{ check: 'object-not-loaded', message: kind }]
  if (problems.length > 0 && load.preflight === 'stop') throw stopped(problems, true)
  return problems.map(asWarning)
}

function keyProblems(columns: readonly string[], { operation, externalIdField }: Known): readonly Remark[] {
  const has = (name: string) => columns.some((column) => sameName(column, name))
  if (isDeletion(operation)) {
    return [
      ...(has('Id') ? [] : [missingIds(operation)]),
      ...(columns.length > (has('Id') ? 1 : 0) ? [onlyIds(operation, 'all others')] : []),
    ]
  }
  if (operation === 'update') return has('Id') ? [] : [missingUpdateId()]
  const unwelcome = has('Id') ? (checkId(operation, externalIdField).problem ?? []) : []
  if (externalIdField === undefined || has(externalIdField)) return [unwelcome].flat()
  return [...[unwelcome].flat(), missingUpsertKey(externalIdField)]
}
