/** What one CSV record may hold. Source: Bulk API 2.0 guide, "Limits", "Bulk API 2.0 ingest limits"; the limits are
 *  in characters, whose bytes are up to four times as many. */

export const MAX_RECORD_CHARACTERS = 400_000
export const MAX_FIELD_CHARACTERS = 131_072
export const MAX_HEADER_CHARACTERS = 32_000
export const MAX_COLUMNS = 5_000

/** UTF-8 takes at most this many bytes for a character. Source: RFC 3629, section 3. */
export const MAX_CHARACTER_BYTES = 4
