import type { Plan } from '../commands/plan.ts'
import { readRegularFile } from '../disk/regular-file.ts'
import { InputError, messageOf } from '../errors.ts'
import type { ManifestPlace } from '../inputs/manifest-place.ts'
import type { Inputs } from '../inputs.ts'

/** More than the largest manifest that anybody writes. */
const MOST_BYTES = 10_000_000

/** Reads what is to be loaded: the one load that the inputs describe, or those of a manifest. Throws InputError with all that is wrong
 *  with it. */
export async function readPlan({ load, manifest }: Pick<Inputs, 'load' | 'manifest'>): Promise<Plan> {
  if (manifest === undefined) return { loads: load === undefined ? [] : [load], checks: [] }
  // Only a step with a manifest needs a YAML parser.
  const { readManifest } = await import('../manifest/manifest.ts')
  return readManifest(textOf(manifest), manifest)
}

function textOf({ absolutePath, path }: ManifestPlace): string {
  try {
    return readRegularFile(absolutePath, MOST_BYTES)
  } catch (error) {
    throw new InputError([`\`manifest\`: ${path} cannot be read: ${messageOf(error)}.`])
  }
}
