import { expect, it } from '@jest/globals'
import { INPUT_DEFAULTS } from '../../src/inputs/defaults.ts'
import { readPlan } from '../../src/runner/read-plan.ts'
import { createWorkspace } from '../support/workspace.ts'

const SEED = `version: 1
loads:
  - { name: a, object: Account, operation: insert, files: a.csv, constants: { BillingCity: Zürich } }
`

async function readBytes(bytes: Buffer) {
  const workspace = createWorkspace({ 'seed.yml': bytes })
  try {
    const stepText = (name: keyof typeof INPUT_DEFAULTS) => INPUT_DEFAULTS[name]
    const manifest = { path: 'seed.yml', absolutePath: `${workspace.dir}/seed.yml`, values: new Map(), stepText }
    return await readPlan({ load: undefined, manifest }, [workspace.dir])
  } finally {
    workspace.remove()
  }
}

it.each([
  ['UTF-8', Buffer.from(SEED)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${SEED}`)],
])('reads a manifest in %s', async (_, bytes) => {
  const { loads } = await readBytes(bytes)
  expect(loads[0]?.manifest?.columns.constants).toEqual(new Map([['BillingCity', 'Zürich']]))
})

it.each([
  ['windows-1252', Buffer.from(SEED, 'latin1')],
  ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${SEED}`, 'utf16le')],
  ['UTF-16 without a byte order mark', Buffer.from(SEED, 'utf16le')],
])('refuses a manifest in %s: its values would be sent with other letters', async (_, bytes) => {
  await expect(readBytes(bytes)).rejects.toThrow(
    'seed.yml cannot be read: it is not encoded as UTF-8. Save it as UTF-8.',
  )
})
