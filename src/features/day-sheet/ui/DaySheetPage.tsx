/** The sheet of a day on a screen of its own: fetched once, which is written down, then printed. */
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import { desk } from './client'
import { DayInput, ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview, usePaperWords } from '#app/parts/print/index'
import { useToday } from '#app/session/session'
import { DaySheetPaper } from './DaySheetPaper'
import './day-sheet.css'

export default function DaySheetPage() {
  const today = useToday()
  const [address, setAddress] = useSearchParams()
  const day = address.get('day') ?? today
  return <Prepared key={day} day={day} onDay={(chosen) => setAddress({ day: chosen }, { replace: true })} />
}

function Prepared({ day, onDay }: { readonly day: string; readonly onDay: (day: string) => void }) {
  const { t } = useTranslation('day-sheet')
  const paper = usePaperWords('day-sheet')
  const { write } = useWrite(desk.daySheet.print)
  // Each time is written down as a sheet that was printed.
  const { answer: sheet, error, again } = useAskedOnce(() => write({ day }))
  const choice = (
    <span className="day-sheet-choice">
      <DayInput
        aria-label={t('dayOf')}
        value={day}
        onChange={(chosen) => {
          if (chosen !== undefined) onDay(chosen)
        }}
      />
    </span>
  )
  if (error !== undefined) {
    return (
      <Page>
        <ErrorState error={error} onRetry={again} />
        {choice}
      </Page>
    )
  }
  if (sheet === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  return (
    <PrintPreview title={t('title')} fileName={paper('fileName', { day })} back="/" choice={choice}>
      <DaySheetPaper sheet={sheet} />
    </PrintPreview>
  )
}
