import { escapeHtml } from '../ground/escape-html.ts'
import type { OrgRequest } from './request.ts'

/** `{{authorization}}` in a scripted answer stands for that header of the request, `{{body}}` for its body; with `url:`,
 *  `html:` or `base64:` before the name for what these make of it. Refusals that repeat what was sent have been seen of
 *  gateways and debug pages; Salesforce promises nowhere that it gives none. */
const PLACEHOLDER = /\{\{(?:(url|html|base64):)?(authorization|body)\}\}/g

const WRITERS: Readonly<Record<string, (text: string) => string>> = {
  url: encodeURIComponent,
  html: escapeHtml,
  base64: (text) => Buffer.from(text).toString('base64'),
}

/** The text with what the request held in the place of each placeholder; `write` makes it fit into the text. */
export async function echo(text: string, request: OrgRequest, write: (text: string) => string): Promise<string> {
  if (!text.includes('{{')) return text
  const body = text.includes('body}}') ? await request.body.text() : ''
  return text.replace(PLACEHOLDER, (_, writer: string | undefined, name: string) => {
    const said = name === 'body' ? body : (request.headers.authorization ?? '')
    return write(WRITERS[writer ?? '']?.(said) ?? said)
  })
}
