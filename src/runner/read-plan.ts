import { existsSync, realpathSync } from 'node:fs'
import { isInside } from '../disk/is-inside.ts'
import { readRegularFile } from '../disk/regular-file.ts'
import { InputError, messageOf } from '../errors.ts'
import type { ManifestPlace } from '../inputs/manifest-place.ts'
import type { Inputs } from '../inputs.ts'
import type { Plan } from '../runs/plan.ts'

/** More than the largest manifest that anybody writes. */
const MOST_BYTES = 10_000_000

/** Reads what is to be loaded: the one load that the inputs describe, or those of a manifest. Throws InputError with all that is wrong
 *  with it. */
export async function readPlan(
  { load, manifest }: Pick<Inputs, 'load' | 'manifest'>,
  roots: readonly string[],
): Promise<Plan> {
  if (manifest === undefined) return { loads: load === undefined ? [] : [load], checks: [] }
  // Only a step with a manifest needs a YAML parser.
  const { readManifest } = await import('../manifest/manifest.ts')
  return readManifest(textOf(manifest, roots), manifest)
}

/** What is said of a mistake may show a part of the file: it has to be one of the workspace, wherever links lead. */
function textOf({ absolutePath, path }: ManifestPlace, roots: readonly string[]): string {
  try {
    const target = realpathSync(absolutePath)
    if (!roots.some((root) => isInside(target, realpathSync(root))))
      throw new Error('it is a link out of the workspace')
    return asUtf8(Buffer.from(readRegularFile(target, MOST_BYTES, 'latin1'), 'latin1'))
  } catch (error) {
    if (!existsSync(absolutePath))
      throw new InputError([
        `\`manifest\`: there is no file ${path}. Check the path, \`working-directory\`, and that a checkout step runs before this one.`,
      ])
    throw new InputError([`\`manifest\`: ${path} cannot be read: ${messageOf(error)}.`])
  }
}

/** Throws where bytes are no text in UTF-8: constants would be sent with other letters. */
function asUtf8(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // As in UTF-16.
    if (!text.includes('\0')) return text
  } catch {}
  throw new Error('it is not encoded as UTF-8. Save it as UTF-8')
}
