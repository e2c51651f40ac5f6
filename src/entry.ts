/*
 * The one bundle in dist/ begins here. A stage of the step is loaded when it is asked for, and what is loaded on demand below
 * it has a chunk of its own, so that each stage reads only the code that it runs. For each function of this file the build
 * writes a script that calls it, which action.yml names.
 */

/** Runs the step: resolves once the load has ended and its results are published. */
export const main = (): Promise<unknown> => import('./main.ts')

/** Runs the post step: resolves once nothing of the step is left to do. */
export const post = (): Promise<unknown> => import('./post.ts')

/** Runs a validation: resolves once its results are published. */
export const validate = (): Promise<unknown> => import('./validate.ts')
