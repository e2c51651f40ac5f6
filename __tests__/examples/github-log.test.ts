import { expect, it } from '@jest/globals'
import { createGitHubLog } from '../../examples/demo/github-log.ts'

it('shows annotations by their label, groups by their title, and nothing of other commands', () => {
  expect(
    shown(
      '::debug::body',
      '::group::Run it',
      'with:',
      '::endgroup::',
      '::warning::odd',
      '::error::50%25 failed%0ASee failed.csv',
      'done',
    ),
  ).toEqual(['▾ Run it', '  with:', 'Warning: odd', 'Error: 50% failed', 'See failed.csv', 'done'])
})

it('masks secrets of the workflow, and what the step masks, from then on', () => {
  expect(shown('hush token', '::add-mask::token', 'hush token', '::error::no token')).toEqual([
    '*** token',
    '*** ***',
    'Error: no ***',
  ])
})

function shown(...lines: string[]): string[] {
  return lines.flatMap(createGitHubLog(['hush']))
}
