/** How many pages a sheet takes in print, and what runs along at the edge of each. */
import { useEffect, useState, type RefObject } from 'react'
import { paperType } from '../../theme/tokens'

/** A text as CSS writes it. */
const quoted = (text: string): string => `"${text.replaceAll(/[\n\r\f]/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`

export interface RunningWords {
  /** Whose paper it is and its number, from the second page on: `帮-2026-0001 受理单`. */
  readonly head: string
  /** What stands before, between and after the numbers at the foot: 第, 页 共, 页. */
  readonly foot: readonly [before: string, between: string, after: string]
}

/**
 * Puts them where print.css takes them from: the page boxes of a print are drawn by the browser, which counts them, so a
 * page's number is true of the paper whatever stands on it.
 */
export function useRunningWords({ head, foot: [before, between, after] }: RunningWords): void {
  useEffect(() => {
    const { style } = document.documentElement
    const words = {
      '--paper-head': head,
      '--paper-page': before,
      '--paper-of': between,
      '--paper-pages': after,
    }
    style.setProperty('--paper-type', paperType)
    for (const [name, text] of Object.entries(words)) style.setProperty(name, quoted(text))
    return () => {
      for (const name of Object.keys(words)) style.removeProperty(name)
    }
  }, [head, before, between, after])
}

/**
 * Pages that a sheet takes. It is laid out once more in columns as high and wide as a page: a browser breaks columns where
 * it breaks pages, by the same rules.
 */
export function pagesOf(sheet: HTMLElement): number {
  const columns = document.createElement('div')
  columns.className = 'paper-columns'
  columns.append(sheet.cloneNode(true))
  document.body.append(columns)
  const { clientWidth, scrollWidth } = columns
  const gap = Number.parseFloat(getComputedStyle(columns).columnGap)
  columns.remove()
  return Math.max(1, Math.round((scrollWidth + gap) / (clientWidth + gap)))
}

/** Pages of each sheet in a place, in their order; empty until the type that they are set in is there. */
export function useRenderedPages(place: RefObject<HTMLElement | null>, of: unknown): readonly number[] {
  const [pages, setPages] = useState<readonly number[]>([])
  useEffect(() => {
    let gone = false
    void document.fonts.ready.then(() => {
      const sheets = place.current?.querySelectorAll<HTMLElement>('.paper-a4')
      if (!gone && sheets !== undefined) setPages([...sheets].map(pagesOf))
    })
    return () => {
      gone = true
    }
  }, [place, of])
  return pages
}
