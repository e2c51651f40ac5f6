import { INGEST_OPERATIONS, type IngestOperation } from '../bulk/job.ts'
import { InputError } from '../errors.ts'
import { parseWord } from './words.ts'

export type Operation = IngestOperation

const QUERIES = /^query[-_\s]*(all)?$/i

/** Reads `operation`, and forgives case, hyphens and blanks: `hard-delete` is `hardDelete`. Throws InputError.
 *
 *  @param instead a sentence, after a blank, on what else can be done where it is missing */
export function parseOperation(text: string, instead = ''): Operation {
  if (text === '') {
    throw new InputError([
      `\`operation\` is missing. Use \`insert\`, \`update\`, \`upsert\` (together with \`external-id-field\`), \`delete\` or \`hardDelete\`.${instead}`,
    ])
  }
  if (QUERIES.test(text)) throw new InputError(['`operation`: this version loads records and does not query them yet.'])
  return parseWord('operation', text, INGEST_OPERATIONS)
}
