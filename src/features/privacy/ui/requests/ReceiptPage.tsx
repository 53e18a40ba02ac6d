/** The receipt that whoever asked takes home: what was asked, when it came, by when the centre answers, and where to complain. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { paperDay, PrintPreview, SheetFrame, Signatures, usePaperWords } from '#app/parts/print/index'
import { desk, type deskClient } from '../client'

interface ReceiptProps {
  readonly request: Awaited<ReturnType<typeof deskClient.privacy.requests.get>>
}

export default function ReceiptPage() {
  const { t } = useTranslation('privacy')
  const paper = usePaperWords('privacy')
  const id = Number(useParams()['privacyRequestId'])
  const request = useQuery(desk.privacy.requests.get.queryOptions({ input: { id } }))
  const { data } = request
  return (
    <PrintPreview
      title={t('receipt.title')}
      fileName={`${data?.row.number ?? ''} ${paper('receipt.title')}`}
      back={`/privacy/requests/${id}`}
      {...(data === undefined ? {} : { number: data.row.number })}
      made={request}
    >
      {data !== undefined && <Receipt request={data} />}
    </PrintPreview>
  )
}

function Receipt({ request: { row, by, byName } }: ReceiptProps) {
  const { t } = useTranslation('privacy')
  return (
    <SheetFrame
      title={t('receipt.title')}
      line={[t('copy.number', { number: row.number }), paperDay(row.received)]}
    >
      <table>
        <tbody>
          <tr>
            <th style={{ width: '22%' }}>{t('receipt.person')}</th>
            <td>{row.person.name}</td>
          </tr>
          <tr>
            <th>{t('receipt.asked')}</th>
            <td>
              {t(`kinds.${row.kind}`)} · {t(`articles.${row.kind}`)}
            </td>
          </tr>
          <tr>
            <th>{t('receipt.by')}</th>
            <td>{[t(`askers.${by}`), byName].filter((part) => part !== '').join(' ')}</td>
          </tr>
          <tr>
            <th>{t('receipt.due')}</th>
            <td>{paperDay(row.due)}</td>
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
  )
}
