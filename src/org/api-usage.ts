import type { Clock } from '../clock.ts'
import type { Http } from '../http/request.ts'
import { API_PATH } from './authorise.ts'

/** The org's API requests of the last 24 hours, as its last answer gave them. */
export interface ApiUsage {
  readonly used: number
  readonly max: number
}

/** What every answer of an org says, whatever was asked. */
export interface OrgMeter {
  /** How many API requests this step has sent. */
  readonly apiCalls: () => number
  /** The org's usage of API requests; undefined before the first answer that has it. */
  readonly apiUsage: () => ApiUsage | undefined
  /** The time by the clock of the org, in milliseconds since the epoch, as its last answer had it and what has passed since:
   *  the clock of a runner may be minutes off. Undefined before the first answer that has a `Date`. */
  readonly orgTime: () => number | undefined
}

/** Counts the API requests that are sent, and reads the org's usage and clock in each answer. */
export function meterCalls(http: Http, clock: Clock): OrgMeter & { readonly http: Http } {
  let apiCalls = 0
  let apiUsage: ApiUsage | undefined
  const orgClock = createOrgClock(clock)
  return {
    apiCalls: () => apiCalls,
    apiUsage: () => apiUsage,
    orgTime: orgClock.time,
    http: {
      ...http,
      open: async (request) => {
        if (request.url.pathname.startsWith(API_PATH)) apiCalls += 1
        const stream = await http.open(request)
        apiUsage = readApiUsage(stream.headers['sforce-limit-info']) ?? apiUsage
        const date = Date.parse(String(stream.headers.date ?? ''))
        if (!Number.isNaN(date)) orgClock.set(date)
        return stream
      },
    },
  }
}

/** `Date` comes in whole seconds, rounded down. Source: RFC 9110, 5.6.7. */
const DATE_STEP_MS = 1_000

/** The clock of the org, by its last answer and ours. It does not go back by what a later answer was rounded down: whoever
 *  waits for a moment less than a second away would wait for it again and again. */
function createOrgClock(clock: Clock) {
  /** By how much the clock of the org is ahead of ours. */
  let ahead: number | undefined
  return {
    time: () => (ahead === undefined ? undefined : clock.now() + ahead),
    set: (date: number) => {
      const said = date - clock.now()
      const isRounded = ahead !== undefined && said < ahead && ahead - said < DATE_STEP_MS
      if (!isRounded) ahead = said
    },
  }
}

/** `api-usage=10018/100000`, perhaps with more after it. Source: REST API guide, "Limit Info Header". */
function readApiUsage(value: string | string[] | undefined): ApiUsage | undefined {
  const match = /api-usage=(\d+)\/(\d+)/.exec(String(value ?? ''))
  return match === null ? undefined : { used: Number(match[1]), max: Number(match[2]) }
}
