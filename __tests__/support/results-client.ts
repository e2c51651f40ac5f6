import { afterEach, beforeEach, jest } from '@jest/globals'
import { type ResultsOptions, type ResultsService, startResultsService } from '../../emulator/actions/start.ts'
import { runnerEnvironment } from './runner-environment.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** Makes this process look to GitHub's own clients like a step on a runner, for each test of a file.
 *  They read `process.env` and the working directory and print to stdout; all are put back afterwards. */
export function useResultsClients() {
  const directory = process.cwd()
  let environment: NodeJS.ProcessEnv
  let workspace: Workspace
  let printed: string
  const services: ResultsService[] = []

  beforeEach(() => {
    environment = process.env
    workspace = createWorkspace()
    process.chdir(workspace.dir)
    printed = ''
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += text
      return true
    })
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    process.env = environment
    process.chdir(directory)
    workspace.remove()
    for (const service of services.splice(0)) await service.close()
  })

  return {
    get workspace() {
      return workspace
    },
    /** What the clients printed in this test. */
    printed: () => printed,
    async start(options?: ResultsOptions): Promise<ResultsService> {
      const results = await startResultsService(options)
      services.push(results)
      this.enterRun(results)
      return results
    },
    /** From here on the clients belong to the run of that id. */
    enterRun(results: ResultsService, runId?: string): void {
      const step = runnerEnvironment(workspace, { results, ...(runId !== undefined && { runId }) })
      process.env = { ...environment, ...step }
    },
  }
}
