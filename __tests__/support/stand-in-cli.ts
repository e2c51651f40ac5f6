import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Org } from '../../emulator/org/start.ts'
import type { Workspace } from './workspace.ts'

/** A stand-in for the Salesforce CLI, which knows one alias: `scratch`. */
export interface StandInCli {
  /** For the environment of a step. */
  readonly PATH: string
  /** From now on the alias leads to this org, with a new session. */
  readonly point: (org: Org) => void
}

interface Options {
  readonly org: Org
  /** The newer one hides the token in `org display`, and has a command for it. Default `true`. */
  readonly isNew?: boolean
  /** Where it lies; beside the workspace by default. */
  readonly folder?: string
}

/** Puts the stand-in on the PATH: a script, with a first line that Windows does not know. */
export function standInCli(
  { root }: Workspace,
  { org, isNew = true, folder = join(root, 'bin') }: Options,
): StandInCli {
  mkdirSync(folder, { recursive: true })
  const sessionFile = join(folder, 'session.json')
  const script = `#!${process.execPath}
const [, , ...args] = process.argv
const { url, backwards } = JSON.parse(require('node:fs').readFileSync(${JSON.stringify(sessionFile)}, 'utf8'))
const accessToken = [...backwards].reverse().join('')
const target = args[args.indexOf('--target-org') + 1]
const answer = (result) => { console.log(JSON.stringify({ status: 0, result, warnings: [] })); process.exit(0) }
const refuse = (message) => { console.log(JSON.stringify({ status: 1, name: 'Error', message })); process.exit(1) }
if (Object.keys(process.env).some((name) => name.startsWith('INPUT_'))) refuse('inputs leaked')
if (target !== 'scratch') refuse('No authorization information found for ' + target + '.')
if (args[1] === 'display') answer({ instanceUrl: url, username: 'x@y.z', ...(${!isNew} ? { accessToken } : {}) })
if (${isNew} && args[2] === 'show-access-token') answer({ accessToken })
refuse('command not found')
`
  const file = join(folder, 'sf')
  writeFileSync(file, script)
  chmodSync(file, 0o755)
  // Backwards, since a token in a file would count as a leak.
  const point = (to: Org) =>
    writeFileSync(sessionFile, JSON.stringify({ url: to.url, backwards: [...to.issueToken()].reverse().join('') }))
  point(org)
  return { PATH: `${folder}${delimiter}${process.env.PATH}`, point }
}
