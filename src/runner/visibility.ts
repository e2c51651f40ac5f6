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
