/** What the runner makes of a step's stdout. */
export interface StepLog {
  /** In the order written. GitHub shows the first 10 of each kind only. */
  readonly annotations: readonly Annotation[]
  readonly masks: readonly string[]
  /** The lines that are not workflow commands, with masked values as `***`. */
  readonly log: string
}

export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice'
  readonly title: string | undefined
  readonly file: string | undefined
  readonly line: number | undefined
  readonly message: string
}

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** Source: actions/runner, src/Runner.Worker/ActionCommandManager.cs. */
const COMMANDS = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  ),
)

/** Reads a whole stdout. `knownMasks`: values masked before, by an earlier stage of the step or because they are
 *  secrets of the workflow. A mask holds for the lines after it. */
export function readStepLog(stdout: string, knownMasks: readonly string[] = []): StepLog {
  const annotations: Annotation[] = []
  const masks = [...knownMasks]
  const shown: string[] = []
  let resumeToken: string | undefined

  for (const line of stdout.split(/\r?\n/)) {
    const command = parseCommand(line, resumeToken === undefined ? COMMANDS : new Set([resumeToken]))
    if (command === undefined) shown.push(mask(line, masks))
    else if (command.name === resumeToken) resumeToken = undefined
    else if (command.name === 'stop-commands') resumeToken = command.data
    else if (command.name === 'add-mask') masks.push(command.data)
    else if (command.name === 'error' || command.name === 'warning' || command.name === 'notice')
      annotations.push(annotation(command.name, command))
  }
  return { annotations, masks, log: shown.join('\n') }
}

/** Source: actions/runner, src/Runner.Common/ActionCommand.cs, TryParseV2. */
function parseCommand(line: string, names: ReadonlySet<string>): Command | undefined {
  const match = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/s.exec(line)
  const [, name = '', list = '', data = ''] = match ?? []
  if (!names.has(name)) return undefined
  const properties: Record<string, string> = {}
  for (const pair of list.split(',')) {
    const [key = '', ...value] = pair.trim().split('=')
    if (value.length > 0) properties[key] = unescapeProperty(value.join('='))
  }
  return { name, properties, data: unescapeData(data) }
}

function annotation(kind: Annotation['kind'], { properties, data }: Command): Annotation {
  const line = properties.line
  return {
    kind,
    title: properties.title,
    file: properties.file,
    line: line === undefined ? undefined : Number(line),
    message: data,
  }
}

/** The runner masks a value as a whole and each of its lines.
 *  Source: actions/runner, src/Runner.Worker/ActionCommandManager.cs, AddMaskCommandExtension. */
function mask(line: string, masks: readonly string[]): string {
  const parts = masks.flatMap((value) => [value, ...value.split(/\r?\n/)].map((part) => part.trim()))
  return parts
    .filter((part) => part !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((text, part) => text.replaceAll(part, '***'), line)
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}
