// Runs the built action through every fault of every call: `npm run matrix`. Exits with 1 when a cell is wrong.
import { parseArgs } from 'node:util'
import {
  CALL_NAMES,
  FAULT_NAMES,
  matrixProblems,
  OPERATIONS,
  renderMatrix,
  runCell,
} from '../__tests__/support/fault-matrix.ts'
import { atOnce, LOADS_AT_ONCE } from '../__tests__/support/points.ts'

const USAGE = `Runs the built action against the emulated org, with one fault at a time.

  --operation <name>   ${OPERATIONS.join(' or ')} (default: both)
  --call <name>        one row only: ${CALL_NAMES.join(', ')}
  --fault <name>       one column only: ${FAULT_NAMES.join(', ')}
  --lasting            the call meets the fault every time, not once
  --at-once <n>        cells that run at the same time (default ${LOADS_AT_ONCE})`

const { values } = parseArgs({
  options: {
    operation: { type: 'string' },
    call: { type: 'string' },
    fault: { type: 'string' },
    lasting: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: String(LOADS_AT_ONCE) },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else await runMatrix()

async function runMatrix(): Promise<void> {
  const asked = OPERATIONS.flatMap((operation) =>
    CALL_NAMES.flatMap((call) => FAULT_NAMES.map((fault) => ({ operation, call, fault }))),
  ).filter(
    ({ operation, call, fault }) =>
      operation === (values.operation ?? operation) &&
      call === (values.call ?? call) &&
      fault === (values.fault ?? fault),
  )
  if (asked.length === 0) throw new Error(`No cell is like that.\n\n${USAGE}`)
  const { lasting } = values
  const cells = await atOnce(Number(values['at-once']), asked, (cell) => runCell(cell, { lasting }))
  console.log(renderMatrix(cells))
  const problems = matrixProblems(cells)
  if (problems.length === 0) return
  console.error(`\n${problems.join('\n')}`)
  process.exitCode = 1
}
