/** Versions on offer. Older than v31.0 is retired (410). Source: REST API guide, "API End-of-Life Policy". */
export const OLDEST_VERSION = 31
export const NEWEST_VERSION = 67

/** First version with Bulk API 2.0. Source: Bulk API 2.0 guide, introduction. */
export const FIRST_BULK_VERSION = 41

/** Body of `GET /services/data/`. Source: REST API guide, "Versions". */
export function versionList(): { label: string; url: string; version: string }[] {
  const count = NEWEST_VERSION - OLDEST_VERSION + 1
  return Array.from({ length: count }, (_, index) => {
    const number = OLDEST_VERSION + index
    const version = `${number}.0`
    return { label: releaseName(number), url: `/services/data/v${version}`, version }
  })
}

/** Three releases a year: v66.0 is Spring '26, v67.0 Summer '26, v68.0 Winter '27. */
function releaseName(version: number): string {
  const season = ['Spring', 'Summer', 'Winter'][version % 3]
  const year = 4 + (version % 3 === 2 ? Math.ceil(version / 3) : Math.floor(version / 3))
  return `${season} '${year}`
}

/** The number in a path's `vXX.0`, or undefined when it is no version. */
export function parseVersion(segment: string): number | undefined {
  const number = /^v(\d{2,3})\.0$/.exec(segment)?.[1]
  return number === undefined ? undefined : Number(number)
}
