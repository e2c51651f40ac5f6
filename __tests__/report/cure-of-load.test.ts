import { expect, it } from '@jest/globals'
import { cureOfLoad, nextStepOf } from '../../src/report/cure-of-load.ts'
import { ROW_ERRORS } from '../../src/results/row-error-codes.ts'

it.each([
  ['of a step without a manifest', {}, true, 'load the file'],
  ['of a manifest whose next run sends it', { load: 'a' }, true, 'run again'],
  ['of a manifest whose next run sends everything', { load: 'a' }, false, 'load the file'],
  ['of a second pass that goes on', { load: 'a', isSecondPass: true }, true, 'run again'],
  ['of a second pass that is over', { load: 'a', isSecondPass: true }, undefined, 'update'],
] as const)('knows what to do with a failed record %s', (_, load, isContinued, next) => {
  expect(nextStepOf(load, isContinued)).toBe(next)
})

it.each([
  [
    'Remove it. Then load `rerun.csv`.',
    'Remove it. Then run the workflow again.',
    'Remove it. Then update the records.',
  ],
  [
    'Load `rerun.csv` at a quieter time.',
    'Run the workflow again at a quieter time.',
    'Update the records at a quieter time.',
  ],
  [
    'Fix the others in `rerun.csv`. Then load the file.',
    'Fix the others in your files. Then run the workflow again.',
    'Fix the others in your files. Then update the records.',
  ],
  ['Load the parent first.', 'Load the parent first.', 'Load the parent first.'],
])('words %j for loads that go on in another way', (cure, again, update) => {
  expect(cureOfLoad(cure, 'load the file')).toBe(cure)
  expect(cureOfLoad(cure, 'run again')).toBe(again)
  expect(cureOfLoad(cure, 'update')).toBe(update)
})

it('speaks of no file that is not to be loaded', () => {
  for (const { cure } of ROW_ERRORS)
    for (const next of ['run again', 'update'] as const)
      expect(cureOfLoad(cure, next)).not.toMatch(/rerun\.csv|[Ll]oad the file\b/)
})
