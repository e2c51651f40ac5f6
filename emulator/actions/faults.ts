/** Something that goes wrong, as data. */
export interface Fault {
  /** All services where it is left out. `Blobs` is the storage that signed URLs lead to. */
  readonly service?: ServiceName
  /** The call's name (`CreateArtifact`); for blobs the HTTP method. */
  readonly method: string
  /** Answer with this status and do nothing. Default 503. */
  readonly status?: number
  readonly message?: string
  /** Headers of that answer, such as `retry-after`, beside its type. */
  readonly headers?: Readonly<Record<string, string>>
  /** A page instead of the service's own form of an error. */
  readonly page?: string
  /** Do what was asked, but hold the answer back. */
  readonly delayMs?: number
  /** Do what was asked, but break the answer's body off after so many bytes. */
  readonly cutAfterBytes?: number
  /** Cut the connection instead, before the call took effect or after. */
  readonly reset?: 'before' | 'after'
  /** For so many calls; for all where it is left out. */
  readonly times?: number
}

export type ServiceName = 'ArtifactService' | 'CacheService' | 'EnterpriseCaches' | 'Blobs'

export interface Faults {
  add(fault: Fault): void
  clear(): void
}

export interface FaultList extends Faults {
  /** The fault that this call meets, counted as met. The one added last goes first. */
  take(service: string, method: string): Fault | undefined
}

export function createFaults(): FaultList {
  let active: { fault: Fault; left: number }[] = []
  return {
    add(fault) {
      active.unshift({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    clear() {
      active = []
    },
    take(service, method) {
      const met = active.find(
        ({ fault, left }) => left > 0 && fault.method === method && (fault.service ?? service) === service,
      )
      if (met !== undefined) met.left -= 1
      return met?.fault
    },
  }
}
