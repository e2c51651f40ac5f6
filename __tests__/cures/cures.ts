import { type Attempt, attempt } from './attempt.ts'

/** Something that the action finds, and each way in which people can follow what it says. */
export interface Broken {
  /** What is wrong, in the words of a test. */
  readonly name: string
  readonly load: Attempt
  /** The message, where a load that leads to it takes more than a test may: gigabytes, for example. */
  readonly message?: string | (() => Promise<string>)
  readonly cures: readonly Cure[]
}

export interface Cure {
  /** The words that are followed, as the message has them. */
  readonly words: string
  /** Does exactly what the words say. What they name is taken from the message. Several loads run one after the other. */
  readonly follow: (load: Attempt, message: string) => Attempt | readonly Attempt[]
  /** The bodies of the jobs that people meant. */
  readonly sent: readonly string[]
  /** Words of the warnings that are right to stay: what they are about depends on the records, which the header does not show. */
  readonly stillSaid?: readonly string[]
}

/** Makes another load of one, as a message says. */
export type Edit = (load: Attempt, message: string) => Attempt

/** Returns all that the action says of a load before it sends anything, with its warnings. */
export async function saidOf({ load, message }: Broken, temp: string): Promise<string> {
  if (message !== undefined) return typeof message === 'string' ? message : await message()
  const { refusal, warnings } = await attempt(load, temp)
  return [...(refusal === undefined ? [] : [refusal]), ...warnings].join('\n')
}

/** A file `a.csv` without any input that matters. */
export function csv(content: string | Buffer): Attempt {
  return { files: { 'a.csv': content } }
}

/** Makes one change and then another. */
export function both(one: Edit, other: Edit): Edit {
  return (load, message) => other(one(load, message), message)
}

/** Puts another text into the first file. */
export function rewrite(change: (text: string) => string): Edit {
  return (load) => {
    const [name = '', content = ''] = Object.entries(load.files)[0] ?? []
    return { ...load, files: { ...load.files, [name]: change(content.toString()) } }
  }
}

/** Replaces a text that the first file has once. */
export function replace(found: string, replacement: string): Edit {
  return rewrite((text) => {
    if (text.split(found).length !== 2) throw new Error(`The file does not have ${JSON.stringify(found)} once.`)
    return text.split(found).join(replacement)
  })
}

/** Deletes the line of the first file that the message names. */
export function deleteNamedLine(load: Attempt, message: string): Attempt {
  const line = Number(/ line (\d+):/.exec(message)?.[1])
  return rewrite((text) =>
    text
      .split(/(?<=\n)/)
      .filter((_, at) => at + 1 !== line)
      .join(''),
  )(load, message)
}

/** Puts other files in the place of all files. */
export function files(instead: Attempt['files']): Edit {
  return (load) => ({ ...load, files: instead })
}

/** Sets the input of the YAML line that the message shows. */
export function setInput(name: 'encoding' | 'duplicate-keys'): Edit {
  return (load, message) => {
    const value = new RegExp(`\`${name}: ([\\w-]+)\``).exec(message)?.[1]
    if (value === undefined) throw new Error(`The message does not say what to set \`${name}\` to.`)
    return withInput(name, value)(load, message)
  }
}

/** Sets an input to a value that people know. */
export function withInput(name: 'encoding' | 'duplicate-keys', value: string): Edit {
  return (load) => {
    const reading =
      name === 'encoding'
        ? { encoding: value }
        : { duplicateKeys: value === 'last' ? ('last' as const) : ('send' as const) }
    return { ...load, reading: { ...load.reading, ...reading } }
  }
}
