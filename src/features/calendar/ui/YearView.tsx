/** Twelve months; one day is under the cursor, moved by the arrow keys, PageUp and PageDown, Home and End. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import { dayWithWeekday } from '#app/dates'
import { useToday } from '#app/session/session'
import type { CalendarDay } from '../contract'
import { calendarOf, dayKindOf, monthsOf, movedDay, weeksOf, workingDaysIn } from '../rules'

export interface YearViewProps {
  readonly year: number
  readonly days: readonly CalendarDay[]
  /** Enter or a click on a day; without it the days are only read. */
  readonly onOpen?: ((day: string) => void) | undefined
}

export function YearView({ year, days, onOpen }: YearViewProps) {
  const { t } = useTranslation('calendar')
  const today = useToday()
  const [at, setAt] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`)
  const view = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    view.current?.querySelector('[tabindex="0"]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    view.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
  }, [at])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return
    const to = movedDay(at, event.key)
    if (to === undefined) return
    event.preventDefault()
    moved.current = true
    setAt(to)
  }
  const calendar = calendarOf(year, days)
  const weekdays = t('weekdays').split(' ')
  return (
    <div className="sheet-scroll calendar-months" ref={view} onKeyDown={onKeyDown}>
      {monthsOf(year).map((month) => (
        <table key={month} className="calendar-month">
          <caption>
            <b>{toldBy('calendar', `months.${Number(month.slice(5))}`)}</b>
            <span className="soft">{t('workingDays', { count: workingDaysIn(calendar, month) })}</span>
          </caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week, index) => (
              <tr key={index}>
                {week.map((day, weekday) => (
                  <td key={weekday}>
                    {day !== null && (
                      <Cell
                        day={day}
                        named={calendar.days.get(day)}
                        kind={dayKindOf(calendar, day).kind}
                        at={day === at}
                        onOpen={onOpen}
                        onFocus={() => setAt(day)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

interface CellProps {
  readonly day: string
  readonly named: { readonly name: string } | undefined
  readonly kind: ReturnType<typeof dayKindOf>['kind']
  readonly at: boolean
  readonly onOpen: ((day: string) => void) | undefined
  readonly onFocus: () => void
}

function Cell({ day, named, kind, at, onOpen, onFocus }: CellProps) {
  const { t } = useTranslation('calendar')
  const today = useToday()
  const words = [dayWithWeekday(day, today), t(`kinds.${kind}`), named?.name].filter(Boolean).join(' ')
  const mark = kind === 'working-day' || kind === 'weekend' ? undefined : t(`marks.${kind}`)
  return (
    <button
      type="button"
      className={`calendar-day ${kind}${day === today ? ' today' : ''}`}
      data-day={day}
      tabIndex={at ? 0 : -1}
      aria-label={words}
      aria-current={day === today ? 'date' : undefined}
      aria-disabled={onOpen === undefined}
      title={words}
      onFocus={onFocus}
      onClick={() => onOpen?.(day)}
    >
      {Number(day.slice(8))}
      {mark !== undefined && <i aria-hidden="true">{mark}</i>}
    </button>
  )
}
