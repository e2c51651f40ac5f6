/** Histories that `npm run simulate` lives through when it is not told otherwise. */
export const DEFAULT_HISTORIES = 10_000
