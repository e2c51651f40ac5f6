import { readFileSync } from 'node:fs'

/** Whether anybody may see what this run publishes. What the event does not tell counts as public.
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

/**
 * When the event happened that began the run, by GitHub's own clocks, in milliseconds since the epoch; undefined where it
 * does not tell. Source: GitHub Docs, "Webhook events and payloads": `repository.pushed_at`, `pull_request.updated_at`,
 * `release.published_at`, `workflow_run.created_at`.
 */
export function eventTime(eventPath: string | undefined, now = Date.now()): number | undefined {
  if (eventPath === undefined) return undefined
  try {
    const event: unknown = JSON.parse(readFileSync(eventPath, 'utf8'))
    const times = [
      ['pull_request', 'updated_at'],
      ['release', 'published_at'],
      ['workflow_run', 'created_at'],
      ['repository', 'pushed_at'],
    ].map(([object = '', field = '']) => timeOf(valueAt(valueAt(event, object), field)))
    const past = times.filter((time) => time !== undefined).filter((time) => time <= now)
    return past.length === 0 ? undefined : Math.max(...past)
  } catch {
    return undefined
  }
}

function valueAt(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined
  return new Map<string, unknown>(Object.entries(object)).get(name)
}

/** Seconds since the epoch, or ISO 8601. */
function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'number' ? value * 1_000 : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(time) ? time : undefined
}
