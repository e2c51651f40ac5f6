import { gunzipSync } from 'node:zlib'
import type { Answer } from './answer.ts'
import type { Fault } from './faults.ts'

type How = Extract<Fault, { kind: 'spoilt-rows' }>['how']

/** A result file that is not right. Its values must have no newlines. */
export function spoilRows(answer: Answer, how: How, upload: string): Answer {
  if (answer.status !== 200) return answer
  const [header = '', ...rows] = textOf(answer.body).split('\n').slice(0, -1)
  const [first = ''] = rows
  switch (how) {
    case 'first row twice':
      return { ...answer, body: lines([header, first, ...rows]) }
    case 'first row for last':
      return { ...answer, body: lines([header, ...rows.slice(0, -1), first]) }
    case 'whole upload':
      return { ...answer, body: upload }
    case 'page':
      return {
        ...answer,
        headers: { 'content-type': 'text/html' },
        body: lines([header, ...rows].map(() => '<p></p>')),
      }
  }
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}

function textOf(body: Answer['body']): string {
  if (typeof body === 'string') return body
  return 'packed' in body ? gunzipSync(body.packed).toString('utf8') : [...body].join('')
}
