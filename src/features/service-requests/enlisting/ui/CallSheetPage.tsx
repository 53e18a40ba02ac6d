/** Whom to call about a renewal, on paper beside the telephone: their number, what is due, room to write what they said. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { paperDay, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
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
  const paper = usePaperWords('service-requests')
  const { today } = useSession()
  const time = renewalTimes.find((one) => one === address.get('time'))
  const renewals = useQuery(
    desk.serviceRequests.renewals.list.queryOptions({
      input: { ...(time === undefined ? {} : { time }), limit: mostOnSheet },
    }),
  )
  const rows = renewals.data?.rows ?? []
  return (
    <PrintPreview
      title={t('enlisting.callSheet.title')}
      fileName={`${paper('enlisting.callSheet.title')} ${today}`}
      back="/service-requests/renewals"
      made={renewals}
      nothing={rows.length === 0 ? t('renewals.empty') : undefined}
    >
      <Calls rows={rows} />
    </PrintPreview>
  )
}

function Calls({ rows }: { readonly rows: readonly RenewalRow[] }) {
  const { t } = useTranslation('service-requests')
  const { centre, today } = useSession()
  return (
    <SheetFrame
      office={centre.community}
      title={t('enlisting.callSheet.title')}
      line={[t('enlisting.callSheet.count', { count: rows.length }), paperDay(today)]}
    >
      <table className="renewal-calls">
        <thead>
          <tr>
            {(['who', 'phone', 'item', 'due', 'lastCall'] as const).map((key) => (
              <th key={key} className={key === 'phone' ? 'renewal-phones' : ''}>
                {t(`enlisting.callSheet.${key}`)}
              </th>
            ))}
            <th className="renewal-said">{t('enlisting.callSheet.said')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </SheetFrame>
  )
}

function Line({ row }: { readonly row: RenewalRow }) {
  const { t } = useTranslation('service-requests')
  // Asked once for each time the sheet is opened: each opening is on record.
  const { data, error } = useQuery({
    ...desk.serviceRequests.renewals.contact.queryOptions({ input: { id: row.id } }),
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <tr>
      <td>{row.resident.name}</td>
      <td className="renewal-phones">
        {error === null ? (data?.phones ?? '') : t('enlisting.callSheet.notForYou')}
      </td>
      <td>{row.itemName}</td>
      <td>{paperDay(row.due)}</td>
      <td>{row.call === null ? '' : t(`renewals.outcomes.${row.call.outcome}`)}</td>
      <td />
    </tr>
  )
}
