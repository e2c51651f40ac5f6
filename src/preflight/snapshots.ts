import { readdirSync } from 'node:fs'
import path from 'node:path'
import { readRegularFile } from '../disk/regular-file.ts'
import { InputError, messageOf } from '../errors.ts'
import { type Describer, type ObjectDescribe, parseDescribe } from '../org/describe.ts'
import { nearest } from '../text/nearest.ts'
import { nameKey, sameName } from '../values/names.ts'

/** The describe of an object with thousands of fields takes a few megabytes. */
const MOST_BYTES = 67_108_864

/** A folder of describe snapshots. */
export interface SnapshotFolder {
  /** Absolute. */
  readonly folder: string
  /** The folder as users know it, with `/`. */
  readonly shown: string
}

/** A file of the folder: what it describes, or that it describes nothing. */
interface Snapshot {
  readonly file: string
  readonly describe: ObjectDescribe | undefined
}

/**
 * Opens a folder with one JSON file for each object: what describe answers, by itself or as the Salesforce CLI prints it. Which
 * object a file is about is what its content says; a file that has the object's name is looked at first.
 * Throws InputError where the folder cannot be read, or has no snapshot of the object that is to be loaded.
 */
export function openSnapshots(place: SnapshotFolder, object: string): Describer {
  const find = createFinder(place)
  if (find(object) === undefined) throw noSnapshot(place, object)
  return {
    describe: async (name) => find(name),
    objectNames: async () => [],
    isPartial: true,
  }
}

function createFinder(place: SnapshotFolder): (object: string) => ObjectDescribe | undefined {
  const files = listFiles(place)
  const known = new Map<string, ObjectDescribe | undefined>()
  let byName: ReadonlyMap<string, string> | undefined
  return (object) => {
    const key = nameKey(object)
    if (!known.has(key)) known.set(key, find(object))
    return known.get(key)
  }

  function find(object: string): ObjectDescribe | undefined {
    const expected = files.find((file) => sameName(file.slice(0, -ENDING.length), object))
    const own = expected === undefined ? undefined : readSnapshot(place, expected)
    if (own !== undefined && own.describe === undefined) throw notDescribe(place, own.file, object)
    if (own !== undefined && sameName(own.describe?.name, object)) return own.describe
    byName ??= indexFiles(place, files)
    const other = byName.get(nameKey(object))
    return other === undefined ? undefined : readSnapshot(place, other).describe
  }
}

const ENDING = '.json'

function listFiles({ folder, shown }: SnapshotFolder): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.toLowerCase().endsWith(ENDING))
      .sort()
  } catch (error) {
    throw new InputError([
      `\`schema-path\`: ${shown} cannot be read: ${messageOf(error)}. Use a folder of the repository that holds describe snapshots, and check that a checkout step runs before this one.`,
    ])
  }
}

/** Returns which file is about which object. Of several about one object, none is better than the others. Throws InputError. */
function indexFiles(place: SnapshotFolder, files: readonly string[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  for (const file of files) {
    const { describe } = readSnapshot(place, file)
    if (describe === undefined) continue
    const key = nameKey(describe.name)
    const twin = index.get(key)
    if (twin !== undefined) {
      throw new InputError([
        `\`schema-path\`: ${place.shown}/${twin} and ${place.shown}/${file} both describe ${describe.name}. Keep one of them.`,
      ])
    }
    index.set(key, file)
  }
  return index
}

function readSnapshot({ folder, shown }: SnapshotFolder, file: string): Snapshot {
  let text: string
  try {
    text = decode(readRegularFile(path.join(folder, file), MOST_BYTES, 'latin1'))
  } catch (error) {
    throw new InputError([`\`schema-path\`: ${shown}/${file} cannot be read: ${messageOf(error)}.`])
  }
  return { file, describe: parseDescribe(describeIn(text)) }
}

/** Decodes the bytes of a file: Windows PowerShell writes what a command prints as UTF-16 with a byte order mark.
 *  Source: Microsoft Learn, "about_Character_Encoding". */
function decode(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1')
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** Finds the describe in a JSON text: the Salesforce CLI puts it into `result`. */
function describeIn(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text)
    const isOfCli = typeof content === 'object' && content !== null && 'status' in content && 'result' in content
    return isOfCli ? content.result : content
  } catch {
    return undefined
  }
}

function noSnapshot(place: SnapshotFolder, object: string): InputError {
  const { shown } = place
  const described = listFiles(place).flatMap((file) => readSnapshot(place, file).describe?.name ?? [])
  const near = nearest(object, described)
  const file = `${shown}/${object}${ENDING}`
  const cure =
    near === undefined ? howToMake(file, object) : `Did you mean ${near}? If not, make it with ${command(file, object)}`
  return new InputError([`\`schema-path\`: ${shown} has no snapshot of ${object}. ${cure}`])
}

function notDescribe({ shown }: SnapshotFolder, file: string, object: string): InputError {
  return new InputError([
    `\`schema-path\`: ${shown}/${file} is not the JSON that describe answers. ${howToMake(`${shown}/${file}`, object)}`,
  ])
}

/** Says how to make a snapshot. */
export function howToMake(file: string, object: string): string {
  return `Make it with ${command(file, object)}`
}

/** Source: Salesforce CLI Command Reference, "sobject describe". */
function command(file: string, object: string): string {
  return `\`sf sobject describe --sobject ${object} --target-org <alias> --json > ${file}\`, and commit the file.`
}
