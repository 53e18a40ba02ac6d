/** A booking between the form and the contract. */
import { parseDay } from '#ground/day-input'
import type { PickedResident } from '#app/parts/ResidentPick.tsx'
import { dayOfMinute, hoursOfText, minuteAt, textOfMinute, type Span } from '../../rules'
import type { AskedHolder, BookingText, Rescheduling, UnsaidBooking } from '../contract'
import type { HolderKind, Purpose } from '../../contract'
import type { RepeatValues } from '../../series/ui/repeat'

export interface ComerValues {
  readonly resident?: PickedResident | undefined
  readonly name?: string | undefined
  readonly birth?: string | undefined
  readonly briefedOn?: string | undefined
  readonly withGuardian?: boolean | undefined
  readonly fetchedBy?: string | undefined
  readonly allergens?: string | undefined
}

/** What is taken, as the form asks it: in a booking and when one is moved. */
export interface TakingValues {
  readonly room?: number | undefined
  readonly day?: string | undefined
  /** `9:00-11:00` */
  readonly hours?: string | undefined
  readonly mode: 'whole' | 'places'
  readonly places: number | null
  readonly equipment: Readonly<Record<string, number | null>>
}

export interface BookingValues extends TakingValues, RepeatValues {
  readonly holder: HolderKind
  readonly resident?: PickedResident | undefined
  readonly group?: string | undefined
  readonly purpose: Purpose
  readonly title?: string | undefined
  readonly inCharge?: string | undefined
  readonly phone?: string | undefined
  readonly comers: ComerValues[]
  /** Whom to call and who comes, as in the booking it is a copy of, where nothing else is written. */
  readonly asCopied?: boolean | undefined
}

/** What cannot be a time yet: the contract refuses it at its place. */
const noSpan: Span = { from: 0, until: 0 }

export function spanOfValues({ day, hours }: TakingValues): Span {
  const [first] = hoursOfText(hours ?? '')
  const on = parseDay(day ?? '', day ?? '')
  if (first === undefined || on === undefined) return noSpan
  if (!/^\d\d:\d\d$/.test(first.from) || !/^\d\d:\d\d$/.test(first.until)) return noSpan
  return { from: minuteAt(on, first.from), until: minuteAt(on, first.until) }
}

/** Only pieces that were asked for, of what stands in the room. */
const piecesOf = (equipment: TakingValues['equipment'], codes: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(equipment).flatMap(([code, count]) =>
      codes.includes(code) && (count ?? 0) > 0 ? [[code, count ?? 0]] : [],
    ),
  )

export const takingOf = (values: TakingValues, codes: readonly string[]): Rescheduling => ({
  room: values.room ?? 0,
  span: spanOfValues(values),
  whole: values.mode === 'whole',
  places: values.places ?? 0,
  equipment: piecesOf(values.equipment, codes),
})

function holderOfValues({ holder, resident, group }: BookingValues): AskedHolder {
  switch (holder) {
    case 'resident':
      return { kind: holder, residentId: resident?.id ?? 0 }
    case 'group':
    case 'outside-group':
      return { kind: holder, name: group ?? '' }
    case 'centre':
      return { kind: holder }
  }
}

/** What can be asked while it is not known yet for whom. */
export function unsaidOfValues(values: BookingValues, codes: readonly string[]): UnsaidBooking {
  const booking = bookingOfValues(values, codes)
  const { holder } = booking
  const known =
    holder.kind === 'centre' || ('residentId' in holder ? holder.residentId > 0 : holder.name.trim() !== '')
  return { ...booking, holder: known ? holder : null }
}

const lineOr = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim()

const comerOf = (comer: ComerValues): BookingText['comers'][number] => ({
  residentId: comer.resident?.id ?? null,
  name: comer.resident === undefined ? lineOr(comer.name) : null,
  birth: lineOr(comer.birth),
  briefedOn: lineOr(comer.briefedOn),
  withGuardian: comer.withGuardian ?? false,
  fetchedBy: comer.fetchedBy ?? '',
  allergens: comer.allergens ?? '',
})

export const bookingOfValues = (values: BookingValues, codes: readonly string[]): BookingText => ({
  ...takingOf(values, codes),
  holder: holderOfValues(values),
  purpose: values.purpose,
  title: values.title ?? '',
  inCharge: values.holder === 'resident' ? null : lineOr(values.inCharge),
  phone: values.holder === 'resident' ? null : lineOr(values.phone),
  comers: values.comers.map(comerOf),
})

/** The fields of a time on the wall. */
export const timeValues = ({ from, until }: Span): Pick<TakingValues, 'day' | 'hours'> => ({
  day: dayOfMinute(from),
  hours: `${clockIn(from, from)}-${clockIn(until, from)}`,
})

/** `25:00` for one o'clock of the next day. */
function clockIn(minute: number, from: number): string {
  const [hour = '', rest = ''] = textOfMinute(minute).slice(11).split(':')
  const later = dayOfMinute(minute) === dayOfMinute(from) ? 0 : 24
  return `${String(Number(hour) + later).padStart(2, '0')}:${rest}`
}

/** Which field of the form a fault of the contract belongs to. */
export const bookingField = (path: string): string =>
  path
    .replace(/^(booking|to|series|change\.to)\./, '')
    .replace(/^pattern\.starts$/, 'day')
    .replace(/^pattern\.lines.*$/, 'hours')
    .replace(/^pattern\.ends\.day$/, 'lastDay')
    .replace(/^pattern\.ends\.times$/, 'times')
    .replace(/^pattern\.ends$/, 'lastDay')
    .replace(/^hours\..*$/, 'hours')
    .replace(/^span.*$/, 'hours')
    .replace(/^holder\.residentId$/, 'resident')
    .replace(/^holder\.name$/, 'group')
    .replace(/^comers\.(\d+)\.residentId$/, 'comers.$1.resident')
