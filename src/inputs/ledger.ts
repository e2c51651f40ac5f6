import nodePath from 'node:path'
import { InputError } from '../errors.ts'
import { nearest } from '../text/nearest.ts'
import { type FolderRules, parseFolder } from './folder.ts'
import { quote } from './quote.ts'

/** Where the ledger is kept: the record of what was sent in which job. */
export type LedgerPlace =
  /** The cache of GitHub Actions. */
  | { readonly kind: 'cache' }
  /** No ledger is kept. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'file'
      /** Absolute. */
      readonly path: string
    }

const WORDS = ['cache', 'none'] as const

/** `cache`, `none` or the path of a file. A bare word is no path, so that a misspelt one does not become a file. */
export function parseLedger(text: string, rules: Omit<FolderRules, 'input'>): LedgerPlace {
  const folded = text.toLowerCase()
  const word = WORDS.find((known) => known === folded)
  if (word !== undefined) return { kind: word }
  if (!/[./\\]/.test(text)) {
    const near = nearest(folded, WORDS)
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`
    throw new InputError([
      `\`ledger\`: ${quote(text)} is not allowed. Use \`cache\`, \`none\`, or the path of a file, such as \`./accounts.ledger\`.${hint}`,
    ])
  }
  const file = parseFolder(text, { input: 'ledger', ...rules })
  const path = rules.path ?? nodePath
  const isFolder = /[/\\]$|(^|[/\\])\.\.?$/.test(text) || rules.roots.some((root) => path.relative(root, file) === '')
  if (!isFolder) return { kind: 'file', path: file }
  throw new InputError([`\`ledger\`: ${quote(text)} is a folder. Name a file in it, such as \`./accounts.ledger\`.`])
}
