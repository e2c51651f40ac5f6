import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from '@swc/core'

export interface SourcePattern {
  /** Below `src`, with `/`. */
  readonly file: string
  readonly source: string
  readonly flags: string
}

const SRC = path.resolve(import.meta.dirname, '../../src')

/** Every regular expression that the sources spell out, and the places where one is made of a text. */
export function sourcePatterns(): { readonly patterns: readonly SourcePattern[]; readonly made: readonly string[] } {
  const patterns: SourcePattern[] = []
  const made: string[] = []
  for (const found of globSync('**/*.ts', { cwd: SRC })) {
    const file = found.split(path.sep).join('/')
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) for (const one of node) visit(one)
      if (typeof node !== 'object' || node === null) return
      if ('type' in node && node.type === 'RegExpLiteral' && 'pattern' in node && 'flags' in node)
        patterns.push({ file, source: String(node.pattern), flags: String(node.flags) })
      if (isMaking(node)) made.push(file)
      Object.values(node).forEach(visit)
    }
    visit(parseSync(readFileSync(path.join(SRC, found), 'utf8'), { syntax: 'typescript', target: 'es2024' }))
  }
  return { patterns, made }
}

/** `new RegExp(…)` or `RegExp(…)`. */
function isMaking(node: object): boolean {
  if (!('type' in node && (node.type === 'NewExpression' || node.type === 'CallExpression') && 'callee' in node))
    return false
  const { callee } = node
  return typeof callee === 'object' && callee !== null && 'value' in callee && callee.value === 'RegExp'
}
