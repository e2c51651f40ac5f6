import { type LedgerTools, type OpenedLedger, openKept, readLedger } from '../../src/ledger/open-ledger.ts'
import type { LedgerStore } from '../../src/ledger/store.ts'
import type { ThisRun } from '../../src/step.ts'

/** Reads what earlier steps kept of the only load of a step, and opens its ledger. */
export async function openLedger(
  store: LedgerStore,
  identity: Parameters<typeof readLedger>[1],
  thisRun: ThisRun,
  tools: LedgerTools,
): Promise<OpenedLedger> {
  return openKept(await readLedger(store, identity), thisRun, tools, new Set())
}
