import { writeFileSync } from 'node:fs'
import * as core from '@actions/core'

core.setSecret('first line of a secret\nsecond line of a secret')
core.info(`printed: second line of a secret`)
core.error('50% is wrong,\nsee below', { title: 'a, b: c', file: 'data/accounts.csv', startLine: 7 })
core.warning('careful')
if (core.getBooleanInput('show-environment')) core.setOutput('environment', JSON.stringify(process.env))
core.setOutput('directory', process.cwd())
core.setOutput('lines', 'one\ntwo=2\n\nthree<<x')
core.saveState('jobs', '["750"]')
await core.summary.addRaw('# Done\n').write()
if (core.getInput('leak')) writeFileSync('left-behind.txt', core.getInput('leak'))
if (core.getInput('wait')) {
  setInterval(() => {}, 1_000)
  process.on('SIGINT', () => {
    core.info('interrupted')
    process.exit(130)
  })
  core.info('waiting')
} else {
  core.setFailed('failed on purpose')
}
