import { InputError } from '../errors.ts'
import { INPUT_DEFAULTS, type InputName } from './defaults.ts'

/** For each value of a group, the input that holds it and what makes the value of its text. */
export type Table<Group> = {
  readonly [Key in keyof Group]-?: readonly [input: InputName, parse: (text: string) => Group[Key]]
}

/** What is wrong with an input, and what to do. */
export interface InputProblem {
  /** Undefined where it is not about one alone. */
  readonly input: InputName | undefined
  readonly message: string
}

/** Reads inputs group by group, and keeps what is wrong with any of them, so that people are told everything at once. */
export class InputReader {
  readonly #found: InputProblem[] = []
  readonly #get: (name: InputName) => string

  /** @param get the text of an input; blank where it was left out */
  constructor(get: (name: InputName) => string) {
    this.#get = get
  }

  /** What is wrong with any input, in the order in which they were read. */
  get found(): readonly InputProblem[] {
    return this.#found
  }

  get problems(): readonly string[] {
    return this.#found.map(({ message }) => message)
  }

  /** The text of an input, or its default. */
  textOf(name: InputName): string {
    return this.#get(name).trim() || INPUT_DEFAULTS[name]
  }

  isGiven(name: InputName): boolean {
    return this.textOf(name) !== INPUT_DEFAULTS[name]
  }

  /** Reads each input of a table; undefined where one of them is wrong. */
  group<Group extends object>(table: Table<Group>): Group | undefined {
    const group: Partial<Group> = {}
    for (const key in table) {
      const [input, parse] = table[key]
      this.attempt(() => {
        group[key] = parse(this.textOf(input))
      }, input)
    }
    return isWhole(group, table) ? group : undefined
  }

  /** Does what may find that an input is wrong, which is noted; undefined then. */
  attempt<T>(parse: () => T, input?: InputName): T | undefined {
    try {
      return parse()
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      for (const message of error.problems) this.#found.push({ input, message })
      return undefined
    }
  }
}

function isWhole<Group extends object>(group: Partial<Group>, table: Table<Group>): group is Group {
  return Object.keys(table).every((key) => Object.hasOwn(group, key))
}
