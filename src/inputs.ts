import { parsePrivateKey } from './auth/private-key.ts'
import { InputError } from './errors.ts'
import { parseApiName } from './inputs/api-name.ts'
import { parseApiVersion } from './inputs/api-version.ts'
import { type Concurrency, parseConcurrency } from './inputs/concurrency.ts'
import { parseExternalIdField } from './inputs/external-id-field.ts'
import { parseFiles } from './inputs/files.ts'
import { parseFolder } from './inputs/folder.ts'
import { parseJobRecords, parseJobSize } from './inputs/job-limits.ts'
import { type MaxFailures, parseMaxFailures } from './inputs/max-failures.ts'
import { type Operation, parseOperation } from './inputs/operation.ts'
import { type ExpectedOrg, parseOrg } from './inputs/org.ts'
import {
  parseAudience,
  parseClientId,
  parseLoginUrl,
  parseUsername,
  requireSecret,
  type SignIn,
} from './inputs/sign-in.ts'
import { warnOfUnknown } from './inputs/unknown.ts'

/** Every input and its default; empty where there is none or where it is derived. */
export const INPUT_DEFAULTS = {
  operation: '',
  object: '',
  files: '',
  'external-id-field': '',
  'working-directory': '',
  'client-id': '',
  username: '',
  'private-key': '',
  'login-url': 'https://login.salesforce.com',
  audience: '',
  org: '',
  concurrency: 'parallel',
  'job-size-mb': '100',
  'job-records': '',
  'api-version': '67.0',
  'max-failures': '0',
  'results-path': '',
} as const

export type InputName = keyof typeof INPUT_DEFAULTS

/** What the user asked for. */
export interface Inputs {
  readonly operation: Operation
  /** API name. */
  readonly object: string
  /** Glob patterns, relative to `workingDirectory`; `!` excludes. */
  readonly files: readonly string[]
  /** Only with `upsert`, and always then. */
  readonly externalIdField: string | undefined
  /** Absolute. */
  readonly workingDirectory: string
  readonly signIn: SignIn
  readonly org: ExpectedOrg | undefined
  readonly concurrency: Concurrency
  /** Largest upload of one job, header included. */
  readonly maxJobBytes: number
  readonly maxJobRecords: number | undefined
  /** As in a path after `v`: `67.0`. */
  readonly apiVersion: string
  readonly maxFailures: MaxFailures
  /** Absolute. */
  readonly resultsPath: string
}

/** What the runner says of itself. */
export interface InputEnvironment {
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  /** RUNNER_TEMP. */
  readonly runnerTemp: string | undefined
  /** GITHUB_ACTION: the step's id, or the name the runner made up for it. */
  readonly stepId: string
  /** Names of all environment variables, among them `INPUT_<NAME>` of every input given. */
  readonly variables: readonly string[]
}

/**
 * Reads every input once; an empty one counts as left out. Throws one InputError that lists all problems, and after them
 * the warnings, since a misspelt input is often why another one is missing.
 * Paths are judged by their text: whether links lead out is for the caller to check.
 */
export function parseInputs(
  get: (name: InputName) => string,
  environment: InputEnvironment,
): { readonly inputs: Inputs; readonly warnings: readonly string[] } {
  const problems: string[] = []
  const textOf = (name: InputName): string => get(name).trim() || INPUT_DEFAULTS[name]
  const read = <T>(name: InputName, parse: (text: string) => T): (() => T) =>
    attempt(() => parse(textOf(name)), problems)

  const { workspace, runnerTemp, stepId } = environment
  const roots = [workspace, runnerTemp].filter((root): root is string => Boolean(root))

  const operation = read('operation', parseOperation)
  const object = read('object', parseObject)
  const files = read('files', parseFiles)
  const externalIdField = read('external-id-field', (text) => parseExternalIdField(text, operation()))
  const workingDirectory = read('working-directory', (text) =>
    parseFolder(text, { input: 'working-directory', base: workspace, roots }),
  )
  const clientId = read('client-id', parseClientId)
  const username = read('username', parseUsername)
  const privateKey = read('private-key', (text) => parsePrivateKey(requireSecret('private-key', text)))
  const loginUrl = read('login-url', parseLoginUrl)
  const audience = read('audience', parseAudience)
  const org = read('org', parseOrg)
  const concurrency = read('concurrency', parseConcurrency)
  const maxJobBytes = read('job-size-mb', parseJobSize)
  const maxJobRecords = read('job-records', parseJobRecords)
  const apiVersion = read('api-version', parseApiVersion)
  const maxFailures = read('max-failures', parseMaxFailures)
  const resultsPath = read('results-path', (text) => {
    const folder = text || `bulk-load-results/${folderName(stepId)}`
    return parseFolder(folder, { input: 'results-path', base: workingDirectory(), roots })
  })
  const warnings = warnOfUnknown(environment.variables, Object.keys(INPUT_DEFAULTS))
  if (problems.length > 0) throw new InputError([...new Set(problems), ...warnings])

  const inputs: Inputs = {
    operation: operation(),
    object: object(),
    files: files(),
    externalIdField: externalIdField(),
    workingDirectory: workingDirectory(),
    signIn: {
      flow: 'jwt',
      clientId: clientId(),
      username: username(),
      privateKey: privateKey(),
      loginUrl: loginUrl(),
      audience: audience(),
    },
    org: org(),
    concurrency: concurrency(),
    maxJobBytes: maxJobBytes(),
    maxJobRecords: maxJobRecords(),
    apiVersion: apiVersion(),
    maxFailures: maxFailures(),
    resultsPath: resultsPath(),
  }
  return { inputs, warnings }
}

/** Reads one input and gives its value when asked. A problem is noted, so that the other inputs are read too, and stops
 *  whatever asks for the value. */
function attempt<T>(parse: () => T, problems: string[]): () => T {
  try {
    const value = parse()
    return () => value
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(...error.problems)
    return () => {
      throw error
    }
  }
}

function parseObject(text: string): string {
  if (text === '') throw new InputError(['`object` is missing. Give the API name, such as `Account` or `Invoice__c`.'])
  return parseApiName('object', text, '`Account` or `Invoice__c`')
}

/** The step's id as a folder: nothing in it may lead elsewhere. */
function folderName(stepId: string): string {
  return stepId.replaceAll(/[^\w-]/g, '-') || 'load'
}
