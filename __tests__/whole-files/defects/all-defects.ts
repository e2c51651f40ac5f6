import { BYTE_DEFECTS } from './byte-defects.ts'
import { COLUMN_DEFECTS } from './column-defects.ts'
import type { Defect } from './defect.ts'
import { HEADER_DEFECTS } from './header-defects.ts'
import { JOINED_DEFECTS } from './joined-defects.ts'
import { KEY_DEFECTS } from './key-defects.ts'
import { QUOTE_DEFECTS } from './quote-defects.ts'
import { RECORD_DEFECTS } from './record-defects.ts'
import { VALUE_DEFECTS } from './value-defects.ts'

/** Every kind of defect that is planted. */
export const ALL_DEFECTS: readonly Defect[] = [
  ...HEADER_DEFECTS,
  ...QUOTE_DEFECTS,
  ...RECORD_DEFECTS,
  ...BYTE_DEFECTS,
  ...COLUMN_DEFECTS,
  ...VALUE_DEFECTS,
  ...KEY_DEFECTS,
  ...JOINED_DEFECTS,
]
