/** A regular expression as a tree, as far as the patterns of this project go. */
export type Node =
  /** One character; `takes` says which. */
  | { readonly kind: 'char'; readonly takes: (character: string) => boolean; readonly literal: readonly string[] }
  | { readonly kind: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly kind: 'choice'; readonly nodes: readonly Node[] }
  /** `slot` counts from 1; undefined where nothing is captured. */
  | { readonly kind: 'group'; readonly slot: number | undefined; readonly node: Node }
  | {
      readonly kind: 'repeat'
      readonly least: number
      readonly most: number
      readonly isLazy: boolean
      readonly node: Node
    }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'no word' }
  | { readonly kind: 'look'; readonly isBehind: boolean; readonly isNegative: boolean; readonly node: Node }
  | { readonly kind: 'again'; readonly slot: number }

/** Reads a pattern. Throws for what no pattern of this project uses, so that nothing is taken for linear unseen. */
export function parsePattern(source: string, flags: string): Node {
  const isUnicode = flags.includes('u')
  const units = isUnicode ? [...source] : source.split('')
  let at = 0
  let slots = 0

  const peek = (text: string): boolean => units.slice(at, at + text.length).join('') === text
  const skip = (text: string): boolean => {
    if (!peek(text)) return false
    at += text.length
    return true
  }
  const fail = (what: string): never => {
    throw new Error(`/${source}/${flags}: ${what} at ${at} is not understood. Teach it to regex-tree.ts.`)
  }

  function choice(): Node {
    const nodes = [sequence()]
    while (skip('|')) nodes.push(sequence())
    const [only] = nodes
    return nodes.length === 1 && only !== undefined ? only : { kind: 'choice', nodes }
  }

  function sequence(): Node {
    const nodes: Node[] = []
    while (at < units.length && !peek('|') && !peek(')')) nodes.push(repeated(atom()))
    return { kind: 'sequence', nodes }
  }

  function repeated(node: Node): Node {
    const range = quantifier()
    if (range === undefined) return node
    return { kind: 'repeat', ...range, isLazy: skip('?'), node }
  }

  function quantifier(): { least: number; most: number } | undefined {
    if (skip('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (skip('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (skip('?')) return { least: 0, most: 1 }
    const [whole = '', least = '', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(units.slice(at).join('')) ?? []
    if (whole === '') return undefined
    at += whole.length
    if (comma === '') return { least: Number(least), most: Number(least) }
    return { least: Number(least), most: most === '' ? Number.POSITIVE_INFINITY : Number(most) }
  }

  function atom(): Node {
    if (skip('^')) return flags.includes('m') ? fail('m') : { kind: 'edge', edge: 'start' }
    if (skip('$')) return flags.includes('m') ? fail('m') : { kind: 'edge', edge: 'end' }
    if (skip('\\b')) return { kind: 'edge', edge: 'word' }
    if (skip('\\B')) return { kind: 'edge', edge: 'no word' }
    if (peek('(')) return group()
    if (peek('[')) return set()
    if (peek('\\')) return escaped()
    const unit = units[at++] ?? ''
    if ('*+?{)'.includes(unit)) return fail(unit)
    return char(unit, unit === '.' ? [] : [unit])
  }

  function group(): Node {
    for (const [opening, isBehind, isNegative] of LOOKS) {
      if (!skip(opening)) continue
      return closed({ kind: 'look', isBehind, isNegative, node: choice() })
    }
    if (skip('(?:')) return closed({ kind: 'group', slot: undefined, node: choice() })
    if (peek('(?')) return fail('(?')
    at++
    const slot = ++slots
    return closed({ kind: 'group', slot, node: choice() })
  }

  function closed(node: Node): Node {
    return skip(')') ? node : fail('the end of a group')
  }

  function set(): Node {
    const from = at++
    const literal: string[] = []
    while (units[at] !== ']') {
      if (at >= units.length) return fail('the end of a set')
      if (units[at] === '\\') {
        const start = at
        at += escapeLength()
        literal.push(...literalOf(units.slice(start, at).join('')))
      } else literal.push(units[at++] ?? '')
    }
    at++
    return char(units.slice(from, at).join(''), literal)
  }

  function escaped(): Node {
    const next = units[at + 1] ?? ''
    if (/[1-9]/.test(next)) {
      at += 2
      return { kind: 'again', slot: Number(next) }
    }
    const start = at
    at += escapeLength()
    const text = units.slice(start, at).join('')
    return char(text, literalOf(text))
  }

  function escapeLength(): number {
    const rest = units.slice(at).join('')
    const [text] = /^\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[pP]\{\w+\}|[^xupPck0-9])/i.exec(rest) ?? []
    return text === undefined ? fail('an escape') : [...text].length
  }

  function char(text: string, literal: readonly string[]): Node {
    const native = new RegExp(`^${text}$`, flags.replace(/[gy]/g, ''))
    const known = new Map<string, boolean>()
    let [last, wasTaken] = ['', false]
    const takes = (character: string) => {
      if (character === last) return wasTaken
      last = character
      wasTaken = known.get(character) ?? native.test(character)
      known.set(character, wasTaken)
      return wasTaken
    }
    return { kind: 'char', takes, literal }
  }

  const tree = choice()
  return at === units.length ? tree : fail('what follows')
}

const LOOKS: readonly (readonly [string, boolean, boolean])[] = [
  ['(?=', false, false],
  ['(?!', false, true],
  ['(?<=', true, false],
  ['(?<!', true, true],
]

const CONTROLS: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t', '\\f': '\f', '\\v': '\v' }

/** The characters that an escape names one by one. */
function literalOf(text: string): readonly string[] {
  if (text in CONTROLS) return [CONTROLS[text] ?? '']
  const code = /^\\[xu]([0-9a-f]+)$/i.exec(text)?.[1]
  if (code !== undefined) return [String.fromCharCode(Number.parseInt(code, 16))]
  return /^\\[^a-zA-Z]$/.test(text) ? [text.slice(1)] : []
}
