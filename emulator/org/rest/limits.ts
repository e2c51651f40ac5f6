/** One allocation: how much there is and how much of it is gone. */
export interface Allocation {
  readonly max: number
  used: number
}

/** Allocations that can be set for an org, by their names in `GET /limits`. */
export type LimitName =
  | 'DailyApiRequests'
  | 'DailyBulkApiBatches'
  | 'DailyBulkV2QueryJobs'
  | 'DataStorageMB'
  | 'FileStorageMB'

/** Source: "API Request Limits and Allocations" (100,000 requests); "Bulk API and Bulk API 2.0 Limits and Allocations". */
const DEFAULTS: Readonly<Record<LimitName, number>> = {
  DailyApiRequests: 100_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
  DataStorageMB: 1_024,
  FileStorageMB: 1_024,
}

export type LimitOverrides = Partial<Record<LimitName, { readonly max?: number; readonly used?: number }>>

export class Limits {
  readonly #allocations: Record<LimitName, Allocation>

  constructor(overrides: LimitOverrides) {
    const allocation = (name: LimitName): Allocation => ({
      max: overrides[name]?.max ?? DEFAULTS[name],
      used: overrides[name]?.used ?? 0,
    })
    this.#allocations = {
      DailyApiRequests: allocation('DailyApiRequests'),
      DailyBulkApiBatches: allocation('DailyBulkApiBatches'),
      DailyBulkV2QueryJobs: allocation('DailyBulkV2QueryJobs'),
      DataStorageMB: allocation('DataStorageMB'),
      FileStorageMB: allocation('FileStorageMB'),
    }
  }

  /** Takes one of an allocation; false when there is none left. */
  take(name: LimitName): boolean {
    const allocation = this.#allocations[name]
    if (allocation.used >= allocation.max) return false
    allocation.used += 1
    return true
  }

  /** Nothing of any allocation is used, as 24 hours without a request would leave it. */
  renew(): void {
    for (const allocation of Object.values(this.#allocations)) allocation.used = 0
  }

  /** Value of `Sforce-Limit-Info`. Source: REST API guide, "Limit Info Header". */
  info(): string {
    const { used, max } = this.#allocations.DailyApiRequests
    return `api-usage=${used}/${max}`
  }

  /** Body of `GET /limits`. Source: REST API guide, "Limits". */
  view(): Record<string, { Max: number; Remaining: number }> {
    return Object.fromEntries(
      Object.entries(this.#allocations).map(([name, { max, used }]) => [name, { Max: max, Remaining: max - used }]),
    )
  }
}
