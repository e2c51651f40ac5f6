import { CSV_CURES } from './csv-cures.ts'
import type { Broken } from './cures.ts'
import { ENCODING_CURES } from './encoding-cures.ts'
import { HEADER_CURES } from './header-cures.ts'

/** All findings by their ids, each with the ways to follow what it says. */
export const ALL_CURES: Readonly<Record<string, readonly Broken[]>> = {
  ...CSV_CURES,
  ...ENCODING_CURES,
  ...HEADER_CURES,
}
