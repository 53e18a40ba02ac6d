/** What is said about orders: by hand, by pattern, by pause; each word as far as it is in time for the meals that it touches. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { addDays } from '#ground/days'
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import type { Meal, Way } from '../../contract/words'
import { onePerson } from '../../diners/service/one-person'
import { dinerOf, livingDinerOf } from '../../diners/service/rows'
import { offers } from '../../menu/service/rows'
import { whyTooLate } from '../../rules/orders'
import { canteenOrders, canteenPatterns, canteenPauses } from '../../schema/orders'
import { cutOffsOf } from './cut-offs'
import { inTime, refuseSettled, type Late } from './in-time'
import { ofDiner, patternsIn } from './plan'
import { standing } from './reasons'

function refusePast(call: WriteCall, day: string): void {
  if (day < call.today) throw new DeskError('conflict', 'canteen.order-in-the-past')
}

function refuseUnknownOffer(call: WriteCall, offer: number | null): void {
  if (offer !== null && !offers(call).some(({ id }) => id === offer)) {
    throw new DeskError('not-found', 'canteen.offer-unknown')
  }
}

interface ByHand {
  readonly diner: number
  readonly day: string
  readonly meal: Meal
  readonly late: Late
}

/** Says it by hand; the reason stays with it where it was too late for the new way, or for what it takes the place of. */
function say(
  call: WriteCall,
  { diner, day, meal, late }: ByHand,
  said: { way: Way; offer: number | null; cancelled: boolean },
) {
  const before = standing(call, diner, day, meal)
  if (before?.state === 'had') throw new DeskError('conflict', 'canteen.order-had')
  refuseSettled(call, diner, [{ day, meal }])
  const { way, offer: offerId, cancelled } = said
  const values = { day, meal, dinerId: diner, way, offerId, cancelled, at: call.now, staffId: call.staff.id }
  const now = { day: call.today, clock: clockAt(call.now) }
  const cutOffs = cutOffsOf(call)
  const isLate = [way, before?.way ?? way].some(
    (each) => whyTooLate({ day, meal, way: each }, now, cutOffs, '') !== null,
  )
  inTime(call, diner, late, () =>
    call.database
      .insert(canteenOrders)
      .values({ ...values, late: isLate ? late : null })
      .run(),
  )
  call.record({
    subject: `canteen-diner:${diner}`,
    change: { day, meal, ...said, late: isLate ? late : null },
  })
  return { diner }
}

export function order(call: WriteCall, input: ByHand & { readonly way: Way; readonly offer: number | null }) {
  livingDinerOf(call, input.diner)
  refusePast(call, input.day)
  refuseUnknownOffer(call, input.offer)
  return say(call, input, { way: input.way, offer: input.offer, cancelled: false })
}

export function cancel(call: WriteCall, input: ByHand) {
  dinerOf(call, input.diner)
  refusePast(call, input.day)
  const kept = standing(call, input.diner, input.day, input.meal)
  if (kept === undefined) throw new DeskError('conflict', 'canteen.no-order')
  return say(call, input, { way: kept.way, offer: kept.offer, cancelled: true })
}

const idRow = z.object({ id: z.number() })
const weekdaysKept = z.array(z.number())

function refuseSharedWeekday(
  call: WriteCall,
  input: { diner: number; meal: Meal; weekdays: readonly number[]; from: string; until: string | null },
  /** The pattern that is changed, which is not in its own way; 0 for a new one. */
  own = 0,
): void {
  const other = rowOf(
    call,
    idRow,
    `SELECT p.id FROM canteen_patterns p WHERE p.meal = ?${ofDiner(call, input, 'p.diner_id')}
        AND (p.until_day IS NULL OR p.until_day >= ?) AND (? IS NULL OR p.from_day <= ?) AND p.id <> ?
        AND EXISTS (SELECT 1 FROM json_each(p.weekdays) theirs JOIN json_each(?) ours ON ours.value = theirs.value)`,
    input.meal,
    input.from,
    input.until,
    input.until,
    own,
    JSON.stringify(input.weekdays),
  )
  if (other !== null) throw new DeskError('conflict', 'canteen.pattern-there')
}

/** Ends with a day; what would end before it began has never been. */
function endPatternWith(call: WriteCall, { id, from }: { id: number; from: string }, until: string): void {
  if (until < from) call.database.delete(canteenPatterns).where(eq(canteenPatterns.id, id)).run()
  else call.database.update(canteenPatterns).set({ until }).where(eq(canteenPatterns.id, id)).run()
}

/** What was to end sooner anyway is not prolonged by what comes after it. */
const endingSooner = (kept: string | null, until: string): string =>
  kept !== null && kept < until ? kept : until

function patternOf(call: WriteCall, id: number) {
  const row = call.database.select().from(canteenPatterns).where(eq(canteenPatterns.id, id)).get()
  if (row === undefined) throw new DeskError('not-found', 'canteen.pattern-unknown')
  return row
}

interface NewPattern {
  readonly diner: number
  readonly meal: Meal
  readonly way: Way
  readonly weekdays: readonly number[]
  readonly offer: number | null
  readonly from: string
  readonly until: string | null
  readonly replaces: number | null
  readonly late: Late
}

export function addPattern(call: WriteCall, input: NewPattern) {
  livingDinerOf(call, input.diner)
  refusePast(call, input.from)
  refuseUnknownOffer(call, input.offer)
  if (input.until !== null && input.until < input.from) {
    throw new DeskError('invalid', 'desk.input', {}, [{ path: ['until'], code: 'ends-before-it-begins' }])
  }
  const replaced = input.replaces === null ? null : patternOf(call, input.replaces)
  if (replaced !== null && !onePerson(call).all(input.diner).includes(replaced.dinerId))
    throw new DeskError('not-found', 'canteen.pattern-unknown')
  const { result, wasLate } = inTime(call, input.diner, input.late, () => {
    if (replaced !== null)
      endPatternWith(call, replaced, endingSooner(replaced.until, addDays(input.from, -1)))
    refuseSharedWeekday(call, input)
    const { diner: dinerId, meal, way, weekdays, offer: offerId, from, until } = input
    return call.database
      .insert(canteenPatterns)
      .values({ dinerId, meal, way, weekdays: JSON.stringify(weekdays.toSorted()), offerId, from, until })
      .run()
  })
  call.record({
    subject: `canteen-diner:${input.diner}`,
    change: { ...input, late: wasLate ? input.late : null },
  })
  return { pattern: Number(result.lastInsertRowid) }
}

/** The day before today is the last that an end may name: what has passed was cooked. What is over by then stays over. */
function refuseEndInThePast(call: WriteCall, kept: string | null, until: string): void {
  refusePast(call, addDays(until, 1))
  if (kept !== null) refusePast(call, addDays(kept, 1))
}

/** Nobody cooks for whoever does not come any more: what was ordered week by week on this card ends with today. */
export function endPatternsOf(call: WriteCall, diner: number): void {
  const later = { from: addDays(call.today, 1), until: '9999-12-31', diner }
  for (const pattern of patternsIn(call, later))
    if (pattern.person === diner) endPatternWith(call, pattern, call.today)
}

export function endPattern(call: WriteCall, input: { pattern: number; until: string; late: Late }) {
  const pattern = patternOf(call, input.pattern)
  dinerOf(call, pattern.dinerId)
  refuseEndInThePast(call, pattern.until, input.until)
  const { dinerId: diner, meal, from } = pattern
  const weekdays = weekdaysKept.parse(JSON.parse(pattern.weekdays))
  // What took its place since stays in it, also where it was to end later.
  if (input.until >= from) {
    refuseSharedWeekday(call, { diner, meal, weekdays, from, until: input.until }, pattern.id)
  }
  const { wasLate } = inTime(call, pattern.dinerId, input.late, () =>
    endPatternWith(call, pattern, input.until),
  )
  call.record({
    subject: `canteen-diner:${pattern.dinerId}`,
    change: { ...input, late: wasLate ? input.late : null },
  })
  return { pattern: input.pattern }
}

export function pause(
  call: WriteCall,
  input: { diner: number; meal: Meal | null; from: string; until: string | null; late: Late },
) {
  dinerOf(call, input.diner)
  refusePast(call, input.from)
  const { diner: dinerId, meal, from, until } = input
  if (until !== null && until < from) {
    throw new DeskError('invalid', 'desk.input', {}, [{ path: ['until'], code: 'ends-before-it-begins' }])
  }
  const { result, wasLate } = inTime(call, dinerId, input.late, () =>
    call.database.insert(canteenPauses).values({ dinerId, meal, from, until }).run(),
  )
  call.record({
    subject: `canteen-diner:${dinerId}`,
    change: { ...input, late: wasLate ? input.late : null },
  })
  return { pause: Number(result.lastInsertRowid) }
}

export function endPause(call: WriteCall, input: { pause: number; until: string; late: Late }) {
  const kept = call.database.select().from(canteenPauses).where(eq(canteenPauses.id, input.pause)).get()
  if (kept === undefined) throw new DeskError('not-found', 'canteen.pause-unknown')
  dinerOf(call, kept.dinerId)
  refuseEndInThePast(call, kept.until, input.until)
  const { wasLate } = inTime(call, kept.dinerId, input.late, () => {
    const row = eq(canteenPauses.id, kept.id)
    return input.until < kept.from
      ? call.database.delete(canteenPauses).where(row).run()
      : call.database.update(canteenPauses).set({ until: input.until }).where(row).run()
  })
  call.record({
    subject: `canteen-diner:${kept.dinerId}`,
    change: { ...input, late: wasLate ? input.late : null },
  })
  return { pause: input.pause }
}
