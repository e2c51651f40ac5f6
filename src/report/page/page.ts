import type { FailedRecord } from '../../results/failures.ts'
import type { Text } from './text.ts'

/** What people read at the end of a step, apart from how it looks: the job summary and report.html are made of the same page. */
export interface Page {
  readonly title: string
  readonly verdict: 'passed' | 'failed'
  /** What became of the step: a paragraph each. */
  readonly message: readonly Text[]
  /** About the step as a whole, a few words each: the org, how long it took. */
  readonly facts: readonly Text[]
  readonly chapters: readonly Chapter[]
}

/** One load or, where a step has several, all of them together. */
export interface Chapter {
  /** Undefined where the page has one chapter, which needs none. */
  readonly title: string | undefined
  readonly sections: readonly Section[]
}

export interface Section {
  /** Undefined where the title of the chapter says it. */
  readonly title: string | undefined
  readonly blocks: readonly Block[]
}

/** What a section shows. A renderer leaves out the kinds that its medium cannot show. */
export type Block =
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'notes'; readonly notes: readonly Text[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'timeline'; readonly timeline: Timeline }
  | { readonly kind: 'rates'; readonly rates: Rates }
  | { readonly kind: 'records'; readonly records: Records }

/** A number that stands out, with the word for what it counts. */
export interface Figure {
  readonly name: string
  /** With its commas and its unit. */
  readonly value: string
  readonly mood: Mood
}

/** Whether something is as people want it. */
export type Mood = 'good' | 'some' | 'bad' | 'plain'

export interface Table {
  readonly columns: readonly Column[]
  /** In the order in which they matter. */
  readonly rows: readonly (readonly Text[])[]
  /** How many rows are in sight; the others are folded away. */
  readonly inSight: number
  /** What is in a row, in the singular. */
  readonly noun: string
  /** How many rows there would be if none were left out, and the file that has them all. */
  readonly total: number
  readonly allIn: string
}

export interface Column {
  readonly name: string
  readonly isNumber: boolean
}

/** When each job ran, or each load. */
export interface Timeline {
  readonly of: 'job' | 'load'
  /** By their start. */
  readonly bars: readonly Bar[]
  /** How many jobs or loads there are, with or without a bar. */
  readonly total: number
}

export interface Bar {
  /** The Id of the job, or the name of the load. */
  readonly name: string
  /** The loads that it waited for; none for a job. */
  readonly after?: readonly string[]
  readonly records: number
  /** What there is to say of the job: its state, how many records failed. */
  readonly title: string
  /** Milliseconds since the epoch. */
  readonly start: number
  readonly end: number
  readonly mood: Mood
}

/** How many records a second the org worked off, over time. */
export interface Rates {
  /** Milliseconds since the epoch. */
  readonly start: number
  readonly end: number
  /** Records a second, in as many spans of time of the same length. */
  readonly perSecond: readonly number[]
  readonly peak: number
  readonly mean: number
}

/** Records that failed, one by one. */
export interface Records {
  readonly failed: readonly FailedRecord[]
  /** How many failed, shown or not, and the file that has them all. */
  readonly total: number
  readonly allIn: string
  /** The page of a file of records in the repository, where there is one. */
  readonly fileUrl: (file: string) => string | undefined
}
