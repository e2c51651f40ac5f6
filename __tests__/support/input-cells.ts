/** The cells of an input in a table of the docs: its description ends with its default and an example. Throws where it does
 *  not. */
export function inputCells(
  name: string,
  { description, required }: { description: string; required: boolean },
): string[] {
  const parts = /^(?<meaning>.+) (?:No default|Default: (?<value>.+))\. Example: (?<example>.+)\.$/.exec(
    description,
  )?.groups
  if (parts?.meaning === undefined) throw new Error(`The description of ${name} does not end with default and example.`)
  const value = required ? 'required' : (parts.value ?? 'none')
  return [`\`${name}\``, parts.meaning, value, parts.example ?? '']
}
