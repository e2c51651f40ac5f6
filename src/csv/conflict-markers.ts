import { QUOTE } from './dialect.ts'

/** What a line is in a file that Git could not merge: one of those before and between the sides, the one at their end, or the
 *  divider between them, which may be a value as well. */
export type ConflictMarker = 'begin' | 'end' | 'divider'

const [LESS, EQUALS, GREATER, BAR, SPACE] = [0x3c, 0x3d, 0x3e, 0x7c, 0x20]

/** Git writes seven of a kind, or as many as the attribute conflict-marker-size says. Source: gitattributes(5) and git-merge(1),
 *  "How conflicts are presented". */
const SHORTEST = 7

export function startsMarker(byte: number | undefined): boolean {
  return byte === LESS || byte === EQUALS || byte === GREATER || byte === BAR
}

/** Whether a record may start with a marker, by a few of its bytes. */
export function mayBeMarker(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start]
  if (!startsMarker(first)) return false
  return bytes[start + 1] === first && bytes[start + SHORTEST - 1] === first
}

/** Which marker the record from `start` to `end` is, where its line ending starts; undefined where it is none. Text in quotes is
 *  data. */
export function conflictMarker(
  bytes: Uint8Array,
  { start, end, delimiter }: { start: number; end: number; delimiter: number },
): ConflictMarker | undefined {
  const first = bytes[start]
  if (first === QUOTE || first === delimiter || !mayBeMarker(bytes, start)) return undefined
  let at = start
  while (at < end && bytes[at] === first) at++
  if (at - start < SHORTEST) return undefined
  if (first === EQUALS) return at === end ? 'divider' : undefined
  // The name of a branch or a commit follows, which may hold anything.
  if (at === end || bytes[at] !== SPACE) return undefined
  return first === GREATER ? 'end' : 'begin'
}
