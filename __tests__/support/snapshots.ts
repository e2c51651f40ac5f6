import { loadSchema } from '../../emulator/org/store/schema.ts'

/** The describe of an object of the emulated org, as the REST API answers it. */
export function describeText(object: string): string {
  return JSON.stringify(loadSchema().describe(object))
}

/** The same as `sf sobject describe --json` prints it. */
export function cliDescribeText(object: string): string {
  return JSON.stringify({ status: 0, result: loadSchema().describe(object), warnings: [] }, null, 2)
}
