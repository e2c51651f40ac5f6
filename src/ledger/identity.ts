import { createHash } from 'node:crypto'
import { z } from 'zod/mini'
import { idKey } from '../values/ids.ts'

const Text = z.nullable(z.string())

/**
 * Identifies a load from attempt to attempt and from run to run, in full text: a hash would show that two loads differ, but
 * not how. A `ledgerKey` replaces workflow, job, step, working directory and files, which are null then.
 */
export const LoadIdentity = z.object({
  ledgerKey: Text,
  /** GITHUB_WORKFLOW. */
  workflow: Text,
  /** GITHUB_JOB. */
  job: Text,
  /** GITHUB_ACTION. */
  step: Text,
  /** Relative to the workspace, with `/`: a reusable workflow may be called for several. */
  workingDirectory: Text,
  /** The globs, as and in the order in which they were written. */
  files: z.nullable(z.array(z.string())),
  /** The matrix as JSON. */
  matrixLeg: z.string(),
  object: z.string(),
  operation: z.string(),
  externalIdField: Text,
  /** The name of the load in its manifest; null for a load that inputs describe. */
  load: Text,
  /** `i/n`; null for a load that is not divided among several jobs of the workflow. */
  shard: Text,
  orgId: z.string(),
})
export type LoadIdentity = z.infer<typeof LoadIdentity>

/** The part of a load's identity that comes from the workflow. */
export type Place = Pick<LoadIdentity, 'workflow' | 'job' | 'step' | 'workingDirectory' | 'matrixLeg'>

/** Makes the identity of a load. The same files for another org are another load, whatever the key. */
export function identityOf(
  place: Place & Pick<LoadIdentity, 'files'>,
  load: Pick<LoadIdentity, 'ledgerKey' | 'object' | 'operation' | 'externalIdField' | 'orgId'> & {
    /** Left out for a load that inputs describe. */
    readonly name?: string
  },
): LoadIdentity {
  const { matrixLeg, ...places } = place
  const unnamed = { workflow: null, job: null, step: null, workingDirectory: null, files: null }
  const where = load.ledgerKey === null ? places : unnamed
  const { name = null, ...known } = load
  return { ...where, ...known, matrixLeg, load: name, shard: null }
}

/**
 * Gives a text that is equal for identities of the same load, and for no others. The case of object and field names does not
 * count, and an id is the same with 15 and with 18 characters.
 */
export function identityText(identity: LoadIdentity): string {
  const { ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard } = identity
  const { object, operation, externalIdField, orgId } = identity
  return JSON.stringify([
    [ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard],
    [object.toLowerCase(), operation, externalIdField?.toLowerCase() ?? null, idKey(orgId)],
  ])
}

/** Makes a name for the ledger of a load, from its identity and the version of the ledger. Neither can be read from it. */
export function identityHash(identity: LoadIdentity, version: number): string {
  return createHash('sha256')
    .update(`${version} ${identityText(identity)}`)
    .digest('hex')
    .slice(0, 32)
}

/** Whether a step has no `id`, so that the runner made up its name by the steps before it. An `id` cannot start like that.
 *  Source: actions/runner: src/Sdk/WorkflowParser/Conversion/IdBuilder.cs. */
export function isGeneratedStep(stepId: string): boolean {
  return stepId.startsWith('__')
}
