/**
 * Food safety: how long a record must stay, what a sample must be, whose certificate runs out, and what is missing
 * today. 日管控、周排查、月调度 is the first thing an inspector asks for (总局令60号).
 */
import { addDays, addMonths, daysBetween, lastDayOfMonth, monthOf, weekdayOf } from '#ground/days'
import { reviews, type Control, type Meal } from '../contract/words'

export interface FoodSafetySettings {
  readonly sampleGrams: number
  /** GB 31654-2021, second hand: settings. */
  readonly sampleHours: number
  /** Days before a health certificate ends in which it is named (食安法 45: one year). */
  readonly certificateDays: number
}

const millisecondsOfHour = 3_600_000

/** UTC milliseconds until which a sample taken at `takenAt` has to be kept. */
export const sampleKeptUntil = (
  takenAt: number,
  { sampleHours }: Pick<FoodSafetySettings, 'sampleHours'>,
): number => takenAt + sampleHours * millisecondsOfHour

/**
 * When a sample was taken at the latest, in UTC milliseconds: where it is written down on a later day, when its own day was over
 * (`dayOver`).
 */
export const sampleTakenAt = (writtenAt: number, dayOver: number): number => Math.min(writtenAt, dayOver)

/** Whether a sample weighs less than it should, so that the book has to say why. */
export const isShort = (grams: number, { sampleGrams }: Pick<FoodSafetySettings, 'sampleGrams'>): boolean =>
  grams < sampleGrams

/** Records of purchase stay six months past the shelf life, two years where there is none (食安法 50, 53). */
export const purchaseKeptUntil = (purchasedOn: string, shelfLifeEnds: string | null): string =>
  shelfLifeEnds === null ? addMonths(purchasedOn, 24) : addMonths(shelfLifeEnds, 6)

/** What is past its shelf life on the day on which it comes may not be taken in (食安法 34). */
export const isPastShelfLife = (deliveredOn: string, shelfLifeEnds: string | null): boolean =>
  shelfLifeEnds !== null && shelfLifeEnds < deliveredOn

/** 冷藏 0–8 ℃、冷冻 −12 ℃ 以下 (GB 31654-2021), in tenths of a degree, both included. */
const chilled = { from: 0, until: 80 }
const frozen = { from: -400, until: -120 }

/** Whether a fridge is as cold as it should be, in tenths of a degree; where nobody said which kind it is, as either should be. */
export function isCold(tenths: number, kind: 'fridge' | 'freezer' | null): boolean {
  const within = ({ from, until }: typeof chilled) => tenths >= from && tenths <= until
  return (kind !== 'freezer' && within(chilled)) || (kind !== 'fridge' && within(frozen))
}

/** A certificate is good for a year from its issue; its anniversary is the first day without one. */
export const certificateEnds = (issuedOn: string): string => addMonths(issuedOn, 12)

export type CertificateState = 'good' | 'soon' | 'ended'
export function certificateState(
  issuedOn: string,
  today: string,
  { certificateDays }: Pick<FoodSafetySettings, 'certificateDays'>,
): CertificateState {
  const left = daysBetween(today, certificateEnds(issuedOn))
  if (left <= 0) return 'ended'
  return left <= certificateDays ? 'soon' : 'good'
}

export interface MorningCheck {
  readonly temperatureTenths: number
  readonly handsClean: boolean
  readonly symptoms: readonly string[]
}

/** 37.3 °C, in tenths: from here on somebody is sent home. */
export const feverTenths = 373

/** Whether somebody may touch food today: no fever, no symptom, clean hands, a certificate (食安法 45). */
export const mayCook = (check: MorningCheck, certificate: CertificateState): boolean =>
  certificate !== 'ended' &&
  check.temperatureTenths < feverTenths &&
  check.handsClean &&
  check.symptoms.length === 0

/** The first day of what a control done for `day` is for: the day itself, its week from Monday on, its month. */
export function startOfControl(control: Control, day: string): string {
  switch (control) {
    case 'daily-control':
      return day
    case 'weekly-review':
      return addDays(day, -((weekdayOf(day) + 6) % 7))
    case 'monthly-meeting':
      return `${monthOf(day)}-01`
  }
}

/** The last day of it. */
export function endOfControl(control: Control, day: string): string {
  switch (control) {
    case 'daily-control':
      return day
    case 'weekly-review':
      return addDays(startOfControl(control, day), 6)
    case 'monthly-meeting':
      return lastDayOfMonth(monthOf(day))
  }
}

/** The first day of the one before: yesterday, last week, last month. */
export const controlBefore = (control: Control, day: string): string =>
  startOfControl(control, addDays(startOfControl(control, day), -1))

/**
 * The day in the book of a control that is written `today`: the day, week or month that it is of, and of one that still runs today. So the
 * month's meeting stands in the book of its month, whenever it is written.
 */
export const dayOfControl = (control: Control, of: string, today: string): string => {
  const end = endOfControl(control, of)
  return end < today ? end : today
}

/** So many months back weeks and months without a review are asked for. */
const reviewMonths = 6

/** The day since which it is looked for reviews: from the first of a month, and that of the week of that day. `begun`: the day of the book's first line. */
export function reviewsSince(today: string, begun: string | null): string {
  const least = controlBefore('monthly-meeting', today)
  const first = addMonths(startOfControl('monthly-meeting', today), -reviewMonths)
  const since = begun === null || begun >= least ? least : begun < first ? first : begun
  return startOfControl('weekly-review', startOfControl('monthly-meeting', since))
}

/** What has been written down, as far as it decides what is missing. */
export interface SafetyBook {
  /** Meals served today and dishes on their boards. */
  readonly servedToday: readonly { readonly meal: Meal; readonly dishes: readonly number[] }[]
  readonly samplesToday: readonly { readonly meal: Meal; readonly dish: number }[]
  readonly cooksToday: readonly number[]
  /** Checked, or written down as not here. */
  readonly accountedFor: readonly number[]
  readonly fridges: readonly number[]
  readonly fridgesReadToday: readonly number[]
  readonly disinfectedMeals: readonly Meal[]
  /**
   * Days of this week and month and of those before, as far back as is looked, on which the canteen serves: those that had a board, and of those to come
   * the ones that have one or are worked by the calendar, for boards are laid late.
   */
  readonly serviceDays: readonly string[]
  /** The day of its first line; null while there is none. */
  readonly begun: string | null
  /** A day of each day, week or month for which a control was done. */
  readonly controlled: Readonly<Record<Control, readonly string[]>>
}

export type MissingRecord =
  | { readonly code: 'sample'; readonly meal: Meal; readonly dish: number }
  | { readonly code: 'morning-check'; readonly person: number }
  | { readonly code: 'fridge'; readonly fridge: number }
  | { readonly code: 'disinfection'; readonly meal: Meal }
  | OwedControl

export interface OwedControl {
  readonly code: Control
  /** The first day of what it is for. */
  readonly of: string
}

/**
 * What is missing today. Cooks and fridges are asked after on a day on which the canteen serves, for on any other nobody is
 * there, and what was written would be made up.
 */
export function missingToday(book: SafetyBook, today: string): readonly MissingRecord[] {
  const missing: MissingRecord[] = []
  for (const { meal, dishes } of book.servedToday) {
    for (const dish of dishes) {
      const kept = book.samplesToday.some((sample) => sample.meal === meal && sample.dish === dish)
      if (!kept) missing.push({ code: 'sample', meal, dish })
    }
    if (!book.disinfectedMeals.includes(meal)) missing.push({ code: 'disinfection', meal })
  }
  if (book.serviceDays.includes(today) || book.servedToday.length > 0) {
    for (const person of book.cooksToday) {
      if (!book.accountedFor.includes(person)) missing.push({ code: 'morning-check', person })
    }
    for (const fridge of book.fridges) {
      if (!book.fridgesReadToday.includes(fridge)) missing.push({ code: 'fridge', fridge })
    }
  }
  if (book.servedToday.length > 0 && !book.controlled['daily-control'].includes(today)) {
    missing.push({ code: 'daily-control', of: today })
  }
  return [...missing, ...reviews.flatMap((review) => owedReviews(book, review, today))]
}

/**
 * 周排查、月调度: due from the last day of service of its week or month on; of the one before at any time, and of each
 * since the book was begun, until it is written. Where nothing was cooked there is nothing to look into.
 */
function owedReviews(
  { serviceDays, controlled, begun }: SafetyBook,
  control: Control,
  today: string,
): readonly OwedControl[] {
  const now = startOfControl(control, today)
  const last = controlBefore(control, today)
  const first = begun === null ? last : startOfControl(control, begun)
  const done = new Set(controlled[control].map((day) => startOfControl(control, day)))
  const served = serviceDays.filter((day) => startOfControl(control, day) === now)
  const isDue = served.length > 0 && served.every((day) => day <= today) && !done.has(now)
  const before = new Set(
    serviceDays
      .map((day) => startOfControl(control, day))
      .filter((start) => start < now && (start === last || start >= first)),
  )
  const late = [...before].filter((start) => !done.has(start)).toSorted()
  return [...late, ...(isDue ? [now] : [])].map((of) => ({ code: control, of }))
}
