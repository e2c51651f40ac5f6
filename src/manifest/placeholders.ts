import { nearest } from '../text/nearest.ts'
import type { Mistake } from './mistake.ts'
import type { YamlNode } from './yaml-tree.ts'

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g

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
