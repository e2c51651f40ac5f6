import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export interface Workspace {
  /** GITHUB_WORKSPACE, as a real path. */
  readonly dir: string
  /** Holds `dir` and, beside it, all other folders that runs in this workspace use (temp, home, file commands). */
  readonly root: string
  write(path: string, content: string | Buffer): void
  read(path: string): string
  readBytes(path: string): Buffer
  /** Full paths of all files below `root` that were not put there by `write`: what the runs left behind. */
  leftBehind(): string[]
  remove(): void
}

/** Makes a workspace in a new folder; `files` maps `/`-paths inside it to their content. */
export function createWorkspace(files: Readonly<Record<string, string | Buffer>> = {}): Workspace {
  // The runner's paths are real ones; the temp folder is a link on macOS and a short 8.3 name on Windows.
  const root = mkdtempSync(join(realpathSync.native(tmpdir()), 'bulk-load-'))
  const dir = join(root, 'workspace')
  const written = new Set<string>()
  mkdirSync(dir)

  const workspace: Workspace = {
    dir,
    root,
    write(path, content) {
      const target = resolve(dir, path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, content)
      written.add(target)
    },
    read: (path) => readFileSync(resolve(dir, path), 'utf8'),
    readBytes: (path) => readFileSync(resolve(dir, path)),
    leftBehind: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !written.has(path)),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  }
  for (const [path, content] of Object.entries(files)) workspace.write(path, content)
  return workspace
}
