import { startScenario } from './scenario.ts'

/** Shortens a minute to 1.8 s. */
export const LIMIT_SCALE = 0.03

/** How long so many minutes last. */
export function lastsMs(minutes: number): number {
  return minutes * 60_000 * LIMIT_SCALE
}

/** A time limit, of two minutes or more, in which a machine as busy as this one is now makes so many times the load. */
export async function limitMinutes(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>,
  times: number,
): Promise<number> {
  const { load } = await startScenario({ files })
  const startedAt = performance.now()
  await load(inputs)
  return Math.max(2, Math.ceil((times * (performance.now() - startedAt)) / lastsMs(1)))
}
