import * as core from '@actions/core'

/**
 * Prints one line. Texts of the org and names of files reach the log, and the runner takes a line that starts with `::`,
 * or `##[` anywhere, for a command. Source: actions/runner: src/Runner.Common/ActionCommand.cs.
 */
export function log(text: string): void {
  core.info(
    text
      .replace(/\s*[\r\n]+\s*/g, ' ')
      .replace(/^\s*::/, ': :')
      .replaceAll('##[', '## ['),
  )
}
