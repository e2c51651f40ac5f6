import { escapeHtml } from '../ground/escape-html.ts'
import { canonicalId } from '../ground/ids.ts'
import type { Field } from './describe.ts'
import { parseDate, parseDatetime, parseNumber, roundedDecimal } from './values.ts'

/** How the result files write an uploaded value of `field`: it is parsed and printed again, so `912260031` of a currency
 *  field comes back as `9.12260031E8`. How dates come back is not shown there. Text that cannot be parsed stays as it was.
 *  Source: Bulk API 2.0 guide, "Bulk API 2.0 Ingest Walkthrough", step 3. */
export function renderer(field: Field, rendering: Rendering = 'documented'): (text: string) => string {
  const documented = documentedRenderer(field)
  if (rendering === 'documented') return documented
  if (rendering === 'stored') return storedRenderer(field) ?? documented
  switch (field.type) {
    case 'date':
      return (text) => (parseDate(text) === undefined ? text : `${parseDate(text)}T00:00:00.000+0000`)
    case 'datetime':
      return (text) => documented(text).replace(/Z$/, '+0000')
    case 'string':
    case 'textarea':
    case 'phone':
    case 'picklist':
      return (text) => escapeHtml(text.trim())
    default:
      return documented
  }
}

/** `stored` is what the org has made of the value. `awkward` is more than is known of live orgs: dates as times, text trimmed and HTML-escaped. The reference says no more
 *  than that values come back printed anew, so a client should survive it. */
export type Rendering = 'documented' | 'stored' | 'awkward'

/** Numbers keep up to 18 digits and have the decimals of their field, Ids have 18 characters.
 *  Source: SOAP API guide, "Field Types", Double, Currency and ID. That text is composed is not documented. */
function storedRenderer(field: Field): ((text: string) => string) | undefined {
  switch (field.type) {
    case 'double':
    case 'currency':
    case 'percent':
      return (text) => roundedDecimal(text, field.scale) ?? text
    case 'id':
    case 'reference':
      return (text) => canonicalId(text) ?? text
    case 'string':
    case 'textarea':
      return (text) => text.normalize('NFC')
    default:
      return undefined
  }
}

function documentedRenderer(field: Field): (text: string) => string {
  switch (field.type) {
    case 'double':
    case 'currency':
    case 'percent':
      return (text) => {
        const number = parseNumber(text)
        return number === undefined ? text : javaDouble(number)
      }
    case 'int':
      return (text) => (/^[+-]?\d+$/.test(text) ? String(Number(text)) : text)
    case 'boolean':
      return (text) => (/^(?:true|1)$/i.test(text) ? 'true' : /^(?:false|0)$/i.test(text) ? 'false' : text)
    case 'date':
      return (text) => parseDate(text) ?? text
    case 'datetime':
      return (text) => {
        const at = parseDatetime(text)
        return at === undefined ? text : new Date(at).toISOString()
      }
    default:
      return (text) => text
  }
}

/** Prints as Java's Double.toString does: plain from 10^-3 up to 10^7, else scientific, always with a fraction.
 *  Source: Java SE API, `java.lang.Double.toString(double)`. */
export function javaDouble(number: number): string {
  const size = Math.abs(number)
  if (!Number.isFinite(number)) return String(number)
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return withFraction(Object.is(number, -0) ? '-0' : String(number))
  const [mantissa = '', exponent = ''] = number.toExponential().split('e')
  return `${withFraction(mantissa)}E${exponent.replace('+', '')}`
}

function withFraction(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`
}
