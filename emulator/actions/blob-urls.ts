import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type Permission = 'read' | 'write'

export interface BlobUrls {
  /** Path and query that give `permission` on a blob to whoever holds them, as an Azure SAS URL does. */
  sign(blob: string, permission: Permission): string
  /** The blob that a request for `url` may use in this way; undefined when it may not. */
  verify(url: URL, permission: Permission): string | undefined
}

/** Where blobs live, below the service's origin. */
export const BLOB_PATH = '/blob/'

/** Field letters as in a service SAS. Source: learn.microsoft.com, "Create a service SAS", `sp` and `sig`. */
const LETTERS: Readonly<Record<Permission, string>> = { read: 'r', write: 'cw' }

export function createBlobUrls(): BlobUrls {
  const key = randomBytes(32)
  const signature = (blob: string, letters: string) =>
    createHmac('sha256', key).update(`${letters}\n${blob}`).digest('base64url')

  return {
    sign(blob, permission) {
      const letters = LETTERS[permission]
      const query = new URLSearchParams({ sv: '2025-01-05', sr: 'b', sp: letters, sig: signature(blob, letters) })
      return `${BLOB_PATH}${encodeURIComponent(blob)}?${query}`
    },
    verify(url, permission) {
      const blob = decodeURIComponent(url.pathname.slice(BLOB_PATH.length))
      const expected = Buffer.from(signature(blob, LETTERS[permission]))
      const given = Buffer.from(url.searchParams.get('sig') ?? '')
      return given.length === expected.length && timingSafeEqual(given, expected) ? blob : undefined
    },
  }
}
