/**
 * Every date before anything is kept, a line each: whether it can be had and why not; skipped, moved or put back where it
 * stands, with the arrows and one letter.
 */
import { Button, Input } from 'antd'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { DayInput, KeyButton, Status } from '#app/parts/index'
import { Kbd } from '#app/parts/small.tsx'
import { useToday } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import { useSaid } from '../../ui/booking-words'
import { spanText } from '../../ui/words'
import { spanOfValues, timeValues } from '../../bookings/ui/values'
import type { DateChoice, PreviewedDate, SeriesPreview } from '../contract'
import './series.css'

export interface DateListProps {
  readonly preview: SeriesPreview
  readonly choices: readonly DateChoice[]
  readonly onChoose: (choices: readonly DateChoice[]) => void
  /** What a skipped date is: left out, or left where it stands. */
  readonly skipped: 'out' | 'unchanged'
}

const without = (choices: readonly DateChoice[], date: number) => choices.filter((one) => one.date !== date)

/** Leads to the same button of the line above or below. */
function toNeighbour(event: KeyboardEvent<HTMLElement>, step: 1 | -1): void {
  const line = event.currentTarget.closest('li')
  const beside = step === 1 ? line?.nextElementSibling : line?.previousElementSibling
  beside?.querySelector<HTMLElement>('button')?.focus()
}

export function DateList({ preview, choices, onChoose, skipped }: DateListProps) {
  const { t } = useTranslation('rooms')
  const [moving, setMoving] = useState<number>()
  const list = useRef<HTMLUListElement>(null)
  const { dates, monthsLeftOut } = preview
  const stopped = dates.filter(({ plan }) => plan === 'stopped')
  const stands = dates.filter(({ plan }) => plan === 'keep' || plan === 'moved').length
  const skip = (some: readonly PreviewedDate[]) => {
    const left = some.reduce((all, { date }) => without(all, date), choices)
    onChoose([...left, ...some.map(({ date }) => ({ date, choice: 'skip' as const }))])
  }
  const back = (line: number) => list.current?.children[line]?.querySelector<HTMLElement>('button')?.focus()
  return (
    <section className="series-dates" aria-label={t('series.dates')}>
      <div className="series-dates-head" role="status">
        <b>{t('series.sum', { count: dates.length, stands })}</b>
        {stopped.length > 0 && (
          <>
            <Status tone="late">{t('series.stopped', { count: stopped.length })}</Status>
            <KeyButton keys="F8" onPress={() => skip(stopped)}>
              {t(skipped === 'out' ? 'series.skipStopped' : 'series.leaveStopped')}
            </KeyButton>
          </>
        )}
      </div>
      {monthsLeftOut.length > 0 && (
        <p className="soft small">{t('series.monthsLeftOut', { months: monthsLeftOut.join(t('comma')) })}</p>
      )}
      <ul ref={list}>
        {dates.map((date, line) => (
          <DateLine
            key={date.date}
            date={date}
            skipped={skipped}
            moving={moving === date.date}
            onSkip={() => skip([date])}
            onPlanned={() => onChoose(without(choices, date.date))}
            onMoving={(open) => {
              setMoving(open ? date.date : undefined)
              if (!open) back(line)
            }}
            onMove={(span) => {
              onChoose([...without(choices, date.date), { date: date.date, choice: 'move', span }])
              setMoving(undefined)
              back(line)
            }}
          />
        ))}
      </ul>
      <p className="soft small">
        {t('series.keys')} <Kbd keys="S" /> <Kbd keys="M" />
      </p>
    </section>
  )
}

interface DateLineProps {
  readonly date: PreviewedDate
  readonly skipped: DateListProps['skipped']
  readonly moving: boolean
  readonly onSkip: () => void
  readonly onPlanned: () => void
  readonly onMoving: (open: boolean) => void
  readonly onMove: (span: PreviewedDate['span']) => void
}

function DateLine({ date, skipped, moving, onSkip, onPlanned, onMoving, onMove }: DateLineProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const say = useSaid()
  const { planned, span, plan, reasons, notices } = date
  const day = dayWithWeekday(dayOfMinute(span.from), today)
  const stays = plan === 'keep' || plan === 'stopped'
  const choose = stays ? onSkip : onPlanned
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const deed = {
      ArrowDown: () => toNeighbour(event, 1),
      ArrowUp: () => toNeighbour(event, -1),
      KeyS: choose,
      KeyM: () => onMoving(true),
    }[event.code]
    if (deed === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    deed()
  }
  const chooseLabel = stays
    ? t(skipped === 'out' ? 'series.skip' : 'series.leave')
    : t(plan === 'moved' ? 'series.backToPlanned' : 'series.putBack')
  return (
    <li className={`series-date series-date-${plan}`}>
      <span className="series-when">
        {day} {spanText(t, span)}
      </span>
      <span className="series-plan">
        <Plan plan={plan} skipped={skipped} />
        {plan === 'moved' && (
          <span className="soft small">
            {t('series.movedFrom', {
              when: `${dayWithWeekday(dayOfMinute(planned.from), today)} ${spanText(t, planned)}`,
            })}
          </span>
        )}
        {[...reasons, ...(reasons.length > 0 ? [] : notices)].map((one, at) => (
          <span key={at} className="small">
            {say(one)}
          </span>
        ))}
      </span>
      <span className="series-ways">
        <Button size="small" onClick={choose} onKeyDown={onKeyDown} aria-label={`${day} ${chooseLabel}`}>
          {chooseLabel}
        </Button>
        <Button
          size="small"
          onClick={() => onMoving(!moving)}
          onKeyDown={onKeyDown}
          aria-label={`${day} ${t('series.move')}`}
        >
          {t('series.move')}
        </Button>
      </span>
      {moving && <MoveLine date={date} onMove={onMove} onCancel={() => onMoving(false)} />}
    </li>
  )
}

const tones = { keep: 'done', moved: 'done', skipped: 'rest', stopped: 'late' } as const

function Plan({ plan, skipped }: Pick<PreviewedDate, 'plan'> & Pick<DateListProps, 'skipped'>) {
  const { t } = useTranslation('rooms')
  const unchanged = plan === 'skipped' && skipped === 'unchanged'
  return <Status tone={tones[plan]}>{unchanged ? t('series.unchanged') : t(`series.plans.${plan}`)}</Status>
}

interface MoveLineProps {
  readonly date: PreviewedDate
  readonly onMove: DateLineProps['onMove']
  readonly onCancel: () => void
}

/** Another time for one date; Enter takes it, and the list says at once whether it can be had. */
function MoveLine({ date, onMove, onCancel }: MoveLineProps) {
  const { t } = useTranslation('rooms')
  const [time, setTime] = useState(timeValues(date.span))
  const span = spanOfValues({ ...time, mode: 'whole', places: 1, equipment: {} })
  const isTime = span.from < span.until
  const take = () => {
    if (isTime) onMove(span)
  }
  return (
    <span className="series-move">
      <DayInput
        aria-label={t('booking.day')}
        value={time.day}
        onChange={(day) => setTime({ ...time, day })}
      />
      <Input
        autoFocus
        aria-label={t('booking.hours')}
        value={time.hours}
        maxLength={20}
        onChange={({ target }) => setTime({ ...time, hours: target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation()
            onCancel()
          }
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          // The form around it would be sent.
          event.preventDefault()
          take()
        }}
      />
      <Button onClick={take} disabled={!isTime}>
        {t('series.moveHere')}
      </Button>
    </span>
  )
}
