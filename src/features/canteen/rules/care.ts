/**
 * An old person who does not take the meal may be in trouble. Whoever lives alone and ordered, and whoever always comes,
 * becomes a duty of today when the meal is not taken; it is done only with a result.
 */
import { addDays, daysBetween } from '#ground/days'
import {
  alertReasons,
  type AlertReason,
  type CareResult,
  type careWords,
  type HandedTo,
  type Meal,
  type NotTakenReason,
} from '../contract/words'

export interface Expected {
  readonly person: number
  readonly livesAlone: boolean
  /** Has ordered this sitting. */
  readonly ordered: boolean
  /** Said by telephone that they do not come, or is paused. */
  readonly excused: boolean
  /** Took a meal of this sitting, or somebody took it for them who saw them. */
  readonly took: boolean
  /** It was left where nobody took it from hand to hand, and nobody has seen them for too long. */
  readonly unseen: boolean
  /** The days of the last weeks on which they had this meal. */
  readonly daysTaken: ReadonlySet<string>
}

export interface CareSettings {
  /** How many of the last served days are looked at, and how many of them make a regular. */
  readonly daysLooked: number
  readonly daysForRegular: number
}

export interface CareAlert {
  readonly person: number
  readonly reason: AlertReason
}

/** The last of the days on which the canteen served, that are looked at. */
export const daysLookedAt = (
  servedDays: readonly string[],
  { daysLooked }: CareSettings,
): readonly string[] => servedDays.toSorted().slice(-daysLooked)

/** Whether somebody always comes: on enough of the days that are looked at. */
export const isRegular = (
  daysTaken: ReadonlySet<string>,
  looked: readonly string[],
  { daysForRegular }: CareSettings,
): boolean =>
  daysTaken.size >= daysForRegular && looked.filter((day) => daysTaken.has(day)).length >= daysForRegular

/** Whom to look after, living alone before others. `servedDays` are earlier days on which this meal was served. */
export function careAlerts(
  people: readonly Expected[],
  servedDays: readonly string[],
  settings: CareSettings,
): readonly CareAlert[] {
  const looked = daysLookedAt(servedDays, settings)
  const alerts = people
    .filter(({ took, excused }) => !took && !excused)
    .flatMap((one): readonly CareAlert[] => {
      if (one.unseen) return one.livesAlone ? [{ person: one.person, reason: 'unseen-alone' }] : []
      const regular = isRegular(one.daysTaken, looked, settings)
      if (one.ordered && one.livesAlone) return [{ person: one.person, reason: 'ordered-alone' }]
      if (regular) return [{ person: one.person, reason: one.livesAlone ? 'regular-alone' : 'regular' }]
      return []
    })
  return alerts.toSorted(
    (left, right) => alertReasons.indexOf(left.reason) - alertReasons.indexOf(right.reason),
  )
}

/** Whether whoever took a delivered meal saw them: a key box, a guard at the gate and staff who sign for it did not. */
export function sawThem(to: HandedTo): boolean {
  switch (to) {
    case 'self':
    case 'family':
    case 'neighbour':
      return true
    case 'guard':
    case 'key-box':
    case 'staff':
      return false
  }
}

/** For so many days a meal may be left for somebody without their being seen. */
export const daysUnseen = 2

/** Whether nobody has seen somebody for too long by a day. `lastSeen` is a day; empty where none is known. */
export const isUnseenTooLong = (lastSeen: string, day: string): boolean =>
  lastSeen === '' || daysBetween(lastSeen, day) > daysUnseen

/**
 * Whoever said where they are need not be looked after; whoever did not come, refused or did not open the door does, and whom the canteen
 * forgot: they got nothing, and nobody saw them.
 */
export function tellsWhere(reason: NotTakenReason): boolean {
  switch (reason) {
    case 'called-off':
    case 'with-family':
    case 'in-hospital':
      return true
    case 'not-come':
    case 'refused':
    case 'door-not-opened':
    case 'slip-of-ours':
      return false
  }
}

/** Whether a meal was cooked and left standing by whoever ordered it: neither called off in any way, nor forgotten by the canteen. */
export const wasLeftStanding = (reason: NotTakenReason | null): boolean =>
  reason === null || (!tellsWhere(reason) && reason !== 'slip-of-ours')

export interface CareDuty {
  readonly raisedOn: string
  readonly meal: Meal
  readonly result: CareResult | null
}

/** Open until somebody says what became of the person, also on the days after. */
export const isCareOpen = ({ result }: CareDuty): boolean => result === null
/** A duty of yesterday that is still open is overdue today. */
export const isCareOverdue = (duty: CareDuty, today: string): boolean =>
  isCareOpen(duty) && addDays(duty.raisedOn, 1) <= today

/**
 * What was said of the wrong person is taken back on the same service day, which began at `dayBegan` (UTC ms): by the next it is known
 * what became of them, or somebody asks anew.
 */
export const mayBeTakenBack = (
  { result, at }: { readonly result: (typeof careWords)[number]; readonly at: number },
  dayBegan: number,
): boolean => result !== 'taken-back' && at >= dayBegan
