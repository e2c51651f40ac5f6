import { seededRandom } from '../emulator/org/ground/random.ts'
import { restartMachine } from './machine/machine.ts'
import type { VirtualTime } from './machine/time.ts'
import { type Change, createOrg, type Org } from './org/org.ts'
import { type CacheStorage, createCacheStorage } from './runner/cache-storage.ts'
import type { Tape } from './tape.ts'

/** Everything around the steps of a history: one machine, the orgs, the cache of the repository. */
export interface World {
  readonly seed: number
  readonly tape: Tape
  readonly time: VirtualTime
  readonly cache: CacheStorage
  /** A folder on disk, for this history alone. */
  readonly root: string
  readonly log: (line: string) => void
  readonly lines: readonly string[]
  readonly problems: Problem[]
  readonly orgAt: (host: string) => Org | undefined
  /** The org that signing in leads to, and where. */
  readonly login: () => { readonly org: Org; readonly host: string }
  /** Signing in leads to another org from now on, until `pointBack`. */
  readonly pointElsewhere: () => void
  readonly pointBack: () => void
  /** The org is gone, and another one has its name. */
  readonly makeOrgAnew: () => void
  readonly random: (name: string) => () => number
  readonly heal: () => void
  readonly isHealed: () => boolean
}

/** Something that must not happen. */
export interface Problem {
  /** In a few words, the same for the same kind of problem. */
  readonly rule: string
  readonly what: string
}

export const HOST = 'acme--sim.sandbox.my.salesforce.com'
const OTHER_HOST = 'acme--other.sandbox.my.salesforce.com'

export function createWorld(options: {
  readonly seed: number
  readonly tape: Tape
  readonly root: string
  readonly onChange: (change: Change, org: Org) => void
}): World {
  const { seed, tape, root, onChange } = options
  const time = restartMachine()
  const started = time.now()
  const lines: string[] = []
  const log = (line: string) => lines.push(`${((time.now() - started) / 1_000).toFixed(3)} ${line}`)
  let made = 0
  const newOrg = (): Org => {
    const org: Org = createOrg({
      time,
      tape,
      number: ++made,
      log,
      onChange: (change) => onChange(change, org),
    })
    return org
  }
  const orgs = new Map([[HOST, newOrg()]])
  let loginHost = HOST
  let isHealed = false
  const orgOf = (host: string): Org => {
    const org = orgs.get(host) ?? newOrg()
    orgs.set(host, org)
    return org
  }
  return {
    seed,
    tape,
    time,
    root,
    cache: createCacheStorage(time),
    log,
    lines,
    problems: [],
    orgAt: (host) => orgs.get(host),
    login: () => ({ org: orgOf(loginHost), host: loginHost }),
    pointElsewhere: () => {
      log('signing in leads to another org')
      loginHost = OTHER_HOST
    },
    pointBack: () => {
      loginHost = HOST
    },
    makeOrgAnew: () => {
      log('the org is made anew')
      orgs.set(HOST, newOrg())
    },
    random: (name) => seededRandom(tape.chance(name, 2 ** 31)),
    heal: () => {
      log('all is healed')
      isHealed = true
      for (const org of orgs.values()) org.odd.heal()
    },
    isHealed: () => isHealed,
  }
}
