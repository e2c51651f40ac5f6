import type { Node } from './regex-tree.ts'

/** A text that can be made as long as one likes: its piece again and again. */
export interface HostileText {
  readonly before: string
  readonly piece: string
  readonly after: string
}

/** Of about `length` characters. */
export function written({ before, piece, after }: HostileText, length: number): string {
  return before + piece.repeat(Math.ceil(length / piece.length)) + after
}

/** Texts that lead a matcher of the pattern astray as far as it lets itself be led. */
export function hostileTexts(tree: Node): readonly HostileText[] {
  const alphabet = alphabetOf(tree)
  const texts = new Map<string, HostileText>()
  const add = (before: string, piece: string, after: string) => {
    if (piece !== '') texts.set(JSON.stringify([before, piece, after]), { before, piece, after })
  }
  for (const character of alphabet) for (const end of ENDS) add('', character, end)
  for (const { before, node, after } of repeats(tree, alphabet)) {
    const bodies = variants(node.node, alphabet)
    const afters = [...new Set([...ENDS, `${after}${NO_MATCH}`])]
    for (const end of afters) {
      for (const opening of new Set(['', NO_MATCH, ...before])) {
        add('', opening, end)
        for (const body of bodies) {
          add(opening, body, end)
          add('', opening + body, end)
        }
      }
      for (const one of bodies.slice(0, 3)) for (const other of bodies.slice(0, 3)) add('', one + other, end)
    }
  }
  return [...texts.values()]
}

/** Fits next to nothing. */
const NO_MATCH = '\u0000'
const ENDS = ['', NO_MATCH]

/** The characters that a pattern names, and some of each kind. */
function alphabetOf(tree: Node): readonly string[] {
  const named: string[] = []
  const visit = (node: Node): void => {
    if (node.kind === 'char') named.push(...node.literal)
    else if ('nodes' in node) node.nodes.forEach(visit)
    else if ('node' in node) visit(node.node)
  }
  visit(tree)
  return [...new Set([...named, 'a', 'A', '1', ' ', '\n', '_', '-', '.', 'é'])]
}

interface Repeat {
  readonly node: Extract<Node, { kind: 'repeat' }>
  /** What may stand before it, for it to be reached. */
  readonly before: readonly string[]
  /** What has to follow it. */
  readonly after: string
}

function repeats(tree: Node, alphabet: readonly string[]): readonly Repeat[] {
  const found: Repeat[] = []
  const visit = (node: Node, before: readonly string[], after: string): void => {
    switch (node.kind) {
      case 'sequence':
        for (const [index, part] of node.nodes.entries()) {
          const earlier = node.nodes.slice(0, index)
          const openings = [0, 1].map((turns) => earlier.map((one) => sample(one, alphabet, turns)).join(''))
          const rest = node.nodes.slice(index + 1).map((one) => sample(one, alphabet, 0))
          const all = before.flatMap((opening) => openings.map((own) => opening + own))
          visit(part, [...new Set(all)].slice(0, 4), rest.join('') + after)
        }
        return
      case 'choice':
        for (const part of node.nodes) visit(part, before, after)
        return
      case 'repeat':
        found.push({ node, before, after })
        visit(node.node, before, after)
        return
      case 'group':
        visit(node.node, before, after)
        return
      case 'look':
        visit(node.node, node.isBehind ? [''] : before, '')
    }
  }
  visit(tree, [''], '')
  return found
}

/** A text that a node takes; what may be left out is there `turns` times. */
function sample(node: Node, alphabet: readonly string[], turns: number): string {
  switch (node.kind) {
    case 'char':
      return taken(node, alphabet)[0] ?? ''
    case 'sequence':
      return node.nodes.map((part) => sample(part, alphabet, turns)).join('')
    case 'choice':
      return node.nodes[0] === undefined ? '' : sample(node.nodes[0], alphabet, turns)
    case 'group':
      return sample(node.node, alphabet, turns)
    case 'repeat':
      return sample(node.node, alphabet, turns).repeat(Math.max(node.least, Math.min(turns, node.most)))
    case 'look':
      return node.isBehind && !node.isNegative ? sample(node.node, alphabet, turns) : ''
    default:
      return ''
  }
}

/** Texts that a node takes, different ones. */
function variants(node: Node, alphabet: readonly string[]): readonly string[] {
  const of = (one: Node): readonly string[] => {
    if (one.kind === 'char') return taken(one, alphabet).slice(0, 5)
    if (one.kind === 'choice') return one.nodes.flatMap((part) => variants(part, alphabet).slice(0, 2))
    if (one.kind === 'group') return of(one.node)
    return [sample(one, alphabet, 1), sample(one, alphabet, 0)]
  }
  return [...new Set(of(node))].filter((text) => text !== '').slice(0, 6)
}

function taken({ takes, literal }: Extract<Node, { kind: 'char' }>, alphabet: readonly string[]): readonly string[] {
  const own = [...literal, ...alphabet].filter((character) => takes(character))
  if (own.length > 0) return [...new Set(own)]
  return Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).filter((character) => takes(character))
}
