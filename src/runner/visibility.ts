import { readFileSync } from 'node:fs'

/** Whether anybody may see what this run publishes. A repository of which the event does not say so counts as public.
 *  Source: GitHub Docs, "Webhook events and payloads", `repository.private` and `repository.visibility`. */
export function isPublicRepository(eventPath: string | undefined): boolean {
  if (eventPath === undefined) return true
  try {
    const event: unknown = JSON.parse(readFileSync(eventPath, 'utf8'))
    if (typeof event !== 'object' || event === null || !('repository' in event)) return true
    const { repository } = event
    if (typeof repository !== 'object' || repository === null) return true
    if ('visibility' in repository && typeof repository.visibility === 'string')
      return repository.visibility === 'public'
    return !('private' in repository && repository.private === true)
  } catch {
    return true
  }
}

/** When the event happened that began the run. */
export interface RunBegan {
  /** Milliseconds since the epoch, by GitHub's own clocks. */
  readonly at: number
  /** Whether the event happened exactly then; else it happened then or later. */
  readonly isExact: boolean
}

/**
 * Reads when the event happened that began the run; undefined where it does not say. A push names its own time, other events
 * that of an earlier one. Source: GitHub Docs, "Webhook events and payloads": `repository.pushed_at`,
 * `pull_request.updated_at`, `release.published_at`, `workflow_run.created_at`.
 */
export function eventTime(eventPath: string | undefined, eventName: string | undefined): RunBegan | undefined {
  if (eventPath === undefined) return undefined
  try {
    const event: unknown = JSON.parse(readFileSync(eventPath, 'utf8'))
    const own = OWN_TIMES.map(([object, field]) => timeOf(valueAt(valueAt(event, object), field)))
    const pushed = timeOf(valueAt(valueAt(event, 'repository'), 'pushed_at'))
    const times = [...own, pushed].filter((time) => time !== undefined)
    if (times.length === 0) return undefined
    const isExact = own.some((time) => time !== undefined) || (eventName === 'push' && pushed !== undefined)
    return { at: Math.max(...times), isExact }
  } catch {
    return undefined
  }
}

const OWN_TIMES = [
  ['pull_request', 'updated_at'],
  ['release', 'published_at'],
  ['workflow_run', 'created_at'],
] as const

function valueAt(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined
  return new Map<string, unknown>(Object.entries(object)).get(name)
}

/** Reads a time in seconds since the epoch or in ISO 8601, as milliseconds; undefined for any other value. */
function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'number' ? value * 1_000 : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(time) ? time : undefined
}
