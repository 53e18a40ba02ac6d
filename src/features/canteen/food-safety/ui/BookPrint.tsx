/** The month's book on paper: one table a kind, what was struck out included. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addMonths, monthOf } from '#ground/days'
import { clockTime } from '#app/dates'
import { ErrorState, LoadingLines } from '#app/parts/index'
import { PrintPreview, SheetFrame, Signatures } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { desk } from '../../ui/client'
import { controls, safetyKinds } from '../../contract/words'
import { kindOf, useRecordWords } from './words'
import './safety.css'

/** As far back as purchases are kept, newest first; and the month that is shown, wherever it lies. */
const monthsShown = 24
function monthsUntil(today: string, shown: string): readonly string[] {
  const first = `${monthOf(today)}-01`
  const months = Array.from({ length: monthsShown }, (_, back) => monthOf(addMonths(first, -back)))
  return months.includes(shown) ? months : [shown, ...months]
}

export default function BookPrint() {
  const { t } = useTranslation('canteen')
  const words = useRecordWords()
  const { today } = useSession()
  const [search, setSearch] = useSearchParams()
  const month = search.get('month') ?? today.slice(0, 7)
  const { data, error, refetch } = useQuery(desk.canteen.safety.book.queryOptions({ input: { month } }))
  const monthWords = (of: string) =>
    t('claims.month', { year: Number(of.slice(0, 4)), month: Number(of.slice(5)) })
  const title = t('safety.book', { month: monthWords(month) })
  return (
    <PrintPreview
      title={title}
      fileName={t('safety.book', { month })}
      back="/canteen/safety"
      choice={
        <Select
          aria-label={t('safety.month')}
          value={month}
          options={monthsUntil(today, month).map((value) => ({ value, label: monthWords(value) }))}
          onChange={(chosen: string) => setSearch({ month: chosen }, { replace: true })}
        />
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data !== undefined && (
        <SheetFrame title={title}>
          {safetyKinds.map((kind) => {
            const records = data.records.filter(({ entry }) => kindOf(entry) === kind)
            return (
              <section key={kind}>
                <h3>{t('safety.kindCount', { kind: t(`safety.kinds.${kind}`), count: records.length })}</h3>
                {records.length > 0 && (
                  <table className="safety-paper">
                    <thead>
                      <tr>
                        <th>{t('menu.day')}</th>
                        <th>{t('safety.what')}</th>
                        <th>{t('safety.says.title')}</th>
                        <th>{t('safety.by')}</th>
                        <th>{t('safety.keptUntil')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {records.map((record) => (
                        <tr key={record.id} className={record.struck ? 'struck' : ''}>
                          <td>
                            {record.day.slice(5)} {clockTime(record.at)}
                          </td>
                          <td>{record.label}</td>
                          <td>{words(record.entry)}</td>
                          <td>{record.by}</td>
                          <td>{record.keptUntil}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </section>
            )
          })}
          <Signatures
            places={controls.map((control) => ({
              who: `${t(`safety.who.${control}`)} ${data.settings.named[control]}`,
              day: t('close.paper.signDay'),
            }))}
          />
        </SheetFrame>
      )}
    </PrintPreview>
  )
}
