import * as core from '@actions/core'

core.info(`jobs of main: ${core.getState('jobs')}, second line of a secret`)
core.setOutput('temp', process.env.RUNNER_TEMP)
core.setOutput('greeting', core.getInput('greeting'))
