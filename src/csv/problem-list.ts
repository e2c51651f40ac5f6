import { MAX_FINDINGS } from './invalid-csv.ts'
import type { Problem } from './problems.ts'

/** What is wrong with the records of a file: as much as is worth listing, and how much there is. A problem from which others
 *  follow may take the place of them. */
export class ProblemList {
  readonly #kept: Problem[] = []
  #count = 0
  #mark: Mark | undefined
  #isClosed = false

  get kept(): readonly Problem[] {
    return this.#kept
  }

  get count(): number {
    return this.#count
  }

  /** Whether one problem stands for all that follow. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  add(problem: Problem): void {
    if (this.#isClosed) return
    this.#count++
    if (this.#kept.length < MAX_FINDINGS) this.#kept.push(problem)
  }

  /** Notes that what is added from now on may follow from something on this line. The last one counts. */
  mark(line: number): void {
    this.#mark = { line, kept: this.#kept.length, count: this.#count }
  }

  /** Adds a problem in place of all that would be added later. It is listed, however many there are before it. */
  close(problem: Problem): void {
    if (this.#isClosed) return
    if (this.#kept.length === MAX_FINDINGS) this.#kept.pop()
    this.add(problem)
    this.#isClosed = true
  }

  /** Takes back what was added since the mark, if there is one. Returns its line. */
  takeBack(): number | undefined {
    const mark = this.#mark
    if (mark === undefined || this.#isClosed) return undefined
    this.#kept.length = mark.kept
    this.#count = mark.count
    return mark.line
  }
}

interface Mark {
  readonly line: number
  readonly kept: number
  readonly count: number
}
