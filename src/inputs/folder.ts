import nodePath, { type PlatformPath } from 'node:path'
import { isInside } from '../disk/is-inside.ts'
import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** The folders that a path may lie in, and the rules by which it is read. */
export interface FolderRules {
  readonly input: string
  /** Where a relative path starts; absolute. */
  readonly base: string
  /** Workspace and the runner's temp folder; absolute. */
  readonly roots: readonly string[]
  readonly path?: PlatformPath
}

/** Reads the path of a folder or file inside one of the roots, and returns it as an absolute path. Only the text is checked:
 *  links are for the caller to follow. Throws InputError. */
export function parseFolder(text: string, { input, base, roots, path = nodePath }: FolderRules): string {
  if (path.sep === '/' && text.includes('\\')) {
    throw new InputError([
      `\`${input}\`: ${quote(text)} contains a backslash, which does not separate folders on this runner. Write \`/\` instead; it works on every runner.`,
    ])
  }
  const folder = path.resolve(base, text)
  if (roots.some((root) => isInside(folder, root, path))) return folder
  throw new InputError([
    `\`${input}\`: ${quote(text)} is outside the workspace. Use a path inside the workspace or inside the runner's temp folder (\`\${{ runner.temp }}\`).`,
  ])
}
