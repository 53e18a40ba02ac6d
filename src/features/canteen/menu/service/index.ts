/** The menu's procedures. */
import { z } from 'zod'
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { addDays, daysBetween } from '#ground/days'
import { read, write } from '#desk/rpc/serve'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { and, eq } from 'drizzle-orm'
import { meals, type Meal } from '../../contract/words'
import { isClosed, serviceToday } from '../../close/service/closed-days'
import { whyNoBoard, type BoardRefusal } from '../../rules/boards'
import { ownPriceOn } from '../../rules/menu'
import type { SittingOfDay } from '../../rules/periods'
import { sittingIsOver } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { mostDishes, type WantedOffer } from '../contract'
import {
  canteenBoard,
  canteenDishes,
  canteenOfferDishes,
  canteenOffers,
  canteenPrices,
} from '../../schema/menu'
import { boardsBetween, dishes, offers, prices } from './rows'

interface Entry {
  readonly offer: number
  readonly substitute: number | null
}

function refuseUnknown(wanted: readonly number[], kept: readonly { readonly id: number }[]) {
  const ids = new Set(kept.map(({ id }) => id))
  if (wanted.some((id) => !ids.has(id))) throw new DeskError('not-found', 'canteen.offer-unknown')
}

function refuseSecond(
  name: string,
  id: number | null,
  kept: readonly { readonly id: number; readonly name: string }[],
): void {
  if (kept.some((one) => one.name === name && one.id !== id)) {
    throw new DeskError('conflict', 'canteen.name-there', { name })
  }
}

/** All of them are shown in one list, so it is not endless. */
function refuseTooMany(id: number | null, kept: readonly unknown[]): void {
  if (id === null && kept.length >= mostDishes) {
    throw new DeskError('conflict', 'canteen.too-many-dishes', { most: mostDishes })
  }
}

/** Appends the prices that are others than those of that day. */
function fixPrices(call: WriteCall, id: number, { fen, ofMeals, from }: WantedOffer): void {
  const fixed = prices(call)
  const wanted = [
    { meal: null, fen },
    ...meals.map((meal) => ({ meal, fen: ofMeals.find((own) => own.meal === meal)?.fen ?? null })),
  ]
  for (const { meal, fen: price } of wanted) {
    if (ownPriceOn(fixed, id, from, meal) === price) continue
    call.database
      .insert(canteenPrices)
      .values({
        offerId: id,
        meal,
        fen: price ?? 0,
        ended: price === null,
        from,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
  }
}

const soldTodayRow = z.object({ dishes: z.string(), sold: z.number() })

/**
 * Keeps what an offer was made of until now, where that changes: what was cooked of it before is asked for by that. Once some of it was
 * sold today, today was cooked as it was.
 */
function keepDishesOfBefore(call: WriteCall, offer: number, dishesNow: string): void {
  const today = serviceToday(call)
  const before = rowOf(
    call,
    soldTodayRow,
    `SELECT o.dishes, EXISTS (
       SELECT 1 FROM canteen_meals m JOIN json_each(m.lines) l
        WHERE m.day = ? AND m.kind = 'sale' AND l.value ->> 'offer' = o.id) AS sold
       FROM canteen_offers o WHERE o.id = ?`,
    today,
    offer,
  )
  if (before === null || before.dishes === dishesNow) return
  const until = before.sold === 1 ? addDays(today, 1) : today
  call.database
    .insert(canteenOfferDishes)
    .values({ offerId: offer, dishes: before.dishes, until, at: call.now, staffId: call.staff.id })
    .run()
}

const soldRow = z.object({ id: z.number() })

/** Refuses what would change a meal that is over, or take away one that somebody ate of: `whyNoBoard`. */
function whyNotWritten(call: WriteCall, sitting: SittingOfDay, isEmptied: boolean): BoardRefusal | null {
  const { day, meal } = sitting
  const sold = rowOf(
    call,
    soldRow,
    `SELECT m.id FROM canteen_meals m WHERE m.day = ? AND m.meal = ? AND m.kind = 'sale'
        AND NOT EXISTS (SELECT 1 FROM canteen_meals back WHERE back.reverses = m.id) LIMIT 1`,
    day,
    meal,
  )
  const stands = boardsBetween(call, day, day).some((line) => line.meal === meal)
  const board = { isClosed: isClosed(call, day), stands, wasSold: sold !== null, isEmptied }
  return whyNoBoard(sitting, board, { day: call.today, clock: clockAt(call.now) }, settingsOf(call))
}

/** Writes the board of a meal, whole. */
function writeBoard(call: WriteCall, day: string, meal: Meal, entries: readonly Entry[]): void {
  const soldOut = new Set(
    boardsBetween(call, day, day)
      .filter((line) => line.meal === meal && line.soldOut)
      .map((line) => line.offer),
  )
  call.database
    .delete(canteenBoard)
    .where(and(eq(canteenBoard.day, day), eq(canteenBoard.meal, meal)))
    .run()
  entries.forEach((entry, at) => {
    call.database
      .insert(canteenBoard)
      .values({
        day,
        meal,
        position: at + 1,
        offerId: entry.offer,
        soldOut: soldOut.has(entry.offer),
        substituteId: entry.substitute,
      })
      .run()
  })
}

export const menuHandlers = {
  list: read((call) => {
    // Of each by itself: among ten years of prices none is looked for in all of them.
    const pricesOf = Map.groupBy(prices(call), ({ offer }) => offer)
    const today = serviceToday(call)
    return {
      dishes: [...dishes(call)],
      offers: offers(call).map((offer) => {
        const fixed = pricesOf.get(offer.id) ?? []
        const coming = fixed
          .filter((price) => price.from > today)
          .toSorted((left, right) => (left.from < right.from ? -1 : 1))[0]
        return {
          ...offer,
          dishes: [...offer.dishes],
          fen: ownPriceOn(fixed, offer.id, today, null),
          ofMeals: meals.flatMap((meal) => {
            const fen = ownPriceOn(fixed, offer.id, today, meal)
            return fen === null ? [] : { meal, fen }
          }),
          coming:
            coming === undefined
              ? null
              : {
                  fen: ownPriceOn(fixed, offer.id, coming.from, coming.meal),
                  from: coming.from,
                  meal: coming.meal,
                },
        }
      }),
    }
  }),

  keepDish: write((call, { id, name, contains }: { id: number | null; name: string; contains: string[] }) => {
    const kept = dishes(call)
    if (id !== null) refuseUnknown([id], kept)
    refuseTooMany(id, kept)
    refuseSecond(name, id, kept)
    const values = { name, contains: JSON.stringify([...new Set(contains)]) }
    if (id !== null) call.database.update(canteenDishes).set(values).where(eq(canteenDishes.id, id)).run()
    const dish = id ?? Number(call.database.insert(canteenDishes).values(values).run().lastInsertRowid)
    call.record({ subject: `canteen-dish:${dish}`, change: values })
    return { id: dish }
  }),

  keepOffer: write((call, input: WantedOffer) => {
    const kept = offers(call)
    if (input.id !== null) refuseUnknown([input.id], kept)
    refuseTooMany(input.id, kept)
    refuseUnknown(input.dishes, dishes(call))
    refuseSecond(input.name, input.id, kept)
    const { name, kind } = input
    const values = { name, kind, dishes: JSON.stringify([...new Set(input.dishes)]) }
    if (input.id !== null) {
      keepDishesOfBefore(call, input.id, values.dishes)
      call.database.update(canteenOffers).set(values).where(eq(canteenOffers.id, input.id)).run()
    }
    const id = input.id ?? Number(call.database.insert(canteenOffers).values(values).run().lastInsertRowid)
    fixPrices(call, id, input)
    const { fen, ofMeals, from } = input
    call.record({ subject: `canteen-offer:${id}`, change: { ...values, fen, ofMeals, from } })
    return { id }
  }),

  week: read((call, { from }: { from: string }) => ({ lines: boardsBetween(call, from, addDays(from, 6)) })),

  setBoard: write((call, { day, meal, entries }: { day: string; meal: Meal; entries: Entry[] }) => {
    refuseUnknown(
      entries.flatMap(({ offer, substitute }) => (substitute === null ? [offer] : [offer, substitute])),
      offers(call),
    )
    const refusal = whyNotWritten(call, { day, meal }, entries.length === 0)
    if (refusal !== null) {
      const told = refusal.code === 'too-long-ago' ? { days: refusal.days } : {}
      throw new DeskError('conflict', `canteen.${refusal.code}`, told)
    }
    writeBoard(call, day, meal, entries)
    call.record({ subject: `canteen-board:${day}`, change: { meal, entries } })
    return { count: entries.length }
  }),

  soldOut: write((call, input: { day: string; meal: Meal; offer: number; soldOut: boolean }) => {
    const { day, meal, offer, soldOut } = input
    const { changes } = call.database
      .update(canteenBoard)
      .set({ soldOut })
      .where(and(eq(canteenBoard.day, day), eq(canteenBoard.meal, meal), eq(canteenBoard.offerId, offer)))
      .run()
    if (changes === 0) throw new DeskError('not-found', 'canteen.offer-unknown')
    call.record({ subject: `canteen-board:${day}`, change: { meal, offer, soldOut } })
    return { soldOut }
  }),

  copyWeek: write((call, { from, to }: { from: string; to: string }) => {
    const there = new Set(boardsBetween(call, to, addDays(to, 6)).map(({ day, meal }) => `${day} ${meal}`))
    const lines = boardsBetween(call, from, addDays(from, 6))
    const boards = Map.groupBy(lines, ({ day, meal }) => `${day} ${meal}`)
    const now = { day: call.today, clock: clockAt(call.now) }
    const settings = settingsOf(call)
    const over: SittingOfDay[] = []
    let count = 0
    for (const board of boards.values()) {
      const [first] = board
      if (first === undefined) continue
      const day = addDays(to, daysBetween(from, first.day))
      const sitting = { day, meal: first.meal }
      if (there.has(`${day} ${first.meal}`)) continue
      // Nobody says by copying a week that something was cooked on days of it that are over: they may have been holidays.
      if (sittingIsOver(sitting, now, settings) || isClosed(call, day)) {
        over.push(sitting)
        continue
      }
      writeBoard(
        call,
        day,
        first.meal,
        board.map(({ offer, substitute }) => ({ offer, substitute })),
      )
      count += 1
    }
    call.record({ subject: `canteen-board:${to}`, change: { from, count } })
    return { count, over }
  }),
}
