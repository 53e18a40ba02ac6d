/** Minutes, hours and days in the words of the screen. */
import type { TFunction } from 'i18next'
import { toldBy } from '#app/i18n/index'
import { monthAndDay } from '#app/dates'
import type { ClockSpan, Closure, HoursLine, ShutBecause } from '../contract'
import { dayOfMinute, textOfHours, textOfMinute, type Span } from '../rules'

type Words = TFunction<'rooms'>

/** `09:00–17:00`; an end in the next day says so. */
export function spanText(t: Words, { from, until }: Span): string {
  const begins = textOfMinute(from).slice(11)
  const ends = textOfMinute(until).slice(11)
  // Midnight ends the day it is the end of.
  if (dayOfMinute(from) === dayOfMinute(until - 1)) return `${begins}–${ends === '00:00' ? '24:00' : ends}`
  return `${begins}–${t('nextDay', { clock: ends })}`
}

export const spansText = (t: Words, spans: readonly Span[]): string =>
  spans.length === 0 ? t('shut') : spans.map((span) => spanText(t, span)).join(t('comma'))

export const clockSpansText = (t: Words, open: readonly ClockSpan[]): string =>
  open.length === 0 ? t('shut') : textOfHours(open).replaceAll('-', '–').replaceAll(' ', t('comma'))

const weekdayText = (weekday: number): string => toldBy('rooms', `weekdays.${weekday}`)

/** 周二至周日 for three and more in a row, else each by its name. */
function weekdaysText(t: Words, weekdays: readonly number[]): string {
  const [first = 1] = weekdays
  const last = weekdays.at(-1) ?? first
  const inARow = weekdays.length > 2 && last - first === weekdays.length - 1
  return inARow
    ? t('fromTo', { from: weekdayText(first), to: weekdayText(last) })
    : weekdays.map((weekday) => weekdayText(weekday)).join(t('comma'))
}

/** On which days a line of hours is for: 周二至周日, 休息日. */
export function daysText(t: Words, { on, season }: HoursLine): string {
  const days =
    on.by === 'every-day'
      ? t('everyDay')
      : on.by === 'weekday'
        ? weekdaysText(t, on.weekdays)
        : on.kinds.map((kind) => t(`dayKinds.${kind}`)).join(t('comma'))
  return season === null ? days : t('inSeason', { ...season, days })
}

/** When a closure falls, in a line. */
export function fallsText(t: Words, when: Closure['when'], today: string): string {
  switch (when.by) {
    case 'once': {
      const { from, until } = when.span
      const first = dayOfMinute(from)
      const last = dayOfMinute(until - 1)
      const whole = from % 1440 === 0 && until % 1440 === 0
      if (whole) {
        return first === last
          ? monthAndDay(first, today)
          : t('fromTo', { from: monthAndDay(first, today), to: monthAndDay(last, today) })
      }
      return `${monthAndDay(first, today)} ${spanText(t, when.span)}`
    }
    case 'week':
      return t('everyWeek', {
        days: weekdaysText(t, when.weekdays),
        hours: clockSpansText(t, [when.hours]),
      })
    case 'month':
      return t('everyMonth', {
        nth: toldBy('rooms', `nth.${when.nth}`),
        day: weekdayText(when.weekday),
        hours: clockSpansText(t, [when.hours]),
      })
    case 'calendar':
      return t('byCalendar', {
        days: when.named ?? when.kinds.map((kind) => t(`dayKinds.${kind}`)).join(t('comma')),
        hours: clockSpansText(t, [when.hours]),
      })
  }
}

/** Why a room is shut, for people who ask: never a greyed time without a reason. */
export function becauseText(t: Words, because: ShutBecause): string {
  switch (because.kind) {
    case 'closure':
      return because.why
    case 'special-day':
      return because.why
    case 'hours':
      return because.open.length === 0 ? t('notOpenThatDay') : t('outsideHours')
  }
}
