import { Readable } from 'node:stream'
import { ConnectionError } from '../../src/errors.ts'
import type { Http, HttpRequest, HttpStream } from '../../src/http/request.ts'
import { answer } from '../org/answers.ts'
import { type Answer, refusal } from '../org/org.ts'
import type { World } from '../world.ts'
import { cross, nameCall } from './calls.ts'
import type { Step } from './step.ts'

/** How long a connection may be silent; see `src/http/request.ts`. */
const SILENCE_MS = 10 * 60_000
const LATE_MS = 20_000
const VERY_LATE_MS = 9 * 60_000

const ODD_ANSWERS = [
  'no answer, took no effect',
  'no answer, took effect',
  '503, took no effect',
  '503, took effect',
  'late',
  'very late',
  'silence, took effect',
  'arrives twice',
  'cut',
] as const

const UNAVAILABLE: Answer = { status: 503, text: '<html>Service Unavailable</html>' }

/** What leads to the org, as the step sees it. */
export function createNet(world: World, step: Step): Http {
  return {
    close: () => {},
    open: async (request) => {
      const call = nameCall(step, kindOf(request))
      const body = await bodyOf(request)
      const odd = world.isHealed() ? undefined : world.tape.pick(call, 'answers', { share: 0.02, options: ODD_ANSWERS })
      const isLost = odd === 'no answer, took no effect' || odd === '503, took no effect'
      const answerMs =
        odd === 'late' ? LATE_MS : odd === 'very late' ? VERY_LATE_MS : odd?.startsWith('silence') ? SILENCE_MS : 20
      const arrive = () => {
        endSession(world, call)
        const answered = arriveAt(world, step, { request, body, call })
        return odd === 'arrives twice' ? arriveAt(world, step, { request, body, call }) : answered
      }
      const answered = await cross({ world, step, call, arrive, answerMs, isLost, signal: request.signal })
      if (odd?.startsWith('503')) return streamOf(world, UNAVAILABLE)
      if (answered === undefined || odd?.startsWith('no answer')) throw broken(request, 'ECONNRESET')
      if (odd?.startsWith('silence')) throw broken(request, 'DEADLINE')
      return streamOf(world, answered, odd === 'cut' ? request : undefined)
    },
  }
}

/** What a request is, in the words of the guide. */
function kindOf({ method, url: { pathname }, body }: HttpRequest): string {
  if (pathname.endsWith('/token')) return 'token'
  if (!pathname.includes('/jobs/ingest')) return pathname.split('/').at(-1) ?? ''
  const isJob = /\/jobs\/ingest\/\w+$/.test(pathname)
  switch (method) {
    case 'POST':
      return 'create'
    case 'PUT':
      return 'upload'
    case 'PATCH':
      return String(body).includes('UploadComplete') ? 'close' : 'abort'
    default:
      return isJob ? 'look' : pathname.endsWith('/ingest') ? 'list' : (pathname.split('/').at(-1) ?? '')
  }
}

async function bodyOf({ body }: HttpRequest): Promise<Buffer> {
  if (body === undefined || typeof body === 'string') return Buffer.from(body ?? '')
  const chunks: Buffer[] = []
  // The memory of a chunk may be used again once the next one is asked for.
  for await (const chunk of body.open()) chunks.push(Buffer.from(chunk))
  const whole = Buffer.concat(chunks)
  if (whole.length !== body.contentLength)
    throw new Error(`Content-Length says ${body.contentLength}, the body has ${whole.length}`)
  return whole
}

function endSession(world: World, call: string): void {
  // The first sign-in that is answered decides which org the step is about.
  if (world.isHealed() || / token#\d+$/.test(call)) return
  const how = world.tape.pick(`${call} session`, 'sessions', {
    share: 0.008,
    options: ['ends', 'ends, and signing in leads to another org'],
  })
  if (how === undefined) return
  world.login().org.endTokens()
  if (how !== 'ends') world.pointElsewhere()
}

function arriveAt(
  world: World,
  step: Step,
  { request, body, call }: { request: HttpRequest; body: Buffer; call: string },
): Answer {
  const { url, method, headers } = request
  const isSignIn = url.pathname.endsWith('/services/oauth2/token')
  const { org: loginOrg, host: loginHost } = world.login()
  const host = isSignIn ? loginHost : url.host
  const org = isSignIn ? loginOrg : world.orgAt(host)
  if (org === undefined) return refusal('URL_NO_LONGER_EXISTS', 'no such host', 404)
  if (isSignIn) step.orgId ??= org.id
  const token = (headers?.Authorization ?? '').replace('Bearer ', '')
  const arrived = { method, path: url.pathname, query: url.searchParams, token, body, from: step.name, call }
  const answered = answer(arrived, org, host)
  world.log(`  ${call}: ${answered.status}`)
  return answered
}

/** @param cut the request whose answer breaks off midway */
function streamOf(world: World, { status, text }: Answer, cut?: HttpRequest): HttpStream {
  const bytes = Buffer.from(text)
  const type = text.startsWith('{') || text.startsWith('[') ? 'application/json;charset=UTF-8' : 'text/csv'
  const date = new Date(world.time.now()).toUTCString()
  const headers = { date, 'content-type': type, 'sforce-limit-info': 'api-usage=100/100000' }
  if (cut === undefined) return { status, headers, body: Readable.from(bytes.length === 0 ? [] : [bytes]) }
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  const pieces = function* () {
    if (half.length > 0) yield half
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  }
  return { status, headers, body: Readable.from(pieces()) }
}

function broken({ method, url }: HttpRequest, code: string): ConnectionError {
  return new ConnectionError({ method, path: url.pathname, code, message: `no answer from ${url.host}: ${code}` })
}
