/** Characters of CSV that a job may bring along when it is made. Source: Bulk API 2.0 guide, "Create a Job", multipart. */
export const MAX_MULTIPART_CHARACTERS = 100_000

export interface MultipartJob {
  readonly job: string
  readonly content: string
}

/**
 * Takes apart a multipart create: a part named `job` with the JSON, then one named `content` with the CSV.
 * Undefined when it is anything else. Source: Bulk API 2.0 guide, "Create a Job", multipart.
 */
export function parseMultipart(body: string, contentType: string): MultipartJob | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return undefined
  const [, ...pieces] = `\n${body}`.split(`\n--${boundary}`).map((piece) => piece.replace(/\r$/, ''))
  const end = pieces.pop()
  if (end === undefined || !end.startsWith('--')) return undefined
  const parts = pieces.map(parsePart)
  const [job, content] = parts
  if (parts.length !== 2 || job?.name !== 'job' || job.type !== 'application/json') return undefined
  if (content?.name !== 'content' || content.type !== 'text/csv') return undefined
  return { job: job.body, content: content.body }
}

function parsePart(piece: string): { name: string | undefined; type: string | undefined; body: string } {
  const blank = /\r?\n\r?\n/.exec(piece)
  const head = piece.slice(0, blank?.index ?? piece.length)
  return {
    name: /content-disposition:.*?\bname="([^"]*)"/i.exec(head)?.[1],
    type: /content-type:\s*([^\s;]+)/i.exec(head)?.[1]?.toLowerCase(),
    body: blank === null ? '' : piece.slice(blank.index + blank[0].length),
  }
}
