import { visible } from '../../text/visible.ts'

/** Markup, which nothing but `html` and `trusted` makes. */
export class Html {
  readonly #markup: string

  constructor(markup: string) {
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

/** What may stand in markup: text is escaped, markup stays, a list is its items one after the other. */
export type Content = string | number | Html | readonly Content[]

/** Markup with values in it: html`<td>${name}</td>`. Whatever a value holds, it is text inside an element or a quoted attribute. */
export function html(markup: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(markup.reduce((all, piece, at) => all + contentOf(values[at - 1] ?? '') + piece))
}

/** A text of this code's own as markup: styles, a script. */
export function trusted(markup: string): Html {
  return new Html(markup)
}

function contentOf(value: Content): string {
  if (value instanceof Html) return value.toString()
  return typeof value === 'object' ? value.map(contentOf).join('') : escapeText(String(value))
}

function escapeText(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}
