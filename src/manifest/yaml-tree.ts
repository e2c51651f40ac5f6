import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { Mistake } from './mistake.ts'

/** A place in a YAML file; both count from 1. */
export interface YamlPlace {
  readonly line: number
  readonly column: number
}

/** What a YAML file says, each piece with its place. All values are texts as they are written: `NO`, `007` and `1.10`. */
export type YamlNode = { readonly at: YamlPlace } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }
  /** Nothing stands where a value should be. */
  | { readonly kind: 'nothing' }
)

export interface YamlEntry {
  readonly key: string
  readonly at: YamlPlace
  readonly value: YamlNode
}

/** Aliases may repeat what they stand for many times over. */
const MOST_NODES = 100_000
/** Source: YAML 1.1, "Merge Key Language-Independent Type". */
const MERGE = '<<'

/** Reads a YAML file, or says what is wrong with its YAML. A key that stands twice in one map is a mistake. */
export function readYaml(text: string): { readonly root: YamlNode } | { readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ pos: [offset], code, message }) => ({
      at: placeAt(offset),
      message: MEANT[code] ?? sentenceOf(message),
    }))
    return { mistakes }
  }
  let nodes = 0
  const top = { line: 1, column: 1 }
  try {
    return { root: document.contents === null ? { kind: 'nothing', at: top } : read(document.contents, top) }
  } catch (error) {
    if (!(error instanceof TreeError)) throw error
    return { mistakes: [error.mistake] }
  }

  function placeAt(offset: number): YamlPlace {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }

  function read(node: Node | null, fallback: YamlPlace): YamlNode {
    const at = node?.range ? placeAt(node.range[0]) : fallback
    if (++nodes > MOST_NODES)
      throw new TreeError({ at, message: `the file has more than ${MOST_NODES} values with its aliases.` })
    if (isAlias(node)) {
      const source = node.resolve(document)
      if (source === undefined)
        throw new TreeError({ at, message: `no anchor &${node.source} stands before this alias.` })
      return { ...read(source, at), at }
    }
    if (isSeq<Node>(node)) return { kind: 'list', at, items: node.items.map((item) => read(item, at)) }
    if (isMap<Node, Node | null>(node)) return { kind: 'map', at, entries: entriesOf(node.items, at) }
    if (!isScalar(node) || (node.type === 'PLAIN' && node.source === '')) return { kind: 'nothing', at }
    return { kind: 'text', at, text: String(node.value) }
  }

  function entriesOf(pairs: readonly Pair<Node, Node | null>[], at: YamlPlace): readonly YamlEntry[] {
    const own = pairs.map(({ key, value }) => {
      const name = read(key, at)
      if (name.kind !== 'text') throw new TreeError({ at: name.at, message: 'a key has to be a single word or text.' })
      return { key: name.text, at: name.at, value: read(value, name.at) }
    })
    const merged = own.filter(({ key }) => key === MERGE).flatMap(({ value }) => mergedEntries(value))
    const entries = own.filter(({ key }) => key !== MERGE)
    const names = new Set(entries.map(({ key }) => key))
    for (const entry of merged) {
      if (names.has(entry.key)) continue
      names.add(entry.key)
      entries.push(entry)
    }
    return entries
  }
}

/** The first of several maps that has a key gives its value. */
function mergedEntries(value: YamlNode): readonly YamlEntry[] {
  const maps = value.kind === 'list' ? value.items : [value]
  return maps.flatMap((map) => {
    if (map.kind !== 'map')
      throw new TreeError({ at: value.at, message: '`<<` takes an alias of a map, or a list of them.' })
    return map.entries
  })
}

/** What the parser says in words for programmers. */
const MEANT: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'the key stands here for the second time. Remove one of them.',
  MULTIPLE_DOCS: 'a second document begins here, and a manifest is one. Remove the line `---` and what follows it.',
}

/** The parser's words, as a sentence. */
function sentenceOf(message: string): string {
  return `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.?$/, '.')}`
}

class TreeError extends Error {
  readonly mistake: Mistake

  constructor(mistake: Mistake) {
    super(mistake.message)
    this.mistake = mistake
  }
}
