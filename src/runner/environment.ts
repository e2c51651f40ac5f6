import { eventTime, isPublicRepository, type RunBegan } from './visibility.ts'

/** What the runner says of itself and of the run, for a step of a JavaScript action.
 *  Source: GitHub Docs, "Variables reference", default environment variables. */
export interface Runner {
  readonly workspace: string
  readonly temp: string | undefined
  /** The step's `id`, or a name that the runner made up. */
  readonly stepId: string
  readonly job: string
  readonly workflow: string
  readonly runId: string
  readonly attempt: string
  /** Undefined where the event does not say. */
  readonly runBegan: RunBegan | undefined
  /** Why caches that this run saves are not seen by later ones; undefined where they are. */
  readonly cachesEndWithRun: string | undefined
  readonly repository: Repository
  /** Anybody may see what this run publishes. */
  readonly isPublic: boolean
  /** Where problems of the action itself are reported. */
  readonly issuesUrl: string
}

/** Where the run's repository is on GitHub. */
export interface Repository {
  /** Origin of GitHub's pages. */
  readonly serverUrl: string
  /** Owner and name: `acme/salesforce-data`. */
  readonly name: string
  /** The commit that the run is of; empty where the runner does not say. */
  readonly sha: string
}

/** What paths of the user may lie in, and what we write lies in: the workspace first. */
export function rootsOf({ workspace, temp }: Pick<Runner, 'workspace' | 'temp'>): readonly string[] {
  return temp === undefined ? [workspace] : [workspace, temp]
}

export function readRunner(env: NodeJS.ProcessEnv): Runner {
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com'
  const action = env.GITHUB_ACTION_REPOSITORY || env.GITHUB_REPOSITORY || ''
  return {
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    temp: env.RUNNER_TEMP || undefined,
    stepId: env.GITHUB_ACTION || 'load',
    job: env.GITHUB_JOB || 'job',
    workflow: env.GITHUB_WORKFLOW || 'workflow',
    runBegan: eventTime(env.GITHUB_EVENT_PATH, env.GITHUB_EVENT_NAME),
    cachesEndWithRun: cacheScope(env),
    runId: env.GITHUB_RUN_ID || '0',
    attempt: env.GITHUB_RUN_ATTEMPT || '1',
    repository: { serverUrl, name: env.GITHUB_REPOSITORY || '', sha: env.GITHUB_SHA || '' },
    isPublic: isPublicRepository(env.GITHUB_EVENT_PATH),
    issuesUrl: `${serverUrl}/${action}/issues`,
  }
}

/** Caches are seen by runs of the same ref, and those of the default branch by all.
 *  Source: GitHub Docs, "Dependency caching reference", restrictions for accessing a cache. */
function cacheScope({ GITHUB_REF: ref = '', GITHUB_REF_TYPE: type = '' }: NodeJS.ProcessEnv): string | undefined {
  if (type === 'tag' || ref.startsWith('refs/tags/'))
    return 'a cache that is saved for a tag is seen by runs for this tag alone'
  if (ref.startsWith('refs/pull/')) return 'a cache that is saved for a pull request is seen by its own runs alone'
  return undefined
}
