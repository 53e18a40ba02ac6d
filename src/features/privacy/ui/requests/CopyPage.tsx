/** The person's own copy on a screen of its own: fetched once, which is on record, then printed and handed out. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { queryClient } from '#app/desk-client/index'
import { deskClient } from '../client'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview, usePaperWords } from '#app/parts/print/index'
import type { OwnCopy } from '../../contract'
import { EnclosedSheets, SavePdfs, useEnclosed } from './Enclosed'
import { OwnCopySheet } from './OwnCopySheet'

export default function CopyPage() {
  const { t } = useTranslation('privacy')
  const paper = usePaperWords('privacy')
  const id = Number(useParams()['privacyRequestId'])
  const [copy, setCopy] = useState<OwnCopy>()
  const [error, setError] = useState<unknown>()
  const asked = useRef(false)
  const ask = (of: number) => {
    setError(undefined)
    deskClient.privacy.requests.copy({ id: of }).then((made) => {
      setCopy(made)
      void queryClient.invalidateQueries()
    }, setError)
  }
  useEffect(() => {
    // Asked once: each time is on record as a copy that was handed out.
    if (asked.current) return
    asked.current = true
    ask(id)
  }, [id])
  const enclosed = useEnclosed(id, copy, setError)
  if (error !== undefined) return <ErrorState error={error} onRetry={() => ask(id)} />
  if (copy === undefined || enclosed === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  return (
    <PrintPreview
      title={t('copy.title')}
      number={copy.number}
      fileName={`${copy.number} ${paper('copy.title')}`}
      back={`/privacy/requests/${id}`}
      choice={<SavePdfs id={id} copy={copy} />}
    >
      <OwnCopySheet copy={copy} />
      <EnclosedSheets copy={copy} enclosed={enclosed} />
    </PrintPreview>
  )
}
