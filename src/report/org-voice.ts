import { type IsName, knownMessage } from '../org/known-messages.ts'
import { safeWords } from '../text/org-words.ts'

/** Decides how much people may see of what the org says: all of it or, with `redact`, only what is known to hold no value. */
export interface OrgVoice {
  /** Leaves out of a text of ours what people must not see of the org's words in it. Those hold no backquotes then, so that
   *  they never look like the code spans of the text around them. */
  readonly show: (text: string) => string
  /** Whether field values are kept out of what people see. Result files are data, and stay whole. */
  readonly isRedacted: () => boolean
  /** Takes in what became known of the org. */
  readonly learn: (known: { readonly redact?: boolean; readonly isName?: IsName }) => void
}

/** Makes the voice of an org.
 *
 *  @param redact as far as that can be decided before the org is known */
export function createOrgVoice(redact: boolean): OrgVoice {
  let isRedacted = redact
  let isName: IsName = () => false
  return {
    show: (text) => safeWords(text, (said) => plain(isRedacted ? knownMessage(said, isName) : said)),
    isRedacted: () => isRedacted,
    learn: (known) => {
      isRedacted = known.redact ?? isRedacted
      isName = known.isName ?? isName
    },
  }
}

function plain(said: string | undefined): string | undefined {
  return said?.replaceAll('`', "'")
}
