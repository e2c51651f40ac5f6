import { readFileSync } from 'node:fs'
import { z } from 'zod/mini'

/** A commit as GitHub and Git write it. Nothing else of an event reaches a command. */
const Sha = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))

/** Source: GitHub Docs, "Webhook events and payloads", push. */
const Push = z.object({ before: Sha, after: Sha })

/** Source: GitHub Docs, "Webhook events and payloads", pull_request. */
const PullRequest = z.object({
  pull_request: z.object({ base: z.object({ sha: Sha }), head: z.object({ sha: Sha }) }),
})

/** The commits between which a push or a pull request changed files. */
export interface ComparedCommits {
  readonly by: 'push' | 'pull request'
  /** The commit before the changes. */
  readonly base: string
  /** The commit with the changes. */
  readonly head: string
  /** The commit that a checkout step gets, if it is told no other: of a pull request, its merge with the base branch. */
  readonly checkedOut: string
}

/** Reads from the event that began the run which commits to compare; undefined where it does not say, as for a new branch, a
 *  schedule or a run that somebody started. */
export function comparedCommits(env: NodeJS.ProcessEnv): ComparedCommits | undefined {
  const event = readEvent(env.GITHUB_EVENT_PATH)
  if (env.GITHUB_EVENT_NAME === 'push') {
    const push = Push.safeParse(event)
    if (!push.success || /^0+$/.test(push.data.before) || /^0+$/.test(push.data.after)) return undefined
    const { before: base, after: head } = push.data
    return { by: 'push', base, head, checkedOut: head }
  }
  if (env.GITHUB_EVENT_NAME !== 'pull_request') return undefined
  const pull = PullRequest.safeParse(event)
  if (!pull.success) return undefined
  const { base, head } = pull.data.pull_request
  return { by: 'pull request', base: base.sha, head: head.sha, checkedOut: env.GITHUB_SHA ?? head.sha }
}

function readEvent(file: string | undefined): unknown {
  if (file === undefined) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
