import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NAMES = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const

export interface FileCommands {
  /** `GITHUB_OUTPUT` and its like, each naming an empty file. */
  readonly env: Readonly<Record<string, string>>
  read(name: (typeof NAMES)[number]): string
}

/** Makes the files through which a step talks back to the runner, in a new folder inside `parent`. */
export function createFileCommands(parent: string): FileCommands {
  const folder = mkdtempSync(join(parent, 'file-commands-'))
  for (const name of NAMES) writeFileSync(join(folder, name), '')
  return {
    env: Object.fromEntries(NAMES.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
  }
}

/** Reads `name=value` and `name<<delimiter` entries as the runner does; the last one of a name wins.
 *  Throws where the runner would fail the step.
 *  Source: actions/runner, src/Runner.Worker/FileCommandManager.cs. */
export function parseKeyValues(content: string, lineEnd: RegExp = process.platform === 'win32' ? /\r?\n/ : /\n/) {
  const values: Record<string, string> = {}
  const lines = content.split(lineEnd)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [, name = '', sign, rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? []
    if (name === '') throw new Error(`Invalid format '${line}'`)
    if (sign === '=') {
      values[name] = rest
      continue
    }
    const end = rest === '' ? -1 : lines.indexOf(rest, at + 1)
    if (end === -1) throw new Error(`Invalid value of '${name}'. Matching delimiter not found '${rest}'`)
    values[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return values
}
