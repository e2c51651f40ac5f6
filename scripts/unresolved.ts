import { isBuiltin } from 'node:module'

/** How ncc 0.45 writes an import into a bundle that it did not take in: the first form for one that it could not
 *  resolve (it exits with 0 all the same), the second for modules of Node and those excluded on purpose. */
const OUTSIDE = /(?:eval\("require"\)|__WEBPACK_EXTERNAL_createRequire\(import\.meta\.url\))\("([^"]+)"\)/g

/** The modules that a bundle would look for in node_modules or beside itself, where there is nothing. */
export function unresolvedModules(bundle: string): string[] {
  const names = [...bundle.matchAll(OUTSIDE)].map(([, name = '']) => name)
  return [...new Set(names)].filter((name) => !isBuiltin(name))
}
