/** Whom to call about a renewal, on paper beside the telephone: their number, what is due, room to write what they said. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { monthAndDay, wholeDay } from '#app/dates'
import { EmptyState, ErrorState, LoadingLines } from '#app/parts/index'
import { PrintPreview, SheetFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { renewalTimes } from '../../requests/contract/words'
import { desk } from '../../ui/client'
import type { RenewalRow } from '../../renewals/contract'
import './call-sheet.css'

/** As many as one person calls in a day; the next sheet has the others. */
const mostOnSheet = 100

export default function CallSheetPage() {
  const { t } = useTranslation('service-requests')
  const [address] = useSearchParams()
  const { centre, today } = useSession()
  const time = renewalTimes.find((one) => one === address.get('time'))
  const { data, error, refetch } = useQuery(
    desk.serviceRequests.renewals.list.queryOptions({
      input: { ...(time === undefined ? {} : { time }), limit: mostOnSheet },
    }),
  )
  const title = t('enlisting.callSheet.title')
  return (
    <PrintPreview title={title} fileName={`${title} ${today}`} back="/service-requests/renewals">
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data?.rows.length === 0 && <EmptyState>{t('renewals.empty')}</EmptyState>}
      {data !== undefined && data.rows.length > 0 && (
        <SheetFrame
          office={centre.community}
          title={title}
          line={[t('enlisting.callSheet.count', { count: data.rows.length }), wholeDay(today)]}
        >
          <table className="renewal-calls">
            <thead>
              <tr>
                {(['who', 'phone', 'item', 'due', 'lastCall'] as const).map((key) => (
                  <th key={key}>{t(`enlisting.callSheet.${key}`)}</th>
                ))}
                <th className="renewal-said">{t('enlisting.callSheet.said')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <Line key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </SheetFrame>
      )}
    </PrintPreview>
  )
}

function Line({ row }: { readonly row: RenewalRow }) {
  const { t } = useTranslation('service-requests')
  const { today } = useSession()
  // Asked once for each time the sheet is opened: each opening is on record.
  const { data, error } = useQuery({
    ...desk.serviceRequests.renewals.contact.queryOptions({ input: { id: row.id } }),
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <tr>
      <td>{row.resident.name}</td>
      <td>{error === null ? (data?.phones ?? '') : t('enlisting.callSheet.notForYou')}</td>
      <td>{row.itemName}</td>
      <td>{monthAndDay(row.due, today)}</td>
      <td>{row.call === null ? '' : t(`renewals.outcomes.${row.call.outcome}`)}</td>
      <td />
    </tr>
  )
}
