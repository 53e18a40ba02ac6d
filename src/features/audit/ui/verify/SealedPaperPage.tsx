/** The sealed paper on a screen of its own: fetched once, which is on record, then printed and put into an envelope. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { clockTime, dayOf } from '#app/dates'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview, SheetFrame, Signatures, usePaperWords } from '#app/parts/print/index'
import type { SealedPaper } from '../../contract'
import { desk } from '../client'
import '../audit.css'

export default function SealedPaperPage() {
  const { t } = useTranslation('audit')
  const onPaper = usePaperWords('audit')
  const { write } = useWrite(desk.audit.sealedPaper)
  const [paper, setPaper] = useState<SealedPaper>()
  const [error, setError] = useState<unknown>()
  const asked = useRef(false)
  const ask = () => {
    setError(undefined)
    write({}).then(setPaper, setError)
  }
  useEffect(() => {
    // Asked once: each time is written down as a paper that was printed.
    if (asked.current) return
    asked.current = true
    write({}).then(setPaper, setError)
  }, [write])
  if (error !== undefined || paper === undefined) {
    return (
      <Page>
        {error === undefined ? <LoadingLines lines={8} /> : <ErrorState error={error} onRetry={ask} />}
      </Page>
    )
  }
  return (
    <PrintPreview title={t('paper.title')} fileName={onPaper('paper.title')} back="/audit/verify">
      <PaperSheet paper={paper} />
    </PrintPreview>
  )
}

function PaperSheet({ paper }: { readonly paper: SealedPaper }) {
  const { t } = useTranslation('audit')
  const { printedBy, printedAt, groups, from } = paper
  const at = `${dayOf(printedAt)} ${clockTime(printedAt)}`
  return (
    <SheetFrame
      title={t('paper.title')}
      line={[t('paper.from', { from }), t('paper.printed', { by: printedBy, at })]}
      foot={[t('paper.keep'), '']}
    >
      <p>{t('paper.what')}</p>
      <ol className="log-paper">
        {groups.map((group, index) => (
          <li key={index}>
            <small>{index + 1}</small>
            {group}
          </li>
        ))}
      </ol>
      <p>{t('paper.how')}</p>
      <Signatures
        places={[
          { who: t('paper.auditorSigns'), day: t('paper.signDay') },
          { who: t('paper.keeperSigns'), day: t('paper.signDay') },
        ]}
      />
    </SheetFrame>
  )
}
