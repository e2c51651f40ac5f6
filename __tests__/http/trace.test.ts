import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, it } from '@jest/globals'
import { createHttp, type Http, readText } from '../../src/http/request.ts'
import type { TracedRequest } from '../../src/http/trace.ts'

const servers: Server[] = []
const https: Http[] = []

afterEach(async () => {
  for (const http of https.splice(0)) http.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

/** Requests to a server that answers so, and what was told of them. */
async function startTraced(answer: RequestListener) {
  const server = createServer(answer)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const traced: TracedRequest[] = []
  const http = createHttp({}, 1_000, process.version, (request) => traced.push(request))
  https.push(http)
  const get = async (path: string, options: { attempt?: number; signal?: AbortSignal } = {}) => {
    const request = { method: 'GET', url: new URL(path, origin), ...options } as const
    return await readText(request, await http.open(request))
  }
  return { get, traced }
}

it('tells of each request once, with what went over the connection, when its answer has ended', async () => {
  const body = 'x'.repeat(10_000)
  const { get, traced } = await startTraced((_, response) => {
    response.setHeader('Sforce-Limit-Info', 'api-usage=3/100')
    response.end(body)
  })
  await get('/a')
  await get('/b', { attempt: 3 })
  expect(traced).toEqual([
    expect.objectContaining({ path: '/a', attempt: 1, status: 200, error: undefined, limitInfo: 'api-usage=3/100' }),
    expect.objectContaining({ path: '/b', attempt: 3, status: 200 }),
  ])
  for (const { bytesReceived, bytesSent } of traced) {
    expect(bytesReceived).toBeGreaterThan(body.length)
    expect(bytesReceived).toBeLessThan(body.length + 1_000)
    expect(bytesSent).toBeLessThan(1_000)
  }
})

it('counts what came zipped as it came, and shows no value of a query', async () => {
  const { get, traced } = await startTraced((_, response) => {
    response.setHeader('Content-Encoding', 'gzip')
    response.end(gzipSync('x'.repeat(100_000)))
  })
  expect(await get("/query?q=SELECT+Id+FROM+Account+WHERE+Name='Ada'&more=secret")).toHaveLength(100_000)
  expect(traced).toEqual([expect.objectContaining({ path: '/query?q=…&more=…' })])
  expect(traced[0]?.bytesReceived).toBeLessThan(2_000)
})

it('tells why there was no answer, or not all of one', async () => {
  const { get, traced } = await startTraced((request, response) => {
    if (request.url === '/reset') request.socket.resetAndDestroy()
    else {
      response.setHeader('Content-Length', '100')
      response.write('cut')
      setImmediate(() => request.socket.destroy())
    }
  })
  await expect(get('/reset')).rejects.toThrow()
  await expect(get('/cut')).rejects.toThrow()
  expect(traced).toEqual([
    expect.objectContaining({ path: '/reset', status: undefined, error: 'ECONNRESET' }),
    expect.objectContaining({ path: '/cut', status: 200, error: 'CUT' }),
  ])
})

it('tells of a request that was aborted', async () => {
  const { get, traced } = await startTraced(() => {})
  await expect(get('/slow', { signal: AbortSignal.timeout(50) })).rejects.toThrow()
  expect(traced).toEqual([expect.objectContaining({ path: '/slow', status: undefined })])
})
