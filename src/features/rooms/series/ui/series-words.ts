/** A series in the words of the screen: 每周二、周四 09:00–11:00, 共 12 次. */
import type { TFunction } from 'i18next'
import { monthAndDay } from '#app/dates'
import { toldBy } from '#app/i18n/index'
import type { SeriesLine, SeriesPattern } from '../../contract'
import { clockSpansText } from '../../ui/words'

type Words = TFunction<'rooms'>

function lineText(t: Words, line: SeriesLine): string {
  const day = toldBy('rooms', `weekdays.${line.weekday}`)
  const hours = clockSpansText(t, [line.hours])
  if (line.every === 'month') return t('everyMonth', { nth: toldBy('rooms', `nth.${line.nth}`), day, hours })
  if (line.weeks === 1) return t('everyWeek', { days: day, hours })
  return t('series.everyWeeks', { weeks: line.weeks, day, hours })
}

export function patternText(t: Words, { lines, ends }: SeriesPattern, today: string): string {
  const often = lines.map((line) => lineText(t, line)).join(t('comma'))
  const until =
    ends.by === 'day'
      ? t('series.untilDay', { day: monthAndDay(ends.day, today) })
      : t('series.soManyTimes', { count: ends.times })
  return `${often} · ${until}`
}
