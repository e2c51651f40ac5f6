import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { askSalesforceCli } from '../../src/runner/salesforce-cli.ts'

const workspace = mkdtempSync(path.join(tmpdir(), 'workspace-'))
const folder = mkdtempSync(path.join(tmpdir(), 'cli-'))
afterAll(() => {
  for (const made of [workspace, folder]) rmSync(made, { recursive: true })
})

/** A CLI that does this, in a folder of its own. */
function cli(name: string, script: string): NodeJS.ProcessEnv {
  const bin = path.join(folder, name)
  mkdirSync(bin)
  writeFileSync(path.join(bin, 'sf'), `#!/bin/sh\n${script}\n`)
  chmodSync(path.join(bin, 'sf'), 0o755)
  return { PATH: `${bin}${path.delimiter}${process.env.PATH}` }
}

// A script without an extension is no program on Windows.
const itOnUnix = process.platform === 'win32' ? it.skip : it

itOnUnix('does not wait for a CLI that takes no notice, once the step ends', async () => {
  const ended = new AbortController()
  const env = cli('deaf', "trap '' TERM INT\nwhile :; do sleep 1; done")
  const asked = askSalesforceCli('dev', workspace, env, ended.signal)
  setImmediate(() => ended.abort())
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
})

itOnUnix('does not read a CLI that prints without an end', async () => {
  const env = cli('endless', 'exec yes "{ "')
  await expect(askSalesforceCli('dev', workspace, env)).rejects.toMatchObject({ reason: 'login-failed' })
})
