/** A room between the form and the contract: hours as people write them, money in yuan, what may be absent as a choice. */
import {
  holderKinds,
  hoursDayKinds,
  type HouseRules,
  type HoursLine,
  type Limit,
  type RoomText,
} from '../../contract'
import { hoursOfText, textOfHours } from '../../rules'

export interface HoursValues {
  readonly days: readonly string[]
  readonly open: string
  readonly seasonFrom: string
  readonly seasonUntil: string
}

export interface SpecialDayValues {
  readonly day?: string | undefined
  readonly open: string
  readonly why: string
}

/** Hours of a limit are written as hours, not as minutes. */
export interface LimitValues extends Omit<Limit, 'per'> {
  readonly per: Limit['per'] | 'none'
}

export interface RoomValues extends Omit<
  HouseRules,
  'hours' | 'specialDays' | 'limits' | 'briefing' | 'guardianUnder' | 'checkIn' | 'suspension'
> {
  readonly name: string
  readonly inside?: number | undefined
  readonly excludes: number[]
  readonly outOfUse: string
  readonly hours: readonly HoursValues[]
  readonly specialDays: readonly SpecialDayValues[]
  readonly limits: readonly LimitValues[]
  readonly briefing: boolean
  readonly briefingDays?: number | null
  readonly guardianUnder?: number | null
  readonly asksWhoComes: boolean
  readonly lateAfter: number
  readonly noShowAfter: number
  readonly suspends: boolean
  readonly noShows: number
  readonly within: number
  readonly suspendedDays: number
}

export const everyDay = 'every-day'
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** `1` to `7`, kinds of day, every day: as the choice names them. */
export const dayChoices = [everyDay, ...weekdays.map(String), ...hoursDayKinds] as const

/** Weekdays, kinds of day and every day do not mix in one line: the last choice says which is meant. */
export function oneKindOfDays(days: readonly string[]): string[] {
  const last = days.at(-1)
  if (last === undefined || last === everyDay) return last === undefined ? [] : [everyDay]
  const isWeekday = (day: string) => /^[1-7]$/.test(day)
  return days.filter((day) => day !== everyDay && isWeekday(day) === isWeekday(last))
}

function onOf(days: readonly string[]): HoursLine['on'] {
  if (days.includes(everyDay)) return { by: 'every-day' }
  const kinds = hoursDayKinds.filter((kind) => days.includes(kind))
  if (kinds.length > 0) return { by: 'day-kind', kinds }
  return { by: 'weekday', weekdays: days.map(Number).toSorted((a, b) => a - b) }
}

function daysOf(on: HoursLine['on']): string[] {
  switch (on.by) {
    case 'every-day':
      return [everyDay]
    case 'weekday':
      return on.weekdays.map(String)
    case 'day-kind':
      return on.kinds
  }
}

const hoursValuesOf = ({ season, on, open }: HoursLine): HoursValues => ({
  days: daysOf(on),
  open: textOfHours(open),
  seasonFrom: season?.from ?? '',
  seasonUntil: season?.until ?? '',
})

const hoursLineOf = ({ days, open, seasonFrom, seasonUntil }: HoursValues): HoursLine => ({
  season:
    seasonFrom.trim() === '' && seasonUntil.trim() === ''
      ? null
      : { from: seasonFrom.trim(), until: seasonUntil.trim() },
  on: onOf(days),
  open: hoursOfText(open),
})

const fenOf = (yuan: number) => Math.round(yuan * 100)

export function valuesOf({ name, inside, excludes, outOfUse, rules }: RoomText): RoomValues {
  const { hours, specialDays, limits, briefing, guardianUnder, checkIn, suspension, ...rest } = rules
  return {
    ...rest,
    name,
    inside: inside ?? undefined,
    excludes,
    outOfUse: outOfUse ?? '',
    hours: hours.map(hoursValuesOf),
    specialDays: specialDays.map(({ day, open, why }) => ({ day, open: textOfHours(open), why })),
    limits: limits.map((limit) => ({
      ...limit,
      per: limit.per ?? 'none',
      most: limit.measure === 'minutes' ? limit.most / 60 : limit.most,
    })),
    briefing: briefing !== null,
    briefingDays: briefing?.validDays ?? null,
    guardianUnder,
    asksWhoComes: checkIn !== null,
    lateAfter: checkIn?.lateAfter ?? 10,
    noShowAfter: checkIn?.noShowAfter ?? 30,
    suspends: suspension !== null,
    noShows: suspension?.noShows ?? 3,
    within: suspension?.within ?? 90,
    suspendedDays: suspension?.days ?? 30,
    fee: rules.fee / 100,
    deposit: rules.deposit / 100,
    materialsFee: rules.materialsFee / 100,
  }
}

export function textOf(values: RoomValues): RoomText {
  const { name, inside, excludes, outOfUse, hours, specialDays, limits, ...rest } = values
  const { briefing, briefingDays, guardianUnder, asksWhoComes, lateAfter, noShowAfter, ...more } = rest
  const { suspends, noShows, within, suspendedDays, ...rules } = more
  return {
    name,
    inside: inside ?? null,
    excludes,
    outOfUse: outOfUse.trim() === '' ? null : outOfUse,
    rules: {
      ...rules,
      hours: hours.map(hoursLineOf),
      specialDays: specialDays.map(({ day, open, why }) => ({
        day: day ?? '',
        open: hoursOfText(open),
        why,
      })),
      limits: limits.map(({ per, most, ...limit }) => ({
        ...limit,
        per: per === 'none' ? null : per,
        most: limit.measure === 'minutes' ? Math.round(most * 60) : most,
      })),
      briefing: briefing ? { validDays: briefingDays ?? null } : null,
      guardianUnder: guardianUnder ?? null,
      checkIn: asksWhoComes ? { lateAfter, noShowAfter } : null,
      suspension: suspends ? { noShows, within, days: suspendedDays } : null,
      fee: fenOf(rules.fee),
      deposit: fenOf(rules.deposit),
      materialsFee: fenOf(rules.materialsFee),
    },
  }
}

/** What rooms usually have; the manager changes what differs. */
export const newRoom: RoomValues = {
  name: '',
  excludes: [],
  outOfUse: '',
  modes: ['whole'],
  places: 20,
  hours: [{ days: [everyDay], open: '09:00-21:00', seasonFrom: '', seasonUntil: '' }],
  specialDays: [],
  bufferBefore: 0,
  bufferAfter: 0,
  buffersMayLieOutsideHours: true,
  step: 30,
  shortest: 30,
  longest: 240,
  backToBackIsOne: true,
  aheadLeast: 1,
  aheadMost: 14,
  aheadMostInSeries: 120,
  limits: [],
  mayBook: [...holderKinds],
  approvalFor: ['outside-group'],
  pendingHours: 48,
  briefing: false,
  briefingDays: 180,
  asksWhoComes: true,
  lateAfter: 10,
  noShowAfter: 30,
  suspends: true,
  noShows: 3,
  within: 90,
  suspendedDays: 30,
  fee: 0,
  deposit: 0,
  materialsFee: 0,
  printed: '',
  keys: [],
  checksBefore: [],
  checksAfter: [],
}

/** Which field of the form a fault of the contract belongs to. */
export function fieldOf(path: string): string {
  const field = path.replace(/^text\.(rules\.)?/, '')
  return (
    field
      .replace(/^(hours|specialDays)\.(\d+)\.open.*$/, '$1.$2.open')
      .replace(/^hours\.(\d+)\.on.*$/, 'hours.$1.days')
      .replace(/^hours\.(\d+)\.season\.from$/, 'hours.$1.seasonFrom')
      .replace(/^hours\.(\d+)\.season.*$/, 'hours.$1.seasonUntil')
      // One day named twice: said at the first of them.
      .replace(/^specialDays$/, 'specialDays.0.day')
      .replace(/^limits\.(\d+)\.holders.*$/, 'limits.$1.holders')
      .replace(/^briefing\..*$/, 'briefingDays')
      .replace(/^checkIn\.(lateAfter|noShowAfter)$/, '$1')
      .replace(/^suspension\.days$/, 'suspendedDays')
      .replace(/^suspension\.(noShows|within)$/, '$1')
      .replace(/^(keys|checksBefore|checksAfter|modes|mayBook|approvalFor|excludes)\..*$/, '$1')
  )
}
