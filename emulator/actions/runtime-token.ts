import { type Caller, TwirpError } from './twirp.ts'

const SCOPE = 'Actions.Results'

/** Lives as long as the longest workflow job. Source: docs.github.com, "Actions limits", job execution time. */
const LIFETIME_S = 6 * 3600

/** An ACTIONS_RUNTIME_TOKEN: a JWT whose `scp` names run and job. Its signature is not checked, by the clients neither.
 *  Source: actions/toolkit, packages/artifact/src/internal/shared/util.ts, getBackendIdsFromToken. */
export function createRuntimeToken({ runId, jobId }: Caller): string {
  const scp = `Actions.GenericRead:00000000-0000-0000-0000-000000000000 ${SCOPE}:${runId}:${jobId}`
  const exp = Math.floor(Date.now() / 1000) + LIFETIME_S
  return [encode({ alg: 'none', typ: 'JWT' }), encode({ scp, exp }), 'not-a-signature'].join('.')
}

/** Throws TwirpError when the header holds no token of `createRuntimeToken`. */
export function readAuthorization(header: string | undefined): Caller {
  const payload = /^Bearer [^.]+\.([^.]+)\./.exec(header ?? '')?.[1]
  const [, runId, jobId] = new RegExp(`${SCOPE}:([^: "]+):([^: "]+)`).exec(decode(payload)) ?? []
  if (runId === undefined || jobId === undefined) throw new TwirpError('unauthenticated', 'invalid or missing token')
  return { runId, jobId }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function decode(part: string | undefined): string {
  return Buffer.from(part ?? '', 'base64url').toString()
}
