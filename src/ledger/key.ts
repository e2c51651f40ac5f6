/** What a load is known by from run to run. */
export interface LoadIdentity {
  /** GITHUB_WORKFLOW. */
  readonly workflow: string
  /** GITHUB_JOB. */
  readonly job: string
  /** The matrix as JSON. */
  readonly matrixLeg: string
  /** GITHUB_ACTION. */
  readonly step: string
  readonly object: string
  readonly operation: string
  /** The globs as written. */
  readonly files: readonly string[]
  readonly orgId: string
}

/** The key under which loads continue each other: the same for the same step of the same workflow, and no other. */
export function ledgerKey(identity: LoadIdentity): string {
  const { workflow, job, matrixLeg, step, object, operation, files, orgId } = identity
  return JSON.stringify([workflow, job, matrixLeg, step, object, operation, files, orgId])
}

/** The key that the input `ledger-key` stands for. Another org is another load, whoever chose the key. */
export function givenLedgerKey(key: string, orgId: string): string {
  return JSON.stringify([key, orgId])
}

/** True for the name of a step that has no `id`: it depends on the steps before. Ids that start like it are refused.
 *  Source: actions/runner: src/Sdk/WorkflowParser/Conversion/IdBuilder.cs. */
export function isGeneratedStep(stepId: string): boolean {
  return stepId.startsWith('__')
}
