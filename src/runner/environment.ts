import { isPublicRepository } from './visibility.ts'

/** What the runner says of itself and of the run, for a step of a JavaScript action.
 *  Source: GitHub Docs, "Variables reference", default environment variables. */
export interface Runner {
  readonly workspace: string
  readonly temp: string | undefined
  /** The step's `id`, or a name that the runner made up. */
  readonly stepId: string
  readonly job: string
  readonly runId: string
  readonly attempt: string
  readonly repository: string
  readonly serverUrl: string
  /** Anybody may see what this run publishes. */
  readonly isPublic: boolean
  /** Where problems of the action itself are reported. */
  readonly issuesUrl: string
}

export function readRunner(env: NodeJS.ProcessEnv): Runner {
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com'
  const action = env.GITHUB_ACTION_REPOSITORY || env.GITHUB_REPOSITORY || ''
  return {
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    temp: env.RUNNER_TEMP || undefined,
    stepId: env.GITHUB_ACTION || 'load',
    job: env.GITHUB_JOB || 'job',
    runId: env.GITHUB_RUN_ID || '0',
    attempt: env.GITHUB_RUN_ATTEMPT || '1',
    repository: env.GITHUB_REPOSITORY || '',
    serverUrl,
    isPublic: isPublicRepository(env.GITHUB_EVENT_PATH),
    issuesUrl: `${serverUrl}/${action}/issues`,
  }
}
