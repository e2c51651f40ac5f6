import type { Field } from '../org/describe.ts'
import { choice, count, listed, thousands } from '../text/words.ts'
import { sameName } from '../values/names.ts'
import { type CheckId, VALUE_CHECKS, type ValueCheck } from './checks.ts'
import type { ColumnPlan } from './column-plan.ts'
import { CLEAR, characters, type Found } from './judge-value.ts'
import { SPREADSHEET_CURE } from './warnings.ts'
import { type WordKind, wordIn } from './words.ts'

const CHECKS: readonly (ValueCheck & { readonly id: CheckId })[] = VALUE_CHECKS
const CODES: ReadonlyMap<CheckId, string | undefined> = new Map(CHECKS.map(({ id, code }) => [id, code]))

/** The code that the org gives a record with such a value; undefined where the check only warns. */
export function refusalCode({ field }: ColumnPlan, check: CheckId): string | undefined {
  if (check !== 'id-of-another-object') return CODES.get(check)
  return field?.type === 'id' ? 'MALFORMED_ID' : 'FIELD_INTEGRITY_EXCEPTION'
}

/** Why the org would refuse a value, and what to do. */
export interface Explanation {
  /** In the words of the org, with the value. */
  readonly said: string
  /** In our words. */
  readonly message: string
  readonly cure: string
}

/** What the explanation is about. */
export interface Refused {
  readonly plan: ColumnPlan
  /** The place of the column in its file, from 0. */
  readonly column: number
  readonly found: Found
}

/** Longer values are cut in messages. */
const MOST_SHOWN = 80
/** Longer values are cut in what the org would say. */
const MOST_SAID = 255

/** Explains a value that is refused; undefined where the check only warns.
 *
 *  @param showsValues false where values are kept out of sight; `said` shows the value all the same, for `failed.csv` */
export function explain(refused: Refused, showsValues: boolean): Explanation | undefined {
  if (refused.found.check === 'blank-key') return explainBlankKey(refused)
  const { field } = refused.plan
  const why = field && explainForm(refused, field, showsValues)
  const word = wordIn(refused.found.value)
  return why && word ? { ...why, cure: CURE_OF_WORD[word.kind] } : why
}

const CURE_OF_WORD: Readonly<Record<WordKind, string>> = {
  'null-word': 'If no value is meant, leave the field blank. Otherwise, correct the value.',
  'spreadsheet-error': SPREADSHEET_CURE,
}

function explainBlankKey({ plan: { name }, found }: Refused): Explanation {
  const what = found.value.trim() === CLEAR ? `has \`${CLEAR}\` in it, which stands for no value` : 'has no value in it'
  return {
    said: sameName(name, 'Id') ? 'Id not specified in an update call' : `${name} not specified`,
    message: `${name} is the key of the load, and the record ${what}.`,
    cure: 'Give the record its key, or leave it out.',
  }
}

function explainForm({ plan, column, found }: Refused, field: Field, showsValues: boolean): Explanation | undefined {
  const { name } = plan
  const label = field.label === '' ? name : field.label
  const value = cut(found.value.trim(), MOST_SHOWN)
  const shown = showsValues ? ` "${value.replace(/\s+/g, ' ')}"` : ''
  const the = showsValues ? `the value${shown}` : 'the value'
  const said = cut(found.value, MOST_SAID)
  const parse = (type: string) =>
    `Failed to deserialize field at col ${column}. Due to, '${said}' is not a valid value for the type ${type}`
  switch (found.check) {
    case 'text-too-long':
      return {
        said: `${label}: data value too large: ${said} (max length=${plan.length})`,
        message: `${name} can hold ${count(plan.length, 'character')}, and the value has ${thousands(characters(found.value))}.`,
        cure: 'Shorten the value, or ask an administrator to make the field longer.',
      }
    case 'not-a-number':
      return {
        said: parse(plan.kind === 'integer' ? 'xsd:int' : 'xsd:double'),
        message: `${name} holds numbers, and ${the} is not a number.`,
        cure: 'Write it like 1234.5: with a decimal point, and without thousands separators, currency or percent signs.',
      }
    case 'number-too-large':
      return {
        said: `${label}: value outside of valid range on numeric field: ${said}`,
        message: `${name} can hold ${count(plan.digits, 'digit')} before the decimal point, and ${the} has more.`,
        cure: 'Correct the value, or ask an administrator to make the field longer.',
      }
    case 'not-a-date':
      return {
        said: parse('xsd:date'),
        message: `${name} holds dates, and ${the} is not one that the API reads.`,
        cure: 'Write it like 2026-11-24: year, month, day.',
      }
    case 'not-a-date-and-time':
      return {
        said: parse('xsd:dateTime'),
        message: `${name} holds dates with a time, and ${the} is not one that the API reads.`,
        cure: 'Write it like 2026-11-24T09:30:00Z, or with an offset, like 2026-11-24T09:30:00+01:00.',
      }
    case 'not-an-email':
      return {
        said: `${label}: invalid email address: ${said}`,
        message: `${name} holds email addresses, and ${the} is not one.`,
        cure: 'Correct the address. The field holds one address, such as name@example.com.',
      }
    default:
      return explainChoice({ plan, found, label, the, said }, showsValues)
  }
}

interface Parts {
  readonly plan: ColumnPlan
  readonly found: Found
  readonly label: string
  readonly the: string
  readonly said: string
}

function explainChoice({ plan, found, label, the, said }: Parts, showsValues: boolean): Explanation | undefined {
  const { name, field, picklist, prefixes = [] } = plan
  switch (found.check) {
    case 'not-an-id':
      return {
        said: `${label}: id value of incorrect type: ${said}`,
        message: `${name} holds Ids, and ${the} is not an Id of 15 or 18 characters.`,
        cure:
          field?.type === 'id'
            ? 'Use the Id of a record, of 15 or 18 letters and digits.'
            : 'Use the Id of the parent. To find parents by another key, name the column after it, as in Account.Ext_Id__c.',
      }
    case 'id-of-another-object':
      return {
        said: `${label}: id value of incorrect type: ${said}`,
        message: `${name} holds Ids that begin with ${choice(prefixes)}, and ${the} is an Id of another object.`,
        cure:
          field?.type === 'id'
            ? 'Check whether `object`, or the file, is the right one.'
            : 'Use the Id of the parent, or move the value to the column that it is meant for.',
      }
    case 'not-in-picklist': {
      const near = showsValues ? picklist?.near(found.value) : undefined
      return {
        said: `${label}: bad value for restricted picklist field: ${escapeHtml(said)}`,
        message: `${name} is a restricted picklist, and ${the} is not one of its values.`,
        // What is near a value says much about it.
        cure:
          near !== undefined
            ? `Did you mean "${near}"? Otherwise, ask an administrator to add the value to the picklist.`
            : `Use one of its values (${listed(picklist?.examples ?? [], 5)}), or ask an administrator to add the value to the picklist.`,
      }
    }
    default:
      return undefined
  }
}

/** The org escapes values of picklists in its messages. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${[...text.slice(0, most)].slice(0, -1).join('')}…`
}
