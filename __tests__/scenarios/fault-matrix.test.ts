import { afterAll, expect, it } from '@jest/globals'
import {
  CALL_NAMES,
  type CellEnd,
  FAULT_NAMES,
  matrixProblems,
  renderMatrix,
  runCell,
} from '../support/fault-matrix.ts'
import { atOnce } from '../support/points.ts'

const cells: CellEnd[] = []

it.each(CALL_NAMES)('%s: after each fault every record is in once, or the run says what became of it', async (call) => {
  const ends = await atOnce(2, FAULT_NAMES, (fault) => runCell({ operation: 'insert', call, fault }))
  cells.push(...ends)
  expect(matrixProblems(ends)).toEqual([])
})

afterAll(() => {
  process.stdout.write(`\n${renderMatrix(cells)}\n\n`)
})
