/** Whom to call about a renewal, on paper beside the telephone: their number, what is due, room to write what they said. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Cursor } from '#ground/contract/fields'
import { KeyButton } from '#app/parts/index'
import { paperDay, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { renewalTimes } from '../../requests/contract/words'
import { desk } from '../../ui/client'
import type { RenewalRow } from '../../renewals/contract'
import './call-sheet.css'

/** As many as one person calls in a day. The sheets after it have the others; a phone is asked for only where its sheet is opened. */
const mostOnSheet = 100

export default function CallSheetPage() {
  const { t } = useTranslation('service-requests')
  const [address] = useSearchParams()
  const paper = usePaperWords('service-requests')
  const { today } = useSession()
  const time = renewalTimes.find((one) => one === address.get('time'))
  /** Where each sheet after the first begins, up to the one that is shown. */
  const [begins, setBegins] = useState<readonly Cursor[]>([])
  const after = begins.at(-1)
  const renewals = useQuery({
    ...desk.serviceRequests.renewals.list.queryOptions({
      input: {
        ...(time === undefined ? {} : { time }),
        limit: mostOnSheet,
        ...(after === undefined ? {} : { after }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const rows = renewals.data?.rows ?? []
  const next = renewals.data?.next ?? null
  const sheet = begins.length + 1
  return (
    <PrintPreview
      title={t('enlisting.callSheet.title')}
      fileName={`${paper('enlisting.callSheet.title')} ${today}`}
      back="/service-requests/renewals"
      made={renewals}
      choice={
        <>
          {sheet > 1 && (
            <KeyButton onPress={() => setBegins(begins.slice(0, -1))}>
              {t('enlisting.callSheet.before')}
            </KeyButton>
          )}
          {next !== null && (
            <KeyButton pending={renewals.isPlaceholderData} onPress={() => setBegins([...begins, next])}>
              {t('enlisting.callSheet.next')}
            </KeyButton>
          )}
        </>
      }
      nothing={rows.length === 0 ? t('renewals.empty') : undefined}
    >
      <Calls rows={rows} sheet={sheet} goesOn={next !== null} />
    </PrintPreview>
  )
}

interface CallsProps {
  readonly rows: readonly RenewalRow[]
  /** Which one of several it is, from 1. */
  readonly sheet: number
  readonly goesOn: boolean
}

function Calls({ rows, sheet, goesOn }: CallsProps) {
  const { t } = useTranslation('service-requests')
  const { centre, today } = useSession()
  return (
    <SheetFrame
      office={centre.community}
      title={t('enlisting.callSheet.title')}
      line={[
        sheet === 1 && !goesOn
          ? t('enlisting.callSheet.count', { count: rows.length })
          : t(`enlisting.callSheet.${goesOn ? 'sheet' : 'lastSheet'}`, { sheet, count: rows.length }),
        paperDay(today),
      ]}
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
