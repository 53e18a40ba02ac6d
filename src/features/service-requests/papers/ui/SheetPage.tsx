/** One paper of a request, on a screen of its own; that it goes to the printer or into a file is written down before it does. */
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { EmptyState, ErrorState, KeyButton, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview, usePaperWords, type InWord } from '#app/parts/print/index'
import { sheets, type Sheet } from '../../requests/contract/words'
import type { SheetContent } from '../contract'
import { contentOf, sheetOf } from './sheets'
import { useWordValues } from './word-values'
import PacketPage from './PacketPage'

export default function SheetPage() {
  const { t } = useTranslation('service-requests')
  const { requestId, sheet: named } = useParams()
  const sheet = sheets.find((known) => known === named)
  const navigate = useNavigate()
  if (named === 'all') return <PacketPage key={requestId} id={Number(requestId)} />
  if (sheet !== undefined)
    return <Prepared key={`${requestId} ${sheet}`} id={Number(requestId)} sheet={sheet} />
  return (
    <Page>
      <EmptyState
        action={
          <KeyButton onPress={() => void navigate(`/service-requests/${requestId}`)}>
            {t('sheet.back')}
          </KeyButton>
        }
      >
        {t('sheet.unknown')}
      </EmptyState>
    </Page>
  )
}

function Prepared({ id, sheet }: { readonly id: number; readonly sheet: Sheet }) {
  const { t } = useTranslation('service-requests')
  const paper = usePaperWords('service-requests')
  const printed = useWrite(desk.serviceRequests.printed)
  const { answer: content, error, again } = useAskedOnce(() => contentOf(id, sheet))
  const wordValues = useWordValues()
  const Shown = sheetOf[sheet]
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  if (content === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  return (
    <PrintPreview
      title={t(`sheets.${sheet}`)}
      number={content.number}
      fileName={`${content.number} ${paper(`sheets.${sheet}`)}`}
      word={inWord(content, () => wordValues(content))}
      back={`/service-requests/${id}`}
      before={(onto) => printed.write({ id, sheet, onto })}
    >
      <Shown content={content} />
    </PrintPreview>
  )
}

/** The application form looks otherwise for each item, and knows the names that the office gave its lines. */
function inWord({ sheet, itemCode, answers }: SheetContent, values: InWord['values']): InWord {
  const paper = `service-requests.${sheet}`
  if (sheet !== 'application') return { paper, values }
  const named = Object.fromEntries(answers.map(({ name, value }) => [name, value]))
  return { paper: `${paper}.${itemCode}`, values, named }
}
