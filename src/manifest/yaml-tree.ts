import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
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
/** No manifest needs more than ten. Whoever walks the tree does so level by level. */
const MOST_LEVELS = 100
/** One slip may spoil all that follows it. */
const MOST_MISTAKES = 20
/** Source: YAML 1.1, "Merge Key Language-Independent Type". */
const MERGE = '<<'

/** Reads a YAML file, or says what is wrong with its YAML. A key that stands twice in one map is a mistake, and so is an alias within what it
 *  stands for. */
export function readYaml(text: string): { readonly root: YamlNode } | { readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter()
  // The parser compares each key with all others of its map, which takes hours where these are many.
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  })
  const placeAt = (offset: number): YamlPlace => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ pos: [offset], code, message }) => ({
      at: placeAt(offset),
      message: MEANT[code] ?? sentenceOf(message),
    }))
    // What the parser could not follow to its end, it finds fault with again and again.
    const tooDeep = mistakes.find(({ message }) => message === TOO_DEEP)
    return { mistakes: tooDeep === undefined ? mistakes.slice(0, MOST_MISTAKES) : [tooDeep] }
  }
  const top = { line: 1, column: 1 }
  const reader = new TreeReader(placeAt)
  try {
    const root =
      document.contents === null ? { kind: 'nothing' as const, at: top } : reader.read(document.contents, top)
    return reader.doubled.length > 0 ? { mistakes: reader.doubled } : { root }
  } catch (error) {
    if (!(error instanceof TreeError)) throw error
    return { mistakes: [error.mistake] }
  }
}

/** What an anchor names: read to its end, or still being read. */
type Anchored = { readonly node: YamlNode; readonly size: number; readonly levels: number } | 'open'

/** Reads the nodes of a document in their order, each once: an alias takes what was read where its anchor stands. */
class TreeReader {
  /** Keys that their map has already. */
  readonly doubled: Mistake[] = []
  readonly #placeAt: (offset: number) => YamlPlace
  readonly #anchors = new Map<string, Anchored>()
  #nodes = 0
  /** Above the node that is being read. */
  #levels = 0
  /** The most levels that were met since a node with an anchor began. */
  #deepest = 0

  constructor(placeAt: (offset: number) => YamlPlace) {
    this.#placeAt = placeAt
  }

  read(node: Node | null, fallback: YamlPlace): YamlNode {
    const at = node?.range ? this.#placeAt(node.range[0]) : fallback
    this.#count(1, at)
    if (isAlias(node)) return this.#resolved(node.source, at)
    const anchor = isNode(node) ? node.anchor : undefined
    if (anchor === undefined) return this.#content(node, at)
    const before = { nodes: this.#nodes, deepest: this.#deepest }
    this.#anchors.set(anchor, 'open')
    this.#deepest = this.#levels
    const read = this.#content(node, at)
    const levels = this.#deepest - this.#levels
    this.#anchors.set(anchor, { node: read, size: this.#nodes - before.nodes + 1, levels })
    this.#deepest = Math.max(before.deepest, this.#deepest)
    return read
  }

  #resolved(source: string, at: YamlPlace): YamlNode {
    const anchored = this.#anchors.get(source)
    if (anchored === undefined) throw new TreeError({ at, message: `no anchor &${source} stands before this alias.` })
    if (anchored === 'open')
      throw new TreeError({
        at,
        message: `the alias *${source} stands within what it stands for, which has no end then.`,
      })
    this.#count(anchored.size - 1, at)
    this.#reach(this.#levels + anchored.levels, at)
    return { ...anchored.node, at }
  }

  #content(node: Node | null, at: YamlPlace): YamlNode {
    if (isSeq<Node>(node))
      return { kind: 'list', at, items: this.#below(at, () => node.items.map((item) => this.read(item, at))) }
    if (isMap<Node, Node | null>(node))
      return { kind: 'map', at, entries: this.#below(at, () => this.#entriesOf(node.items, at)) }
    if (!isScalar(node) || (node.type === 'PLAIN' && node.source === '')) return { kind: 'nothing', at }
    return { kind: 'text', at, text: String(node.value) }
  }

  #entriesOf(pairs: readonly Pair<Node, Node | null>[], at: YamlPlace): readonly YamlEntry[] {
    const seen = new Set<string>()
    const own = pairs.map(({ key, value }) => {
      const name = this.read(key, at)
      if (name.kind !== 'text') throw new TreeError({ at: name.at, message: 'a key has to be a single word or text.' })
      if (seen.has(name.text)) this.doubled.push({ at: name.at, message: TWICE })
      seen.add(name.text)
      return { key: name.text, at: name.at, value: this.read(value, name.at) }
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

  #below<T>(at: YamlPlace, task: () => T): T {
    this.#levels++
    this.#reach(this.#levels, at)
    const done = task()
    this.#levels--
    return done
  }

  #reach(levels: number, at: YamlPlace): void {
    this.#deepest = Math.max(this.#deepest, levels)
    if (levels > MOST_LEVELS) throw new TreeError({ at, message: TOO_DEEP })
  }

  #count(nodes: number, at: YamlPlace): void {
    this.#nodes += nodes
    if (this.#nodes > MOST_NODES)
      throw new TreeError({ at, message: `the file has more than ${MOST_NODES} values with its aliases.` })
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

const TWICE = 'this key is here for the second time. Remove one of them.'
const TOO_DEEP = `values are nested here, more than ${MOST_LEVELS} levels deep.`

/** What the parser says in words for programmers. */
const MEANT: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: TOO_DEEP,
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
