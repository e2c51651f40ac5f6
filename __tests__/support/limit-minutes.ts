import { startScenario } from './scenario.ts'

/** Shortens a minute to 1.8 s. */
export const LIMIT_SCALE = 0.03

/** How long so many minutes last. */
export function lastsMs(minutes: number): number {
  return minutes * 60_000 * LIMIT_SCALE
}

/** A time limit, of `least` minutes or more, in which a machine as busy as this one is now makes several times the load that it
 *  has to stop. */
export async function limitMinutes(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>,
  least: number,
): Promise<number> {
  const { load } = await startScenario({ files })
  const startedAt = performance.now()
  await load(inputs)
  return Math.max(least, Math.ceil((4 * (performance.now() - startedAt)) / lastsMs(1)))
}
