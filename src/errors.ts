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
  ['checks-failed', 'failed'],
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

  /** The checks that found what stops the load, as the docs name them, each once; none where the reason says all. */
  get checks(): readonly string[] {
    return []
  }
}

/** Another step is working on the same load: what either of them does next may undo what the other did. */
export class AnotherRunError extends LoadError {
  constructor(message: string) {
    super('ledger-failed', message)
  }
}

/** Says in one message all that is wrong with the inputs. */
export class InputError extends LoadError {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super('invalid-input', problems.join('\n'))
    this.problems = problems
  }
}

/** Says that there is nothing to load: the globs match no file, or only files without records. Whether that stops the step is
 *  for `if-no-files-found` to say. */
export class NothingToLoad extends LoadError {
  /** The files that were found, which have no records. */
  readonly empty: readonly EmptyFile[]

  constructor(message: string, empty: readonly EmptyFile[] = []) {
    super('no-files', message)
    this.empty = empty
  }
}

/** A file without records. */
export interface EmptyFile {
  /** The file as users know it, with `/`. */
  readonly path: string
  readonly bytes: number
}

/** Says all that is wrong with the CSV of the files. */
export class CsvError extends LoadError {
  /** The first problems, with their places. */
  readonly findings: readonly {
    readonly path: string
    readonly line?: number
    /** The check that found it, as the docs name it. */
    readonly check: string
    readonly problem: string
    readonly cure: string
  }[]
  /** How many problems there are. */
  readonly found: number

  constructor(message: string, findings: CsvError['findings'], found: number) {
    super('invalid-csv', message)
    this.findings = findings
    this.found = found
  }

  override get checks(): readonly string[] {
    return [...new Set(this.findings.map(({ check }) => check))]
  }
}

/** A place in a file at which something is wrong. */
export interface FileFinding {
  /** The file as users know it, with `/`. */
  readonly path: string
  /** Counts from 1. */
  readonly line: number
  /** The check that found it, as the docs name it. */
  readonly check: string
  /** Says what is wrong and what to do, in sentences. */
  readonly message: string
}

/** What is wrong with what the files are about to write. */
interface PreflightFindings {
  /** What the findings are about, as the title of their annotations. */
  readonly about: 'Header' | 'Value' | 'Look-up'
  /** The problems that have a place in a file. */
  readonly findings: readonly FileFinding[]
  /** How many problems have a place in a file, listed or not. */
  readonly found: number
  /** The checks that found a problem, with a place or without, as the docs name them. */
  readonly checks: readonly string[]
}

/** Says all that is wrong with what the files are about to write, or with the place where they write it. */
export class PreflightError extends LoadError implements PreflightFindings {
  readonly about: PreflightFindings['about']
  readonly findings: readonly FileFinding[]
  readonly found: number
  readonly #checks: readonly string[]

  /** @param message has all problems */
  constructor(message: string, { about, findings, found, checks }: PreflightFindings) {
    super('preflight-failed', message)
    this.about = about
    this.findings = findings
    this.found = found
    this.#checks = [...new Set(checks)]
  }

  override get checks(): readonly string[] {
    return this.#checks
  }
}

/** The answer of Salesforce when it refuses a request. The message is the org's own: people see it through `messageOf`. */
export class SalesforceError extends Error {
  readonly method: string
  /** Path and query of the request. */
  readonly path: string
  readonly status: number
  /** The code as sent (`INVALIDJOBSTATE`); empty where the body names none, as on an HTML page. */
  readonly errorCode: string

  constructor(answer: { method: string; path: string; status: number; errorCode: string; message: string }) {
    super(answer.message)
    this.name = new.target.name
    this.method = answer.method
    this.path = answer.path
    this.status = answer.status
    this.errorCode = answer.errorCode
  }

  /** The error's code, or the status where there is no code: neither can hold the value of a field. */
  get named(): string {
    return nameOf(this) || `HTTP ${this.status}`
  }
}

/** The code of an answer; blank for any text that does not look like one. */
function nameOf({ errorCode }: { readonly errorCode: string }): string {
  return /^[A-Z][A-Z0-9_]{2,80}$/.test(errorCode) ? errorCode : ''
}

/** No usable answer came: the connection was refused or cut, the host is unknown, or the deadline passed. The request may have
 *  had its effect. */
export class ConnectionError extends Error {
  readonly method: string
  readonly path: string
  /** Node's or OpenSSL's code (`ECONNRESET`), or `DEADLINE`. */
  readonly code: string
  /** Whether the message says what to do as well: it is about a proxy, or about TLS. */
  readonly isExplained: boolean

  constructor(
    request: { method: string; path: string; code: string; message: string; isExplained?: boolean },
    options?: ErrorOptions,
  ) {
    super(request.message, options)
    this.name = new.target.name
    this.method = request.method
    this.path = request.path
    this.code = request.code
    this.isExplained = request.isExplained ?? false
  }
}

/** Whether an error is an abort of our own, which says nothing about the org. */
export function isOurAbort(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  return ('name' in error && error.name === 'AbortError') || ('cause' in error && isOurAbort(error.cause))
}

/** The message of an error, whatever was thrown. Words of the org are marked as such. */
export function messageOf(error: unknown): string {
  if (error instanceof SalesforceError) return orgWords(error.message, `HTTP ${error.status} ${nameOf(error)}`.trim())
  return error instanceof Error ? error.message : String(error)
}
