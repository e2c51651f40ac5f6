import type { IdUse } from '../columns/columns-spec.ts'
import type { Header } from '../csv/header.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import { isBlank as isBlankField } from '../parts/rewrite.ts'
import { type FormOptions, isClearable, sentPlaces } from '../parts/sent-form.ts'
import { CLEAR, findOr, isBlank, type Unresolved, valuesOf } from './record-resolver.ts'
import type { Judge } from './resolve-records.ts'
import type { Resolver } from './resolver.ts'

/**
 * Makes the judge of records of which a single column is sent: without a value there, a record would be a blank line, which the org does
 * not take for a record. Undefined where several columns are sent.
 *
 * @param resolverOf undefined for columns whose Ids are not to be found yet
 */
export function judgeOfOnlyColumn(
  header: Header,
  resolverOf: (use: IdUse) => Resolver | undefined,
  options: Pick<FormOptions, 'blankFields' | 'externalIdField' | 'lacking'>,
): Judge | undefined {
  const { own, added } = sentPlaces(header, options)
  const [place] = own
  if (header.use === undefined || place === undefined || own.length + added.length > 1) return undefined
  // A blank value is sent as `#N/A` then.
  if (options.blankFields === 'clear' && isClearable(header, place, options)) return undefined
  const use = header.use.places[place]
  const column = header.use.own[place] ?? ''
  const field = header.columns[place] ?? ''
  const noValue: Unresolved = { kind: 'fail', field, column, ...NO_VALUE }
  const spans = new FieldSpans(header.columnDelimiter, header.columns.length)
  if (typeof use !== 'object')
    return (bytes, start, end) => {
      spans.read(bytes, start, end)
      return isBlankField(bytes, spans.start(place), spans.end(place)) ? noValue : undefined
    }
  const resolver = resolverOf(use.use)
  const { missing } = use.use
  if (resolver === undefined) return undefined
  return (bytes, start, end) => {
    spans.read(bytes, start, end)
    const values = valuesOf(spans, use)
    if (isBlank(values)) return values.includes(CLEAR) ? undefined : noValue
    // Another judge keeps such a record back, and says why.
    if (missing.kind !== 'blank' || findOr(resolver, values, missing) !== undefined) return undefined
    if (resolver.doubts?.(values) === true) return undefined
    const { code, why, whyWithValue } = resolver.explain(values, undefined)
    const rest = ', and the record has no other value to send'
    return { kind: 'fail', field, column, code, why: `${why}${rest}`, whyWithValue: `${whyWithValue}${rest}` }
  }
}

const WHY = 'the record has no value in the only column that is sent'
const NO_VALUE = { code: 'REQUIRED_FIELD_MISSING', why: WHY, whyWithValue: WHY } as const
