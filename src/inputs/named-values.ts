import { InputError } from '../errors.ts'

const NAME = /^[A-Za-z_]\w*$/

/** Reads the input `values`: a line NAME=value for each placeholder. A value may hold anything but a line break. Throws InputError. */
export function parseValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const problems: string[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const at = line.indexOf('=')
    const name = line.slice(0, Math.max(0, at)).trim()
    // What stands there may be a value: it is not repeated.
    if (at < 0 || !NAME.test(name)) problems.push(`\`values\`: line ${index + 1} is not of the form NAME=value.`)
    else if (values.has(name)) problems.push(`\`values\`: ${name} has two values. Remove one of them.`)
    else values.set(name, line.slice(at + 1).trim())
  }
  if (problems.length > 0) throw new InputError(problems)
  return values
}
