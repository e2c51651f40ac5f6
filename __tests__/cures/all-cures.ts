import { ACCESS_CURES } from './access-cures.ts'
import { CSV_CURES } from './csv-cures.ts'
import type { Broken } from './cures.ts'
import { ENCODING_CURES } from './encoding-cures.ts'
import { HEADER_CURES } from './header-cures.ts'
import { PARENT_CURES } from './parent-cures.ts'

/** All findings by their ids, each with the ways to follow what it says. */
export const ALL_CURES: readonly (readonly [id: string, findings: readonly Broken[]])[] = [
  CSV_CURES,
  ENCODING_CURES,
  HEADER_CURES,
  PARENT_CURES,
  ACCESS_CURES,
].flatMap((cures) => Object.entries(cures))
