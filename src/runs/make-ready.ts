import type { ReadyLoad } from '../load/ready-load.ts'
import { lookUpAll, referToLoads, usesSent } from '../prepare/load-ids.ts'
import type { PreparedLoad } from '../prepare/prepared-load.ts'
import { isSentOf, resolveIds } from '../prepare/resolve-ids.ts'
import type { LoadRun } from './load-runs.ts'
import type { ByKey, MakingReady } from './making-ready.ts'
import { matchByKey, onlyMatched } from './match-by-key.ts'
import { type ParentsInFiles, parentsInFiles } from './parents-in-files.ts'
import { ofReferences, withoutColumns } from './part-of-load.ts'

/** Makes a run ready to be sent: finds the Ids of records that the org has, or that other loads of the step have put in. Throws
 *  LoadError. */
export async function makeReady({ load, part, spec, identity }: LoadRun, making: MakingReady): Promise<ReadyLoad> {
  const mine = { ...load, options: { ...load.options, copies: spec.name } }
  const { read, options: _, resolvers: __, ...rest } = await ofPart(mine, part, making)
  const { files, dropped } = read
  const ids = making.ids.of(load.spec)
  const idOf: ReadyLoad['idOf'] = ({ file, offset }) => (offset === undefined ? undefined : ids?.idAt(file, offset))
  return { ...rest, spec, identity, files, dropped, ids, ...(part.kind === 'references' && { idOf }) }
}

async function ofPart(load: PreparedLoad, part: LoadRun['part'], making: MakingReady): Promise<PreparedLoad> {
  if (load.spec.manifest === undefined) return load
  switch (part.kind) {
    case 'all': {
      const isWhole = part.deferred.length === 0 && usesSent(load.read.files).every((use) => load.resolvers.has(use))
      // Its parts were made when it was prepared.
      if (isWhole) return load
      const parents = await parentsInFiles(load, part.deferred, making)
      return await withIds(withoutColumns(load, part.deferred), making, { parents })
    }
    case 'references':
      return await withIds(await ofReferences(load, part.columns, making), making)
    case 'found':
    case 'new': {
      const own = withoutColumns(load, part.deferred)
      const known = await withResolvers(own, making)
      const byKey = await making.byKey(() => matchByKey(known, making))
      const parents = await parentsInFiles(load, part.deferred, making)
      return await withIds(await onlyMatched(known, part.kind, byKey, making), making, { byKey, parents })
    }
  }
}

/** Finds the Ids that can be found only now. */
async function withResolvers(load: PreparedLoad, { ids, org, step }: MakingReady): Promise<PreparedLoad> {
  const { say, stop } = step
  const { read } = load
  const isSent = isSentOf(read)
  const late = usesSent(read.files).filter((use) => !load.resolvers.has(use))
  const found = await lookUpAll(load, late, isSent, { org, say, signal: stop.over })
  const referred = await referToLoads(load, late, isSent, { ids, signal: stop.over })
  return { ...load, resolvers: new Map([...load.resolvers, ...found, ...referred]) }
}

/** What records are judged by beside their values. */
interface Judging {
  readonly byKey?: ByKey
  readonly parents?: ParentsInFiles | undefined
}

/** Puts Ids in the place of values. */
async function withIds(
  load: PreparedLoad,
  making: MakingReady,
  { byKey, parents }: Judging = {},
): Promise<PreparedLoad> {
  const known = await withResolvers(load, making)
  const ofParents = parents?.judgeOf(known.read.files)
  return await resolveIds(known, known.resolvers, {
    say: making.step.say,
    stops: false,
    onListed: () => {
      parents?.release()
      making.onListed()
    },
    judgeOf: (header) => {
      const judges = [byKey?.judgeOf(header), ofParents?.(header)].filter((judge) => judge !== undefined)
      if (judges.length === 0) return undefined
      return (bytes, start, end) => {
        const all = judges.map((judge) => judge(bytes, start, end))
        return all.find((what) => what?.kind === 'fail') ?? all.find((what) => what !== undefined)
      }
    },
  })
}
