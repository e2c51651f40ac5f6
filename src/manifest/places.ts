import type { Mistake } from './mistake.ts'
import type { YamlEntry, YamlNode, YamlPlace } from './yaml-tree.ts'

/** A step on the way to a value: the key of a map, or the place in a list. */
export type Step = string | number

/** Notes what is wrong with a manifest, each at the place of a value. */
export class ManifestNotes {
  readonly #root: YamlNode
  readonly mistakes: Mistake[] = []
  /** What is wrong with inputs of the step, which have no place in the manifest, whatever loads they hold for. */
  readonly ofStep = new Set<string>()

  constructor(root: YamlNode) {
    this.#root = root
  }

  /** Notes a mistake at the value of a path or, where the file lacks it, at the value around it. */
  add(path: readonly Step[], message: string): void {
    this.mistakes.push({ at: this.#placeOf(path), message })
  }

  /** Whether the file has a value at a path. */
  has(path: readonly Step[]): boolean {
    return nodeAt(this.#root, path).isWhole
  }

  /** The line, from 1, of the value of a path or, where the file lacks it, of the value around it. */
  lineOf(path: readonly Step[]): number {
    return this.#placeOf(path).line
  }

  #placeOf(path: readonly Step[]): YamlPlace {
    const { node, isWhole } = nodeAt(this.#root, path)
    const last = path.at(-1)
    if (!isWhole || typeof last !== 'string') return node.at
    return entryOf(nodeAt(this.#root, path.slice(0, -1)).node, last)?.at ?? node.at
  }
}

/** The innermost value on a path that the file has. */
export function nodeAt(
  root: YamlNode,
  path: readonly PropertyKey[],
): { readonly node: YamlNode; readonly isWhole: boolean } {
  let node = root
  for (const step of path) {
    const next = node.kind === 'list' ? node.items[Number(step)] : entryOf(node, String(step))?.value
    if (next === undefined) return { node, isWhole: false }
    node = next
  }
  return { node, isWhole: true }
}

/** The entry of a map with this key. */
export function entryOf(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined
}
