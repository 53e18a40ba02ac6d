/** What is done at the doors of the rooms: keys out and back, lists before and after, now and then something broken. */
import { minuteOfInstant } from '#features/rooms/rules/index'
import type { Community } from './community'
import type { Random } from './random'

const faults = ['灯管不亮', '地上有水', '少一把椅子', '锁扣松了'] as const

/** Instants are UTC milliseconds: a minute after they came, and after they left. */
export function planDoor(
  { office, timeline, frontDesk }: Community,
  random: Random,
  id: number,
  came: number,
  left: number,
): void {
  const isBroken = random.chance(0.06)
  const bringsLate = random.chance(0.04)
  timeline.plan(came, () => {
    const { door } = office.at(came, frontDesk).rooms
    const { booking, checks, keys } = door.get({ id })
    if (booking.state !== 'checked-in') return
    const [key] = keys.filter(({ place }) => place === 'here')
    const takenBy = booking.inCharge ?? booking.holder.name ?? '值班人员'
    if (key !== undefined)
      door.handOut({
        id,
        key: key.key,
        takenBy,
        due: Math.max(booking.span.until, minuteOfInstant(came) + 30),
      })
    const before = checks.find(({ moment, items }) => moment === 'before' && items.length > 0)
    if (before === undefined) return
    door.fill({
      id,
      moment: 'before',
      answers: before.items.map((item) => ({ item, fine: true, note: '' })),
    })
  })
  const back = bringsLate ? left + 26 * 3_600_000 : left
  timeline.plan(back, () => {
    const { door } = office.at(back, frontDesk).rooms
    const out = door.get({ id }).keys.find((key) => key.out?.booking === id)?.out ?? null
    if (out !== null) door.bringBack({ entry: out.entry, how: 'back' })
  })
  timeline.plan(left, () => {
    const { door } = office.at(left, frontDesk).rooms
    const { booking, checks } = door.get({ id })
    const after = checks.find(({ moment, items }) => moment === 'after' && items.length > 0)
    if (after === undefined || booking.state !== 'left') return
    door.fill({
      id,
      moment: 'after',
      answers: after.items.map((item, place) =>
        isBroken && place === 0
          ? { item, fine: false, note: random.pick(faults) }
          : { item, fine: true, note: '' },
      ),
    })
  })
}
