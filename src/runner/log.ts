import * as core from '@actions/core'
import { knownMessage } from '../org/known-messages.ts'
import { Secrets } from '../secrets/secrets.ts'
import type { FilePlace } from '../step.ts'
import { withoutCodeMarks } from '../text/code-spans.ts'
import { safeWords } from '../text/org-words.ts'

/**
 * The one door for texts that leave the step: log lines, annotations, and what `scrub` is asked for, as files and outputs.
 * No other module of the action prints.
 */
const secrets = new Secrets()

/** From here on, no text that leaves the step holds the secret. */
export function keepSecret(secret: string): void {
  secrets.add(secret)
}

/** A text without known secrets. What the org said was looked through before, where that could be; where not, nothing of it
 *  is shown but what is known to hold no value. */
export function scrub(text: string): string {
  return secrets.scrub(safeWords(text, (said) => knownMessage(said, () => false)))
}

/** A message of ours for where plain text is shown: as `scrub` gives it, without the marks of its code spans. */
export function plain(message: string): string {
  return withoutCodeMarks(scrub(message))
}

/** Prints one line. */
export function log(text: string): void {
  core.info(withoutCommands(plain(text)))
}

export function debug(text: string): void {
  core.debug(scrub(text))
}

export function notice(text: string): void {
  core.notice(plain(text))
}

/** A line of a file, with what is said above the words that stand beside it. */
type Annotated = FilePlace & { readonly title?: string }

export function warn(text: string, at?: Annotated): void {
  core.warning(plain(text), propertiesOf(at))
}

/** Shows a text beside a line, as it is: it may be the org's, in which nothing is a mark of ours. */
export function annotate(kind: 'error' | 'warning', text: string, at: Annotated): void {
  const print = kind === 'error' ? core.error : core.warning
  print(scrub(text), propertiesOf(at))
}

/** Fails the step, with the text as its error. */
export function fail(text: string): void {
  core.setFailed(plain(text))
}

/** Shows beside the line of a file; `core` escapes what would end a property or a command. */
function propertiesOf(at: Annotated | undefined): core.AnnotationProperties {
  if (at === undefined) return {}
  const { file, line, title } = at
  return { file: scrub(file), startLine: line, ...(title === undefined ? {} : { title: scrub(title) }) }
}

/**
 * Texts of the org and names of files reach the log, and the runner takes a line that starts with `::`, blanks aside, or
 * has `##[` anywhere, for a command. Control characters would move the cursor of whoever reads the log in a terminal.
 * Sources: actions/runner: src/Runner.Common/ActionCommand.cs; .NET API reference, Char.IsWhiteSpace.
 */
function withoutCommands(text: string): string {
  return text
    .replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/^\s*::/, ': :')
    .replaceAll('##[', '## [')
}
