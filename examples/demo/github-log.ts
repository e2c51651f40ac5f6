import { readStepLog } from '../../__tests__/support/workflow-commands.ts'

/** How GitHub shows each kind of annotation in a log. */
const LABELS = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const

/**
 * Turns the stdout of a step, line by line, into the log that GitHub shows: groups, annotations with their label, and masked
 * values as `***`. Debug lines and commands are left out.
 * Source: docs.github.com, "Workflow commands for GitHub Actions".
 *
 * @param secrets of the workflow, which GitHub masks from the start
 */
export function createGitHubLog(secrets: readonly string[]): (line: string) => readonly string[] {
  let masks = secrets
  let indent = ''
  return (line) => {
    const [, command, title = ''] = /^::(group|endgroup)::(.*)$/.exec(line) ?? []
    if (command !== undefined) {
      indent = command === 'group' ? '  ' : ''
      return command === 'group' ? [`▾ ${title}`] : []
    }
    const { annotations, masks: known, log } = readStepLog(line, masks)
    masks = known
    const shown = annotations.map(({ kind, message }) => `${LABELS[kind]}: ${readStepLog(message, masks).log}`)
    return [...shown, ...(log === '' ? [] : [log])].flatMap((text) => text.split('\n')).map((text) => indent + text)
  }
}
