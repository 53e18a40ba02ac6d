/** What the carrier's sheet says is to be collected is what the entry takes at the door. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { enrol, everyWeek, monday, openCanteen, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const lunch = { day: monday, meal: 'lunch' } as const
const delivery = () => canteen.client.canteen.delivery
const dueOf = async (diner: number) => (await delivery().stopInFull({ diner, ...lunch })).dueFen
const handOver = (diner: number, collectedFen: number | null) =>
  delivery().handOver({
    ...{ sendId: newSendId(), diner, ...lunch, collectedFen: collectedFen ?? 0 },
    ...{ to: 'self', clock: '11:40', tender: 'cash', late: null },
  })

/** Somebody of 86 without a card that was paid for; `like` is whom they live with. */
async function withoutBalance(name: string, like?: { readonly residentId: number }): Promise<number> {
  const residentId = await register(canteen.client, { name, birth: '1940-01-01' })
  if (like !== undefined) {
    const { client } = canteen
    const of = { building: '9', unit: '1', room: '101', estate: '', grid: '' }
    for (const id of [like.residentId, residentId]) {
      const { version } = await client.residents.read({ id })
      await client.residents.moveWithin({ sendId: newSendId(), id, version, address: of, since: monday })
    }
  }
  const near = { registered: 'community', lives: 'community' } as const
  const { id } = await canteen.client.canteen.diners.enrol({
    ...{ sendId: newSendId(), residentId, ...near, avoids: [], diet: '', code: null },
  })
  return id
}

describe('the sum to collect', () => {
  it('is what the balance does not pay, and what the entry takes', async () => {
    const [card, none] = [await enrol(canteen, '王桂珍'), await withoutBalance('李秀英')]
    for (const id of [card.id, none]) await everyWeek(canteen, id, { late: 'family-called' })
    canteen.clock.setDate(Date.parse(`${monday}T10:00:00+08:00`))
    expect(await dueOf(card.id)).toBe(0)
    const due = await dueOf(none)
    canteen.clock.setDate(Date.parse(`${monday}T12:30:00+08:00`))
    const { ownFen, tenders } = await handOver(none, due)
    expect(due).toBe(ownFen)
    expect(tenders).toEqual([{ kind: 'cash', fen: due }])
    expect(await dueOf(none)).toBeNull()
  })

  it('has the way once a household, at the door that is come to first', async () => {
    const { settings } = canteen.client.canteen
    const kept = await settings.get({})
    await settings.save({ sendId: newSendId(), settings: { ...kept, oneFeeAHousehold: true } })
    const first = await withoutBalance('王桂珍')
    const { diner } = await canteen.client.canteen.diners.get({ id: first })
    const second = await withoutBalance('李秀英', { residentId: diner.resident.id })
    for (const id of [first, second]) await everyWeek(canteen, id, { late: 'family-called' })
    await delivery().keepRoute({
      ...{ sendId: newSendId(), id: null, name: '东线', carrier: '小李' },
      stops: [second, first].map((id) => ({ diner: id, landmark: '', keyNote: '' })),
    })
    const dues = { first: await dueOf(first), second: await dueOf(second) }
    expect((dues.second ?? 0) - (dues.first ?? 0)).toBe(kept.deliveryFeeFen)
    canteen.clock.setDate(Date.parse(`${monday}T12:30:00+08:00`))
    expect((await handOver(second, dues.second)).ownFen).toBe(dues.second)
    expect((await handOver(first, dues.first)).ownFen).toBe(dues.first)
  })

  it('is left open where nothing stands on the board yet', async () => {
    const id = await withoutBalance('李秀英')
    await everyWeek(canteen, id, { late: 'family-called' })
    await canteen.client.canteen.menu.setBoard({ sendId: newSendId(), ...lunch, entries: [] })
    expect(await dueOf(id)).toBeNull()
  })
})

it('a sheet of those on no round leaves as well, on record', async () => {
  const id = await withoutBalance('李秀英')
  await everyWeek(canteen, id, { late: 'family-called' })
  expect(
    await delivery().sheetPrinted({ sendId: newSendId(), route: null, ...lunch, onto: 'paper' }),
  ).toEqual({})
})

it('rings nobody on the number of a protected person, and the next of the contacts instead', async () => {
  const { residents } = canteen.client
  const [hers, brothers] = ['13817542631', '13907198823']
  const daughter = await register(canteen.client, {
    name: '陈玉芳',
    phones: [{ number: hers, owner: 'self', ownerName: '' }],
  })
  const contacts = [
    { name: '陈玉芳', relation: '女儿', phone: hers },
    { name: '陈国强', relation: '儿子', phone: brothers },
  ]
  const mother = await enrol(canteen, '陈老太', { contacts })
  await everyWeek(canteen, mother.id, { late: 'family-called' })
  const { version } = await residents.read({ id: daughter })
  const order = { basis: 'protection-order', since: monday, until: null } as const
  await residents.protect({ sendId: newSendId(), id: daughter, version, ...order })
  await canteen.signIn('canteen')
  const told = await delivery().stopInFull({ diner: mother.id, ...lunch })
  expect(told).toMatchObject({ phone: '13817542630', contact: contacts[1] })
  // For a care alert too she is called through the front desk.
  const { contacts: near } = await canteen.client.canteen.care.get({ diner: mother.id })
  expect(near.map(({ phone }) => phone)).toEqual(['****', '139****8823'])
})
