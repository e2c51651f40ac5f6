import type { Place } from '../../results/error-groups.ts'
import { shorten } from '../shorten.ts'
import { link, type Piece } from './text.ts'

/** A place in the docs. */
export interface Help {
  /** The name of what the docs explain there. */
  readonly about: string
  /** An address, or a path of a repository. */
  readonly url: string
}

/** Where a page leads. */
export interface Links {
  /** Origin of the org's web pages. */
  readonly orgUrl?: string | undefined
  readonly artifactUrl?: string | undefined
  /** Where the docs say more of why the step failed; none for one that passed. */
  readonly help?: readonly Help[]
  /** The page of a file in the repository, as text with its lines; undefined for a file that the repository does not hold. */
  readonly fileUrl?: ((file: string) => string | undefined) | undefined
}

/** The page of one job in Setup, "Bulk Data Load Jobs". */
export function jobUrl(orgUrl: string, id: string): string {
  const page = `/lightning/setup/AsyncApiJobStatus/page?address=%2F${encodeURIComponent(id)}`
  return new URL(page, orgUrl).href
}

/** File and line, `data/accounts.csv:29`, or the line alone, as a link to that line where there is one. */
export function placeLink({ file, line }: Place, { fileUrl }: Links, isLineAlone: boolean): Piece {
  const words = isLineAlone ? String(line) : `${shorten(file, MOST_FILE_CHARACTERS)}:${line}`
  return link(words, lineUrl(fileUrl?.(file), line))
}

/** The address of a line on the page of a file. */
export function lineUrl(fileUrl: string | undefined, line: number): string | undefined {
  return fileUrl === undefined ? undefined : `${fileUrl}#L${line}`
}

/** A longer name of a file is cut where it is shown. */
export const MOST_FILE_CHARACTERS = 120
