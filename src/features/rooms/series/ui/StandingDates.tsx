/** The dates of a kept series, a line each: when, how it stands, and what can be done with it. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import { bookingTone, useSaid } from '../../ui/booking-words'
import { spanText } from '../../ui/words'
import type { SeriesDate } from '../contract'

export interface StandingDatesProps {
  readonly dates: readonly SeriesDate[]
  /** The date one came from. */
  readonly at: number
  readonly mayBook: boolean
  readonly onOpen: (booking: number) => void
  readonly onChange: (date: SeriesDate) => void
  readonly onCancel: (date: SeriesDate) => void
  readonly onPutBack: (date: SeriesDate) => void
}

export function StandingDates({ dates, at, ...can }: StandingDatesProps) {
  const { t } = useTranslation('rooms')
  return (
    <section className="series-dates" aria-label={t('series.dates')}>
      <ul>
        {dates.map((date) => (
          <DateLine key={date.date} date={date} here={date.date === at} {...can} />
        ))}
      </ul>
    </section>
  )
}

interface DateLineProps extends Omit<StandingDatesProps, 'dates' | 'at'> {
  readonly date: SeriesDate
  readonly here: boolean
}

function DateLine({ date, here, mayBook, onOpen, onChange, onCancel, onPutBack }: DateLineProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const say = useSaid()
  const { booking, planned, putBack, changeable } = date
  const span = booking?.span ?? planned
  const day = dayWithWeekday(dayOfMinute(span.from), today)
  const when = `${day} ${spanText(t, span)}`
  const fell = booking === null || putBack !== null
  return (
    <li
      className={`series-date ${fell ? 'series-date-skipped' : ''}`}
      aria-current={here ? 'true' : undefined}
    >
      {booking === null ? (
        <span className="series-when">{when}</span>
      ) : (
        <button type="button" className="link series-when" onClick={() => onOpen(booking.id)}>
          {when}
        </button>
      )}
      <span className="series-plan">
        {booking === null ? (
          <Status tone="rest">{t('series.plans.skipped')}</Status>
        ) : (
          <Status tone={bookingTone[booking.state]}>{t(`held.states.${booking.state}`)}</Status>
        )}
        {putBack?.reasons.map((reason, line) => (
          <span key={line} className="small">
            {say(reason)}
          </span>
        ))}
      </span>
      {mayBook && (
        <span className="series-ways">
          {changeable && (
            <>
              <Button size="small" onClick={() => onChange(date)} aria-label={`${day} ${t('series.change')}`}>
                {t('series.change')}
              </Button>
              <Button
                size="small"
                danger
                onClick={() => onCancel(date)}
                aria-label={`${day} ${t('moves.cancel')}`}
              >
                {t('moves.cancel')}
              </Button>
            </>
          )}
          {putBack?.reasons.length === 0 && (
            <Button size="small" onClick={() => onPutBack(date)} aria-label={`${day} ${t('series.putBack')}`}>
              {t('series.putBack')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
