/** Three records of one person, made one in two steps: what is known of the last is known of the first, and each step is taken back by itself. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goneForBooks, peopleCorrected } from '#features/residents/index'
import { peopleGone, peopleWhoDied } from '#features/residents/people/service/sight'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { idNumberFor, register, somebody } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const merge = async (gone: number, kept: number): Promise<number> =>
  (await desk.client.residents.merge({ sendId: newSendId(), kept, gone, take: [] })).merge
const takeBack = (id: number) => desk.client.residents.takeBackMerge({ sendId: newSendId(), merge: id })
const found = async (query: string) =>
  (await desk.client.residents.find({ query, limit: 5 })).found.map(({ card }) => card.id)
const store = () => desk.desk.session.requireOpen().store
const idsIn = (condition: string): readonly unknown[] =>
  store().statement(`SELECT r.id FROM residents r WHERE ${condition} ORDER BY r.id`).pluck().all()

describe('a person of three records', () => {
  it('has died or moved away under each of them', async () => {
    const [first, second, last] = [
      await register(desk.client),
      await register(desk.client),
      await register(desk.client),
    ]
    await merge(first, second)
    await merge(second, last)
    const { version } = await desk.client.residents.read({ id: last })
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id: last,
      version,
      status: 'deceased',
      since: '2026-11-20',
      note: '',
    })
    const all = [first, second, last]
    expect(goneForBooks(store(), all).map(({ id, since }) => [id, since])).toEqual(
      all.map((id) => [id, '2026-11-20']),
    )
    expect(idsIn(peopleWhoDied.ofColumn('r.id'))).toEqual(all)
    expect(idsIn(peopleGone.ofColumn('r.id'))).toEqual(all)
  })

  it('was corrected under each of them: a birth put right on the last is the birth of the first', async () => {
    const [first, second, last, alone] = [
      await register(desk.client, { birth: '1950-01-01' }),
      await register(desk.client),
      await register(desk.client),
      await register(desk.client, { name: '周浩', birth: '1950-01-01' }),
    ]
    expect(peopleCorrected(store(), [first, alone])).toEqual(new Map())
    await merge(first, second)
    desk.clock.advance(60_000)
    await merge(second, last)
    const { version } = await desk.client.residents.read({ id: last })
    desk.clock.advance(60_000)
    await desk.client.residents.edit({
      sendId: newSendId(),
      id: last,
      version,
      person: somebody({ birth: '1980-01-01' }),
    })
    expect(peopleCorrected(store(), [first, second, last, alone])).toEqual(
      new Map([first, second, last].map((id) => [id, desk.clock.now()])),
    )
  })

  it('is found without the first again once that is taken out of the second', async () => {
    const first = await register(desk.client, {
      name: '赵素芬',
      phones: [{ number: '13812342204', owner: 'self', ownerName: '' }],
    })
    const [second, last] = [await register(desk.client), await register(desk.client)]
    const inner = await merge(first, second)
    await merge(second, last)
    expect(await found('赵素芬')).toEqual([last])
    await takeBack(inner)
    expect(await found('赵素芬')).toEqual([first])
    expect(await found('13812342204')).toEqual([first])
    expect((await desk.client.residents.read({ id: last })).phones).toEqual([])
    expect((await desk.client.residents.read({ id: second })).card.id).toBe(last)
  })

  it('leaves the first protected where the protection was set on the last', async () => {
    const first = await register(desk.client, {
      address: { estate: '', building: '9', unit: '1', room: '808', grid: '' },
    })
    const [second, last] = [await register(desk.client), await register(desk.client)]
    const inner = await merge(first, second)
    await merge(second, last)
    await desk.client.residents.protect({
      sendId: newSendId(),
      id: last,
      version: (await desk.client.residents.read({ id: last })).version,
      basis: 'own-request',
      since: '2026-11-20',
      until: null,
    })
    await takeBack(inner)
    expect(await desk.client.residents.card({ id: first })).toMatchObject({
      address: '',
      addressHidden: true,
    })
    expect((await desk.client.residents.card({ id: last })).addressHidden).toBe(true)
  })
})

it('two records are not parted while that would give both one ID number, and the refusal says whose it is', async () => {
  const idNumber = idNumberFor('1943-06-12', 152)
  const kept = await register(desk.client, { birth: '1943-06-12' })
  const gone = await register(desk.client, { birth: '1943-06-12', idKind: 'resident-id', idNumber })
  const id = await merge(gone, kept)
  // Somebody has the card in hand and writes its number down where the person is found.
  const { version } = await desk.client.residents.read({ id: kept })
  await desk.client.residents.edit({
    sendId: newSendId(),
    id: kept,
    version,
    person: { ...somebody(), idKind: 'resident-id', idNumber, birth: undefined, address: undefined },
  })
  await expect(takeBack(id)).rejects.toMatchObject({
    data: { code: 'residents.id-number-taken', parameters: { name: '王桂珍' } },
  })
  expect((await desk.client.residents.read({ id: gone })).card.id).toBe(kept)
})
