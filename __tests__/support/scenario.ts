import { afterEach } from '@jest/globals'
import { expectCleanEnd } from './clean-end.ts'
import { createWorld, secretsOf, type World, type WorldOptions } from './world.ts'

export { signIn } from './world.ts'
export type Scenario = World

const open: World[] = []

/** A world that is closed after the test; each run is held to `expectCleanEnd` then. */
export async function startScenario(options: WorldOptions = {}): Promise<Scenario> {
  const world = await createWorld(options)
  open.push(world)
  return world
}

afterEach(async () => {
  const ended = open.splice(0)
  try {
    for (const world of ended)
      for (const run of world.runs) expectCleanEnd({ ...world, run, secrets: secretsOf(run, world.org) })
  } finally {
    for (const world of ended) await world.close()
  }
})
