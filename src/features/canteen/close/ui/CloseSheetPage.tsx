/** The X or Z sheet of a day: fetched once, which is written down, then printed. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview } from '#app/parts/print/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import type { CloseSheet } from '../contract'
import { ClosePaper } from './ClosePaper'
import './close.css'

export default function CloseSheetPage() {
  const today = useToday()
  const [search] = useSearchParams()
  const day = search.get('day') ?? today
  return <Prepared key={day} day={day} />
}

function Prepared({ day }: { readonly day: string }) {
  const { t } = useTranslation('canteen')
  const { write } = useWrite(desk.canteen.close.sheet)
  const [sheet, setSheet] = useState<CloseSheet>()
  const [error, setError] = useState<unknown>()
  const asked = useRef(false)
  const ask = () => {
    setError(undefined)
    write({ day }).then(setSheet, setError)
  }
  useEffect(() => {
    // Asked once: each time is written down as a sheet that was printed.
    if (asked.current) return
    asked.current = true
    write({ day }).then(setSheet, setError)
  }, [write, day])
  if (sheet === undefined) {
    return (
      <Page>
        {error === undefined ? <LoadingLines lines={8} /> : <ErrorState error={error} onRetry={ask} />}
      </Page>
    )
  }
  const title = t(`close.paper.${sheet.kind}`)
  return (
    <PrintPreview title={title} fileName={`${title} ${day}`} back={`/canteen/close?day=${day}`}>
      <ClosePaper sheet={sheet} />
    </PrintPreview>
  )
}
