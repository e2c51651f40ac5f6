import { LoadError } from '../errors.ts'
import type { LoadTarget } from '../inputs/load-spec.ts'
import { readLimits } from '../org/limits.ts'
import type { Org } from '../org/org.ts'
import type { Say } from '../step.ts'
import { checkLimits, estimateLoad } from './estimate.ts'

/** Why the load cannot fit into what the org has left today; warns where its storage may not do. */
export async function refusalByLimits(
  parts: readonly { readonly records: number }[],
  { operation }: LoadTarget,
  { session, apiVersion }: Org,
  say: Say,
): Promise<LoadError | undefined> {
  const toSend = parts.filter(({ records }) => records > 0)
  if (toSend.length === 0) return undefined
  // A session that ends here ends the load as it would at its first job.
  const limits = await readLimits(session, apiVersion).catch((error: unknown) => {
    if (error instanceof LoadError) return error
    throw error
  })
  if (limits instanceof LoadError) return limits
  const { refusal, warnings, notices } = checkLimits(estimateLoad({ parts: toSend, operation }), limits)
  for (const warning of warnings) say.warn(warning)
  for (const notice of notices) say.notice(notice)
  return refusal
}
