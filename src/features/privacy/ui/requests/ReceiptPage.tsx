/** The receipt that whoever asked takes home: what was asked, when it came, by when the centre answers, and where to complain. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { ErrorState, LoadingLines } from '#app/parts/index'
import { PrintPreview, SheetFrame, Signatures } from '#app/parts/print/index'
import { desk } from '../client'
import { usePaperDay } from '../words'

export default function ReceiptPage() {
  const { t } = useTranslation('privacy')
  const id = Number(useParams()['privacyRequestId'])
  const paperDay = usePaperDay()
  const { data, error, refetch } = useQuery(desk.privacy.requests.get.queryOptions({ input: { id } }))
  const title = t('receipt.title')
  return (
    <PrintPreview
      title={title}
      fileName={`${data?.row.number ?? ''} ${title}`}
      back={`/privacy/requests/${id}`}
      {...(data === undefined ? {} : { number: data.row.number })}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={6} />}
      {data !== undefined && (
        <SheetFrame
          title={title}
          line={[t('copy.number', { number: data.row.number }), paperDay(data.row.received)]}
        >
          <table>
            <tbody>
              <tr>
                <th style={{ width: '22%' }}>{t('receipt.person')}</th>
                <td>{data.row.person.name}</td>
              </tr>
              <tr>
                <th>{t('receipt.asked')}</th>
                <td>
                  {t(`kinds.${data.row.kind}`)} · {t(`articles.${data.row.kind}`)}
                </td>
              </tr>
              <tr>
                <th>{t('receipt.by')}</th>
                <td>{[t(`askers.${data.by}`), data.byName].filter((part) => part !== '').join(' ')}</td>
              </tr>
              <tr>
                <th>{t('receipt.due')}</th>
                <td>{paperDay(data.row.due)}</td>
              </tr>
            </tbody>
          </table>
          <p className="paper-body">{t('receipt.rights')}</p>
          <Signatures
            places={[
              { who: t('copy.received'), day: t('copy.blankDay') },
              { who: t('copy.centre'), mark: t('copy.seal'), day: t('copy.blankDay') },
            ]}
          />
        </SheetFrame>
      )}
    </PrintPreview>
  )
}
