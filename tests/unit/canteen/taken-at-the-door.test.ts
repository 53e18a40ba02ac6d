/** What a carrier took at a door is written down as it was taken, whatever became of the balance since; and what was given as it was given. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { enrol, everyWeek, monday, openCanteen, refusalOf, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const lunch = { day: monday, meal: 'lunch' } as const
const goTo = (clock: string) => canteen.clock.setDate(Date.parse(`${monday}T${clock}:00+08:00`))
const delivery = () => canteen.client.canteen.delivery
const hand = (diner: number, collectedFen: number, gave: number | null = null) =>
  delivery().handOver({
    ...{ sendId: newSendId(), diner, ...lunch, to: 'self', clock: '11:40' },
    ...{ collectedFen, tender: 'cash', gave, late: null },
  })
const dueOf = (diner: number, gave: number | null = null) =>
  delivery().due({ diner, ...lunch, clock: '11:40', gave })

/** Somebody of 86 who never paid anything in. */
async function withoutBalance(): Promise<number> {
  const residentId = await register(canteen.client, { name: '李秀英', birth: '1940-01-01' })
  const near = { registered: 'community', lives: 'community' } as const
  const { id } = await canteen.client.canteen.diners.enrol({
    ...{ sendId: newSendId(), residentId, ...near, avoids: [], diet: '', code: null },
  })
  return id
}

describe('what was taken at the door', () => {
  it('stands though the balance would pay it by now, and the desk says that the balance moved', async () => {
    const li = await withoutBalance()
    await everyWeek(canteen, li, { late: 'family-called' })
    goTo('10:00')
    expect((await delivery().stopInFull({ diner: li, ...lunch })).dueFen).toBe(1050)
    goTo('11:50')
    await canteen.client.canteen.balance.topUp({
      ...{ sendId: newSendId(), diner: li, fen: 10_000, giftFen: 0, tender: 'wechat' },
    })
    expect(await dueOf(li)).toMatchObject({
      due: { ownFen: 1050, balanceFen: 1050, doorFen: 0 },
      balanceMoved: true,
    })
    goTo('12:30')
    const { tenders } = await hand(li, 1050)
    expect(tenders).toEqual([{ kind: 'cash', fen: 1050 }])
    expect((await canteen.client.canteen.balance.get({ diner: li })).account?.leftFen).toBe(10_000)
  })

  it('is not made up where the balance that should have paid is gone', async () => {
    const wang = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, wang.id)
    goTo('10:00')
    expect((await delivery().stopInFull({ diner: wang.id, ...lunch })).dueFen).toBe(0)
    await canteen.client.canteen.balance.close({
      ...{ sendId: newSendId(), diner: wang.id, reason: 'canteen-closes', tender: 'cash', note: '' },
    })
    goTo('12:30')
    expect(await refusalOf(hand(wang.id, 0))).toBe('canteen.collected-too-little')
    expect(await refusalOf(hand(wang.id, 1051))).toBe('canteen.collected-too-much')
    expect((await hand(wang.id, 1050)).tenders).toEqual([{ kind: 'cash', fen: 1050 }])
  })
})

it('what was given in place of what somebody must not eat is asked where the kitchen had to decide', async () => {
  const wang = await enrol(canteen, '王桂珍', { avoids: ['鱼'] })
  await canteen.client.canteen.menu.setBoard({
    ...{ sendId: newSendId(), ...lunch },
    entries: [
      { offer: canteen.fish, substitute: null },
      { offer: canteen.soft, substitute: null },
    ],
  })
  await everyWeek(canteen, wang.id)
  goTo('12:30')
  expect(await dueOf(wang.id)).toMatchObject({
    due: null,
    choices: [{ name: '一荤两素' }, { name: '软食套餐' }],
  })
  expect(await refusalOf(hand(wang.id, 0))).toBe('canteen.gave-missing')
  expect((await dueOf(wang.id, canteen.soft)).due).toMatchObject({ ownFen: 700 })
  const { meal } = await hand(wang.id, 0, canteen.soft)
  const { meal: sold } = await canteen.client.canteen.till.meal({ id: meal })
  expect(sold.lines.map(({ name }) => name)).toEqual(['软食套餐'])
})
