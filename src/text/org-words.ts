/** Noncharacters, which no text that is meant for others holds.
 *  Source: The Unicode Standard, 23.7 "Noncharacters". */
const [START, MIDDLE, END] = ['\uFDD0', '\uFDD1', '\uFDD2'] as const
const MARKS = /[\uFDD0-\uFDD2]/g

/** Shown instead of what the org said, where that may hold the value of a field. */
export const WITHHELD = 'message withheld (redact)'

/**
 * Marks what the org said. It becomes part of messages of ours far from where they are shown, and the code that shows a message
 * must know which of its words may hold values of a record.
 *
 * @param label shown instead where the words are withheld, such as a status; it holds no value
 */
export function orgWords(said: string, label = ''): string {
  return `${START}${label.replace(MARKS, '')}${MIDDLE}${wholeWords(said).replace(MARKS, '')}${END}`
}

/** The text with everything that the org said, and without the marks. */
export function wholeWords(text: string): string {
  return replaceMarked(text, (said) => said)
}

/**
 * The text with what the org said in the form that `shown` gives it, and without the marks.
 *
 * @param shown undefined for words that must not be shown
 */
export function safeWords(text: string, shown: (said: string) => string | undefined): string {
  return replaceMarked(text, (said, label) => shown(said) ?? withheld(label) + (/[.!?]$/.test(said) ? '.' : ''))
}

function withheld(label: string): string {
  return label === '' ? WITHHELD : `${label}, ${WITHHELD}`
}

function replaceMarked(text: string, replacement: (said: string, label: string) => string): string {
  let from = 0
  let replaced = ''
  for (let start = text.indexOf(START); start !== -1; start = text.indexOf(START, from)) {
    // A text that was cut may have lost its last mark, and the one between.
    const end = endOf(text, start)
    const marked = text.slice(start + 1, end)
    const middle = marked.indexOf(MIDDLE)
    const [label, said] = middle === -1 ? ['', ''] : [marked.slice(0, middle), marked.slice(middle + 1)]
    replaced += text.slice(from, start) + replacement(said, label)
    from = end + 1
  }
  return (replaced + text.slice(from)).replace(MARKS, '')
}

function endOf(text: string, start: number): number {
  const end = text.indexOf(END, start)
  return end === -1 ? text.length : end
}
