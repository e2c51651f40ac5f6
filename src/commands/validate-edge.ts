import type { LocalEdge } from '../begin/load-edge.ts'

/** What a validation needs of the machine that it runs on. */
export interface ValidateEdge extends LocalEdge {
  /** Finds out which files the event that began the run did not change.
   *
   *  @param paths absolute */
  readonly unchanged: (paths: readonly string[]) => Promise<Unchanged>
}

/** What the event and Git say of files. */
export type Unchanged =
  /** These are in the repository and were not changed by the push, or by the pull request. */
  | { readonly kind: 'known'; readonly by: 'push' | 'pull request'; readonly paths: readonly string[] }
  /** Git could not compare: a sentence says why, and what to do. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** The event changes no files, or Git does not know these. */
  | { readonly kind: 'silent' }
