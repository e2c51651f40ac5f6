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

/** Adds a secret, which no text that leaves the step holds from now on. */
export function keepSecret(secret: string): void {
  secrets.add(secret)
}

/** Returns a text without known secrets. Words of the org that nobody has checked for values are shown only where they are
 *  known to hold none. */
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

/** Prints a line that GitHub shows only with debug logging. */
export function debug(text: string): void {
  core.debug(scrub(text))
}

/** Makes a notice, an annotation of the run. */
export function notice(text: string): void {
  core.notice(plain(text))
}

/** A line of a file, and the title of the annotation beside it. */
type Annotated = FilePlace & { readonly title?: string }

/** Makes a warning, an annotation of the run or of a line of a file. */
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

/** Makes the properties that show an annotation beside a line; `core` escapes what would end a property or a command. */
function propertiesOf(at: Annotated | undefined): core.AnnotationProperties {
  if (at === undefined) return {}
  const { file, line, title } = at
  return { file: scrub(file), startLine: line, ...(title === undefined ? {} : { title: scrub(title) }) }
}

/**
 * Removes commands from a line. Texts of the org and names of files reach the log, and a line that starts with `::`, after
 * blanks, or that has `##[` anywhere, is a command to the runner. Control characters would move the cursor of a terminal.
 * Sources: actions/runner: src/Runner.Common/ActionCommand.cs; .NET API reference, Char.IsWhiteSpace.
 */
function withoutCommands(text: string): string {
  return text
    .replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/^\s*::/, ': :')
    .replaceAll('##[', '## [')
}
