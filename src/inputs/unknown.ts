import { nearest } from '../text/nearest.ts'

/** Warns of each `INPUT_…` variable that is not an input of this action but is spelled almost like one. The runner itself
 *  warns of the others. Source: actions/runner: src/Runner.Worker/ActionRunner.cs, "Unexpected input(s)". */
export function warnOfUnknown(variables: readonly string[], inputs: readonly string[]): readonly string[] {
  return variables.flatMap((variable) => {
    const name = /^INPUT_(.+)$/.exec(variable)?.[1]?.toLowerCase()
    if (name === undefined || inputs.includes(name)) return []
    const near = nearest(name, inputs)
    return near === undefined
      ? []
      : [`\`${name}\` is not an input of this action and was ignored. Did you mean \`${near}\`?`]
  })
}
