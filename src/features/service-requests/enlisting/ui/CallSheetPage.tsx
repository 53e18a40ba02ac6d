/** Whom to call about a renewal, on paper beside the telephone: their number, what is due, room to write what they said. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Cursor } from '#ground/contract/fields'
import { unlessForbidden, useAskedOnce } from '#app/desk-client/index'
import { KeyButton } from '#app/parts/index'
import { madeOf, paperDay, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { renewalTimes, type RenewalTime } from '../../requests/contract/words'
import { deskClient } from '../../ui/client'
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
  const sheet = begins.length + 1
  const calls = useAskedOnce(() => callsOf(time, begins.at(-1)), `${time ?? ''} ${String(sheet)}`)
  const rows = calls.answer?.rows ?? []
  const next = calls.answer?.next ?? null
  return (
    <PrintPreview
      title={t('enlisting.callSheet.title')}
      fileName={`${paper('enlisting.callSheet.title')} ${today}`}
      back="/service-requests/renewals"
      made={madeOf(calls)}
      choice={
        <>
          {sheet > 1 && (
            <KeyButton onPress={() => setBegins(begins.slice(0, -1))}>
              {t('enlisting.callSheet.before')}
            </KeyButton>
          )}
          {next !== null && (
            <KeyButton onPress={() => setBegins([...begins, next])}>
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

/** Whose renewal is due, each with their numbers: asked once for each time the sheet is opened, as each opening is on record. */
async function callsOf(time: RenewalTime | undefined, after: Cursor | undefined) {
  const { list, contact } = deskClient.serviceRequests.renewals
  const { rows, next } = await list({
    ...(time === undefined ? {} : { time }),
    ...(after === undefined ? {} : { after }),
    limit: mostOnSheet,
  })
  const reached = await Promise.all(
    rows.map(async (row) => ({ ...row, reached: await unlessForbidden(contact({ id: row.id })) })),
  )
  return { rows: reached, next }
}

type Call = Awaited<ReturnType<typeof callsOf>>['rows'][number]

interface CallsProps {
  readonly rows: readonly Call[]
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

function Line({ row }: { readonly row: Call }) {
  const { t } = useTranslation('service-requests')
  return (
    <tr>
      <td>{row.resident.name}</td>
      <td className="renewal-phones">
        {row.reached === null ? t('enlisting.callSheet.notForYou') : row.reached.phones}
      </td>
      <td>{row.itemName}</td>
      <td>{paperDay(row.due)}</td>
      <td>{row.call === null ? '' : t(`renewals.outcomes.${row.call.outcome}`)}</td>
      <td />
    </tr>
  )
}
