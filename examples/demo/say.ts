import { styleText } from 'node:util'

/** Prints a paragraph. */
export function say(text: string): void {
  console.log(`${text.trimEnd()}\n`)
}

/** Prints a heading: level 1 for a chapter, level 2 for a section. */
export function title(text: string, level: 1 | 2 = 1): void {
  if (level === 2) console.log(styleText('bold', `── ${text}\n`))
  else console.log(`\n${styleText(['bold', 'cyan'], `━━━ ${text} ${'━'.repeat(Math.max(3, 90 - text.length))}`)}\n`)
}
