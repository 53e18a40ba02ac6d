/** The month's book on paper: one table a kind, what was struck out included. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addMonths, monthOf } from '#ground/days'
import { clockTime } from '#app/dates'
import { paperDay, PrintPreview, SheetFrame, Signatures, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { desk, type deskClient } from '../../ui/client'
import { controls, safetyKinds } from '../../contract/words'
import { linesOfBook } from '../contract'
import { BookCooks, LeftOutOfMonth, namesOf } from './BookParts'
import { kindOf, useRecordWords, useStruckWords, useWrittenLater } from './words'
import './safety.css'

/** As far back as purchases are kept, newest first; and the month that is shown, wherever it lies. */
const monthsShown = 24
function monthsUntil(today: string, shown: string): readonly string[] {
  const first = `${monthOf(today)}-01`
  const months = Array.from({ length: monthsShown }, (_, back) => monthOf(addMonths(first, -back)))
  return months.includes(shown) ? months : [shown, ...months]
}

type Words = TFunction<'canteen'>

const monthWords = (t: Words, of: string): string =>
  t('claims.month', { year: Number(of.slice(0, 4)), month: Number(of.slice(5)) })

export default function BookPrint() {
  const { t } = useTranslation('canteen')
  const paper = usePaperWords('canteen')
  const { today } = useSession()
  const [search, setSearch] = useSearchParams()
  const month = search.get('month') ?? today.slice(0, 7)
  const named = Number(search.get('part') ?? 1)
  const part = Number.isInteger(named) && named >= 1 && named <= 1000 ? named : 1
  const book = useQuery(desk.canteen.safety.book.queryOptions({ input: { month, part } }))
  return (
    <PrintPreview
      title={t('safety.book', { month: monthWords(t, month) })}
      fileName={paper('safety.book', { month })}
      back="/canteen/safety"
      choice={
        <>
          <Select
            aria-label={t('safety.month')}
            value={month}
            options={monthsUntil(today, month).map((value) => ({ value, label: monthWords(t, value) }))}
            onChange={(chosen: string) => setSearch({ month: chosen }, { replace: true })}
          />
          {book.data !== undefined && partsOf(book.data) > 1 && (
            <Select
              aria-label={t('safety.part')}
              value={part}
              options={Array.from({ length: partsOf(book.data) }, (_, at) => ({
                value: at + 1,
                label: t('safety.linesOf', spanOf(book.data, at + 1)),
              }))}
              onChange={(chosen: number) => setSearch({ month, part: String(chosen) }, { replace: true })}
            />
          )}
        </>
      }
      made={book}
    >
      {book.data !== undefined && <Book month={month} part={part} book={book.data} />}
    </PrintPreview>
  )
}

type MonthsBook = Awaited<ReturnType<typeof deskClient.canteen.safety.book>>

const partsOf = ({ total }: MonthsBook): number => Math.max(1, Math.ceil(total / linesOfBook))

const spanOf = ({ total }: MonthsBook, part: number) => ({
  from: (part - 1) * linesOfBook + 1,
  until: Math.min(total, part * linesOfBook),
  total,
})

interface BookProps {
  readonly month: string
  readonly part: number
  readonly book: MonthsBook
}

function Book({ month, part, book }: BookProps) {
  const { records, settings, cooks, leftOut } = book
  const parts = partsOf(book)
  const { t } = useTranslation('canteen')
  const words = useRecordWords()
  const later = useWrittenLater()
  const struckWords = useStruckWords()
  return (
    <SheetFrame title={t('safety.book', { month: monthWords(t, month) })}>
      {parts > 1 && <p>{t('safety.partLine', { part, parts, ...spanOf(book, part) })}</p>}
      {safetyKinds.map((kind) => {
        const ofKind = records.filter(({ entry }) => kindOf(entry) === kind)
        return (
          <section key={kind}>
            <h3>{t('safety.kindCount', { kind: t(`safety.kinds.${kind}`), count: ofKind.length })}</h3>
            {ofKind.length > 0 && (
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
                  {ofKind.map((record) => (
                    <tr key={record.id} className={record.struck ? 'struck' : ''}>
                      <td>
                        {paperDay(record.day)} {later(record) === '' ? clockTime(record.at) : later(record)}
                      </td>
                      <td>{record.label}</td>
                      <td>
                        {words(record)}
                        {record.struck && <span className="struck-by"> {struckWords(record)}</span>}
                      </td>
                      <td>{record.by}</td>
                      <td>{paperDay(record.keptUntil)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        )
      })}
      <BookCooks cooks={cooks} />
      <LeftOutOfMonth leftOut={leftOut} />
      <Signatures
        places={controls.map((control) => ({
          who: `${t(`safety.who.${control}`)} ${namesOf(records, control, settings)}`,
          day: t('close.paper.signDay'),
        }))}
      />
    </SheetFrame>
  )
}
