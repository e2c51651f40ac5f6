import { createHash } from 'node:crypto'
import { z } from 'zod/mini'
import { idKey } from '../values/ids.ts'

const Text = z.nullable(z.string())

/**
 * What a load is known by from attempt to attempt and from run to run, in full text: a hash would say that two loads
 * differ, but not in what. Where `ledgerKey` is given it stands for workflow, job, step, working directory and files,
 * which are null then.
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
  /** The globs as written, in the order as written. */
  files: z.nullable(z.array(z.string())),
  /** The matrix as JSON. */
  matrixLeg: z.string(),
  object: z.string(),
  operation: z.string(),
  externalIdField: Text,
  /** The name of the load in its manifest; null for a load that inputs describe. */
  load: Text,
  /** `i/n`; null for a load that is not shared out. */
  shard: Text,
  orgId: z.string(),
})
export type LoadIdentity = z.infer<typeof LoadIdentity>

/** What a step knows of a load before it is signed in: all but the org. */
export type Place = Pick<LoadIdentity, 'workflow' | 'job' | 'step' | 'workingDirectory' | 'files' | 'matrixLeg'>

/** The identity of a load: another org is another load, whoever chose the key. */
export function identityOf(
  place: Place,
  load: Pick<LoadIdentity, 'ledgerKey' | 'object' | 'operation' | 'externalIdField' | 'orgId'>,
): LoadIdentity {
  const { matrixLeg, ...places } = place
  const unnamed = { workflow: null, job: null, step: null, workingDirectory: null, files: null }
  const where = load.ledgerKey === null ? places : unnamed
  return { ...where, ...load, matrixLeg, load: null, shard: null }
}

/**
 * Equal for identities of one load, and for no others. Object and field names differ from load to load in more than case;
 * ids are the same with 15 and 18 characters.
 */
export function identityText(identity: LoadIdentity): string {
  const { ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard } = identity
  const { object, operation, externalIdField, orgId } = identity
  return JSON.stringify([
    [ledgerKey, workflow, job, step, workingDirectory, files, matrixLeg, load, shard],
    [object.toLowerCase(), operation, externalIdField?.toLowerCase() ?? null, idKey(orgId)],
  ])
}

/** A name for what is kept of a load: of its identity and of the form in which it is kept, nothing can be read from it. */
export function identityHash(identity: LoadIdentity, version: number): string {
  return createHash('sha256')
    .update(`${version} ${identityText(identity)}`)
    .digest('hex')
    .slice(0, 32)
}

/** True for the name of a step that has no `id`: it depends on the steps before. Ids that start like it are refused.
 *  Source: actions/runner: src/Sdk/WorkflowParser/Conversion/IdBuilder.cs. */
export function isGeneratedStep(stepId: string): boolean {
  return stepId.startsWith('__')
}
