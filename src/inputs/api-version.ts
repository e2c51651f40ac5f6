import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** Source: Bulk API 2.0 guide, "Create a Job": the ingest endpoints exist from API version 41.0 on. */
const OLDEST_API_VERSION = 41

/** `67`, `67.0` and `v67.0` all give `67.0`. */
export function parseApiVersion(text: string): string {
  const major = Number(/^v?(\d{2,3})(?:\.0)?$/i.exec(text)?.[1])
  if (major >= OLDEST_API_VERSION) return `${major}.0`
  throw new InputError([
    `\`api-version\`: ${quote(text)} is not allowed. Use a version from ${OLDEST_API_VERSION}.0 on, such as \`67.0\`.`,
  ])
}
