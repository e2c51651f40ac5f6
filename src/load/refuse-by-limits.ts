import { LoadError } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import { readLimits } from '../org/limits.ts'
import type { Session } from '../org/session.ts'
import type { Step } from '../step.ts'
import { checkLimits, estimateLoad } from './estimate.ts'

interface Asking {
  readonly inputs: Inputs
  readonly session: Session
  readonly step: Step
}

/** Why the load cannot fit into what the org has left today; warns where its storage may not do. */
export async function refusalByLimits(
  parts: readonly { readonly records: number }[],
  { inputs, session, step: { say } }: Asking,
): Promise<LoadError | undefined> {
  const toSend = parts.filter(({ records }) => records > 0)
  if (toSend.length === 0) return undefined
  // A session that ends here ends the load as it would at its first job.
  const limits = await readLimits(session, inputs.apiVersion).catch((error: unknown) => {
    if (error instanceof LoadError) return error
    throw error
  })
  if (limits instanceof LoadError) return limits
  const { refusal, warnings, notices } = checkLimits(
    estimateLoad({ parts: toSend, operation: inputs.operation }),
    limits,
  )
  for (const warning of warnings) say.warn(warning)
  for (const notice of notices) say.notice(notice)
  return refusal
}
