/** The text with each line break, and the blanks around it, replaced by one blank. */
export function oneLine(text: string): string {
  // Blanks are taken whole, whether they break a line or not: to look for a break among them at each would take the square of
  // their number.
  return text.replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks))
}
