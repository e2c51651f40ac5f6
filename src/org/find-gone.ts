import { z } from 'zod/mini'
import { messageOf } from '../errors.ts'
import type { Session } from './session.ts'

/** A URL takes 16,384 bytes, and an id with its quotes and comma takes 27 of them.
 *  Source: REST API guide, "Status Codes and Error Responses", 414. */
const IDS_A_QUERY = 400

const Answer = z.object({
  done: z._default(z.boolean(), true),
  records: z.array(z.object({ Id: z.string(), IsDeleted: z.optional(z.boolean()) })),
})

export interface Gone {
  readonly gone: ReadonlySet<string>
  /** Why some could not be looked for; they count as being there. */
  readonly unknown: string | undefined
}

/**
 * Of ids of records that this user has made, those that the org no longer has: those in the recycle bin surely, and those
 * that are nowhere where the user sees others of them. A record that the user may not read looks as if it were gone, so
 * that none is taken for gone where the user sees none at all. Takes two requests for each 400 ids, at most.
 */
export async function findGone(
  object: string,
  ids: readonly string[],
  { session, apiVersion }: { session: Session; apiVersion: string },
): Promise<Gone> {
  const asked = ids.filter((id) => /^[A-Za-z0-9]{15,18}$/.test(id))
  const gone = new Set<string>()
  const nowhere: string[] = []
  let isAnySeen = false
  const ask = async (call: 'query' | 'queryAll', soql: string) => {
    const path = `/services/data/v${apiVersion}/${call}?q=${encodeURIComponent(soql)}`
    const answer = Answer.parse(JSON.parse((await session.request({ method: 'GET', path })).text))
    if (!answer.done) throw new Error('the org answers a query of few ids in pages')
    return answer.records
  }
  for (let from = 0; from < asked.length; from += IDS_A_QUERY) {
    const some = asked.slice(from, from + IDS_A_QUERY)
    const among = (wanted: readonly string[]) => `WHERE Id IN (${wanted.map((id) => `'${id}'`).join(',')})`
    try {
      const there = new Set((await ask('query', `SELECT Id FROM ${object} ${among(some)}`)).map(({ Id }) => short(Id)))
      const wanted = new Set(some.map(short))
      for (const id of there)
        if (!wanted.has(id)) throw new Error('the org answers with records that were not asked for')
      isAnySeen ||= there.size > 0
      const missing = some.filter((id) => !there.has(short(id)))
      if (missing.length === 0) continue
      const all = await ask('queryAll', `SELECT Id, IsDeleted FROM ${object} ${among(missing)}`).catch(() => [])
      const deleted = new Set(all.filter(({ IsDeleted }) => IsDeleted === true).map(({ Id }) => short(Id)))
      for (const id of missing) if (deleted.has(short(id))) gone.add(id)
      nowhere.push(...missing.filter((id) => !deleted.has(short(id))))
    } catch (error) {
      return { gone, unknown: messageOf(error) }
    }
  }
  if (nowhere.length === 0) return { gone, unknown: undefined }
  if (!isAnySeen && gone.size === 0) return { gone, unknown: 'this user sees none of them, and may have no access' }
  for (const id of nowhere) gone.add(id)
  return { gone, unknown: undefined }
}

/** Without the three characters that only check the others. */
function short(id: string): string {
  return id.slice(0, 15)
}
