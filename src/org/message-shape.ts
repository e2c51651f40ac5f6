/** Replaces the value of a field in a message. */
export const VALUE = '‹value›'
/** Replaces the id of a record in a message. */
export const ID = '‹id›'

/**
 * The text around a value in messages of the org. Sources: jsforce/jsforce: test/bulk2.test.ts; SOAP API guide,
 * "Core Data Types Used in API Calls", StatusCode; salesforce.stackexchange.com 197382 and 296121.
 */
const AROUND_VALUES: readonly (readonly [RegExp, string])[] = [
  [/(duplicate value found: )\S+( duplicates value)/i, `$1${VALUE}$2`],
  [/(duplicate (?:external )?id specified: )[\s\S]+/i, `$1${VALUE}`],
  [/(bad value for restricted picklist field: )[\s\S]+/i, `$1${VALUE}`],
  [/(invalid email address: )[\s\S]+/i, `$1${VALUE}`],
  [/(value outside of valid range on numeric field: )[\s\S]+/i, `$1${VALUE}`],
  [/(value not of required type: )[\s\S]+/i, `$1${VALUE}`],
  [/(id value of incorrect type: )[\s\S]+/i, `$1${ID}`],
  // One of ours, which names the line of the parent.
  [/^(the record on )[\s\S]+ line \d+(, which this one refers to, was not loaded)$/, `$1${VALUE}$2`],
]

/** The texts before and after a value, which reaches from the first such beginning to the last such end. One pattern for both
 *  would look for an end from each beginning. */
const BETWEEN: readonly { readonly before: RegExp; readonly after: RegExp; readonly value: string }[] = [
  { before: /data value too large: /i, after: / \(max length=/gi, value: VALUE },
  { before: /foreign key external id: /i, after: / not found for field/gi, value: VALUE },
  { before: /'/, after: /' is not a valid value for the type/gi, value: VALUE },
  { before: /"/, after: /" is not a valid value for the type/gi, value: VALUE },
  { before: /found for external id field: \[/i, after: /\]/g, value: ID },
]

const QUOTED = /"[^"]*"|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])|“[^“”]*”/gu
const EMAIL = /[^\s@:,;<>()[\]]{1,64}@[^\s@:,;<>()[\]]{1,255}\.[^\s@:,;<>()[\].]{1,63}/g
/** An id has 15 or 18 letters and digits, and digits among them. Source: SOAP API guide, "Field Types", ID. */
const RECORD_ID = /(?<![A-Za-z0-9])(?=[A-Za-z]*\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])/g
/** Several ids in a row, once they are replaced. */
const SEVERAL_IDS = /‹id›(?:,\s*‹id›)+/g
const LONG_NUMBER = /(?<![\p{L}\p{N}.,-])-?\d{5,}(?:[.,]\d+)?(?![\p{L}\p{N}])/gu

/** How much of a message is read, in characters: the rest is stack traces and lists. */
const MOST_CHARACTERS = 2_000

/** The shortest value that is replaced, in characters: shorter ones are likely to be words of the message. */
const SHORTEST_VALUE = 3

/**
 * Removes from a message what differs from record to record: ids, long numbers, quoted text, and the record's own values.
 * Messages of one shape are about the same mistake, and no value of the record is in it.
 *
 * @param values the values of the record, as they are in its file
 */
export function messageShape(message: string, values: readonly string[]): string {
  return createShaper()(message, values)
}

/** Returns a `messageShape` for many messages, which is fast where neighbours are the same. */
export function createShaper(): typeof messageShape {
  let last: string | undefined
  let outline = ''
  let shapeOfOutline = ''
  return (message, values) => {
    if (message !== last) {
      last = message
      outline = outlineOf(message)
      shapeOfOutline = withoutNumbers(outline)
    }
    let shape = outline
    for (const value of values) shape = withoutValue(shape, value.trim())
    return shape === outline ? shapeOfOutline : withoutNumbers(shape)
  }
}

/** Replaces what the message itself shows to be a value. */
function outlineOf(message: string): string {
  let shape = message.length > MOST_CHARACTERS ? `${message.slice(0, MOST_CHARACTERS)}…` : message
  for (const [pattern, replacement] of AROUND_VALUES) shape = shape.replace(pattern, replacement)
  for (const between of BETWEEN) shape = replaceBetween(shape, between)
  shape = shape.replace(QUOTED, (quoted) => `${quoted[0]}${VALUE}${quoted.at(-1)}`)
  return shape.includes('@') ? shape.replace(EMAIL, VALUE) : shape
}

function replaceBetween(text: string, { before, after, value }: (typeof BETWEEN)[number]): string {
  const opening = before.exec(text)
  const closing = [...text.matchAll(after)].at(-1)
  if (opening === null || closing === undefined) return text
  const start = opening.index + opening[0].length
  return closing.index < start ? text : `${text.slice(0, start)}${value}${text.slice(closing.index)}`
}

function withoutNumbers(text: string): string {
  return text.replace(RECORD_ID, ID).replace(SEVERAL_IDS, ID).replace(LONG_NUMBER, VALUE).replace(/\s+/g, ' ').trim()
}

function withoutValue(message: string, value: string): string {
  if (value.length < SHORTEST_VALUE || /^(?:true|false)$/i.test(value)) return message
  const text = replaceWhole(message, value)
  const escaped = escapeHtml(value)
  return escaped === value ? text : replaceWhole(text, escaped)
}

/** Replaces a value where no letter or digit is next to it. */
function replaceWhole(message: string, value: string): string {
  if (!message.includes(value)) return message
  let text = ''
  let from = 0
  for (let at = message.indexOf(value); at !== -1; at = message.indexOf(value, at + 1)) {
    if (at < from) continue
    const isWhole = !continues(message, at, -1) && !continues(message, at + value.length, 0)
    if (!isWhole) continue
    text += message.slice(from, at) + VALUE
    from = at + value.length
  }
  return text + message.slice(from)
}

/** Whether a word or number continues across `at`. */
function continues(text: string, at: number, side: -1 | 0): boolean {
  const inside = text[side === -1 ? at : at - 1] ?? ''
  const outside = text[side === -1 ? at - 1 : at] ?? ''
  return /[\p{L}\p{N}]/u.test(inside) && /[\p{L}\p{N}]/u.test(outside)
}

/** Escapes a value as the org does in some of its messages. Source: salesforce.stackexchange.com, `Macy&#39;s`. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
