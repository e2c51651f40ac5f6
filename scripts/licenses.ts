import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Whose copyright it is where a package says that its licence is MIT, or says nothing, and brings no text. */
const COPYRIGHT_BY_NAME: Readonly<Record<string, string>> = {
  // Source: the author in its package.json.
  '@nodable/entities': 'Amit Gupta (https://solothought.com)',
  // Source: substack/node-binary and substack/node-buffers, LICENSE; chainsaw has the same author and names MIT.
  binary: '2010 James Halliday (mail@substack.net)',
  buffers: '2010 James Halliday (mail@substack.net)',
  chainsaw: '2010 James Halliday (mail@substack.net)',
  // Source: its README.md.
  isarray: '2013 Julian Gruber <julian@juliangruber.com>',
}

const MIT = readFileSync(join(import.meta.dirname, 'bundle/mit.txt'), 'utf8')

const Package = z.object({ name: z.string(), version: z.string(), license: z.optional(z.unknown()) })

/**
 * Lists the licences of the packages that these files belong to: each text once, below the packages that have it. `files` are
 * absolute paths; those outside of a node_modules folder are our own. Throws when a package has no text.
 *
 * ncc has an option for such a list, which is not complete: of ES modules that webpack joined it sees the first one only, so
 * packages that are joined to our code are missing. Source: xz64/license-webpack-plugin: src/WebpackInnerModuleIterator.ts.
 */
export function licensesOf(files: readonly string[]): string {
  const packagesByText = new Map<string, Set<string>>()
  const missing: string[] = []
  for (const folder of new Set(files.flatMap(packageFolderOf))) {
    const { name, version, license } = Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    const text = textIn(folder) ?? mitText(name)
    if (text === undefined) missing.push(`${name} ${version}`)
    else packagesByText.set(text, (packagesByText.get(text) ?? new Set()).add(`${name} ${version}${named(license)}`))
  }
  if (missing.length > 0) throw new Error(`No licence text is known for ${missing.sort().join(', ')}.`)
  const parts = [...packagesByText].map(([text, packages]) => `${[...packages].sort().join('\n')}\n\n${text}\n`)
  return ['The code in this folder holds these packages, under these licences.\n', ...parts.sort()].join(LINE)
}

const LINE = `\n${'-'.repeat(80)}\n\n`

/** Folder of the package that a file belongs to; none for our own. */
function packageFolderOf(file: string): readonly string[] {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file) ?? []
  return folder === undefined ? [] : [folder]
}

/** All texts that a package brings: Apache licences come with a NOTICE that has to be passed on. */
function textIn(folder: string): string | undefined {
  const names = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
  const texts = names.sort().map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
  return texts.length === 0 ? undefined : texts.join('\n\n')
}

function mitText(name: string): string | undefined {
  const copyright = COPYRIGHT_BY_NAME[name]
  return copyright === undefined ? undefined : MIT.replace('{copyright}', () => copyright).trim()
}

function named(license: unknown): string {
  return typeof license === 'string' ? ` (${license})` : ''
}
