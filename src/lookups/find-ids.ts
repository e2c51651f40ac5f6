import { z } from 'zod/mini'
import { IdTable } from '../ids/id-table.ts'
import { KeySet } from '../ids/key-set.ts'
import { queryRows, unreadable } from '../org/rest.ts'
import { idKey, shortId } from '../values/ids.ts'
import { trimKey } from '../values/key-forms.ts'
import { Batch, frameBytes, MOST_QUERY_BYTES, query } from './batch.ts'
import type { FieldPath } from './field-path.ts'
import { joinedKeys, type KnownLookUp, type LookUpOrg, readValues } from './look-up.ts'
import { explainLookUp } from './refused-look-up.ts'
import { Turns } from './turns.ts'
import type { SuffixRule } from './user-suffix.ts'
import { escapedForLike, keyOfAnswer, quoted } from './values.ts'

/** The Ids that a look-up found. */
export interface FoundIds {
  /** From the texts of `lookUpKey` to Ids. */
  readonly ids: IdTable
  /** How many keys the org was asked for. */
  readonly keys: number
  /** How many queries that took. An answer of more than 2,000 rows takes further requests. */
  readonly queries: number
}

/** Queries under way at the same time, whatever the load may do. */
const MOST_AT_ONCE = 5

const Row = z.record(z.string(), z.unknown())
type Row = z.infer<typeof Row>

/**
 * Asks the org for the Ids of the records that have these values, each key once, with as few queries as the length of a URL
 * allows. Deleted records do not count, unless these are looked for. Rows count only where their values are the same as those of a key: the org compares texts
 * by the language of the user. Throws LoadError where the org refuses a query or does not answer.
 *
 * @param tuples one value for each field of the look-up; they may repeat, and may hold values that no record has
 * @param atOnce the most queries under way at the same time; never more than 5
 */
export async function findIds(
  lookUp: KnownLookUp,
  tuples: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  org: LookUpOrg,
  atOnce: number,
): Promise<FoundIds> {
  const finding = new Finding(lookUp, org)
  const asked = new KeySet()
  const turns = new Turns(Math.max(1, Math.min(atOnce, MOST_AT_ONCE)))
  let batch = new Batch(lookUp)
  try {
    for await (const values of tuples) {
      if (!asked.add(joinedKeys(values))) continue
      const read = readValues(lookUp.fields, values)
      if (typeof read === 'string' || batch.add(read, values[0] ?? '')) continue
      const full = batch
      await turns.start(() => finding.ask(full))
      batch = new Batch(lookUp)
      batch.add(read, values[0] ?? '')
    }
    if (batch.wanted.size > 0) await turns.start(() => finding.ask(batch))
  } catch (error) {
    throw explainLookUp(lookUp.what, error)
  } finally {
    asked.release()
    await turns.end()
  }
  if (turns.failure !== undefined) throw explainLookUp(lookUp.what, turns.failure.error)
  return { ids: finding.ids, keys: finding.keys, queries: finding.queries }
}

/** The queries of one look-up, and what they found. */
class Finding {
  readonly ids = new IdTable()
  keys = 0
  queries = 0
  readonly #lookUp: KnownLookUp
  readonly #org: LookUpOrg

  constructor(lookUp: KnownLookUp, org: LookUpOrg) {
    this.#lookUp = lookUp
    this.#org = org
  }

  async ask(batch: Batch): Promise<void> {
    const { fields, suffix } = this.#lookUp
    const { wanted } = batch
    this.keys += wanted.size
    await this.#keepRows(batch.soql, wanted, (row) => keyOfRow(row, fields))
    if (suffix === undefined) return
    const missing = new Map([...wanted].filter(([key]) => this.ids.find(key) === undefined))
    for (const some of likeConditions(this.#lookUp, missing))
      await this.#keepRows(query(this.#lookUp, [some]), missing, (row) => keyWithoutSuffix(row, this.#lookUp, suffix))
  }

  /** Keeps the Ids of the rows whose keys are wanted. Once all of these are ambiguous, further rows change nothing. */
  async #keepRows(
    soql: string,
    wanted: ReadonlyMap<string, string>,
    keyOf: (row: Row) => string | undefined,
  ): Promise<void> {
    this.queries++
    const ambiguous = new Set<string>()
    const api = { calls: this.#org.session, apiVersion: this.#org.apiVersion }
    const resource = this.#lookUp.findsDeleted === true ? 'queryAll' : 'query'
    for await (const row of queryRows(api, soql, Row, resource)) {
      const { Id } = row
      if (typeof Id !== 'string' || shortId(Id) === undefined)
        throw unreadable('query', 'a row of the answer to a query has no Id')
      const key = keyOf(row)
      if (key === undefined || !wanted.has(key)) continue
      this.ids.add(key, Id)
      if (typeof this.ids.find(key) === 'object') ambiguous.add(key)
      if (ambiguous.size === wanted.size) return
    }
  }
}

/** The most Ids that one query asks for: each takes 27 bytes of a URL, with its quotes and comma. */
const IDS_A_QUERY = 400

/**
 * Asks the org for the keys of records, by their Ids. Returns the text of `lookUpKey` for each record that the org shows; undefined for one
 * of which a value is blank. Throws LoadError where the org refuses a query or does not answer.
 */
export async function findKeys(
  lookUp: KnownLookUp,
  ids: readonly string[],
  { session, apiVersion }: Pick<LookUpOrg, 'session' | 'apiVersion'>,
): Promise<ReadonlyMap<string, string | undefined>> {
  const wanted = new Map(ids.flatMap((id) => (shortId(id) === undefined ? [] : [[idKey(id), id]])))
  const keys = new Map<string, string | undefined>()
  const all = [...wanted.values()]
  try {
    for (let from = 0; from < all.length; from += IDS_A_QUERY) {
      const some = all.slice(from, from + IDS_A_QUERY).map(quoted)
      const soql = query({ ...lookUp, conditions: [] }, [`Id IN (${some.join(',')})`])
      for await (const row of queryRows({ calls: session, apiVersion }, soql, Row)) {
        const id = typeof row.Id === 'string' ? wanted.get(idKey(row.Id)) : undefined
        if (id !== undefined) keys.set(id, keyOfRow(row, lookUp.fields))
      }
    }
  } catch (error) {
    throw explainLookUp(lookUp.what, error)
  }
  return keys
}

function keyOfRow(row: Row, fields: readonly FieldPath[]): string | undefined {
  const keys: string[] = []
  for (const { soql, field } of fields) {
    const key = keyOfAnswer(field, valueAt(row, soql))
    if (key === undefined) return undefined
    keys.push(key)
  }
  return joinedKeys(keys)
}

/** A parent is a record within the row; null where there is none. Source: REST API guide, "Execute a SOQL Query". */
function valueAt(row: Row, path: string): unknown {
  return path.split('.').reduce<unknown>((record, name) => {
    const parsed = Row.safeParse(record)
    return parsed.success ? parsed.data[name] : undefined
  }, row)
}

function keyWithoutSuffix(row: Row, { fields: [only] }: KnownLookUp, { suffix }: SuffixRule): string | undefined {
  const value = only && valueAt(row, only.soql)
  if (only === undefined || typeof value !== 'string' || !suffix.test(value)) return undefined
  return keyOfAnswer(only.field, value.replace(suffix, ''))
}

/** The most patterns of one query: each costs the org more than a value does. */
const MOST_PATTERNS = 100

/** Lists conditions that the values of keys meet with a suffix behind them. */
function likeConditions({ fields, ...lookUp }: KnownLookUp, missing: ReadonlyMap<string, string>): readonly string[] {
  const field = fields[0]?.soql ?? ''
  const room = MOST_QUERY_BYTES - frameBytes({ ...lookUp, fields })
  const groups: string[][] = []
  let bytes = room
  for (const written of missing.values()) {
    // A pattern has no escape that all versions agree on for a backslash, which no such value holds.
    if (written.includes('\\')) continue
    const pattern = `${field} LIKE '${escapedForLike(trimKey(written))}.%'`
    const size = encodeURIComponent(`${pattern} OR `).length
    const last = groups.at(-1)
    if (last === undefined || bytes + size > room || last.length >= MOST_PATTERNS) {
      groups.push([pattern])
      bytes = size
    } else {
      last.push(pattern)
      bytes += size
    }
  }
  return groups.map((patterns) => (patterns.length === 1 ? patterns.join('') : `(${patterns.join(' OR ')})`))
}
