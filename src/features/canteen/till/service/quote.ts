/** What a choice costs somebody, and why: read, judged by the rules, nothing kept. */
import type { Reader } from '#desk/rpc/call'
import { DeskError } from '#ground/contract/errors'
import { clockAt } from '#ground/clock'
import type { Eater, HandedTo, LateReason, Meal, Way } from '../../contract/words'
import { inInstitutionOn, lifeEventsOf } from '../../diners/service/life'
import { enrolledSince, pastOf, personBefore } from '../../diners/service/past'
import { bandOf } from '../../delivery/service/rows'
import { dinerOf, type DinerAsked } from '../../diners/service/rows'
import { categoriesHeld } from '../../eligibility/service'
import { boardOf } from '../../menu/service/rows'
import type { BoardLine } from '../../menu/contract'
import { orderedOf } from '../../orders/service/shown'
import { totalsLeftOn } from '../../policies/given'
import { portionsLeftOn } from '../../policies/portions'
import { dayKindOn } from '../../policies/day-kind'
import { policiesOn, type PolicyOfDay } from '../../policies/in-force'
import { versionsOf } from '../../policies/versions'
import { priceMeal, type DinerFacts } from '../../policies/rules/index'
import { hadInSitting } from '../../policies/rules/limits'
import { isAwayOn } from '../../rules/eligibility'
import { clockOfMeal, serviceDayAt } from '../../rules/service-day'
import type { CanteenSettings } from '../../settings/contract'
import { settingsOf } from '../../settings/service'
import type { MealPrice } from '../../policies/contract/prices'
import type { ChosenLine } from '../contract'
import { deliveryFee } from './delivery-fee'
import { earlierOf, mealsOfPeriod } from './earlier'
import type { Snapshot } from './rows'

export interface Asked {
  readonly day: string
  readonly meal: Meal
  readonly way: Way
  readonly eater: Eater
  readonly diner: number | null
  readonly choice: readonly { readonly offer: number; readonly count: number }[]
  /** When it was had, said by whoever writes it down afterwards. */
  readonly clock?: string | undefined
  /** Why it is written down afterwards. */
  readonly late?: LateReason | null
  /** Brought to the door: it counts at the clock of its handing over, and was cooked for them, sold out or not. */
  readonly handed?: { readonly clock: string; readonly to: HandedTo }
  /** Whoever of the household is brought theirs before pays for the way. */
  readonly feeIsBorne?: boolean
}

export interface Quote {
  readonly settings: CanteenSettings
  readonly diner: DinerAsked | null
  readonly board: readonly BoardLine[]
  readonly lines: readonly ChosenLine[]
  readonly price: MealPrice
  readonly policies: readonly PolicyOfDay[]
  readonly circumstances: NonNullable<Snapshot['circumstances']>
  /** When the subsidised meal of the sitting was had. */
  readonly hadAt: number | null
}

export const nobody: DinerFacts = {
  birth: null,
  sex: null,
  registered: 'none',
  lives: 'none',
  categories: [],
  died: false,
  movedAway: false,
  inInstitution: false,
}

/** The diner as they stand on the day of the meal; an event counts from the start of its day. */
function factsOf(
  call: Reader,
  { standing, near: { registered, lives }, enrolledOn }: DinerAsked,
  day: string,
): DinerFacts {
  const life = lifeEventsOf(call, standing, day)
  return {
    // Asked only of those few who are of several records: a check-in waits for each reading.
    enrolledOn: (standing.ids.length > 1 ? enrolledSince(call, standing.ids) : null) ?? enrolledOn,
    personOn: personBefore(() => pastOf(call, standing), standing),
    birth: standing.birth,
    sex: standing.sex,
    registered,
    lives,
    categories: [...categoriesHeld(call, standing, life, day)],
    died: life.died !== null && day >= life.died,
    movedAway: isAwayOn(life, day),
    inInstitution: inInstitutionOn(life, day),
  }
}

/** A line of the board, or what stands in for one: whoever must not eat what has a key is sold what they can. */
function soldAs(board: readonly BoardLine[], offer: number) {
  const line = board.find((one) => one.offer === offer)
  if (line !== undefined) return { ...line, set: line.dishes.length > 1 }
  const standIn = board.find((one) => one.standIn?.offer === offer)?.standIn ?? null
  return standIn === null ? undefined : { ...standIn, soldOut: false, set: false }
}

/** `isThere`: whether there is some of what is sold out now, for whoever this is. */
function linesOf(
  board: readonly BoardLine[],
  choice: Asked['choice'],
  isThere: (offer: number, count: number) => boolean,
): readonly ChosenLine[] {
  return choice.map(({ offer, count }) => {
    const entry = soldAs(board, offer)
    if (entry === undefined) throw new DeskError('conflict', 'canteen.not-on-the-board')
    if (entry.soldOut && !isThere(offer, count))
      throw new DeskError('conflict', 'canteen.sold-out', { name: entry.name })
    if (entry.fen === null) throw new DeskError('conflict', 'canteen.no-price', { name: entry.name })
    const { name, kind, fen, set } = entry
    return {
      offer,
      name,
      ...(kind === '' ? {} : { kind }),
      ...(set ? { set } : {}),
      count,
      fen: fen * count,
    }
  })
}

/**
 * What was brought was cooked for them, and so was what they ordered and have not had: one portion. What is entered late was had
 * before it was sold out.
 */
function isThereFor(call: Reader, asked: Asked, settings: CanteenSettings) {
  const { day, meal, diner, handed, clock, late = null } = asked
  const now = serviceDayAt(call.today, clockAt(call.now), settings)
  const wasBefore = handed !== undefined || clock !== undefined || late !== null || day < now
  return (offer: number, count: number): boolean =>
    wasBefore || (diner !== null && count === 1 && orderedOf(call, diner, day, meal)?.offer === offer)
}

/** What the meals of a sitting have in common. */
export interface Ground {
  readonly settings: CanteenSettings
  readonly board: readonly BoardLine[]
  readonly policies: readonly PolicyOfDay[]
  readonly dayKind: ReturnType<typeof dayKindOn>
}

export const groundOf = (call: Reader, { day, meal }: Pick<Asked, 'day' | 'meal'>): Ground => ({
  settings: settingsOf(call),
  board: boardOf(call, day, meal),
  policies: policiesOn(call, day),
  dayKind: dayKindOn(call, day),
})

/** `ground` is given where many meals of a sitting are worked out, and nothing of it changes in between. */
export function quoteOf(call: Reader, asked: Asked, ground = groundOf(call, asked)): Quote {
  const { day, meal, way, eater } = asked
  const { settings, board, policies } = ground
  const diner = asked.diner === null ? null : dinerOf(call, asked.diner, settings)
  if (diner === null && eater === 'diner') {
    throw new DeskError('invalid', 'desk.input', {}, [{ path: ['diner'], code: 'required' }])
  }
  const lines = linesOf(board, asked.choice, isThereFor(call, asked, settings))
  const { kind: dayKind, announced: dayAnnounced } = ground.dayKind
  const now = { day: call.today, clock: clockAt(call.now) }
  const clock = asked.handed?.clock ?? asked.clock ?? clockOfMeal(asked, now, settings)
  const band = way === 'delivered' && diner !== null ? bandOf(call, diner.id) : ''
  const facts = {
    day,
    meal,
    way,
    eater,
    clock,
    listFen: lines.reduce((sum, { fen }) => sum + fen, 0),
    lines,
    deliveryFeeFen:
      way === 'delivered' && asked.feeIsBorne !== true
        ? deliveryFee(call, settings, { day, meal, band, records: diner?.standing.ids ?? [] })
        : 0,
    ...(band === '' ? {} : { band }),
    dayKind,
    dayAnnounced,
  }
  const asData = policies.map(({ policy }) => policy)
  const earlier = diner === null ? [] : mealsOfPeriod(call, diner.standing.ids, day, asData).map(earlierOf)
  const left = totalsLeftOn(call, asData, day)
  const portions = portionsLeftOn(call, asData, asked)
  const price = priceMeal(asData, diner === null ? nobody : factsOf(call, diner, day), facts, earlier, {
    leapBirthday: settings.leapBirthday,
    totalsLeft: left,
    portionsLeft: portions,
    versionsOf: versionsOf(call),
  })
  const { registered, lives } = diner?.near ?? nobody
  const circumstances = {
    registered,
    lives,
    dayKind,
    dayAnnounced,
    byPortion: true as const,
    ...(clock === now.clock ? {} : { clock }),
    ...(band === '' ? {} : { band }),
    ...(left.length === 0 ? {} : { totalsLeft: left }),
    ...(portions.length === 0 ? {} : { portionsLeft: portions }),
  }
  return {
    settings,
    diner,
    board,
    lines,
    price,
    policies,
    circumstances,
    hadAt: hadInSitting(earlier, facts)?.at ?? null,
  }
}
