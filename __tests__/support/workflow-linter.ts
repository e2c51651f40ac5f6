import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { FeatureFlags } from '@actions/expressions'
import { type ActionsMetadataProvider, registerLogger, validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { z } from 'zod'

const OURS = 'salesforce-bulk-load/salesforce-bulk-load'

const input = z.object({ description: z.string(), required: z.boolean().default(false) })
const manifest = z.object({ name: z.string(), description: z.string(), inputs: z.record(z.string(), input) })

/** Knows the inputs of these actions. The linter is offline, so it takes the inputs of all other actions as they are. */
const actions: ActionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name, path = '' }) => {
    if (`${owner}/${name}` !== OURS) return { name, description: '' }
    return manifest.parse(parse(readFileSync(resolve(import.meta.dirname, '../..', path, 'action.yml'), 'utf8')))
  },
}

/** Flags of syntax that GitHub runs and the package still calls experimental. */
const featureFlags = new FeatureFlags({ allowBackgroundSteps: true, allowCaseFunction: true })

// The package logs its own failures and then reports a workflow without problems.
registerLogger({ error: fail, warn: fail, info: () => {}, log: () => {} })

let documents = 0

/** Returns what GitHub's own editor support says is wrong with a workflow or an action.yml, warnings included, as
 *  `line 3: …`. */
export async function lintWorkflow(yaml: string, path = '.github/workflows/workflow.yml'): Promise<string[]> {
  // It keeps what it parsed by the name of the document.
  documents += 1
  const document = TextDocument.create(`/${documents}/${path}`, 'yaml', 0, yaml)
  const found = await validate(document, { actionsMetadataProvider: actions, featureFlags })
  return found.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)
}

function fail(message: string): never {
  throw new Error(message)
}
