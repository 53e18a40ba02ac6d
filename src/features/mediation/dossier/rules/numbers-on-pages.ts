/** The numbers at the foot of a packet's pages, as the browser that breaks the pages is told to draw them. */

export interface NumberedSheet {
  /** Named so in the page: `leaf-3`. */
  readonly name: string
  /** Pages printed before it, whether they bear a number or not. */
  readonly before: number
  /** The number of its first page; null where it bears none. */
  readonly from: number | null
  readonly pages: number
}

/** A margin for a sheet that breaks differently on the printer: pages after the counted ones go on being numbered. */
const spare = 5

/**
 * A page's own counter runs through the whole print, covers included, and papers that are laid in by hand are not printed at all. So
 * each sheet has a style of counting that begins at its own first page and says the numbers of the file.
 */
export function pageStyles(sheets: readonly NumberedSheet[]): string {
  return sheets
    .map(({ name, before, from, pages }) => {
      const page = (foot: string) =>
        `@page ${name} { size: A4; margin: 20mm 20mm 16mm; @bottom-center { content: ${foot}; font: 9pt var(--paper-type); } }`
      const place = `[data-sheet='${name}'] .paper-a4 { page: ${name}; }`
      if (from === null) return `${place}\n${page('none')}`
      const symbols = Array.from({ length: pages + spare }, (_, at) => `'${from + at}'`).join(' ')
      const style = `@counter-style ${name} { system: fixed ${before + 1}; symbols: ${symbols}; suffix: ''; }`
      return `${place}\n${style}\n${page(`var(--paper-page) counter(page, ${name}) var(--paper-of)`)}`
    })
    .join('\n')
}
