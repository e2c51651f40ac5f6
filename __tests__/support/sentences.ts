/** Lists the pieces of text in the source of a module that are three words or more, as messages have them: what stands
 *  between two values that a template fills in is a piece of its own. */
export function sentencesIn(source: string): readonly string[] {
  return textsIn(source).filter((text) => text.trim().split(/\s+/).length >= 3)
}

/** A regular expression, where one may begin: its quotes are no quotes. */
const PATTERN = /^\/(?![*/])(?:\[(?:\\.|[^\]\\\n])*\]|\\.|[^/\\\n[])+\/[a-z]*/

function textsIn(source: string): readonly string[] {
  const texts: string[] = []
  /** How many braces are open in each template that is being filled in. */
  const templates: number[] = []
  let before = ''
  let at = 0
  const takeText = (end: RegExp, from: number): string => {
    end.lastIndex = from
    const found = end.exec(source)
    texts.push(unescaped(source.slice(from, found?.index)))
    at = end.lastIndex
    return found?.[0] ?? ''
  }
  const takeTemplate = () => {
    if (takeText(/(?<!\\)(?:`|\$\{)/g, at) === '${') templates.push(0)
  }
  while (at < source.length) {
    const rest = source.slice(at, at + 400)
    const skipped =
      /^\/\/[^\n]*/.exec(rest)?.[0] ??
      (rest.startsWith('/*') ? source.slice(at, source.indexOf('*/', at) + 2) : undefined)
    const pattern = /[(,=:[!&|?{};\n]/.test(before) ? PATTERN.exec(rest)?.[0] : undefined
    if (skipped !== undefined || pattern !== undefined) {
      at += (skipped ?? pattern ?? '').length
      continue
    }
    const character = source.charAt(at++)
    if (character === "'" || character === '"') takeText(character === "'" ? /(?<!\\)'/g : /(?<!\\)"/g, at)
    else if (character === '`') takeTemplate()
    else if (character === '{' && templates.length > 0) templates.push((templates.pop() ?? 0) + 1)
    else if (character === '}' && templates.length > 0) {
      const open = templates.pop() ?? 0
      if (open > 0) templates.push(open - 1)
      else takeTemplate()
    }
    if (character.trim() !== '') before = character
  }
  return texts
}

function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n').replace(/\\(.)/g, '$1')
}
