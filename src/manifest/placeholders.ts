import { InputError } from '../errors.ts'
import { nearest } from '../text/nearest.ts'
import type { Mistake } from './mistake.ts'
import type { YamlNode } from './yaml-tree.ts'

const NAME = /^[A-Za-z_]\w*$/
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g

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

/** Puts values in the place of `{{NAME}}`, in all values of a manifest and in none of its keys. Notes names without a value. */
export function fillIn(node: YamlNode, values: ReadonlyMap<string, string>, mistakes: Mistake[]): YamlNode {
  switch (node.kind) {
    case 'nothing':
      return node
    case 'list':
      return { ...node, items: node.items.map((item) => fillIn(item, values, mistakes)) }
    case 'map':
      return {
        ...node,
        entries: node.entries.map((entry) => ({ ...entry, value: fillIn(entry.value, values, mistakes) })),
      }
    case 'text': {
      const text = node.text.replace(PLACEHOLDER, (whole, name: string) => {
        const value = values.get(name)
        if (value === undefined) mistakes.push({ at: node.at, message: noValue(name, values) })
        return value ?? whole
      })
      return { ...node, text }
    }
  }
}

function noValue(name: string, values: ReadonlyMap<string, string>): string {
  const near = nearest(name, [...values.keys()])
  const cure =
    near === undefined ? `Add a line \`${name}=…\` to the input \`values\`.` : `Did you mean \`{{${near}}}\`?`
  return `{{${name}}} has no value. ${cure}`
}
