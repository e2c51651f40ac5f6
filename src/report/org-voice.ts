import { type IsName, knownMessage } from '../org/known-messages.ts'
import { safeWords, wholeWords } from '../text/org-words.ts'

/** What people may see of what the org says: all of it or, with `redact`, what is known to hold no value. */
export interface OrgVoice {
  /** A text as people may see it, without marks. */
  readonly show: (text: string) => string
  /** Whether field values are kept out of what people see: result files are data and stay whole. */
  readonly isRedacted: () => boolean
  /** More is known of the org now. */
  readonly learn: (known: { readonly redact?: boolean; readonly isName?: IsName }) => void
}

/** @param redact as far as it can be told before the org is known */
export function createOrgVoice(redact: boolean): OrgVoice {
  let isRedacted = redact
  let isName: IsName = () => false
  return {
    show: (text) => (isRedacted ? safeWords(text, (said) => knownMessage(said, isName)) : wholeWords(text)),
    isRedacted: () => isRedacted,
    learn: (known) => {
      isRedacted = known.redact ?? isRedacted
      isName = known.isName ?? isName
    },
  }
}
