/** The procedures of orders. */
import { clockAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { addDays } from '#ground/days'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { dinerOf, shownDiners } from '../../diners/service/rows'
import { offers } from '../../menu/service/rows'
import { whyTooLate } from '../../rules/orders'
import type { ordersContract } from '../contract'
import { addPattern, cancel, endPattern, endPause, order, pause } from './changes'
import { cutOffsOf, setCutOffs } from './cut-offs'
import { kitchenSheet } from './kitchen'
import { ordersBetween } from './outcomes'
import { notTaken } from './reasons'
import { patternsIn, pausesIn } from './plan'
import { sittingShown } from './sitting'
import { boardOfSitting, dinersOf, kitchenOf, nameOfOffer, orderOfDay, orderRows } from './shown'

/** Patterns and pauses of a diner are shown from so many days before on: what ended long ago tells nothing. */
const daysShown = 30

export const ordersHandlers: HandlersOf<typeof ordersContract> = {
  day: read((call, asked) => {
    const { day, meal, today } = sittingShown(call, asked)
    const kitchen = kitchenOf(call, day, day)
    const orders = ordersBetween(call, { from: day, until: day }).filter((one) => one.meal === meal)
    const now = { day: call.today, clock: clockAt(call.now) }
    return {
      day,
      meal,
      today,
      hasBoard: boardOfSitting(kitchen, day, meal).length > 0,
      rows: orderRows(call, kitchen, orders),
      cutOffs: cutOffsOf(call)
        .filter((one) => one.meal === meal)
        .map((one) => ({ ...one, passed: whyTooLate({ day, ...one }, now, [one], '') !== null })),
    }
  }),

  week: read((call, { diner: id, from }) => {
    const kept = dinerOf(call, id)
    const [diner] = shownDiners(call, [kept])
    if (diner === undefined) throw new DeskError('not-found', 'canteen.diner-unknown')
    const until = addDays(from, 6)
    const kitchen = kitchenOf(call, from, until)
    const shown = { from: addDays(call.today, -daysShown), until: '9999-12-31', diner: id }
    const all = { offers: offers(call) }
    const eats = dinersOf(call, [{ person: id }]).get(id) ?? kept
    return {
      diner,
      orders: ordersBetween(call, { from, until, diner: id }).map((one) => orderOfDay(kitchen, one, eats)),
      patterns: patternsIn(call, shown).map(({ person: _, ...pattern }) => ({
        ...pattern,
        offerName: pattern.offer === null ? '' : nameOfOffer(all, pattern.offer),
      })),
      pauses: pausesIn(call, shown).map(({ person: _, ...rest }) => rest),
    }
  }),

  order: write((call, input) => order(call, input)),
  cancel: write((call, input) => cancel(call, input)),
  addPattern: write((call, input) => addPattern(call, input)),
  endPattern: write((call, input) => endPattern(call, input)),
  pause: write((call, input) => pause(call, input)),
  endPause: write((call, input) => endPause(call, input)),
  notTaken: write((call, input) => notTaken(call, input)),

  kitchen: read((call, { day, meal }) => kitchenSheet(call, day, meal)),

  cutOffs: read((call) => ({ cutOffs: cutOffsOf(call) })),
  setCutOffs: write((call, { cutOffs }) => {
    setCutOffs(call, cutOffs)
    return { cutOffs }
  }),
}
