import { z } from 'zod/mini'
import { messageOf, SalesforceError } from '../errors.ts'
import { idKey } from '../values/ids.ts'
import { queryRows } from './rest.ts'
import type { Session } from './session.ts'

/** A URL takes 16,384 bytes, and an id with its quotes and comma takes 27 of them.
 *  Source: REST API guide, "Status Codes and Error Responses", 414. */
const IDS_A_QUERY = 400

const Row = z.object({
  Id: z.string(),
  IsDeleted: z.optional(z.boolean()),
  MasterRecordId: z.nullish(z.string()),
})

export interface Gone {
  /** As they were asked for. */
  readonly gone: ReadonlySet<string>
  /** Records of which the org does not say whether they are there: they count as being there. */
  readonly unseen: number
  /** Why some could not be looked for. */
  readonly unknown: string | undefined
}

export interface Asking {
  readonly session: Session
  readonly apiVersion: string
  /** Whether records of the object can be merged; undefined where it is not known. */
  readonly mayBeMerged: boolean | undefined
}

/**
 * Finds which records that this user has made the org shows as deleted, by their ids. Only what it shows counts: a record that
 * the user cannot see may still be there, and so may the one that a record was merged into, which holds its data. Takes one
 * request for each 400 ids. Never throws: what could not be looked for counts as being there.
 * Source: REST API guide, "QueryAll"; SOAP API guide, "merge()", MasterRecordId.
 */
export async function findGone(object: string, ids: readonly string[], asking: Asking): Promise<Gone> {
  const asked = ids.filter((id) => /^[A-Za-z0-9]{15,18}$/.test(id))
  const gone = new Set<string>()
  let unseen = ids.length
  let { mayBeMerged = true } = asking
  const api = { calls: asking.session, apiVersion: asking.apiVersion }
  const ask = async (some: readonly string[]) => {
    const fields = mayBeMerged ? 'Id, IsDeleted, MasterRecordId' : 'Id, IsDeleted'
    const soql = `SELECT ${fields} FROM ${object} WHERE Id IN (${some.map((id) => `'${id}'`).join(',')})`
    const rows: z.infer<typeof Row>[] = []
    for await (const row of queryRows(api, soql, Row, 'queryAll')) rows.push(row)
    return rows
  }
  for (let from = 0; from < asked.length; from += IDS_A_QUERY) {
    const some = asked.slice(from, from + IDS_A_QUERY)
    const wanted = new Map(some.map((id) => [short(id), id]))
    try {
      const records = await ask(some).catch((error: unknown) => {
        if (!mayBeMerged || !isUnknownField(error)) throw error
        mayBeMerged = false
        return ask(some)
      })
      for (const { Id, IsDeleted, MasterRecordId } of records) {
        const id = wanted.get(short(Id))
        if (id === undefined) throw new Error('the org answers with records that were not asked for')
        unseen--
        if (IsDeleted === true && !MasterRecordId) gone.add(id)
      }
    } catch (error) {
      return { gone, unseen, unknown: messageOf(error) }
    }
  }
  return { gone, unseen, unknown: undefined }
}

/** The object has no such field. Source: REST API guide, "Status Codes and Error Responses". */
function isUnknownField(error: unknown): boolean {
  return error instanceof SalesforceError && error.errorCode === 'INVALID_FIELD'
}

/** Without the three characters that only check the others. */
function short(id: string): string {
  return idKey(id)
}
