import type { Node } from './regex-tree.ts'

/** Somebody stepped further than allowed. */
export class TooManySteps extends Error {}

type Step =
  | { readonly does: 'char'; readonly takes: (character: string) => boolean; readonly isBack: boolean }
  | { readonly does: 'split'; first: number; second: number }
  | { readonly does: 'jump'; to: number }
  | { readonly does: 'save'; readonly register: number }
  /** Goes on only where something was taken since the register was saved. */
  | { readonly does: 'progress'; readonly register: number }
  | { readonly does: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'no word' }
  | { readonly does: 'look'; readonly program: Program; readonly isNegative: boolean }
  | { readonly does: 'again'; readonly slot: number }
  | { readonly does: 'match' }

interface Program {
  readonly steps: readonly Step[]
}

/** What a search found, and how many steps it took, as a matcher that goes back after each wrong turn takes them. */
export interface Search {
  readonly found: readonly { readonly start: number; readonly end: number }[]
  readonly steps: number
}

/** A matcher that works as those of JavaScript engines do, step by step, and counts the steps. */
export function createMatcher(
  tree: Node,
  flags: string,
): (text: string, options?: { all?: boolean; most?: number }) => Search {
  let registers = 2 * MOST_SLOTS
  const program = compile(tree, false, () => registers++)
  const isUnicode = flags.includes('u')

  return (text, { all = flags.includes('g'), most = Number.POSITIVE_INFINITY } = {}) => {
    const characters = isUnicode ? [...text] : text.split('')
    const counter = { steps: 0, most }
    const found: { start: number; end: number }[] = []
    const held = new Int32Array(registers).fill(-1)
    for (let start = 0; start <= characters.length; ) {
      const end = run(program, characters, start, held, counter)
      if (end === undefined) {
        start++
        continue
      }
      found.push({ start, end })
      if (!all) break
      start = end === start ? end + 1 : end
    }
    return { found, steps: counter.steps }
  }
}

function compile(tree: Node, isBack: boolean, newRegister: () => number): Program {
  const steps: Step[] = []
  const add = <T extends Step>(step: T): T => {
    steps.push(step)
    return step
  }
  const visit = (node: Node): void => {
    switch (node.kind) {
      case 'char':
        add({ does: 'char', takes: node.takes, isBack })
        return
      case 'sequence':
        for (const part of isBack ? [...node.nodes].reverse() : node.nodes) visit(part)
        return
      case 'choice': {
        const jumps = node.nodes.slice(0, -1).map((part) => {
          const split = add({ does: 'split', first: steps.length + 1, second: 0 })
          visit(part)
          const jump = add({ does: 'jump', to: 0 })
          split.second = steps.length
          return jump
        })
        for (const last of node.nodes.slice(-1)) visit(last)
        for (const jump of jumps) jump.to = steps.length
        return
      }
      case 'group': {
        const slot = node.slot === undefined ? undefined : node.slot * 2
        if (slot !== undefined) add({ does: 'save', register: isBack ? slot + 1 : slot })
        visit(node.node)
        if (slot !== undefined) add({ does: 'save', register: isBack ? slot : slot + 1 })
        return
      }
      case 'repeat':
        repeat(node)
        return
      case 'edge':
        add({ does: 'edge', edge: node.edge })
        return
      case 'look':
        add({ does: 'look', program: compile(node.node, node.isBehind, newRegister), isNegative: node.isNegative })
        return
      case 'again':
        if (isBack) throw new Error('Going back over a group is not understood. Teach it to regex-steps.ts.')
        add({ does: 'again', slot: node.slot })
    }
  }
  const split = (isLazy: boolean) => {
    const made = add({ does: 'split', first: steps.length + 1, second: 0 })
    return (end: number) => {
      made.second = end
      if (isLazy) [made.first, made.second] = [made.second, made.first]
    }
  }
  const repeat = ({ least, most, isLazy, node }: Extract<Node, { kind: 'repeat' }>): void => {
    for (let turn = 0; turn < least; turn++) visit(node)
    if (most === Number.POSITIVE_INFINITY) {
      const register = newRegister()
      const start = steps.length
      const close = split(isLazy)
      add({ does: 'save', register })
      visit(node)
      add({ does: 'progress', register })
      add({ does: 'jump', to: start })
      close(steps.length)
      return
    }
    const closes = Array.from({ length: most - least }, () => {
      const close = split(isLazy)
      visit(node)
      return close
    })
    for (const close of closes) close(steps.length)
  }
  visit(tree)
  add({ does: 'match' })
  return { steps }
}

/** Groups that capture, with the whole match. */
const MOST_SLOTS = 12

/** Where a match that starts at `start` ends. Keeps what is captured in `registers`. */
function run(
  { steps }: Program,
  characters: readonly string[],
  start: number,
  registers: Int32Array,
  counter: { steps: number; readonly most: number },
): number | undefined {
  /** Where to go back to: step, place, how much was written down. */
  const turns: number[] = []
  /** What registers held before: register, value. */
  const written: number[] = []
  const write = (register: number, value: number) => {
    written.push(register, registers[register] ?? -1)
    registers[register] = value
  }
  let pc = 0
  let at = start
  for (;;) {
    if (++counter.steps > counter.most) throw new TooManySteps()
    const step = steps[pc]
    let goesOn = true
    switch (step?.does) {
      case 'char': {
        const character = characters[step.isBack ? at - 1 : at]
        goesOn = character !== undefined && step.takes(character)
        at += step.isBack ? -1 : 1
        pc++
        break
      }
      case 'split':
        turns.push(step.second, at, written.length)
        pc = step.first
        break
      case 'jump':
        pc = step.to
        break
      case 'save':
        write(step.register, at)
        pc++
        break
      case 'progress':
        goesOn = registers[step.register] !== at
        pc++
        break
      case 'edge':
        goesOn = isEdge(step.edge, characters, at)
        pc++
        break
      case 'look': {
        // What it captures nobody asks for.
        const isThere = run(step.program, characters, at, registers.slice(), counter) !== undefined
        goesOn = isThere !== step.isNegative
        pc++
        break
      }
      case 'again': {
        const slot = step.slot * 2
        const [from = -1, to = -1] = [registers[slot], registers[slot + 1]]
        for (let index = from; index < to && goesOn; index++) {
          counter.steps++
          goesOn = characters[index]?.toLowerCase() === characters[at]?.toLowerCase()
          at++
        }
        pc++
        break
      }
      default:
        return at
    }
    if (goesOn) continue
    const undoTo = turns.pop()
    const place = turns.pop()
    const turn = turns.pop()
    while (written.length > (undoTo ?? 0)) {
      const value = written.pop() ?? -1
      registers[written.pop() ?? 0] = value
    }
    if (undoTo === undefined || place === undefined || turn === undefined) return undefined
    at = place
    pc = turn
  }
}

function isEdge(edge: 'start' | 'end' | 'word' | 'no word', characters: readonly string[], at: number): boolean {
  if (edge === 'start') return at === 0
  if (edge === 'end') return at === characters.length
  const isWord = (character = '') => /^\w$/.test(character)
  return (isWord(characters[at - 1]) !== isWord(characters[at])) === (edge === 'word')
}
