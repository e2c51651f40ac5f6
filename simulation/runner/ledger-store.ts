import { createHash } from 'node:crypto'
import type { Clock } from '../../src/clock.ts'
import { LoadError } from '../../src/errors.ts'
import { keepTrying } from '../../src/ledger/keep-trying.ts'
import type { LedgerRead, LedgerStore } from '../../src/ledger/store.ts'
import type { World } from '../world.ts'
import { createCache } from './ledger-cache.ts'
import type { Step } from './step.ts'

const READ_PAUSES_MS: readonly number[] = [2_000, 8_000]

/** Where a load keeps its ledger in the cache: see `src/runner/ledger-cache.ts`, whose place this takes until that one can be
 *  handed a cache. */
export function createLedgerCache(
  key: string,
  { world, step, clock }: { world: World; step: Step; clock: Clock },
): LedgerStore {
  const prefix = `bulk-load-${createHash('sha256').update(key).digest('hex').slice(0, 32)}-`
  const cache = createCache(world, step)
  const known = new Set<string>()
  let unkept: string | undefined
  let isBegun = false
  let saves = 0

  const read = async (): Promise<LedgerRead> => {
    let looked = await cache.read(prefix)
    for (const pauseMs of READ_PAUSES_MS) {
      if (looked.was !== 'failed' && looked.was !== 'unreadable') break
      await clock.sleep(pauseMs)
      looked = await cache.read(prefix)
    }
    isBegun = looked.was !== 'failed'
    switch (looked.was) {
      case 'hit':
        known.add(looked.key)
        return { was: 'found', text: looked.text }
      case 'miss':
        return { was: 'missing' }
      case 'denied':
        unkept = looked.why
        return { was: 'missing' }
      case 'failed':
        return { was: 'no-answer', why: looked.why }
      case 'unreadable':
        throw new LoadError(
          'ledger-failed',
          `The cache holds a ledger that cannot be read (${looked.why}). Run the step again.`,
        )
    }
  }
  const refuseAnotherRun = async (): Promise<string | undefined> => {
    const looked = await cache.find(prefix)
    if (looked.was !== 'hit' && looked.was !== 'miss') return undefined
    const newest = looked.was === 'hit' ? looked.key : undefined
    if (newest !== undefined && !isBegun) known.add(newest)
    isBegun = true
    if (newest !== undefined && !known.has(newest))
      throw new LoadError(
        'ledger-failed',
        'Another run is loading with the same ledger. Run this one again when the other has ended.',
      )
    return newest
  }
  const write = async (text: string): Promise<void> => {
    if (unkept !== undefined) return
    let tried: string | undefined
    await keepTrying(clock, async () => {
      const newest = await refuseAnotherRun()
      if (newest !== undefined && newest === tried) return
      tried = `${prefix}${step.run.id}-${step.attempt}-${String(++saves).padStart(4, '0')}`
      const saved = await cache.save(tried, text)
      if (saved.was === 'saved' || saved.was === 'failed') known.add(tried)
      if (saved.was === 'denied') unkept = saved.why
      if (saved.was === 'failed' || saved.was === 'taken') throw new Error('not saved')
    }).catch((cause: unknown) => {
      if (cause instanceof LoadError) throw cause
      throw new LoadError('ledger-failed', 'The ledger could not be saved. Run the step again.', { cause })
    })
    if (unkept === undefined) await refuseAnotherRun()
  }
  return { read, write, unkept: () => unkept, close: async () => {} }
}
