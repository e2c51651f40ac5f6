import { expect, it } from '@jest/globals'
import { createOrgVoice } from '../../src/report/org-voice.ts'
import { withoutCodeMarks } from '../../src/text/code-spans.ts'
import { orgWords } from '../../src/text/org-words.ts'

const message = `Job 750 failed: ${orgWords('no `field` of Eva')}. Set \`job-records\` lower.`

it('leaves no backquote in what the org says, so that it is no code span', () => {
  const shown = createOrgVoice(false).show(message)
  expect(shown).toBe("Job 750 failed: no 'field' of Eva. Set `job-records` lower.")
  expect(withoutCodeMarks(shown)).toBe("Job 750 failed: no 'field' of Eva. Set job-records lower.")
})

it('withholds what may hold a value, once that is known', () => {
  const voice = createOrgVoice(false)
  voice.learn({ redact: true })
  expect(voice.isRedacted()).toBe(true)
  expect(voice.show(message)).toBe('Job 750 failed: message withheld (redact). Set `job-records` lower.')
})
