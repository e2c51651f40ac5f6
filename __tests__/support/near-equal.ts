import fc from 'fast-check'
import { canonicalId } from '../../emulator/org/ground/ids.ts'
import { javaDouble } from '../../emulator/org/store/render.ts'
import type { KeyField } from '../../src/values/key-forms.ts'

/** Columns whose values are nearly equal, with what describe says of them. */
export const NEAR: Readonly<Record<string, { readonly facts: KeyField; readonly values: readonly string[] }>> = {
  Name: { facts: { type: 'string' }, values: ['Zoë', 'Zoe\u0308', 'Zoe', ' Zoe', 'zoe', 'A&B', 'A&amp;B', '1', '01'] },
  Amount: {
    facts: { type: 'currency', scale: 2 },
    values: ['1.005', '1.004', '1.01', '1.00', '1', '+1', '1e0', '1.0050000000000001', '-0.001', '0', ''],
  },
  Big__c: {
    facts: { type: 'double', scale: 0 },
    values: [
      '12345678901234567',
      '12345678901234568',
      '12345678901234569',
      '1.2345678901234568E16',
      '123456789012345678',
    ],
  },
  Flag__c: { facts: { type: 'boolean' }, values: ['true', '1', 'TRUE', 'false', '0', ''] },
  Day__c: {
    facts: { type: 'date' },
    values: ['2026-03-02', '2026-02-30', '1/2/2026', '2026-01-02', '2026-02-01', '25:61'],
  },
  Parent: {
    facts: { type: 'reference' },
    values: ['001D000000IRtz2', '001D000000IRtz2IAD', '001d000000irtz2', '001D000000IRTZ2', ''],
  },
}

export function factsOf(column: string): KeyField {
  return NEAR[column]?.facts ?? { type: 'string' }
}

export interface NearPrinting {
  readonly numbers: 'as sent' | 'java' | 'half up' | 'half up, java' | 'down' | 'by double'
  readonly text: 'as sent' | 'composed' | 'trimmed' | 'escaped'
  readonly booleans: 'as sent' | 'words'
  readonly ids: 'as sent' | '18'
  /** Failed rows show values as they were sent. */
  readonly failedAsSent: boolean
}

export const nearPrintings: fc.Arbitrary<NearPrinting> = fc.record({
  numbers: fc.constantFrom('as sent', 'java', 'half up', 'half up, java', 'down', 'by double'),
  text: fc.constantFrom('as sent', 'composed', 'trimmed', 'escaped'),
  booleans: fc.constantFrom('as sent', 'words'),
  ids: fc.constantFrom('as sent', '18'),
  failedAsSent: fc.boolean(),
})

export function printNear(column: string, value: string, printing: NearPrinting): string {
  const facts = factsOf(column)
  if (value === '') return value
  switch (facts.type) {
    case 'currency':
    case 'double':
      return printNumber(value, facts.scale ?? 0, printing.numbers)
    case 'boolean':
      if (printing.booleans === 'as sent') return value
      return /^(?:true|1)$/i.test(value) ? 'true' : 'false'
    case 'reference':
      return printing.ids === '18' ? (canonicalId(value) ?? value) : value
    case 'date':
      return value
    default:
      return printText(value, printing.text)
  }
}

function printText(value: string, how: NearPrinting['text']): string {
  switch (how) {
    case 'as sent':
      return value
    case 'composed':
      return value.normalize('NFC')
    case 'trimmed':
      return value.trim()
    case 'escaped':
      return value.replaceAll('&', '&amp;')
  }
}

function printNumber(value: string, scale: number, how: NearPrinting['numbers']): string {
  switch (how) {
    case 'as sent':
      return value
    case 'java':
      return javaDouble(Number(value))
    case 'by double':
      return Number(value).toFixed(scale)
    case 'down':
      return printed(roundedTo(exact(value), scale, false), scale)
    case 'half up':
      return printed(roundedTo(exact(value), scale, true), scale)
    case 'half up, java':
      return javaDouble(Number(printed(roundedTo(exact(value), scale, true), scale)))
  }
}

/** Naively: every number here is a whole one of these. */
const UNIT = 30

/** In units of 10^-30. */
export function exact(value: string): bigint {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(value) ?? []
  const size = BigInt(whole + fraction) * 10n ** BigInt(UNIT + Number(exponent) - fraction.length)
  return sign === '-' ? -size : size
}

function roundedTo(units: bigint, scale: number, halfUp: boolean): bigint {
  const step = 10n ** BigInt(UNIT - scale)
  const size = units < 0n ? -units : units
  const steps = (size + (halfUp ? step / 2n : 0n)) / step
  return units < 0n ? -steps : steps
}

function printed(steps: bigint, scale: number): string {
  const size = String(steps < 0n ? -steps : steps).padStart(scale + 1, '0')
  const sign = steps < 0n ? '-' : ''
  return scale === 0 ? sign + size : `${sign}${size.slice(0, -scale)}.${size.slice(-scale)}`
}

/** Whether an org may print `sent` as `shown`, as far as can be thought: said without the code that is tested. */
export function mayComeBackAs(column: string, sent: string, shown: string): boolean {
  if (sent === shown) return true
  const facts = factsOf(column)
  switch (facts.type) {
    case 'currency':
    case 'double': {
      if (sent === '' || shown === '') return false
      const [one, other] = [exact(sent), exact(shown)]
      const difference = one > other ? one - other : other - one
      return (
        Number(sent) === Number(shown) || difference < 10n ** BigInt(UNIT - (facts.scale ?? 0)) || isNear(sent, shown)
      )
    }
    case 'boolean':
      return sent.toLowerCase() === shown.toLowerCase() || printNear(column, sent, WORDS) === shown.toLowerCase()
    case 'reference':
      return canonicalId(sent) !== undefined && canonicalId(sent) === canonicalId(shown)
    case 'date':
      return false
    default: {
      const ways = [sent, sent.normalize('NFC'), sent.trim(), sent.trim().normalize('NFC')]
      return ways.includes(shown) || ways.includes(shown.replaceAll('&amp;', '&'))
    }
  }
}

const WORDS: NearPrinting = {
  numbers: 'as sent',
  text: 'as sent',
  booleans: 'words',
  ids: 'as sent',
  failedAsSent: false,
}

/** Doubles that were rounded before or after. */
function isNear(sent: string, shown: string): boolean {
  return Math.abs(Number(sent) - Number(shown)) <= Math.abs(Number(sent)) * Number.EPSILON
}

/** Whether two values are the same to the org beyond doubt. */
export function areSame(column: string, one: string, other: string): boolean {
  if (one === other) return true
  const facts = factsOf(column)
  const isPlain = (value: string) => /^-?\d+(?:\.\d+)?$/.test(value)
  switch (facts.type) {
    case 'currency':
    case 'double':
      return isPlain(one) && isPlain(other) && exact(one) === exact(other)
    case 'reference':
      return canonicalId(one) !== undefined && canonicalId(one) === canonicalId(other)
    default:
      return false
  }
}
