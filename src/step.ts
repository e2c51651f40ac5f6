import type { Clock } from './clock.ts'
import type { Stop } from './stop.ts'

/** A line of a file. */
export interface FilePlace {
  /** Relative to the workspace, with `/`. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** What a step says while it runs. */
export interface Say {
  readonly log: (line: string) => void
  /** @param at the line of a file that the warning is about */
  readonly warn: (line: string, at?: FilePlace) => void
  readonly notice: (line: string) => void
  /** Says where the docs tell more of a check, by its name there. */
  readonly moreAbout: (check: string) => void
}

/** One attempt of a workflow run. */
export interface ThisRun {
  /** GITHUB_RUN_ID. */
  readonly run: string
  /** GITHUB_RUN_ATTEMPT, from 1. */
  readonly attempt: number
}

/** The workflow run that a step is part of. */
export interface StepRun extends ThisRun {
  /** When the run began, in milliseconds since the epoch, by GitHub's clocks; undefined where the event does not say.
   *  Where `isExact` is false, the run began then or later. */
  readonly began: () => { readonly at: number; readonly isExact: boolean } | undefined
  /** Whether no other leg of a matrix may be loading with the same user. */
  readonly isAlone: () => boolean
}

/** The jobs that somebody has to see to if the step is killed; kept across a crash. */
export interface RunningJobs {
  readonly add: (id: string) => void
  readonly remove: (id: string) => void
}

/** What a step gives to whatever runs in it, whether or not that has to do with an org. */
export interface LocalStep {
  readonly say: Say
  readonly clock: Clock
  readonly stop: Stop
  /** A folder for files that are gone after the step; exists. */
  readonly temp: string
  /** A text without any secret that was masked. */
  readonly scrub: (text: string) => string
}

/** What a step gives to a load that runs in it. */
export interface Step extends LocalStep {
  readonly run: StepRun
  readonly jobs: RunningJobs
}
