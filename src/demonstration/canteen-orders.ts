/**
 * Who orders by the week: most have it brought on two rounds, some eat there, one is on a pause. Day by day the meals are
 * handed over, until at one door nobody opens.
 */
import { addDays, daysBetween, weekdayOf } from '#ground/days'
import { clockAt } from '#ground/clock'
import type { Community } from './community'

/** As many as were enrolled. */
const ordinaryDiners = 260
/** Of an ordinary community's diners; those who live alone before others. */
const ordinaryPatterns = 22
const livingAlone = 9
/** Working days before today on which the patterns were said. */
const said = 6
/** Stops on the first round; the rest is on the second. */
const firstRound = 8
/** Minutes after midnight at which the carriers are back. */
const back = 12 * 60 + 40
const steps = ['wait', 'ring', 'neighbour', 'emergency-contact'] as const
/** Stops to which bringing a meal costs more. */
export const climb = '四楼以上无电梯'

const landmarks = ['红砖门旁', '单元门左手第二户', '报亭后面', '车棚对面', ''] as const
const keyNotes = ['钥匙在门卫', '敲窗', '门铃坏了，请敲门', '', ''] as const

type OrderingCommunity = Pick<Community, 'office' | 'time' | 'timeline' | 'random' | 'manager'>

/** Residents who order, in the order of their doors. */
function whoOrders({ people, share }: Community): readonly number[] {
  const old = people
    .filter(({ person: { gone, age } }) => gone === null && age >= 60)
    .slice(0, Math.round(ordinaryDiners * share))
  const isAlone = ({ person }: (typeof old)[number]) =>
    person.tags.some(({ code }) => code === 'living-alone')
  const alone = old.filter(isAlone).slice(0, livingAlone)
  const others = old.filter((one, at) => !isAlone(one) && at % 6 === 0)
  return [...alone, ...others].slice(0, Math.round(ordinaryPatterns * share)).map(({ id }) => id)
}

function planPatterns(
  { office, time, timeline, random, manager }: OrderingCommunity,
  residents: readonly number[],
  day: string,
): void {
  const chance = random.branch('orders')
  const begun = time.instant(day, 15 * 60)
  const ids: number[] = []
  residents.forEach((residentId, at) => {
    const instant = begun + at * 45_000
    const weekdays = chance.pick([
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 4, 5, 6],
      [1, 3, 5],
      [2, 4, 6],
    ])
    const landmark = chance.pick(landmarks)
    const keyNote = chance.pick(keyNotes)
    timeline.plan(instant, () => {
      const { orders, diners, delivery } = office.at(instant, manager).canteen
      const first = diners.list({ tab: 'all', query: '', limit: 200 })
      const more =
        first.next === null ? [] : diners.list({ tab: 'all', query: '', limit: 200, after: first.next }).rows
      const diner = [...first.rows, ...more].find(
        ({ resident, status }) => resident.id === residentId && status === 'living',
      )?.id
      if (diner === undefined) return
      const [from, until] = [addDays(day, 1), addDays(time.today, 6)]
      orders.addPattern({
        diner,
        meal: 'lunch',
        way: at % 5 === 4 ? 'eaten' : 'delivered',
        weekdays: [...weekdays],
        offer: null,
        from,
        until: null,
        replaces: null,
        late: null,
      })
      if (at === 7) orders.pause({ diner, meal: null, from, until, late: null })
      if (at % 5 === 4) return
      ids.push(diner)
      const [east, west] = delivery.routes({}).routes
      const route = ids.length <= firstRound ? east : west
      delivery.keepRoute({
        id: route?.id ?? null,
        name: route?.name ?? (ids.length <= firstRound ? '东线' : '西线'),
        carrier: ids.length <= firstRound ? '小陈' : '老周',
        stops: [
          ...(route?.stops ?? []).map((stop) => ({
            diner: stop.diner,
            landmark: stop.landmark,
            keyNote: stop.keyNote,
            band: stop.band,
          })),
          { diner, landmark, keyNote, band: at % 7 === 2 ? climb : '' },
        ],
      })
    })
  })
}

/** What the carriers bring back on a day; at the last door of the first round nobody opens on the days named. */
function planDay(
  { office, time, timeline, random, manager }: OrderingCommunity,
  day: string,
  missed: boolean,
) {
  const chance = random.branch(`delivery ${day}`)
  const instant = time.instant(day, back)
  if (instant > time.now || clockAt(instant) < '12:40') return
  timeline.plan(instant, () => {
    const { delivery, orders } = office.at(instant, manager).canteen
    const { stops, routes } = delivery.run({ day, meal: 'lunch' })
    const open = stops.filter(({ state, what }) => state === 'open' && what !== '')
    const shut = missed ? open.findLast(({ route }) => route === routes[0]?.id) : undefined
    const at = { day, meal: 'lunch' } as const
    for (const [place, { diner }] of open.entries()) {
      const minutes = 10 + place * 3
      if (diner === shut?.diner) {
        for (const step of steps)
          delivery.doorStep({ diner, ...at, step, result: 'no-answer', clock: '11:35' })
        delivery.notHanded({ diner, ...at, reason: 'door-not-opened' })
      } else if (chance.chance(0.06)) {
        delivery.notHanded({ diner, ...at, reason: chance.pick(['with-family', 'in-hospital']) })
      } else {
        const clock = minutes < 60 ? `11:${String(minutes).padStart(2, '0')}` : '12:15'
        // What somebody must not eat, and nothing else is cooked for it: the kitchen gave the first that there was.
        const gave = delivery.due({ diner, ...at, clock, gave: null }).choices[0]?.offer ?? null
        const { due } = delivery.due({ diner, ...at, clock, gave })
        delivery.handOver({
          diner,
          ...at,
          collectedFen: due?.doorFen ?? 0,
          to: chance.pick(['self', 'self', 'self', 'family', 'neighbour', 'guard', 'key-box']),
          clock,
          gave,
          tender: 'wechat',
          late: null,
        })
      }
    }
    // Whoever wanted to eat there and did not had called.
    for (const { diner, way, state } of orders.day(at).rows) {
      if (way !== 'delivered' && state === 'open') orders.notTaken({ diner, ...at, reason: 'called-off' })
    }
  })
}

export function planOrders(community: Community): void {
  const { time } = community
  const day = time.days.at(-1 - said) ?? time.days[0]
  if (day === undefined) return
  planPatterns(community, whoOrders(community), day)
  // Saturdays too: the canteen rests on Sundays alone.
  const days = Array.from({ length: daysBetween(day, time.today) }, (_, at) => addDays(day, at + 1)).filter(
    (one) => weekdayOf(one) !== 0,
  )
  for (const one of days) planDay(community, one, one === time.today || one === lastBefore(days, time.today))
}

/** The last day of service before today. */
const lastBefore = (days: readonly string[], today: string): string | undefined =>
  days.findLast((one) => one < today)
