/** What happens to somebody while the carrier is out: they die that afternoon, or two records turn out to be theirs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doorSteps } from '#features/canteen/contract/words'
import { isToBring } from '#features/canteen/delivery/rules'
import { newSendId } from '../../support/desk'
import { enrol, everyWeek, monday, openCanteen, ordersOfDay, refusalOf, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const goTo = (clock: string, day = monday) => canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
const delivery = () => canteen.client.canteen.delivery
const hand = (diner: number, day = monday) =>
  delivery().handOver({
    ...{ sendId: newSendId(), diner, day, meal: 'lunch', to: 'self', clock: '11:40' },
    ...{ collectedFen: 0, tender: 'cash', late: day === monday ? null : 'forgotten' },
  })
async function dies(id: number, since: string): Promise<void> {
  const { version } = await canteen.client.residents.read({ id })
  const { setStatus } = canteen.client.residents
  await setStatus({ sendId: newSendId(), id, version, status: 'deceased', since, note: '' })
}

describe('who died on the afternoon of a delivery', () => {
  it('had what was brought at noon, and it is entered', async () => {
    const wang = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, wang.id)
    goTo('15:00')
    await dies(wang.residentId, monday)
    expect((await delivery().run({ day: monday, meal: 'lunch' })).stops).toMatchObject([
      { name: '王桂珍', state: 'open', hasDied: true },
    ])
    await hand(wang.id)
    expect((await delivery().run({ day: monday, meal: 'lunch' })).stops).toMatchObject([{ state: 'had' }])
  })

  it('is cooked for no more, is on no sheet, and is brought nothing of a later day', async () => {
    const wang = await enrol(canteen, '王桂珍')
    await everyWeek(canteen, wang.id)
    await dies(wang.residentId, monday)
    expect(await ordersOfDay(canteen, monday)).toEqual([])
    const { stops } = await delivery().run({ day: monday, meal: 'lunch' })
    expect(stops.filter(isToBring)).toEqual([])
    goTo('13:00', '2026-11-24')
    expect(await refusalOf(hand(wang.id, '2026-11-24'))).toBe('canteen.no-order')
  })
})

it('a door that stayed shut is settled after all steps, though two records were merged between them', async () => {
  const [first, second] = [await enrol(canteen, '王桂珍'), await enrol(canteen, '王桂珍')]
  await everyWeek(canteen, first.id)
  goTo('13:00')
  const sitting = { day: monday, meal: 'lunch' } as const
  const step = (diner: number, at: number) =>
    delivery().doorStep({
      ...{ sendId: newSendId(), diner, ...sitting, step: doorSteps[at] ?? 'wait' },
      ...{ result: 'no-answer', clock: `11:4${at}` },
    })
  await step(first.id, 0)
  await step(first.id, 1)
  await canteen.client.residents.merge({
    ...{ sendId: newSendId(), kept: second.residentId, gone: first.residentId, take: [] },
  })
  await step(second.id, 2)
  await step(second.id, 3)
  const settle = { sendId: newSendId(), diner: second.id, ...sitting, reason: 'door-not-opened' } as const
  await delivery().notHanded(settle)
  expect((await delivery().run(sitting)).stops).toMatchObject([
    { state: 'not-taken', reason: 'door-not-opened', steps: doorSteps.map((name) => ({ step: name })) },
  ])
})
