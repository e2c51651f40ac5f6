import type { ActionsCache, NotFound } from '../../src/runner/actions-cache.ts'
import type { World } from '../world.ts'
import { cross, nameCall } from './calls.ts'
import type { Step } from './step.ts'

type Found = { readonly was: 'hit'; readonly key: string; readonly text: string } | NotFound

/** The repository's cache, as the step sees it. */
export function createCache(world: World, step: Step): ActionsCache {
  const { cache, tape } = world
  const pick = <const T extends string>(call: string, options: readonly T[]) =>
    world.isHealed() ? undefined : tape.pick(call, 'cache', { share: 0.04, options })
  const look = async (kind: 'cache read' | 'cache find', prefix: string): Promise<Found> => {
    const call = nameCall(step, kind)
    const odd = pick(call, kind === 'cache read' ? ['no answer', 'unreadable', 'denied'] : ['no answer'])
    const found = await cross({ world, step, call, arrive: () => ({ entry: cache.newest(prefix) }) })
    if (odd === 'no answer') return { was: 'failed', why: 'the cache gave no answer' }
    if (odd === 'denied') return { was: 'denied', why: 'cache read denied' }
    if (found?.entry === undefined) return { was: 'miss' }
    if (odd === 'unreadable') return { was: 'unreadable', why: 'the entry cannot be fetched' }
    return { was: 'hit', ...found.entry }
  }
  return {
    read: (prefix) => look('cache read', prefix),
    find: (prefix) => look('cache find', prefix),
    save: async (key, text) => {
      const call = nameCall(step, 'cache save')
      const odd = pick(call, ['no answer, took no effect', 'no answer, took effect', 'denied'])
      step.hasLostSaves ||= odd !== undefined
      const isLost = odd === 'no answer, took no effect' || odd === 'denied'
      const added = await cross({ world, step, call, isLost, arrive: () => ({ isNew: cache.add({ key, text }) }) })
      if (odd === 'denied') return { was: 'denied', why: 'cache write denied' }
      if (odd !== undefined || added === undefined) return { was: 'failed', why: 'the cache gave no answer' }
      return { was: added.isNew ? 'saved' : 'taken' }
    },
  }
}
