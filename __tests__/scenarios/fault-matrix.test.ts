import { afterAll, expect, it } from '@jest/globals'
import { CALL_NAMES, type CellEnd, matrixProblems, packsOf, renderMatrix, runCells } from '../support/fault-matrix.ts'
import { atOnce } from '../support/points.ts'

const cells: CellEnd[] = []

it.each(CALL_NAMES)('%s: after each fault every record is in once, or the run says what became of it', async (call) => {
  // Cells share a load where that meets several faults of the row; `npm run matrix` takes each by itself.
  const ends = (await atOnce(2, packsOf('insert', call), (pack) => runCells(pack))).flat()
  cells.push(...ends)
  expect(matrixProblems(ends)).toEqual([])
})

afterAll(() => {
  process.stdout.write(`\n${renderMatrix(cells)}\n\n`)
})
