/** Bookings in the words of the screen: whose, what for, how much, where it stands, and why it cannot be had. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { monthAndDay } from '#app/dates'
import { errorText } from '#app/i18n/index'
import type { Tone } from '#app/parts/small.tsx'
import { useToday } from '#app/session/session'
import type { BookingCard, Said } from '../bookings/contract'
import type { BookingState } from '../contract'
import { dayOfMinute, textOfMinute, type Minute } from '../rules'

type Words = TFunction<'rooms'>

/** The shape and colour of where a booking stands. */
export const bookingTone: Readonly<Record<BookingState, Tone>> = {
  pending: 'soon',
  confirmed: 'open',
  'checked-in': 'done',
  left: 'rest',
  refused: 'rest',
  cancelled: 'rest',
  expired: 'late',
  'no-show': 'late',
  displaced: 'late',
}

export const clockText = (minute: Minute): string => textOfMinute(minute).slice(11)

export function holderText(t: Words, { holder }: Pick<BookingCard, 'holder'>): string {
  return holder.name ?? t(holder.kind === 'centre' ? 'holders.centre' : 'booking.somebody')
}

/** Where it stands. A request that holds nothing and can still be approved waits; only its hold has run out. */
export const stateText = (t: Words, { state, standing }: Pick<BookingCard, 'state' | 'standing'>): string =>
  standing === 'unheld' ? t('standings.unheld') : t(`held.states.${state}`)

/** What it is called: its title, else whose it is. */
export const nameText = (t: Words, booking: Pick<BookingCard, 'holder' | 'title'>): string =>
  booking.title === '' ? holderText(t, booking) : booking.title

/** 整间 · 18 人 · 烤箱 1. */
export function takenText(
  t: Words,
  { whole, places, equipment }: Pick<BookingCard, 'whole' | 'places' | 'equipment'>,
  named: (code: string) => string,
): string {
  const pieces = Object.entries(equipment)
    .filter(([, count]) => count > 0)
    .map(([code, count]) => `${named(code)} ${count}`)
  const room = whole ? [t('modes.whole'), ...(places > 1 ? [t('people', { count: places })] : [])] : []
  return [...room, ...(whole ? [] : [t('seats', { count: places })]), ...pieces].join(' · ')
}

/** `12月5日 18:00`. */
export const minuteText = (minute: Minute, today: string): string =>
  `${monthAndDay(dayOfMinute(minute), today)} ${clockText(minute)}`

const isDay = (value: string | number): value is string => /^\d{4}-\d{2}-\d{2}$/.test(String(value))

/** A reason or a notice of the desk as a sentence, with its days as people read them. */
export function useSaid(): (said: Said) => string {
  useTranslation('rooms')
  const today = useToday()
  return ({ code, parameters }) => {
    const readable = Object.entries(parameters).map(
      ([name, value]) => [name, isDay(value) ? monthAndDay(value, today) : value] as const,
    )
    return errorText(code, Object.fromEntries(readable)) ?? code
  }
}
