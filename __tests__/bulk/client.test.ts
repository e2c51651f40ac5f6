import { expect, it } from '@jest/globals'
import { createBulkClient } from '../../src/bulk/client.ts'
import type { OrgRequest } from '../../src/http/calls.ts'
import type { HttpAnswer } from '../../src/http/request.ts'
import type { Session } from '../../src/org/session.ts'

/** A session in which every request is answered so. */
function answering(answer: (request: OrgRequest, n: number) => unknown) {
  const asked: OrgRequest[] = []
  const request = async (outgoing: OrgRequest): Promise<HttpAnswer> => {
    asked.push(outgoing)
    return { status: 200, headers: {}, text: JSON.stringify(answer(outgoing, asked.length)) }
  }
  const session: Pick<Session, 'request' | 'instanceUrl'> = {
    request,
    instanceUrl: new URL('https://acme.my.salesforce.com'),
  }
  return { client: createBulkClient(session as Session, '67.0'), asked }
}

async function pagesOf(list: AsyncIterable<readonly unknown[]>): Promise<number> {
  let pages = 0
  for await (const _ of list) pages++
  return pages
}

const page = (next: string) => ({
  done: false,
  records: [],
  nextRecordsUrl: `/services/data/v67.0/jobs/ingest?queryLocator=${next}`,
})

it('follows no list of jobs in a circle', async () => {
  const { client, asked } = answering((_, n) => page(String(n % 3)))
  await expect(pagesOf(client.list())).rejects.toThrow('does not end')
  expect(asked).toHaveLength(4)
})

it('follows no list of jobs without an end', async () => {
  const { client, asked } = answering((_, n) => page(String(n)))
  await expect(pagesOf(client.list())).rejects.toThrow('does not end')
  expect(asked).toHaveLength(500)
})

it('follows a list to its end', async () => {
  const { client } = answering((_, n) => (n < 40 ? page(String(n)) : { done: true, records: [] }))
  expect(await pagesOf(client.list())).toBe(40)
})

it('counts a create as lost whose answer cannot be read: its job may be there', async () => {
  const { client } = answering(() => 'a page of a proxy')
  const lost: unknown[] = []
  const request = { object: 'Account', operation: 'insert', lineEnding: 'LF', columnDelimiter: 'COMMA' } as const
  await expect(client.create(request, (error) => lost.push(error))).rejects.toThrow('not what Bulk API 2.0 describes')
  expect(lost).toHaveLength(1)
})

it('keeps of what the org says of a job as much as anybody reads', async () => {
  const { client } = answering(() => ({ id: '750xx', state: 'Failed', errorMessage: 'm'.repeat(1_000_000) }))
  expect((await client.info('750xx')).errorMessage).toHaveLength(4_000 + '… (cut: it has 1000000 characters)'.length)
})
