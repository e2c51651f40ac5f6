import { DEFAULT_TIME_LIMIT, type EndingInputs } from '../inputs/step-inputs.ts'
import type { Inputs } from '../inputs.ts'
import type { Organization } from '../org/organization.ts'
import { createOrgVoice, type OrgVoice } from '../report/org-voice.ts'
import type { LocalStep, Step } from '../step.ts'
import { type Stop, startStop } from '../stop.ts'
import type { LoadEdge, LocalEdge } from './load-edge.ts'

/** A step that has begun. */
export interface BegunStep<Begun extends LocalStep = Step> {
  readonly step: Begun
  /** Decides what people may see of the org's words. */
  readonly voice: OrgVoice
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Stops the clock of the step. */
  readonly end: () => void
}

/** Begins a step that loads: from now on its time runs, and people see of the org's words what they may. */
export function beginStep(inputs: Inputs, edge: LoadEdge): BegunStep {
  const { run, jobs } = edge
  const begun = beginLocalStep(inputs, edge)
  return { ...begun, step: { ...begun.step, run, jobs } }
}

/** Begins a step, whether or not it has to do with an org: from now on its time runs. */
export function beginLocalStep(
  { ending, results }: { readonly ending: EndingInputs; readonly results: Pick<Inputs['results'], 'redact'> },
  edge: LocalEdge,
): BegunStep<LocalStep> {
  const { clock, cancel } = edge
  const { timeLimitMinutes: minutes, onCancel, onTimeLimit } = ending
  const stop = startStop(
    { minutes, isDefault: minutes === DEFAULT_TIME_LIMIT },
    { onCancel: onCancel === 'leave', onTimeLimit: onTimeLimit === 'leave' },
    { clock, cancelled: cancel.signal, check: cancel.check },
  )
  const voice = createOrgVoice(mustRedact(results, undefined, edge))
  return { step: stepOf(edge, stop, voice), voice, startedAt: clock.now(), end: stop.end }
}

/** Whether field values are kept out of what people see: result files are data and stay whole. */
export function mustRedact(
  { redact }: Pick<Inputs['results'], 'redact'>,
  organization: Organization | undefined,
  { isPublic }: Pick<LocalEdge, 'isPublic'>,
): boolean {
  return redact === 'auto' ? isPublic || organization?.kind === 'production' : redact === 'true'
}

function stepOf({ say, clock, files, secrets }: LocalEdge, stop: Stop, { show }: OrgVoice): LocalStep {
  return {
    say: {
      log: (line) => say.log(show(line)),
      warn: (line, at) => say.warn(show(line), at),
      notice: (line) => say.notice(show(line)),
      moreAbout: say.moreAbout,
    },
    clock,
    stop,
    temp: files.temp,
    scrub: secrets.scrub,
  }
}
