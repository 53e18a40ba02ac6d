/** Who eats at the canteen: old people of the community, most with a card and something on it. */
import { enrolled } from './canteen-calendar'
import type { Community } from './community'

/** Diners of an ordinary community. */
const ordinaryDiners = 260

const avoided = ['猪肉', '虾', '花生', '鱼'] as const

export function planDiners({ office, time, timeline, random, people, manager, share }: Community): void {
  const chance = random.branch('diners')
  const day = time.days.at(-1 - enrolled) ?? time.days[0]
  if (day === undefined) return
  const old = people.filter(({ person: { gone, age } }) => gone === null && age >= 60)
  old.slice(0, Math.round(ordinaryDiners * share)).forEach(({ id: residentId }, at) => {
    // One after the other, half a minute each, as in the weeks when the cards were given out.
    const enrolledAt = time.instant(day, 9 * 60) + at * 30_000
    const hasCard = chance.chance(0.85)
    const avoids = chance.chance(0.15) ? [chance.pick(avoided)] : []
    const diet = chance.chance(0.1) ? '软食' : ''
    const fen = chance.pick([20_000, 30_000, 30_000, 40_000])
    const tender = chance.pick(['cash', 'cash', 'wechat', 'alipay'] as const)
    timeline.plan(enrolledAt, () => {
      const { diners, balance } = office.at(enrolledAt, manager).canteen
      const { id: diner } = diners.enrol({
        residentId,
        registered: 'community',
        lives: 'community',
        avoids,
        diet,
        code: hasCard ? `HL${String(100_001 + at)}` : null,
      })
      if (hasCard) balance.topUp({ diner, fen, giftFen: fen >= 30_000 ? fen / 20 : 0, tender })
    })
  })
}
