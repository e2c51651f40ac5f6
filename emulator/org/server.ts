import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { goneSignal } from '../watch.ts'
import { control } from './control.ts'
import type { OrgModel } from './model.ts'
import { route } from './routes.ts'
import { type Answer, json } from './wire/answer.ts'
import { echo } from './wire/echo.ts'
import type { RequestFault } from './wire/faults.ts'
import { open } from './wire/journal.ts'
import { type OrgRequest, RequestBody } from './wire/request.ts'
import { send, sendCut } from './wire/send.ts'
import { sendDripping, sendEndless } from './wire/send-endless.ts'
import { spoilRows } from './wire/spoilt-rows.ts'

/** Longer than any pause of a test, so that no client meets a connection the server has just given up. */
const KEEP_ALIVE_MS = 120_000

/** The org itself refuses what is too long, up to this size. */
const MAX_HEADER_BYTES = 131_072

const SERVER_OPTIONS = { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0, maxHeaderSize: MAX_HEADER_BYTES }

/** The org on HTTP, as it is when a request comes. `signal` ends what is held back when the org is closed. */
export function createOrgServer(orgNow: () => OrgModel, signal: AbortSignal): Server {
  const server = createServer(SERVER_OPTIONS, (incoming, response) => {
    exchange(incoming, response, orgNow, signal).catch((error: unknown) => {
      // A connection that broke, or an org that was closed, leaves nobody to answer.
      if (response.headersSent || response.destroyed || signal.aborted) response.destroy()
      else respond500(response, error)
    })
  })
  return server
}

async function exchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  orgNow: () => OrgModel,
  signal: AbortSignal,
): Promise<void> {
  const request = toOrgRequest(incoming)
  const arrivedAt = orgNow()
  if (request.path.startsWith('/__control/')) {
    await send(incoming, response, await control(request, arrivedAt))
    return
  }
  const entry = open(arrivedAt.journal, request, arrivedAt.now())
  const { n, method, path } = entry
  const gone = goneSignal(incoming.socket)
  const tell = (when: 'arrived' | 'answered') => arrivedAt.watchers.tell({ when, n, method, path, gone })
  try {
    await tell('arrived')
    if (gone.aborted) return
    const org = orgNow()
    const faults = org.faults.forRequest(request)
    const resetBefore = find(faults, 'reset', ({ effect }) => effect === 'before')
    if (resetBefore !== undefined) return await resetDuringUpload(incoming, request.body, resetBefore.afterBytes)

    const answer = await answerTo(request, org, faults)
    // An early refusal leaves the body unread; a client that is still sending would take the answer for a broken connection.
    await request.body.drain()
    await tell('answered')
    if (find(faults, 'reset') !== undefined) return void incoming.socket.resetAndDestroy()

    const slow = find(faults, 'slow')
    const holdBack = async () => void (await setTimeout(slow?.delayMs, undefined, { signal }))
    if (slow?.part === 'answer') await holdBack()
    const cut = find(faults, 'cut')
    if (cut !== undefined) {
      entry.responseBytes = await sendCut(response, answer, cut)
      return
    }
    entry.status = answer.status
    const drip = find(faults, 'drip')
    const endless = find(faults, 'endless')
    if (drip !== undefined) entry.responseBytes = await sendDripping(response, answer, { ...drip, signal })
    else if (endless !== undefined) entry.responseBytes = await sendEndless(response, answer, { ...endless, signal })
    else entry.responseBytes = await send(incoming, response, answer, slow?.part === 'body' ? holdBack : undefined)
  } finally {
    entry.requestBytes = request.body.received
    entry.endedAt = arrivedAt.now()
  }
}

async function answerTo(request: OrgRequest, org: OrgModel, faults: readonly RequestFault[]): Promise<Answer> {
  if (find(faults, 'expire-tokens') !== undefined) org.tokens.expireAll()
  const stale = find(faults, 'stale-look')
  const scripted = find(faults, 'answer')
  const spoilt = find(faults, 'spoilt-rows')
  if (scripted === undefined) {
    const answer = await route(stale === undefined ? request : { ...request, staleBy: stale.by }, org)
    return spoilt === undefined ? answer : spoilRows(answer, spoilt.how, uploadOf(request, org))
  }
  if (scripted.takesEffect) await route(request, org)
  const isText = typeof scripted.body === 'string'
  const body = isText
    ? await echo(String(scripted.body), request, (text) => text)
    : await echo(JSON.stringify(scripted.body), request, (text) => JSON.stringify(text).slice(1, -1))
  const type = isText ? 'text/html' : 'application/json;charset=UTF-8'
  return { status: scripted.status, headers: { 'content-type': type, ...scripted.headers }, body }
}

function uploadOf({ path }: OrgRequest, org: OrgModel): string {
  const id = path.split('/').at(-2) ?? ''
  return org.jobs.get(id)?.uploads[0]?.data?.toString('utf8') ?? ''
}

async function resetDuringUpload(incoming: IncomingMessage, body: RequestBody, afterBytes: number): Promise<void> {
  if (afterBytes === 0) return void incoming.socket.resetAndDestroy()
  const reading = body.each(() => {
    if (body.received >= afterBytes) incoming.socket.resetAndDestroy()
  })
  await reading.catch(() => {})
  incoming.socket.resetAndDestroy()
}

function toOrgRequest(incoming: IncomingMessage): OrgRequest {
  const url = new URL(incoming.url ?? '/', 'http://org')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '') : url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    uriBytes: Buffer.byteLength(incoming.url ?? ''),
    headerBytes: headerBytes(incoming.rawHeaders),
    body: new RequestBody(incoming),
  }
}

/** Names and values in turns, each pair on a line with `: ` and CRLF. */
function headerBytes(rawHeaders: readonly string[]): number {
  return rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0)
}

function find<K extends RequestFault['kind']>(
  faults: readonly RequestFault[],
  kind: K,
  accept: (fault: Extract<RequestFault, { kind: K }>) => boolean = () => true,
): Extract<RequestFault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<RequestFault, { kind: K }> => {
    return isKind(fault, kind) && accept(fault)
  })
}

function isKind<K extends RequestFault['kind']>(
  fault: RequestFault,
  kind: K,
): fault is Extract<RequestFault, { kind: K }> {
  return fault.kind === kind
}

/** A bug of the emulation, told apart from anything scripted. */
function respond500(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const { status, headers, body } = json(500, [{ errorCode: 'UNKNOWN_EXCEPTION', message: `Emulator: ${message}` }])
  response.writeHead(status, headers).end(body)
}
