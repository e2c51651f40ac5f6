import { type BegunStep, beginStep } from '../begin/begin-step.ts'
import { type KnownOrg, resultOfFailure } from '../begin/failure.ts'
import type { LoadEdge } from '../begin/load-edge.ts'
import { mayShowValues } from '../begin/may-show-values.ts'
import { signIn } from '../begin/sign-in.ts'
import { stepOf } from '../begin/step-of-load.ts'
import { tellOfFiles } from '../begin/tell.ts'
import type { Inputs } from '../inputs.ts'
import { createOrgJobs } from '../jobs/org-jobs.ts'
import type { LedgerStore } from '../ledger/store.ts'
import { openOrg } from '../org/org.ts'
import { findAndRead, resultOfNothing, tellOfNothing } from '../prepare/find-and-read.ts'
import { guardLoads } from '../prepare/guard-loads.ts'
import { IdsOfLoads } from '../prepare/load-ids.ts'
import { prepareAll } from '../prepare/prepare.ts'
import { reportLoads } from '../report/build.ts'
import { resultOf, type StepResult } from '../report/step-result.ts'
import type { CheckedCounts } from '../runs/check-counts.ts'
import { runsOf } from '../runs/load-runs.ts'
import { orderLoads } from '../runs/order.ts'
import type { Plan } from '../runs/plan.ts'
import { runLoads } from '../runs/run-loads.ts'

/** Loads what the plan lists, and reports what became of it. Never rejects for what users or orgs do wrong. */
export async function load({ loads: specs, checks }: Plan, inputs: Inputs, edge: LoadEdge): Promise<StepResult> {
  const begun = beginStep(inputs, edge)
  const { step, startedAt } = begun
  const known: KnownOrg & { stores: readonly LedgerStore[] } = { stores: [] }
  try {
    const { read, empty } = await findAndRead(specs, mayShowValues(inputs, edge), edge, begun)
    if (read.length === 0) return resultOfNothing(empty, begun)
    tellOfNothing(empty, begun)
    for (const { spec, read: files } of read) tellOfFiles(files, stepOf(spec, step).say)

    const session = await signIn(inputs.org, edge, step)
    known.session = session
    const org = await openOrg(session, inputs.org.apiVersion, step.clock)
    const { organization } = org
    known.organization = organization
    step.say.log(`signed in to ${organization.host} (${organization.id}, ${organization.kind})`)
    await guardLoads(org, read, inputs, edge)

    const prepared = await prepareAll(read, org, { inputs, edge, begun })
    const ordered = await orderLoads(prepared, org.describer)
    const ids = new IdsOfLoads(prepared, (load) => ordered.some((one) => one.load === load && one.deferred.length > 0))
    const runs = runsOf(ordered)
    const jobs = createOrgJobs(org, step.clock)
    const stores = new Map(runs.map(({ identity }) => [identity, edge.ledger.openStore(identity)]))
    known.stores = [...stores.values()]

    const { ends, counts: counted } = await runLoads(runs, checks, { jobs, stores, inputs, edge, begun, ids })
    const counts = counted && shown(counted, begun)
    const nothing = empty.map(({ spec, nothing: { empty } }) => ({ spec, empty }))
    return resultOf(
      reportLoads(ends, {
        org,
        hasLedger: inputs.ledger.place.kind !== 'none',
        nothing,
        counts,
        startedAt,
        endedAt: step.clock.now(),
      }),
      ends,
    )
  } catch (error) {
    return resultOfFailure(error, known, begun)
  } finally {
    begun.end()
    for (const store of known.stores) await store.close()
  }
}

/** Leaves out of what a check came to what people must not see of the org's words. */
function shown({ counted, failure }: CheckedCounts, { voice }: BegunStep) {
  return { counted, failure: failure && { reason: failure.reason, message: voice.show(failure.message) } }
}
