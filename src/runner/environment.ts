import { eventTime, isPublicRepository, type RunBegan } from './visibility.ts'

/** The runner and the run that a step is part of, by the variables of a JavaScript action.
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
  readonly trigger: Trigger
  readonly repository: Repository
  /** Whether anybody may see what this run publishes. */
  readonly isPublic: boolean
  readonly project: Project
  /** Whether step debug logging is on. */
  readonly isDebug: boolean
}

/** Where people find more about this action. */
export interface Project {
  /** Where problems of the action itself are reported. */
  readonly issuesUrl: string
  /** The folder of the docs, in the version that runs, with a slash at its end: an address or, where the runner does not say
   *  where the action comes from, a path in its repository. */
  readonly docs: string
}

/** What the run knows of the event that began it. */
export interface Trigger {
  /** Undefined where the event does not say. */
  readonly began: RunBegan | undefined
  /** Why later runs do not see the caches that this one saves, as a clause; undefined where they do. */
  readonly cachesEndWithRun: string | undefined
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

/** Returns the folders in which the user's files, and ours, may be: the workspace first. */
export function rootsOf({ workspace, temp }: Pick<Runner, 'workspace' | 'temp'>): readonly string[] {
  return temp === undefined ? [workspace] : [workspace, temp]
}

/** Reads the runner and its run from the environment of the step. */
export function readRunner(env: NodeJS.ProcessEnv): Runner {
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com'
  const action = env.GITHUB_ACTION_REPOSITORY || env.GITHUB_REPOSITORY || ''
  return {
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    temp: env.RUNNER_TEMP || undefined,
    stepId: env.GITHUB_ACTION || 'load',
    job: env.GITHUB_JOB || 'job',
    workflow: env.GITHUB_WORKFLOW || 'workflow',
    trigger: { began: eventTime(env.GITHUB_EVENT_PATH, env.GITHUB_EVENT_NAME), cachesEndWithRun: cacheScope(env) },
    runId: env.GITHUB_RUN_ID || '0',
    attempt: env.GITHUB_RUN_ATTEMPT || '1',
    repository: { serverUrl, name: env.GITHUB_REPOSITORY || '', sha: env.GITHUB_SHA || '' },
    isPublic: isPublicRepository(env.GITHUB_EVENT_PATH),
    project: { issuesUrl: `${serverUrl}/${action}/issues`, docs: docsOf(serverUrl, env) },
    isDebug: env.RUNNER_DEBUG === '1',
  }
}

/** The docs of the version that runs. For an action in the repository of the workflow itself, the runner names neither repository
 *  nor ref. Source: GitHub Docs, "Variables reference", GITHUB_ACTION_REPOSITORY and GITHUB_ACTION_REF. */
function docsOf(serverUrl: string, { GITHUB_ACTION_REPOSITORY: repository = '', ...env }: NodeJS.ProcessEnv): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) return 'docs/'
  const ref = (env.GITHUB_ACTION_REF || 'HEAD').split('/').map(encodeURIComponent).join('/')
  return `${serverUrl}/${repository}/blob/${ref}/docs/`
}

/** Says why later runs do not see a cache of this one: runs see the caches of their own ref, and of the default branch.
 *  Source: GitHub Docs, "Dependency caching reference", restrictions for accessing a cache. */
function cacheScope({ GITHUB_REF: ref = '', GITHUB_REF_TYPE: type = '' }: NodeJS.ProcessEnv): string | undefined {
  if (type === 'tag' || ref.startsWith('refs/tags/'))
    return 'only runs for the same tag see a cache that is saved for a tag'
  if (ref.startsWith('refs/pull/')) return 'only runs of the same pull request see a cache that is saved for it'
  return undefined
}
