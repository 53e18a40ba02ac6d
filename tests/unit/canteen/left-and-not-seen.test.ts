/** A meal that was left in a key box, with a guard or signed for by staff is no sign of whoever lives alone; one the canteen forgot is none either. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import type { HandedTo } from '#features/canteen/contract/words'
import { newSendId } from '../../support/desk'
import { enrol, everyWeek, monday, openCanteen, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const goTo = (day: string, clock: string) => canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
const care = () => canteen.client.canteen.care
const alerts = async () =>
  (await care().list({})).alerts.map(({ name, missed }) => [name, ...missed.map(({ reason }) => reason)])
const hand = (diner: number, day: string, to: HandedTo) =>
  canteen.client.canteen.delivery.handOver({
    ...{ sendId: newSendId(), diner, day, meal: 'lunch', to, clock: '11:40' },
    ...{ collectedFen: 0, tender: 'cash', late: null },
  })
/** Handed over on days that follow each other, to these; it is 13:30 of the last of them then. */
async function eachDay(diner: number, handed: readonly HandedTo[], from = monday): Promise<void> {
  for (const [at, to] of handed.entries()) {
    goTo(addDays(from, at), '13:30')
    await hand(diner, addDays(from, at), to)
  }
}

describe('whoever lives alone and whose meals are left', () => {
  it('is asked after on the third day on which nobody saw them, whoever signed for them', async () => {
    const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
    await everyWeek(canteen, alone.id)
    await eachDay(alone.id, ['self', 'key-box', 'guard'])
    expect(await alerts()).toEqual([])
    await eachDay(alone.id, ['staff'], addDays(monday, 3))
    expect(await alerts()).toEqual([['王桂珍', 'unseen-alone']])
    await care().settle({
      ...{ sendId: newSendId(), diner: alone.id, day: addDays(monday, 3), meal: 'lunch' },
      ...{ result: 'seen', note: '' },
    })
    // Somebody saw them when they were asked after: it begins anew.
    await eachDay(alone.id, ['key-box', 'key-box'], addDays(monday, 4))
    expect(await alerts()).toEqual([])
    await eachDay(alone.id, ['key-box'], addDays(monday, 6))
    expect(await alerts()).toHaveLength(1)
  })

  it('is seen by a neighbour or the family, and no longer asked after', async () => {
    const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
    await everyWeek(canteen, alone.id)
    await eachDay(alone.id, ['key-box'])
    expect(await alerts()).toEqual([['王桂珍', 'unseen-alone']])
    await eachDay(alone.id, ['neighbour', 'key-box', 'key-box'], addDays(monday, 1))
    expect(await alerts()).toEqual([])
  })

  it('is not asked after where they live with somebody', async () => {
    const couple = await enrol(canteen, '李秀英')
    await everyWeek(canteen, couple.id)
    await eachDay(
      couple.id,
      Array.from({ length: 5 }, () => 'key-box' as const),
    )
    expect(await alerts()).toEqual([])
  })
})

it('whom the canteen forgot is asked after at once, and has not left their meal standing', async () => {
  const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
  await everyWeek(canteen, alone.id)
  goTo(monday, '13:10')
  expect(await alerts()).toEqual([['王桂珍', 'ordered-alone']])
  const stop = { sendId: newSendId(), diner: alone.id, day: monday, meal: 'lunch' } as const
  await canteen.client.canteen.delivery.notHanded({ ...stop, reason: 'slip-of-ours' })
  expect(await alerts()).toEqual([['王桂珍', 'ordered-alone']])
})

it('a meal in a key box is named beside what audits look for', async () => {
  const wang = await enrol(canteen, '王桂珍')
  await everyWeek(canteen, wang.id)
  await eachDay(wang.id, ['key-box', 'guard'])
  const { claims } = canteen.client.canteen
  const { id } = await claims.make({ sendId: newSendId(), span: 'month', month: '2026-11' })
  const { findings } = await claims.anomalies({ id })
  expect(findings.map(({ kind, meals }) => [kind, meals.length])).toEqual([['left-unsigned', 1]])
})
