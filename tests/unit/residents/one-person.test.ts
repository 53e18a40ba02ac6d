/** Two records of one person: found, made one, and parted again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { finish, idNumberFor, register, somebody, type Person } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const code = (wanted: string) => ({ data: { code: wanted } })
const door = (room: string): Person['address'] => ({
  estate: '',
  building: '3',
  unit: '2',
  room,
  grid: 'grid-5',
})
const consent = { noticeVersion: '2026-1', day: '2026-11-23', guardianName: '', guardianRelation: '' }

describe('two records of one person', () => {
  it('are found, made one with all that hangs on both, and parted again as they were', async () => {
    const { client } = desk
    const kept = await register(client, {
      birth: '1943-06-12',
      phones: [{ number: '13812342204', owner: 'self', ownerName: '' }],
    })
    const gone = await register(client, {
      birth: '1943-06-12',
      idKind: 'resident-id',
      idNumber: idNumberFor('1943-06-12', 152),
      phones: [{ number: '02787222160', owner: 'self', ownerName: '' }],
      address: door('501'),
    })
    await client.residents.addTag({
      sendId: newSendId(),
      id: gone,
      code: 'living-alone',
      since: null,
      until: null,
      proof: '',
    })
    const before = [await client.residents.read({ id: kept }), await client.residents.read({ id: gone })]

    const { pairs } = await finish(client.residents.duplicates({ sendId: newSendId() }))
    expect(pairs).toMatchObject([
      { one: { id: kept }, other: { id: gone }, reasons: ['same-name-and-birth'] },
    ])
    const { merge } = await client.residents.merge({
      sendId: newSendId(),
      kept,
      gone,
      take: ['id', 'sex', 'address'],
    })

    const one = await client.residents.read({ id: kept })
    expect(one.phones.map(({ number }) => number)).toEqual(['138****2204', '027****2160'])
    expect(one.card).toMatchObject({ address: '3栋 2单元 501', tags: [{ code: 'living-alone' }] })
    expect((await client.residents.read({ id: gone })).card.id).toBe(kept)
    for (const query of ['02787222160', '3-2-501', '王桂珍']) {
      expect((await client.residents.find({ query, limit: 5 })).found.map(({ card }) => card.id)).toEqual([
        kept,
      ])
    }
    expect((await client.residents.list({ limit: 5 })).total).toBe(1)

    // Corrected while they are one: what belongs to the other stays with it.
    await client.residents.edit({
      sendId: newSendId(),
      id: kept,
      version: one.version,
      person: {
        ...somebody(),
        idKind: 'resident-id',
        idNumber: undefined,
        birth: undefined,
        address: undefined,
        phones: one.phones.map(({ owner, ownerName }, kept) => ({ kept, owner, ownerName })),
      },
    })
    await client.residents.takeBackMerge({ sendId: newSendId(), merge })
    const after = [await client.residents.read({ id: kept }), await client.residents.read({ id: gone })]
    expect(after.map((record) => ({ ...record, version: 0 }))).toEqual(
      before.map((record) => ({ ...record, version: 0 })),
    )
    expect(
      (await client.residents.find({ query: '02787222160', limit: 5 })).found.map(({ card }) => card.id),
    ).toEqual([gone])
    await expect(client.residents.takeBackMerge({ sendId: newSendId(), merge })).rejects.toMatchObject(
      code('residents.merge-taken-back'),
    )
  })

  it('are one also when the kept one is itself merged: lists and consents know the first by the last', async () => {
    const { client } = desk
    const [first, second, last, alone] = [
      await register(client),
      await register(client),
      await register(client),
      await register(client, { name: '周浩' }),
    ]
    for (const id of [first, alone]) {
      await client.residents.addTag({
        sendId: newSendId(),
        id,
        code: 'living-alone',
        since: null,
        until: null,
        proof: '',
      })
      await client.residents.recordConsent({
        sendId: newSendId(),
        id,
        kind: 'given',
        consent: { ...consent, by: 'self', day: '2026-11-20' },
      })
    }
    for (const [gone, kept] of [
      [first, second],
      [second, last],
    ] as const) {
      await client.residents.merge({ sendId: newSendId(), kept, gone, take: [] })
    }
    const tagged = await client.residents.list({ tag: 'living-alone', limit: 5 })
    expect(tagged.rows.map(({ id }) => id).toSorted()).toEqual([last, alone])
    expect(tagged.total).toBe(2)

    const consents = async (kind: 'given' | 'withdrawn') =>
      (await client.privacy.consents.list({ kind, limit: 5 })).rows.map(({ person }) => person.id)
    expect(await consents('given')).toEqual([alone, last])
    await client.residents.recordConsent({
      sendId: newSendId(),
      id: last,
      kind: 'withdrawn',
      consent: { ...consent, by: 'self' },
    })
    expect(await consents('given')).toEqual([alone])
    expect(await consents('withdrawn')).toEqual([last])
  })

  it('are not one when they have two ID numbers, and stay apart once someone says so', async () => {
    const { client } = desk
    const one = await register(client, {
      birth: '1943-06-12',
      idKind: 'resident-id',
      idNumber: idNumberFor('1943-06-12', 152),
    })
    const other = await register(client, {
      birth: '1943-06-12',
      idKind: 'resident-id',
      idNumber: idNumberFor('1943-06-12', 154),
    })
    const third = await register(client, { birth: '1943-06-12' })
    await expect(
      client.residents.merge({ sendId: newSendId(), kept: one, gone: other, take: [] }),
    ).rejects.toMatchObject(code('residents.two-id-numbers'))
    expect((await finish(client.residents.duplicates({ sendId: newSendId() }))).pairs).toHaveLength(2)
    await client.residents.keepApart({ sendId: newSendId(), one: third, other })
    expect((await finish(client.residents.duplicates({ sendId: newSendId() }))).pairs).toMatchObject([
      { one: { id: one }, other: { id: third } },
    ])
  })

  it('have died, or moved away, where one of them says so: nobody lives again by a merge, and each is as it was when parted', async () => {
    const { client } = desk
    const setStatus = async (id: number, status: 'living' | 'moved-out' | 'deceased', note = '') =>
      client.residents.setStatus({
        sendId: newSendId(),
        id,
        version: (await client.residents.read({ id })).version,
        status,
        since: '2026-11-20',
        note,
      })
    const stateOf = async (id: number) => {
      const { card, statusSince, statusNote } = await client.residents.read({ id })
      return [card.status, statusSince, statusNote]
    }
    const [kept, gone] = [await register(client), await register(client)]
    expect((await client.residents.differences({ one: kept, other: gone })).differing).toEqual([])
    for (const status of ['moved-out', 'deceased'] as const) {
      await setStatus(gone, status, '家属来电')
      expect((await client.residents.differences({ one: kept, other: gone })).differing).toEqual(['status'])
      await expect(
        client.residents.merge({ sendId: newSendId(), kept, gone, take: [] }),
      ).rejects.toMatchObject(code('residents.status-not-decided'))
      // That they live here was said: a death written down for the wrong person is lost on purpose.
      const said = { sendId: newSendId(), kept, gone, take: [], statusIsRight: true }
      const { merge: living } = await client.residents.merge(said)
      expect(await stateOf(kept)).toEqual(['living', null, ''])
      await client.residents.takeBackMerge({ sendId: newSendId(), merge: living })

      const { merge } = await client.residents.merge({ sendId: newSendId(), kept, gone, take: ['status'] })
      expect(await stateOf(kept)).toEqual([status, '2026-11-20', '家属来电'])
      await client.residents.takeBackMerge({ sendId: newSendId(), merge })
      expect(await stateOf(kept)).toEqual(['living', null, ''])
      expect(await stateOf(gone)).toEqual([status, '2026-11-20', '家属来电'])
    }
    // A state put right since stays whole: a day of it alone would be of neither.
    const { merge } = await client.residents.merge({ sendId: newSendId(), kept, gone, take: ['status'] })
    await setStatus(kept, 'deceased', '死亡证明')
    await client.residents.takeBackMerge({ sendId: newSendId(), merge })
    expect(await stateOf(kept)).toEqual(['deceased', '2026-11-20', '死亡证明'])
  })
})
