/** Text cut to `most` characters, with an ellipsis where something is missing. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  // A character takes two places at most.
  const characters = [...text.slice(0, 2 * most)]
  return characters.length <= most && text.length <= 2 * most ? text : `${characters.slice(0, most - 1).join('')}…`
}
