/** The dates of a calendar, each to be closed or left, and what closes nothing with the reason. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { dayOfMinute, type Span } from '../../rules'
import { spanText } from '../../ui/words'
import type { CalendarDate, Unread as UnreadEntry } from '../contract'

interface Previewed {
  readonly known: boolean
  readonly hits: number
}

const isWholeDays = ({ from, until }: Span): boolean => from % 1440 === 0 && until % 1440 === 0

interface DatesProps {
  readonly dates: readonly CalendarDate[]
  readonly previewed: readonly Previewed[] | undefined
  readonly isChosen: (at: number) => boolean
  readonly onChoose: (at: number, wanted: boolean) => void
}

export function Dates({ dates, previewed, isChosen, onChoose }: DatesProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const whenText = (span: Span): string => {
    const first = dayWithWeekday(dayOfMinute(span.from), today)
    if (!isWholeDays(span)) return `${first} ${spanText(t, span)}`
    const last = dayWithWeekday(dayOfMinute(span.until - 1), today)
    return first === last ? `${first} ${t('closure.allDay')}` : `${first} – ${last}`
  }
  return (
    <ul className="closure-file-dates" aria-label={t('closureFile.dates')}>
      {dates.map(({ why, span }, at) => {
        const date = previewed?.[at]
        return (
          <li key={at}>
            <Checkbox checked={isChosen(at)} onChange={(event) => onChoose(at, event.target.checked)}>
              <b>{why}</b>
              <span className="closure-file-when">{whenText(span)}</span>
            </Checkbox>
            {date?.known === true && <Status tone="rest">{t('closureFile.known')}</Status>}
            {date !== undefined && date.hits > 0 && (
              <Status tone="soon">{t('closureFile.hits', { count: date.hits })}</Status>
            )}
          </li>
        )
      })}
    </ul>
  )
}

export function Unread({ unread }: { readonly unread: readonly UnreadEntry[] }) {
  const { t } = useTranslation('rooms')
  if (unread.length === 0) return null
  return (
    <section className="closure-file-unread" aria-label={t('closureFile.unread')}>
      <h2>{t('closureFile.unread')}</h2>
      <ul>
        {unread.map(({ what, because }, at) => (
          <li key={at}>
            <b>{what === '' ? t('closureFile.unnamed') : what}</b>{' '}
            <span className="soft">{t(`closureFile.because.${because}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
