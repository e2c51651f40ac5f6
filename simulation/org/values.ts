import { canonicalId } from '../../emulator/org/ground/ids.ts'
import { javaDouble } from '../../emulator/org/store/render.ts'
import { parseDate } from '../../emulator/org/store/values.ts'
import { PRECISION, type SimulatedField } from './fields.ts'

const NUMBER = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,3}))?$/

/** What is kept of a value, in one form, so that two values that mean the same are the same; undefined for one that the field does not take.
 *  Source of the forms: Bulk API 2.0 guide, "Valid Date Format in Records"; SOAP API guide, "Primitive Data Types". */
export function stored({ type, scale }: SimulatedField, text: string): string | undefined {
  switch (type) {
    case 'double':
      return decimal(text, scale)
    case 'date':
      return parseDate(text)
    case 'boolean':
      return /^(?:true|1)$/i.test(text) ? 'true' : /^(?:false|0)$/i.test(text) ? 'false' : undefined
    case 'id':
    case 'reference':
      return canonicalId(text)
    case 'string':
      return text.length <= 255 ? text.normalize('NFC') : undefined
  }
}

/** The number, rounded half up to so many digits after the point; undefined for no number, or one with too many digits. */
function decimal(text: string, scale: number): string | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? []
  if (whole === '' && fraction === '') return undefined
  const shift = Number(exponent) - fraction.length + scale
  if (shift > 60 || shift < -120) return undefined
  let units = BigInt(whole + fraction)
  if (shift >= 0) units *= 10n ** BigInt(shift)
  else {
    const unit = 10n ** BigInt(-shift)
    units = (units * 2n + unit) / (unit * 2n)
  }
  const digits = units.toString().padStart(scale + 1, '0')
  if (digits.length > PRECISION) return undefined
  const cut = digits.length - scale
  const text10 = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return units === 0n || sign !== '-' ? text10 : `-${text10}`
}

/** How the org writes values into result files. The guide shows only that they are printed anew: every form that it leaves
 *  open is one that a history may have. */
export type Rendering = 'as documented' | 'as stored' | 'as sent' | 'dates with a time'

/** Source: Bulk API 2.0 guide, "Bulk API 2.0 Ingest Walkthrough", step 3: `912260031` comes back as `9.12260031E8`. */
export function rendered(field: SimulatedField, text: string, rendering: Rendering): string {
  const kept = text === '' ? undefined : stored(field, text)
  if (kept === undefined || rendering === 'as sent') return text
  if (rendering === 'as stored') return kept
  if (field.type === 'double') return javaDouble(Number(text))
  if (field.type === 'date' && rendering === 'dates with a time') return `${kept}T00:00:00.000Z`
  return kept
}
