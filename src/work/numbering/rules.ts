/** Numbers of papers: a template turns a stored year and sequence into text; text is never read back. */

/** A number as it is kept. The text follows the template of its day and is not changed later. */
export interface PaperNumber {
  readonly year: number
  readonly sequence: number
  readonly text: string
}

const place = /\{(year|seq)(?::([1-9]))?\}/g

/**
 * A template holds `{seq}` or `{seq:n}` (padded to n digits) once, and `{year}` at most once; the rest is plain
 * text without braces. Without the year two years would give the same text, so it is needed.
 */
export function isTemplate(template: string): boolean {
  const places = [...template.matchAll(place)].map(([, name]) => name)
  return (
    places.length === 2 &&
    places.includes('year') &&
    places.includes('seq') &&
    !/[{}]/.test(template.replaceAll(place, ''))
  )
}

/** The text of a number. A sequence longer than its padding is written in full. */
export const numberText = (template: string, year: number, sequence: number): string =>
  template.replaceAll(place, (_whole, name: string, width: string | undefined) =>
    String(name === 'year' ? year : sequence).padStart(width === undefined ? 1 : Number(width), '0'),
  )
