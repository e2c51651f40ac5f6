import { SalesforceError } from '../errors.ts'
import { cutText } from '../text/cut-text.ts'
import type { HttpAnswer, HttpRequest } from './request.ts'

/** How much of a page of HTML is shown, in characters: enough to recognise it. */
const LONGEST_TEXT = 300

/**
 * Reads what Salesforce says in a refusal: an array of `{errorCode, message}` from REST, an object `{error, error_description}`
 * from OAuth, HTML or nothing from Edge and proxies. Source: REST API guide, "Status Codes and Error Responses".
 */
export function readErrorBody(answer: HttpAnswer): { errorCode: string; message: string } {
  const parsed = parseJson(answer.text)
  const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed
  if (typeof first === 'object' && first !== null) {
    const said = new Map<string, unknown>(Object.entries(first))
    const errorCode = said.get('errorCode') ?? said.get('error')
    const message = said.get('message') ?? said.get('error_description')
    if (typeof errorCode === 'string' || typeof message === 'string') {
      const code = typeof errorCode === 'string' ? cutText(errorCode, LONGEST_TEXT) : ''
      return { errorCode: code, message: typeof message === 'string' ? cutText(message) : code }
    }
  }
  return { errorCode: '', message: plainText(answer.text) || `HTTP ${answer.status} without a message` }
}

/** Makes the error for a request that was refused. */
export function salesforceError(request: HttpRequest, answer: HttpAnswer): SalesforceError {
  return new SalesforceError({
    method: request.method,
    path: request.url.pathname,
    status: answer.status,
    ...readErrorBody(answer),
  })
}

/** Whether Salesforce itself refused the request, which then had no effect. An answer of Edge, a gateway or a proxy proves
 *  nothing, and may be JSON as well (`"error": "Too Many Requests"`). */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof SalesforceError)) return false
  const { status, errorCode } = error
  return status >= 400 && status < 500 && !OF_PROXIES.has(status) && CODE_OF_SALESFORCE.test(errorCode)
}

/** Statuses by which a proxy says that it stopped waiting. Source: RFC 9110, 408; nginx documentation, 499. */
const OF_PROXIES: ReadonlySet<number> = new Set([408, 499])

/** Source: REST API guide, "Status Codes and Error Responses". */
const CODE_OF_SALESFORCE = /^[A-Z][A-Z0-9_]*$/

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text of a page, without its tags, styles and scripts, in one pass over it. */
function plainText(page: string): string {
  // As long as the page, which `toLowerCase` need not be.
  const folded = page.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const pieces: string[] = []
  for (let at = 0; at < page.length; ) {
    const tag = page.indexOf('<', at)
    const tagEnd = tag === -1 ? -1 : pastTag(folded, tag)
    // What is opened and never closed may be text as well.
    pieces.push(page.slice(at, tagEnd === -1 ? page.length : tag))
    at = tagEnd === -1 ? page.length : tagEnd
  }
  const words = pieces.join(' ').replace(/\s+/g, ' ').trim()
  return words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT)}…` : words
}

/** Finds the end of the tag that starts at `start`, and of its content where that is no text: an offset, or -1 without an end. */
function pastTag(page: string, start: number): number {
  const unseen = ['style', 'script'].find((name) => page.startsWith(name, start + 1))
  const closing = unseen === undefined ? start : page.indexOf(`</${unseen}`, start)
  const end = closing === -1 ? -1 : page.indexOf('>', closing)
  return end === -1 ? -1 : end + 1
}
