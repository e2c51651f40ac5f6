import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const WORKFLOWS = resolve(import.meta.dirname, 'workflows')
const ACTION = 'salesforce-bulk-load/salesforce-bulk-load@v1'
const VALIDATE = 'salesforce-bulk-load/salesforce-bulk-load/validate@v1'

/** A step of a workflow that loads with this action, or checks what would be loaded. */
export interface LoadStep {
  readonly id: string
  readonly name: string
  readonly uses: typeof ACTION | typeof VALIDATE
  /** The inputs as the workflow has them, expressions included. */
  readonly with: Readonly<Record<string, string>>
}

const Workflow = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(z.looseObject({ uses: z.string().optional() })) })),
})

const Step = z.object({
  id: z.string(),
  name: z.string(),
  uses: z.literal([ACTION, VALIDATE]),
  with: z.record(z.string(), z.coerce.string()),
})

/** Reads the load steps of `examples/workflows/<file>`, in order. */
export function readLoadSteps(file: string): LoadStep[] {
  const { jobs } = Workflow.parse(parse(readFileSync(resolve(WORKFLOWS, file), 'utf8')))
  return Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .filter(({ uses }) => [ACTION, VALIDATE].some((action) => uses?.split('@')[0] === action.split('@')[0]))
    .map((step) => Step.parse(step))
}

/** Whether a step only checks what would be loaded. */
export function isValidation({ uses }: LoadStep): boolean {
  return uses === VALIDATE
}

/** Returns the inputs of a step. Its secrets and variables are filled in from `settings`, which sign in to an org. */
export function inputsFor(
  { with: given }: LoadStep,
  settings: Readonly<Record<string, string>>,
): Record<string, string> {
  const values: Readonly<Record<string, string | undefined>> = {
    'secrets.SF_CLIENT_ID': settings['client-id'],
    'secrets.SF_CLIENT_SECRET': settings['client-secret'],
    'secrets.SF_PRIVATE_KEY': settings['private-key'],
    'vars.SF_USERNAME': settings.username,
  }
  const evaluate = (text: string) =>
    text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
      const value = values[expression]
      if (value === undefined) throw new Error(`The examples have no value for ${expression}.`)
      return value
    })
  const inputs = Object.entries(given).map(([name, text]) => [name, evaluate(text)])
  return { ...Object.fromEntries(inputs), 'login-url': settings['login-url'] ?? '' }
}
