import type { ReadyLoad } from '../load/ready-load.ts'
import type { Org } from '../org/org.ts'
import type { Step } from '../step.ts'
import { type IdsOfLoads, lookUpAll, referToLoads, usesOf } from './load-ids.ts'
import type { PreparedLoad } from './prepared-load.ts'
import { isSentOf, resolveIds } from './resolve-ids.ts'

/** Makes a prepared load ready to be sent: finds the Ids of records that other loads of the step have put in. Throws LoadError. */
export async function makeReady(
  load: PreparedLoad,
  ids: IdsOfLoads,
  org: Org,
  { say, stop }: Step,
): Promise<ReadyLoad> {
  const late = usesOf(load.spec).filter((use) => !load.resolvers.has(use))
  const isSent = isSentOf(load.read)
  const found = await lookUpAll(load, late, isSent, { org, say, signal: stop.over })
  const referred = await referToLoads(load, late, isSent, { ids, signal: stop.over })
  const all = new Map([...load.resolvers, ...found, ...referred])
  const ready = late.length === 0 ? load : await resolveIds(load, all, { say, stops: false })
  const { read, options: _, resolvers: __, ...rest } = ready
  return { ...rest, files: read.files, dropped: read.dropped, ids: ids.of(load.spec) }
}
