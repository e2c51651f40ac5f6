import { z } from 'zod'
import type { OrgRequest } from './request.ts'

/** Which requests a fault meets. `path` is the end of the URL's path; `*` stands for one segment: `batches`, `jobs/ingest/*`. */
const target = {
  method: z.string().optional(),
  path: z.string().optional(),
  /** The first of the matching requests to be met, counted from 1. */
  nth: z.number().int().positive().default(1),
  /** How many matching requests are met from there on. */
  times: z.number().int().positive().default(1),
}

/** Which jobs a fault meets: the next `times` that match when the org picks them up. */
const jobs = { object: z.string().optional(), times: z.number().int().positive().default(1) }

/** Everything that can be made to go wrong, as data. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Another answer than the org's own, which may repeat the request: see `echo`. With `takesEffect` the org does what was
   *  asked and then answers this. */
  z.strictObject({
    kind: z.literal('answer'),
    ...target,
    status: z.number().int(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())]).default(''),
    takesEffect: z.boolean().default(false),
  }),
  /** The connection is reset: before the org does anything (once `afterBytes` of the request's body came in), or after. */
  z.strictObject({
    kind: z.literal('reset'),
    ...target,
    effect: z.enum(['before', 'after']),
    afterBytes: z.number().int().nonnegative().default(0),
  }),
  /** The answer, or only its body, is held back. */
  z.strictObject({
    kind: z.literal('slow'),
    ...target,
    delayMs: z.number().nonnegative(),
    part: z.enum(['answer', 'body']).default('answer'),
  }),
  /** The answer's body comes byte by byte, each after a pause. */
  z.strictObject({ kind: z.literal('drip'), ...target, everyMs: z.number().nonnegative() }),
  /** The answer's body does not end: after it comes `piece` again and again, and with `zipped` all of it is packed, so that a
   *  little on the wire is a lot to read. */
  z.strictObject({
    kind: z.literal('endless'),
    ...target,
    piece: z.string().min(1).default(' '),
    zipped: z.boolean().default(false),
  }),
  /** The answer's body ends after so many bytes: with the whole Content-Length promised, or in the midst of chunks. */
  z.strictObject({
    kind: z.literal('cut'),
    ...target,
    afterBytes: z.number().int().nonnegative(),
    chunked: z.boolean().default(false),
  }),
  /** A look at a job shows it as it was before its last changes of state: what answers may be a copy that lags behind.
   *  Whether live orgs do so is not documented. */
  z.strictObject({ kind: z.literal('stale-look'), ...target, by: z.number().int().positive().default(1) }),
  /** A result file that is not right, of values without newlines: a row is there twice (in place of the last one, or beside
   *  it), it lists the whole upload, or each of its lines is a line of a page. */
  z.strictObject({
    kind: z.literal('spoilt-rows'),
    ...target,
    how: z.enum(['first row twice', 'first row for last', 'whole upload', 'page']),
  }),
  /** The session that comes with the matching request has expired. With `nth` a token lives that many calls. */
  z.strictObject({ kind: z.literal('expire-tokens'), ...target }),
  /** Rows fail with UNABLE_TO_LOCK_ROW the first time their values are written; which rows depends on `seed` and values. With
   *  `value` only those of which it is one. */
  z.strictObject({
    kind: z.literal('lock-rows'),
    object: z.string().optional(),
    share: z.number().min(0).max(1),
    seed: z.number().int().default(1),
    value: z.string().optional(),
  }),
  /** The job ends as Failed once so many rows are processed; what is processed stays. */
  z.strictObject({
    kind: z.literal('fail-job'),
    ...jobs,
    afterRows: z.number().int().nonnegative(),
    errorMessage: z.string(),
  }),
  /** The job stays InProgress once so many rows are processed, until it is aborted. */
  z.strictObject({ kind: z.literal('hang-job'), ...jobs, afterRows: z.number().int().nonnegative().default(0) }),
  /** Chunks of 200 that still go in after an abort was answered: at once, or held until `letChunksIn` is called. */
  z.strictObject({
    kind: z.literal('late-abort'),
    ...jobs,
    chunks: z.number().int().positive(),
    held: z.boolean().default(false),
  }),
  /** numberRecordsProcessed stays so many below the truth, as when a batch fails as a whole (dataloader pull request 1033). */
  z.strictObject({ kind: z.literal('short-counts'), ...jobs, by: z.number().int().positive() }),
])

export type Fault = z.infer<typeof faultSchema>
export type FaultInput = z.input<typeof faultSchema>
export type RequestFault = Extract<Fault, { nth: number }>
export type JobFault = Exclude<Fault, RequestFault>

/** The faults that are set. Each keeps its own count of what it has met. */
export class Faults {
  #set: { readonly fault: Fault; met: number }[] = []

  /** Throws a ZodError when it is no fault. */
  add(...inputs: readonly unknown[]): void {
    for (const input of inputs) this.#set.push({ fault: faultSchema.parse(input), met: 0 })
  }

  clear(): void {
    this.#set = []
  }

  all(): readonly Fault[] {
    return this.#set.map(({ fault }) => fault)
  }

  /** The faults that meet this request. Every fault that matches counts it, met or not. */
  forRequest(request: Pick<OrgRequest, 'method' | 'path'>): RequestFault[] {
    const met: RequestFault[] = []
    for (const entry of this.#set) {
      const { fault } = entry
      if (!isRequestFault(fault) || !matches(fault, request)) continue
      entry.met += 1
      if (entry.met >= fault.nth && entry.met < fault.nth + fault.times) met.push(fault)
    }
    return met
  }

  /** The faults that meet a job on `object` which the org now picks up. */
  forJob(object: string): JobFault[] {
    const met: JobFault[] = []
    for (const entry of this.#set) {
      const { fault } = entry
      if (isRequestFault(fault)) continue
      if (fault.object !== undefined && fault.object.toLowerCase() !== object.toLowerCase()) continue
      entry.met += 1
      if (!('times' in fault) || entry.met <= fault.times) met.push(fault)
    }
    return met
  }
}

function isRequestFault(fault: Fault): fault is RequestFault {
  return 'nth' in fault
}

function matches(fault: RequestFault, request: Pick<OrgRequest, 'method' | 'path'>): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) return false
  if (fault.path === undefined) return true
  const wanted = fault.path.split('/').filter(Boolean)
  const found = request.path.split('/').filter(Boolean).slice(-wanted.length)
  return found.length === wanted.length && wanted.every((segment, index) => segment === '*' || segment === found[index])
}
