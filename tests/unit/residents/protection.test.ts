/** Who is protected is told to nobody by their address: not in lists, not behind a door, not on another's papers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { disclosuresOf } from '../../support/disclosures'
import { finish, register, type Person } from './people'

let desk: TestDesk
let estate: string
let threatened: number
let mother: number
let neighbour: number
beforeEach(async () => {
  desk = await openTestDesk()
  estate = (
    await desk.client.dictionaries.add({
      sendId: newSendId(),
      dictionary: 'estate',
      label: '水印桃源',
      tone: 'plain',
      note: '',
    })
  ).code
  const door = (room: string): Person['address'] => ({
    estate,
    building: '33',
    unit: '2',
    room,
    grid: 'grid-5',
  })
  const phones = [{ number: '13812342204', owner: 'self' as const, ownerName: '' }]
  mother = await register(desk.client, { name: '赵秀兰', address: door('501') })
  threatened = await register(desk.client, { name: '孙晓燕', address: door('501'), phones })
  neighbour = await register(desk.client, { name: '周浩', address: door('502') })
})
afterEach(() => desk.close())

const code = (wanted: string) => ({ data: { code: wanted } })
const order = { basis: 'protection-order', since: '2026-11-01', until: '2027-04-30' } as const
const protect = async (id = threatened) => {
  const { version } = await desk.client.residents.read({ id })
  return desk.client.residents.protect({ sendId: newSendId(), id, version, ...order })
}
const found = async (query: string): Promise<readonly string[]> =>
  (await desk.client.residents.find({ query, limit: 20 })).found.map(({ card }) => card.name)

describe('a protected person', () => {
  it('is protected with the children who live there, on the same paper, and with nobody else', async () => {
    const address = { estate, building: '33', unit: '2', room: '501', grid: 'grid-5' }
    const child = await register(desk.client, { name: '小燕', birth: '2018-05-06', address })
    const { version } = await desk.client.residents.read({ id: threatened })
    const together = (children: number[]) =>
      desk.client.residents.protect({ sendId: newSendId(), id: threatened, version, ...order, children })
    await expect(together([mother])).rejects.toMatchObject(code('residents.no-child-there'))
    await expect(together([neighbour])).rejects.toMatchObject(code('residents.no-child-there'))
    await together([child])
    for (const id of [threatened, child])
      expect((await desk.client.residents.read({ id })).protection).toMatchObject(order)
    expect((await desk.client.residents.read({ id: mother })).protection).toBeNull()
    expect((await desk.client.residents.history({ id: child, limit: 1 })).rows[0]?.field).toBe('protection')
  })

  it('has no address in any list or record, and a warning in its place', async () => {
    await protect()
    const record = await desk.client.residents.read({ id: threatened })
    expect(record).toMatchObject({
      address: null,
      household: null,
      protection: { ...order, setBy: '沈玉' },
      card: { address: '', grid: '', addressHidden: true, phone: '****' },
    })
    const { rows } = await desk.client.residents.list({ limit: 10 })
    // First, and not between those who live beside her.
    expect(rows.map(({ name, address }) => [name, address])).toEqual([
      ['孙晓燕', ''],
      ['赵秀兰', '水印桃源 33栋 2单元 501'],
      ['周浩', '水印桃源 33栋 2单元 502'],
    ])
  })

  it('is protected by an order for six months at most, as the law has it', async () => {
    const { version } = await desk.client.residents.read({ id: threatened })
    const until = (day: string) =>
      desk.client.residents.protect({
        sendId: newSendId(),
        id: threatened,
        version,
        ...order,
        until: day,
      })
    await expect(until('2027-05-02')).rejects.toMatchObject({
      code: 'INVALID',
      data: { code: 'residents.protection-order-too-long', fields: [{ path: ['until'] }] },
    })
    await until('2027-05-01')
  })

  it('is found by name and number, and by no door', async () => {
    expect(await found('33-2-501')).toEqual(['赵秀兰', '孙晓燕'])
    await protect()
    for (const query of ['33-2-501', '33栋', '水印桃源', '33栋 孙', '孙 33#', '33-501']) {
      expect(await found(query), query).not.toContain('孙晓燕')
    }
    for (const query of ['孙晓燕', 'sxy', '13812342204']) {
      expect(await found(query), query).toEqual(['孙晓燕'])
    }
    for (const filter of [{ estate }, { building: '33' }, { grid: 'grid-5' }]) {
      const { rows, total } = await desk.client.residents.list({ ...filter, limit: 10 })
      expect(rows.map(({ name }) => name)).toEqual(['赵秀兰', '周浩'])
      expect(total).toBe(2)
    }
  })

  it('is not named among those who live with her, nor paired by a door', async () => {
    await protect()
    const { household } = await desk.client.residents.read({ id: mother })
    expect(household?.members.map(({ card }) => card.name)).toEqual(['赵秀兰'])
    const twin = await register(desk.client, {
      name: '孙晓燕',
      address: { estate, building: '33', unit: '2', room: '501', grid: '' },
    })
    expect(twin).toBeGreaterThan(0)
    // By the name alone, so that no door, birth or phone of a twin says whether it is hers.
    const { pairs } = await finish(desk.client.residents.duplicates({ sendId: newSendId() }))
    expect(pairs.map(({ reasons }) => reasons)).toEqual([['same-name-and-protected']])
  })

  it('keeps her moves out of the history, and the mark in it', async () => {
    await protect()
    const { version } = await desk.client.residents.read({ id: threatened })
    await desk.client.residents.moveWithin({
      sendId: newSendId(),
      id: threatened,
      version,
      address: { estate, building: '7', unit: '1', room: '1203', grid: 'grid-2' },
      since: '2026-11-20',
    })
    const { rows } = await desk.client.residents.history({ id: threatened, limit: 30 })
    expect(JSON.stringify(rows)).not.toMatch(/1203|501|桃源/)
    expect(rows.find(({ field }) => field === 'protection')?.after).toBe(
      'protection-order 2026-11-01–2027-04-30',
    )
    // A move needs no look at where she lived, and opens no door to where she lives.
    expect(await found('7-1-1203')).toEqual([])
  })

  it('is shown to who has to reach her, for a reason, and never to the canteen', async () => {
    await protect()
    await desk.signIn('front-desk')
    const reveal = (kind: 'address' | 'phone') =>
      desk.client.residents.reveal({
        id: threatened,
        field: kind === 'phone' ? { kind, at: 0 } : { kind },
        reason: { code: 'emergency', note: '' },
      })
    expect((await reveal('address')).value).toMatch(/^水印桃源 33栋 2单元 501/)
    expect((await reveal('phone')).value).toBe('13812342204')
    expect(
      disclosuresOf(desk)
        .slice(-2)
        .map(({ fields }) => fields),
    ).toEqual([['protected-address'], ['protected-phone']])
    await desk.signIn('canteen')
    await expect(reveal('address')).rejects.toMatchObject(code('sensitive.not-for-this-role'))
    await expect(reveal('phone')).rejects.toMatchObject(code('sensitive.not-for-this-role'))
  })

  it('stays so until someone ends it, also when its last day has passed', async () => {
    await protect()
    desk.clock.setDate(Date.parse('2027-06-01T01:00:00Z'))
    const { card, version } = await desk.client.residents.read({ id: threatened })
    expect(card.addressHidden).toBe(true)
    await desk.client.residents.endProtection({
      sendId: newSendId(),
      id: threatened,
      version,
      reason: '本人书面要求',
    })
    expect((await desk.client.residents.read({ id: threatened })).card.address).toContain('501')
    expect(await found('33-2-501')).toContain('孙晓燕')
    await expect(
      desk.client.residents.endProtection({
        sendId: newSendId(),
        id: threatened,
        version: version + 1,
        reason: '再解除一次',
      }),
    ).rejects.toMatchObject(code('residents.not-protected'))
  })

  it('takes no order from the future, and none that ends before it begins', async () => {
    const set = (period: { since: string; until: string | null }) =>
      desk.client.residents.protect({
        sendId: newSendId(),
        id: neighbour,
        version: 1,
        basis: 'own-request',
        ...period,
      })
    await expect(set({ since: '2026-11-24', until: null })).rejects.toMatchObject(
      code('residents.protection-in-the-future'),
    )
    await expect(set({ since: '2026-11-20', until: '2026-11-19' })).rejects.toMatchObject(
      code('residents.protection-ends-before-it-begins'),
    )
  })

  it('is protected under every record that is found to be hers', async () => {
    await protect()
    const twin = await register(desk.client, {
      name: '孙晓燕',
      address: { estate, building: '9', unit: '1', room: '808', grid: '' },
    })
    const { merge } = await desk.client.residents.merge({
      sendId: newSendId(),
      kept: twin,
      gone: threatened,
      take: [],
    })
    expect((await desk.client.residents.card({ id: twin })).address).toBe('')
    expect(await found('9-1-808')).toEqual([])
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    // Nobody has said that it is over for either: taking back a slip tells no address.
    expect((await desk.client.residents.card({ id: twin })).address).toBe('')
    expect((await desk.client.residents.card({ id: threatened })).addressHidden).toBe(true)
  })
})
