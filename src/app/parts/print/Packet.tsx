/** Several sheets that go together: a list of what is in the packet and on which pages, then the sheets, numbered through. */
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRenderedPages } from './pages'
import { SheetFrame, type SheetFrameProps } from './SheetFrame'

export interface PacketSheet {
  readonly key: string
  readonly title: string
  /** One `SheetFrame`. */
  readonly sheet: ReactNode
}

export interface PacketProps extends Pick<SheetFrameProps, 'office' | 'title' | 'line' | 'foot'> {
  readonly sheets: readonly PacketSheet[]
}

/** `3`, or `3–5` of what takes more than one page. */
const pageRange = (first: number, count: number): string =>
  count === 1 ? String(first) : `${first}–${first + count - 1}`

export function Packet({ sheets, ...frame }: PacketProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  // The list comes first, and takes as many pages whether the numbers stand in it or not.
  const [ofList = 1, ...ofSheets] = useRenderedPages(place, sheets)
  const firstOf = (at: number): number =>
    ofSheets.slice(0, at).reduce((sum, count) => sum + count, ofList + 1)
  return (
    <div ref={place} className="packet">
      <SheetFrame {...frame}>
        <table>
          <thead>
            <tr>
              <th style={{ width: '12%' }}>{t('print.row')}</th>
              <th>{t('print.sheet')}</th>
              <th style={{ width: '18%' }}>{t('print.pages')}</th>
            </tr>
          </thead>
          <tbody>
            {sheets.map(({ key, title }, at) => {
              const count = ofSheets[at]
              return (
                <tr key={key}>
                  <td className="centre">{at + 1}</td>
                  <td>{title}</td>
                  <td className="centre">{count === undefined ? '\u2007' : pageRange(firstOf(at), count)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </SheetFrame>
      {sheets.map(({ key, sheet }) => (
        <div key={key} className="packet-sheet">
          {sheet}
        </div>
      ))}
    </div>
  )
}
