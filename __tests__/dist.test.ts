import { cpSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { runAction, runPost } from './support/run-action.ts'
import { createWorkspace, type Workspace } from './support/workspace.ts'

const REPOSITORY = resolve(import.meta.dirname, '..')

// The bundler exits with 0 when it did not find a module, and node_modules would hide that: so dist/ runs alone here.
describe('dist, away from node_modules', () => {
  let workspace: Workspace
  let action: string
  beforeEach(() => {
    workspace = createWorkspace()
    action = join(workspace.root, 'action')
    for (const path of ['action.yml', 'dist']) cpSync(join(REPOSITORY, path), join(action, path), { recursive: true })
  })
  afterEach(() => workspace.remove())

  it('has no node_modules above it', () => {
    expect(existsSync(join(workspace.root, 'node_modules'))).toBe(false)
  })

  it('says what is wrong with the inputs, without a stack trace', async () => {
    const run = await runAction({ action, workspace, inputs: {} })

    expect(run.exitCode).toBe(1)
    expect(run.outputs['failure-reason']).toBe('invalid-input')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ kind: 'error', message: expect.stringContaining('operation') }),
    )
    expect(run.stdout + run.stderr).not.toMatch(/^\s+at .+:\d+/m)
  })

  it('has nothing to do in the post stage when main made no job', async () => {
    const post = await runPost(await runAction({ action, workspace, inputs: {} }))

    expect(post).toMatchObject({ exitCode: 0, stderr: '' })
  })
})
