/** The X or Z sheet of a day: fetched once, which is written down, then printed. */
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview, usePaperWords } from '#app/parts/print/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
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
  const paper = usePaperWords('canteen')
  const { write } = useWrite(desk.canteen.close.sheet)
  // Each time is written down as a sheet that was printed.
  const { answer: sheet, error, again } = useAskedOnce(() => write({ day }))
  if (sheet === undefined) {
    return (
      <Page>
        {error === undefined ? <LoadingLines lines={8} /> : <ErrorState error={error} onRetry={again} />}
      </Page>
    )
  }
  return (
    <PrintPreview
      title={t(`close.paper.${sheet.kind}`)}
      fileName={`${paper(`close.paper.${sheet.kind}`)} ${day}`}
      back={`/canteen/close?day=${day}`}
    >
      <ClosePaper sheet={sheet} />
    </PrintPreview>
  )
}
