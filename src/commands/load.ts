import path from 'node:path'
import { whenAborted } from '../aborted.ts'
import { NothingToLoad } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import { createOrgJobs } from '../jobs/org-jobs.ts'
import type { LedgerStore } from '../ledger/store.ts'
import type { Loaded } from '../load/loaded.ts'
import { runLoad } from '../load/run-load.ts'
import { openOrg } from '../org/org.ts'
import { type LoadFacts, reportLoads, reportSoFar } from '../report/build.ts'
import { resultOf, type StepResult } from '../report/step-result.ts'
import { beginStep } from './begin-step.ts'
import { endLedger } from './end-ledger.ts'
import { type KnownOrg, resultOfFailure } from './failure.ts'
import { findAndRead, resultOfNothing } from './find-and-read.ts'
import type { LoadEdge } from './load-edge.ts'
import { guard, makeReady } from './make-ready.ts'
import { mayShowValues } from './may-show-values.ts'
import { signIn } from './sign-in.ts'
import { tellOfFiles } from './tell.ts'

/** Loads what the inputs name, and reports what became of it. Never rejects for what users or orgs do wrong. */
export async function load(inputs: Inputs, edge: LoadEdge): Promise<StepResult> {
  const { load: spec } = inputs
  const begun = beginStep(inputs, edge)
  const { step, startedAt } = begun
  const known: KnownOrg & { store?: LedgerStore } = {}
  try {
    const read = await findAndRead({ spec, showsValues: mayShowValues(inputs, edge) }, edge, begun)
    if (read instanceof NothingToLoad) return resultOfNothing(read, spec, begun)
    tellOfFiles(read, step.say)

    const session = await signIn(inputs.org, edge, step)
    known.session = session
    const org = await openOrg(session, inputs.org.apiVersion, step.clock)
    const { organization } = org
    known.organization = organization
    step.say.log(`signed in to ${organization.host} (${organization.id}, ${organization.kind})`)
    await guard(org, read, inputs, edge)

    const ready = await makeReady(read, org, { inputs, edge, begun })
    const store = edge.ledger.openStore(ready.identity)
    known.store = store
    const facts = { load: ready, org, show: begun.voice.show, resultsPath: shownPath(inputs, edge), startedAt }
    const factsOf = (loaded: Loaded): LoadFacts => ({ ...facts, loaded, endedAt: step.clock.now() })
    const jobs = createOrgJobs(org, step.clock)
    const onProgress = (soFar: Loaded) => edge.results.keep(reportSoFar([factsOf(soFar)]))

    const loaded = await runLoad({ load: ready, jobs, store, step, onProgress })
    const all = [factsOf(loaded)]
    const report = reportLoads(all)
    await Promise.race([endLedger(loaded, report, step.say), whenAborted(step.stop.dying)])
    return resultOf(report, all)
  } catch (error) {
    return resultOfFailure(error, known, begun)
  } finally {
    begun.end()
    await known.store?.close()
  }
}

/** The results folder as people are shown it: relative to the workspace, with `/`. */
function shownPath({ results }: Inputs, { files }: LoadEdge): string {
  return path.relative(files.workspace, results.resultsPath).split(path.sep).join('/')
}
