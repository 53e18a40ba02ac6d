/** 填报对照单: the fields of a case in the order in which the upper system asks; one key copies each. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { copyForAWhile } from '#app/clipboard'
import { wholeDay } from '#app/dates'
import { useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { ErrorState, Kbd, KeyButton, LoadingLines, Page, PageHead, Sheet, Status } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { CopyField } from '../../contract/words'
import { copySheet, type CopyLine } from '../rules'
import { desk } from '../../ui/client'
import { ArrangeDrawer } from './ArrangeDrawer'
import { useCopyTexts } from './texts'
import './copy-sheet.css'

export default function CopySheetPage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const id = Number(useParams()['caseId'])
  const head = useMay('mediation.head')
  const textsOf = useCopyTexts(wholeDay)
  const [copied, setCopied] = useState<ReadonlySet<CopyField>>(new Set())
  const [arranging, setArranging] = useState(false)
  const { data, error, refetch } = useQuery(desk.mediation.copySheet.get.queryOptions({ input: { id } }))
  const lines = data === undefined ? [] : copySheet(data.order, textsOf(data.copied))
  const isWithheld = (field: CopyField): boolean => data?.copied.withheld.includes(field) === true
  const copy = ({ field, text }: CopyLine) => {
    if (text === '') return
    void copyForAWhile(text).then(() => {
      setCopied((before) => new Set([...before, field]))
      notify(t('copySheet.copied', { field: t(`copySheet.fields.${field}`) }))
    })
  }
  const back = () => void navigate(`/mediation/${id}`)
  useKeys({
    Escape: back,
    ...Object.fromEntries(
      lines.flatMap((line) => (line.key === null ? [] : [[line.key.toUpperCase(), () => copy(line)]])),
    ),
  })
  return (
    <Page
      head={
        <PageHead
          title={t('copySheet.title')}
          number={data?.copied.number ?? ''}
          remark={t('copySheet.remark')}
          actions={
            <>
              {head && (
                <KeyButton keys="F6" onPress={() => setArranging(true)}>
                  {t('copySheet.arrange')}
                </KeyButton>
              )}
              <KeyButton onPress={back}>{t('copySheet.back')}</KeyButton>
            </>
          }
        />
      }
    >
      <Sheet grow label={t('copySheet.title')}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <LoadingLines lines={10} />}
        <ul className="copy-sheet" aria-label={t('copySheet.title')}>
          {lines.map((line) => (
            <li key={line.field}>
              <button type="button" aria-disabled={line.text === ''} onClick={() => copy(line)}>
                <span className="copy-key">{line.key !== null && <Kbd keys={line.key} />}</span>
                <span className="soft">{t(`copySheet.fields.${line.field}`)}</span>
                <span className="copy-text">
                  {line.text !== '' && line.text}
                  {isWithheld(line.field) && <Status tone="soon">{t('copySheet.withheld')}</Status>}
                  {line.text === '' && !isWithheld(line.field) && (
                    <span className="soft">{t('copySheet.empty')}</span>
                  )}
                </span>
                <span>{copied.has(line.field) && <Status tone="done">{t('copySheet.done')}</Status>}</span>
              </button>
            </li>
          ))}
        </ul>
      </Sheet>
      {arranging && data !== undefined && (
        <ArrangeDrawer order={lines.map(({ field }) => field)} onClose={() => setArranging(false)} />
      )}
    </Page>
  )
}
