/**
 * Money at a canteen, reckoned slowly beside the desk: every lot, every tender, every day by itself. It shares nothing
 * with the desk but the words, and says before each deed what has to come of it.
 */
import { addDays, weekdayOf } from '#ground/days'
import type { TenderKind } from '#features/canteen/contract/words'

export const listFen = 1700
export const subsidyFen = 500
export const deliveryFen = 200

interface SlowLot {
  readonly kind: 'principal' | 'gift'
  /** Which payment it came with. */
  readonly payment: number
  put: number
  left: number
  /** What meals that stand have used of it, also where its account is closed. */
  eaten: number
}

interface Spent {
  readonly lot: SlowLot
  readonly fen: number
}

export interface SlowAccount {
  readonly lots: SlowLot[]
  firstPaid: string | null
  /** How many meals had been sold at this till by then. */
  soldByThen: number
  readonly before: boolean
  closed: ClosedFor | null
}
export type ClosedFor = 'within-seven-days' | 'diner-leaves' | 'canteen-closes'

export interface SlowMeal {
  readonly id: number
  readonly person: SlowPerson | null
  readonly day: string
  readonly subsidised: boolean
  readonly delivered: boolean
  readonly tenders: ReadonlyMap<TenderKind, number>
  readonly spent: readonly Spent[]
  readonly account: SlowAccount | null
  stands: boolean
}

export interface SlowPerson {
  readonly diner: number
  account: SlowAccount | null
  accounts: number
}

interface Movement {
  readonly day: string
  readonly what: 'sold' | 'given-back' | 'paid-in' | 'paid-out'
  readonly tender: TenderKind
  readonly fen: number
  readonly inShift: boolean
}

/** The seven days, walked: none for whoever had eaten here before, and of November no day is off but those of a week's end. */
export function hasRegret(meals: readonly SlowMeal[], person: SlowPerson, today: string): boolean {
  const { account } = person
  const first = account?.firstPaid ?? null
  if (account === null || first === null || account.before) return false
  const ate = meals.some(
    (meal, at) => meal.person === person && meal.stands && (at < account.soldByThen || meal.day < first),
  )
  let last = addDays(first, 7)
  while ([0, 6].includes(weekdayOf(last))) last = addDays(last, 1)
  return !ate && today <= last
}

export const leftOf = (person: SlowPerson): number =>
  (person.account?.lots ?? []).reduce((sum, { left }) => sum + left, 0)

/** 法释〔2025〕4号: as the law's examples reckon, without a formula of the desk's. */
export function slowRefund(reason: ClosedFor, { lots }: SlowAccount): number {
  let all = 0
  for (const payment of new Set(lots.map((lot) => lot.payment))) {
    const own = lots.filter((lot) => lot.payment === payment)
    const put = (kind: SlowLot['kind']) =>
      own.reduce((sum, lot) => sum + (lot.kind === kind ? lot.put : 0), 0)
    const eaten = own.reduce((sum, lot) => sum + lot.eaten, 0)
    all += slowRefundOf(reason, { paid: put('principal'), gift: put('gift'), eaten })
  }
  return all
}

/** Of one payment; all here eat what they paid before what they were given. */
function slowRefundOf(
  reason: ClosedFor,
  { paid, gift, eaten }: Readonly<Record<'paid' | 'gift' | 'eaten', number>>,
): number {
  if (reason === 'within-seven-days') return paid
  let counts = eaten
  if (reason === 'canteen-closes') {
    // The largest whole number of fen that is no more than eaten × paid ÷ all.
    counts = 0
    while ((counts + 1) * (paid + gift) <= eaten * paid) counts += 1
  }
  return paid > counts ? paid - counts : 0
}

export class SlowMoney {
  readonly meals: SlowMeal[] = []
  readonly movements: Movement[] = []
  readonly closedDays = new Set<string>()
  /** What is in the drawer while a shift is open. */
  drawer: number | null = null

  move(day: string, what: Movement['what'], tender: TenderKind, fen: number): void {
    this.movements.push({ day, what, tender, fen, inShift: this.drawer !== null })
    if (tender !== 'cash' || this.drawer === null) return
    this.drawer += what === 'sold' || what === 'paid-in' ? fen : -fen
  }

  /** Cash of a day that no shift has seen. */
  outside(day: string): number {
    return this.movements
      .filter((one) => one.day === day && one.tender === 'cash' && !one.inShift)
      .reduce((sum, { what, fen }) => sum + (what === 'sold' || what === 'paid-in' ? fen : -fen), 0)
  }

  sum(day: string, what: Movement['what'], tender: TenderKind): number {
    return this.movements
      .filter((one) => one.day === day && one.what === what && one.tender === tender)
      .reduce((sum, { fen }) => sum + fen, 0)
  }

  had(person: SlowPerson, day: string): boolean {
    return this.meals.some((meal) => meal.person === person && meal.day === day && meal.stands)
  }

  hadSubsidised(person: SlowPerson, day: string): boolean {
    return this.meals.some(
      (meal) => meal.person === person && meal.day === day && meal.stands && meal.subsidised,
    )
  }

  /** Fen by fen from the oldest lot of the diner's own money, then from what was given. */
  spend(account: SlowAccount, fen: number): Spent[] {
    const spent: Spent[] = []
    let wanted = fen
    for (const kind of ['principal', 'gift'] as const) {
      for (const lot of account.lots) {
        const taken = lot.kind === kind ? Math.min(lot.left, wanted) : 0
        if (taken === 0) continue
        lot.left -= taken
        lot.eaten += taken
        wanted -= taken
        spent.push({ lot, fen: taken })
      }
    }
    if (wanted !== 0) throw new RangeError('spent more than there was')
    return spent
  }

  /** What goes back for a meal, by tender; the meal stands no longer. */
  takeBack(meal: SlowMeal, today: string): ReadonlyMap<TenderKind, number> {
    const day = this.closedDays.has(meal.day) ? today : meal.day
    const back = new Map<TenderKind, number>()
    const give = (tender: TenderKind, fen: number) => {
      if (fen === 0) return
      back.set(tender, (back.get(tender) ?? 0) + fen)
      this.move(day, 'given-back', tender, fen)
    }
    meal.stands = false
    for (const [tender, fen] of meal.tenders) {
      const { account } = meal
      if (tender !== 'balance' || account === null) give(tender, fen)
      else {
        const before = account.closed === null ? 0 : slowRefund(account.closed, account)
        for (const { lot, fen: part } of meal.spent) lot.eaten -= part
        if (account.closed === null) {
          for (const { lot, fen: part } of meal.spent) lot.left += part
          give('balance', fen)
        } else {
          const more = slowRefund(account.closed, account) - before
          give('cash', more)
          give('free', fen - more)
        }
      }
    }
    return back
  }
}
