import { execFile } from 'node:child_process'
import { findOnPath } from './find-on-path.ts'

/** Runs Git in a repository; resolves to what it prints, or to undefined where it fails. */
export type Git = (...args: readonly string[]) => Promise<string | undefined>

/** Where Git is to run. */
export interface GitPlace {
  /** Where the repository is: a folder of it, absolute. */
  readonly folder: string
  /** Where no program is taken from. */
  readonly workspace: string
  /** The folder that the program starts in: not the workspace, in which Windows would look for programs. */
  readonly temp: string
  readonly env: NodeJS.ProcessEnv
}

const TIME_LIMIT_MS = 60_000
const MOST_OUTPUT_BYTES = 268_435_456

/** Whatever the repository's own settings say, no program of theirs runs and nothing is fetched: a clone without all objects
 *  would ask its server for those that it lacks. Who may read the repository is left to Git (`safe.directory`).
 *  Source: Git documentation, "git-config": core.fsmonitor, core.hooksPath, protocol.allow. */
const SETTINGS = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'protocol.allow=never']

/** Makes a function that asks Git for something, and changes nothing; undefined where this machine has no Git. */
export function openGit({ folder, workspace, temp, env }: GitPlace): Git | undefined {
  const program = findOnPath(process.platform === 'win32' ? ['git.exe'] : ['git'], workspace, env)
  if (program === undefined) return undefined
  const always = ['--no-pager', '-C', folder, ...SETTINGS.flatMap((setting) => ['-c', setting])]
  return (...args) =>
    new Promise((resolve) => {
      const options = {
        cwd: temp,
        env: environmentFor(env),
        timeout: TIME_LIMIT_MS,
        killSignal: 'SIGKILL',
        maxBuffer: MOST_OUTPUT_BYTES,
        windowsHide: true,
      } as const
      execFile(program, [...always, ...args], options, (error, stdout) => resolve(error === null ? stdout : undefined))
    })
}

/** Variables of Git could name another repository or other programs, and those of the runner hold secrets.
 *  Source: Git documentation, "git", environment variables. */
function environmentFor(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(?:GIT_|INPUT_|STATE_|ACTIONS_|GITHUB_)/i.test(name))
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_TERMINAL_PROMPT: '0',
  }
}
