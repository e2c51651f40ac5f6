import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** Source: actions/toolkit: packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts. */
const FORBIDDEN = /["*/:<>?\\|\r\n]/
const LONGEST = 200

/** Reads the name of the artifact; undefined when it is left out, so that it is derived. Throws InputError. */
export function parseArtifactName(text: string): string | undefined {
  if (text === '') return undefined
  if (!FORBIDDEN.test(text) && text.length <= LONGEST) return text
  throw new InputError([
    `\`artifact-name\`: ${quote(text)} is not allowed. Use at most ${LONGEST} characters, and none of \`" * / : < > ? \\ |\`.`,
  ])
}
