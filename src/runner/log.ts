import * as core from '@actions/core'
import { oneLine } from '../one-line.ts'

/**
 * Prints one line. Texts of the org and names of files reach the log, and the runner takes a line that starts with `::`,
 * or `##[` anywhere, for a command. Source: actions/runner: src/Runner.Common/ActionCommand.cs.
 */
export function log(text: string): void {
  core.info(
    oneLine(text)
      .replace(/^\s*::/, ': :')
      .replaceAll('##[', '## ['),
  )
}
