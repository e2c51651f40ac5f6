import { orgWords } from './text/org-words.ts'

/** How far a load has come that did not pass: nothing was sent; it ended before all was sent, through no fault of its
 *  records, so that a later run goes on with it; or what was sent did not all succeed. */
type LoadFate = 'refused' | 'cut short' | 'failed'

/** Why a load did not pass, as the output `failure-reason` says it, and what that means; the first that applies wins. */
const REASONS = [
  ['invalid-input', 'refused'],
  ['no-files', 'refused'],
  ['invalid-csv', 'refused'],
  ['login-failed', 'refused'],
  ['guard-refused', 'refused'],
  ['preflight-failed', 'refused'],
  ['ledger-missing', 'refused'],
  ['ledger-mismatch', 'refused'],
  ['ledger-failed', 'cut short'],
  ['records-unaccounted', 'failed'],
  ['cancelled', 'cut short'],
  ['time-limit', 'cut short'],
  ['api-limit', 'cut short'],
  ['stopped-early', 'cut short'],
  ['job-failed', 'failed'],
  ['failures-exceeded', 'failed'],
  ['internal-error', 'failed'],
] as const satisfies readonly (readonly [string, LoadFate])[]

export type FailureReason = (typeof REASONS)[number][0]

/** All failure reasons; the first that applies wins. */
export const FAILURE_REASONS: readonly FailureReason[] = REASONS.map(([reason]) => reason)

/** Whether a load that ended for this reason ended before all was sent, so that a later run goes on with it. */
export function isCutShort(reason: string): boolean {
  return REASONS.some(([known, fate]) => known === reason && fate === 'cut short')
}

/** Stops the load. `message` is for the user: what is wrong, where, and what to do next; it never holds a secret. */
export class LoadError extends Error {
  readonly reason: FailureReason

  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.reason = reason
  }
}

/** Another step works on the same load: what either of them does next may undo what the other did. */
export class AnotherRunError extends LoadError {
  constructor(message: string) {
    super('ledger-failed', message)
  }
}

/** All that is wrong with the inputs, in one message. */
export class InputError extends LoadError {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super('invalid-input', problems.join('\n'))
    this.problems = problems
  }
}

/** All that is wrong with the CSV of the files. */
export class CsvError extends LoadError {
  /** The first of them. */
  readonly findings: readonly {
    readonly path: string
    readonly line?: number
    readonly problem: string
    readonly cure: string
  }[]
  /** How many there are. */
  readonly found: number

  constructor(message: string, findings: CsvError['findings'], found: number) {
    super('invalid-csv', message)
    this.findings = findings
    this.found = found
  }
}

/** A place in a file at which something is wrong. */
export interface FileFinding {
  /** As users know the file, with `/`. */
  readonly path: string
  /** From 1. */
  readonly line: number
  /** What is wrong and what to do, in sentences. */
  readonly message: string
}

/** All that is wrong with what the files are about to write, or where. */
export class PreflightError extends LoadError {
  /** Those that have a place in a file; the message has them too. */
  readonly findings: readonly FileFinding[]
  /** How many have one, listed or not. */
  readonly found: number

  constructor(message: string, findings: readonly FileFinding[], found: number) {
    super('preflight-failed', message)
    this.findings = findings
    this.found = found
  }
}

/** What Salesforce answered when it refused a request. The message is the org's own: people see it by way of `messageOf`. */
export class SalesforceError extends Error {
  readonly method: string
  /** Path and query below the host. */
  readonly path: string
  readonly status: number
  /** As sent (`INVALIDJOBSTATE`); empty where the body names none, as on an HTML page. */
  readonly errorCode: string

  constructor(answer: { method: string; path: string; status: number; errorCode: string; message: string }) {
    super(answer.message)
    this.name = new.target.name
    this.method = answer.method
    this.path = answer.path
    this.status = answer.status
    this.errorCode = answer.errorCode
  }

  /** The error's code or, where that is none, the status: either holds no value. */
  get named(): string {
    return nameOf(this) || `HTTP ${this.status}`
  }
}

/** Blank for anything but a code. */
function nameOf({ errorCode }: { readonly errorCode: string }): string {
  return /^[A-Z][A-Z0-9_]{2,80}$/.test(errorCode) ? errorCode : ''
}

/** No answer that could be used: connection refused or cut, host unknown, deadline passed. The request may have had its effect. */
export class ConnectionError extends Error {
  readonly method: string
  readonly path: string
  /** Node's or OpenSSL's code (`ECONNRESET`), or `DEADLINE`. */
  readonly code: string
  /** Host of the proxy that is named for the request's host, where there is one: the message tells what has to do with it. */
  readonly proxy: string | undefined

  constructor(
    request: { method: string; path: string; code: string; message: string; proxy?: string },
    options?: ErrorOptions,
  ) {
    super(request.message, options)
    this.name = new.target.name
    this.method = request.method
    this.path = request.path
    this.code = request.code
    this.proxy = request.proxy
  }
}

/** Whether something was given up because we said so: no more comes of it, and it tells nothing of the org. */
export function isOurAbort(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  return ('name' in error && error.name === 'AbortError') || ('cause' in error && isOurAbort(error.cause))
}

/** What an error says, whatever was thrown. What the org said is marked as its words. */
export function messageOf(error: unknown): string {
  if (error instanceof SalesforceError) return orgWords(error.message, `HTTP ${error.status} ${nameOf(error)}`.trim())
  return error instanceof Error ? error.message : String(error)
}
