/** A field, a field of a parent, and of a parent with its object before it: `Name`, `Parent__r.Key__c`, `Lead:Who.Email`.
 *  Sources: Metadata API guide, "CustomField", fullName; Bulk API 2.0 guide, "Relationship Fields in a Header Row". */
const FORM = /^(?:[A-Za-z]\w{0,79}:)?[A-Za-z]\w{0,79}(?:\.[A-Za-z]\w{0,79}){0,4}$/

const MOST_CHARACTERS = 80

/** Whether a text has the form of an API name. A surname may have it too. */
export function looksLikeColumn(name: string): boolean {
  return FORM.test(name)
}

/** What is known of the row that a column name comes from. */
export interface ColumnRow {
  /** Field values are kept out of sight. */
  readonly redact: boolean
  /** The row is known to be a header: a first row of data has values in the place of names. */
  readonly isHeader: boolean
}

/**
 * A column for a message: its name in quotes or, where that may be a value of a record, its place.
 *
 * @param place from 1
 */
export function shownColumn(name: string, place: number, { redact, isHeader }: ColumnRow): string {
  if (redact && !(isHeader && looksLikeColumn(name))) return `column ${place}`
  return quoted(name)
}

/** Quotes a text from a file for a message: on one line, without invisible characters, and cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').replace(/["`]/g, "'")
  const characters = [...line.slice(0, 2 * MOST_CHARACTERS)]
  return `"${characters.length <= MOST_CHARACTERS ? line : `${characters.slice(0, MOST_CHARACTERS).join('')}…`}"`
}
