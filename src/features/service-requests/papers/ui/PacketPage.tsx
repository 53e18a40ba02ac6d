/** All papers of a request as one packet for the file, with a list of them and their pages. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayOf } from '#app/dates'
import { refusalOf, useAskedOnce, useWrite } from '#app/desk-client/index'
import { errorText } from '#app/i18n/index'
import { EmptyState, ErrorState, KeyButton, LoadingLines, Page } from '#app/parts/index'
import { Packet, paperDay, PrintPreview, usePaperWords } from '#app/parts/print/index'
import { desk } from '../../ui/client'
import type { SheetContent } from '../contract'
import { sheets } from '../../requests/contract/words'
import { contentOf, sheetOf } from './sheets'

/** The errand's own paper is handed back and destroyed: it leads to somebody's door. */
const filed = sheets.filter((sheet) => sheet !== 'errand')

/** What there is to file; a paper there is nothing to print of is left out. */
async function filedOf(id: number): Promise<readonly SheetContent[]> {
  const found: SheetContent[] = []
  for (const sheet of filed) {
    try {
      found.push(await contentOf(id, sheet))
    } catch (error) {
      if (refusalOf(error)?.kind !== 'conflict') throw error
    }
  }
  return found
}

export default function PacketPage({ id }: { readonly id: number }) {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  // A paper with full numbers is on record each time it is opened.
  const { answer: contents, error, again } = useAskedOnce(() => filedOf(id))
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  const [first] = contents ?? []
  if (contents !== undefined && first !== undefined)
    return <Filed id={id} contents={contents} first={first} />
  return (
    <Page>
      {contents === undefined ? (
        <LoadingLines lines={8} />
      ) : (
        <EmptyState
          action={
            <KeyButton onPress={() => void navigate(`/service-requests/${id}`)}>{t('sheet.back')}</KeyButton>
          }
        >
          {errorText('service-requests.nothing-to-print', {})}
        </EmptyState>
      )}
    </Page>
  )
}

interface FiledProps {
  readonly id: number
  readonly contents: readonly SheetContent[]
  readonly first: SheetContent
}

function Filed({ id, contents, first }: FiledProps) {
  const { t } = useTranslation('service-requests')
  const paper = usePaperWords('service-requests')
  const printed = useWrite(desk.serviceRequests.printed)
  return (
    <PrintPreview
      title={t('sheets.all')}
      number={first.number}
      fileName={`${first.number} ${paper('sheets.all')}`}
      back={`/service-requests/${id}`}
      before={async (onto) => {
        for (const { sheet } of contents) await printed.write({ id, sheet, onto })
      }}
    >
      <FiledPacket contents={contents} first={first} />
    </PrintPreview>
  )
}

function FiledPacket({ contents, first }: Omit<FiledProps, 'id'>) {
  const { t } = useTranslation('service-requests')
  const papers = useMemo(
    () =>
      contents.map((content) => {
        const Shown = sheetOf[content.sheet]
        return {
          key: content.sheet,
          title: t(`sheets.${content.sheet}`),
          sheet: <Shown content={content} />,
        }
      }),
    [contents, t],
  )
  return (
    <Packet
      title={t('sheet.filed')}
      line={[t('sheet.number', { number: first.number }), paperDay(dayOf(first.printedAt))]}
      sheets={papers}
    />
  )
}
