import type { Report } from '../../src/report/report.ts'
import { isFinal, stateOf } from '../org/jobs.ts'
import type { Change, Org } from '../org/org.ts'
import { rowsOf } from '../plan/load.ts'
import type { Step } from '../runner/step.ts'
import { type ResultName, readResults } from './result-rows.ts'
import type { Check, Witness } from './truth.ts'

const COUNTS: Readonly<Record<Exclude<ResultName, 'skipped'>, readonly string[]>> = {
  successful: ['created', 'updated', 'deleted'],
  failed: ['failed'],
  unprocessed: ['unprocessed'],
  pending: ['pending'],
  unaccounted: ['unaccounted'],
}

/** Every record has an outcome, and the result files name it; nothing is written to another org; no job stays Open. */
export function reportCheck(witness: Witness): Check {
  const report = (rule: string, what: string) => witness.problems.push({ rule, what })
  return {
    onLedgerRead: () => {},
    onChange: (_: Change, org: Org, maker: Step | undefined) => {
      if (maker?.orgId !== undefined && maker.orgId !== org.id)
        report('another org', `${maker.name} writes to org ${org.id}`)
    },
    afterStep: (step) => {
      if (step.end?.how === 'threw') report('a mistake of ours', `${step.name}: ${String(step.end.error)}`)
      if (step.end?.how !== 'ended') return
      const { loads } = step.end.result.report
      for (const load of loads) checkLoad(step, step.end.result.report, load)
      const [load] = loads
      if (load === undefined || step.run.load.set !== undefined) return
      const { read } = load.counts
      const wanted = rowsOf(step.run.load.commits[step.commit]).length
      if (read !== wanted) report('outcomes of other files', `${step.name} read ${wanted} records, and reports ${read}`)
    },
    atEnd: (org) => {
      const said = witness.steps.map((step) => step.said.join('\n')).join('\n')
      const killed = new Set(witness.steps.filter(({ end }) => end?.how !== 'ended').map(({ name }) => name))
      for (const job of org.jobs()) {
        if (isFinal(stateOf(job)) || killed.has(job.maker) || said.includes(job.id)) continue
        report('a job stays Open', `job ${job.number} of ${job.maker} is ${stateOf(job)}`)
      }
    },
  }

  function checkLoad(step: Step, { message }: Report, { name, counts, jobs }: Report['loads'][number]): void {
    const { read, ...others } = counts
    const sum = Object.values(others).reduce((total, count) => total + count, 0)
    if (sum !== read && !message.includes('do not add up'))
      report('outcomes do not add up', `${step.name}: ${name}: ${JSON.stringify(counts)}`)
    if (jobs.length > 0) checkFiles(step, name, new Map(Object.entries(counts)))
  }

  /** Of a row without its record it is not known which of the records it tells of that are listed as pending or unaccounted. */
  function checkFiles(step: Step, load: string, counts: ReadonlyMap<string, number>): void {
    const results = readResults(step, load)
    const doubtful = [...results.values()].flat().filter(({ record }) => record === undefined).length
    for (const [name, kinds] of Object.entries(COUNTS)) {
      const rows =
        results.get(
          name === 'successful' || name === 'failed' || name === 'unprocessed' || name === 'pending'
            ? name
            : 'unaccounted',
        ) ?? []
      const wanted = kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0)
      const most = wanted > 0 && (name === 'pending' || name === 'unaccounted') ? wanted + doubtful : wanted
      if (rows.length < wanted || rows.length > most)
        report('result files and counts differ', `${step.name}: ${rows.length} rows in ${name}.csv, ${wanted} counted`)
    }
  }
}
