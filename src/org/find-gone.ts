import { z } from 'zod/mini'
import type { Session } from './session.ts'

/** A URL takes 16,384 bytes, and an id with its quotes and comma takes 27 of them.
 *  Source: REST API guide, "Status Codes and Error Responses", 414. */
const IDS_A_QUERY = 400
/** More are not asked for: it would take too many of the org's daily requests. */
const MOST_QUERIES = 50

const Answer = z.object({ records: z.array(z.object({ Id: z.string() })) })

/**
 * Of ids of records, those that the org no longer has.
 *
 * @param onUnknown told why some were not looked for; they count as being there
 */
export async function findGone(
  object: string,
  ids: readonly string[],
  { session, apiVersion, onUnknown }: { session: Session; apiVersion: string; onUnknown: (why: string) => void },
): Promise<ReadonlySet<string>> {
  const asked = ids.filter((id) => /^[A-Za-z0-9]{15,18}$/.test(id)).slice(0, IDS_A_QUERY * MOST_QUERIES)
  const gone = new Set<string>()
  for (let from = 0; from < asked.length; from += IDS_A_QUERY) {
    const some = asked.slice(from, from + IDS_A_QUERY)
    const soql = `SELECT Id FROM ${object} WHERE Id IN (${some.map((id) => `'${id}'`).join(',')})`
    try {
      const path = `/services/data/v${apiVersion}/query?q=${encodeURIComponent(soql)}`
      const { records } = Answer.parse(JSON.parse((await session.request({ method: 'GET', path })).text))
      const there = new Set(records.map(({ Id }) => Id.slice(0, 15)))
      for (const id of some) if (!there.has(id.slice(0, 15))) gone.add(id)
    } catch (error) {
      onUnknown(error instanceof Error ? error.message : String(error))
      return gone
    }
  }
  if (asked.length < ids.length) onUnknown(`only the first ${asked.length} of ${ids.length} were looked for`)
  return gone
}
