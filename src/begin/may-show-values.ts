import { hostOfSignIn } from '../auth/credentials.ts'
import { isLoopback } from '../auth/trusted-host.ts'
import type { Inputs } from '../inputs.ts'
import { mustRedact } from './begin-step.ts'
import type { LoadEdge } from './load-edge.ts'

/** Hosts of sandboxes, scratch orgs, Developer Editions and Trailhead Playgrounds; any other may be that of a production org.
 *  Source: Salesforce Help, "My Domain URL Formats", partitioned domains. */
const NO_PRODUCTION = /^test\.|\.(?:sandbox|scratch|develop|trailblaze)\.my\./

/** What the inputs say of the org that is meant, and of what may be shown. */
interface Known {
  readonly results: Pick<Inputs['results'], 'redact'>
  readonly org: Pick<Inputs['org'], 'expected' | 'signIn'>
}

/**
 * Says whether field values may be shown before the step has signed in. With `redact: auto`, the org that is meant may turn out to be
 * a production org, of which no value is shown: so the name of its host must rule that out.
 */
export function mayShowValues({ results, org }: Known, edge: Pick<LoadEdge, 'isPublic'>): boolean {
  if (mustRedact(results, undefined, edge)) return false
  if (results.redact === 'false') return true
  const { expected, signIn } = org
  if (expected !== undefined) return expected.kind === 'host' && NO_PRODUCTION.test(expected.host)
  const host = hostOfSignIn(signIn)
  // Nobody loads into a production org that `org` does not name; on this machine there are emulated orgs only.
  return host !== undefined && (NO_PRODUCTION.test(host.hostname) || isLoopback(host))
}
