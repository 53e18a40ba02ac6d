/** The register is kept: people come, move, die, are corrected, and the history says so. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cursor } from '#ground/contract/fields'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { idNumberFor, register, somebody, type Person } from './people'

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

describe('registering', () => {
  it('takes birth and sex from the ID number, and shows a difference without settling it', async () => {
    const id = await register(desk.client, {
      idKind: 'resident-id',
      idNumber: idNumberFor('1943-06-12', 152),
    })
    expect((await desk.client.residents.read({ id })).card).toMatchObject({
      birth: '1943',
      sex: 'female',
      age: 83,
    })
    const other = await register(desk.client, {
      idKind: 'resident-id',
      idNumber: idNumberFor('1950-01-02', 11),
      birth: '1950-02-01',
      sex: 'female',
    })
    const record = await desk.client.residents.read({ id: other })
    expect(record.card).toMatchObject({ birth: '1950', sex: 'female' })
    // Both are masked; that they differ is told.
    expect(record).toMatchObject({ birthByIdNumber: '1950', sexByIdNumber: 'male' })
  })

  it('refuses every wrong field at once, and says which', async () => {
    await expect(
      register(desk.client, {
        idKind: 'resident-id',
        idNumber: '42010619610516057',
        birth: '2027-01-01',
        phones: [{ number: '1381234', owner: 'self', ownerName: '' }],
      }),
    ).rejects.toMatchObject({
      data: {
        code: 'residents.person',
        fields: [
          { path: ['person', 'idNumber'], code: 'id-number-shape' },
          { path: ['person', 'birth'], code: 'in-the-future' },
          { path: ['person', 'phones', 0, 'number'], code: 'phone-not-valid' },
        ],
      },
    })
  })

  it('knows one ID number once, and says whose it is', async () => {
    const idNumber = idNumberFor('1943-06-12', 152)
    const id = await register(desk.client, { idKind: 'resident-id', idNumber })
    await expect(
      register(desk.client, { name: '李四', idKind: 'resident-id', idNumber }),
    ).rejects.toMatchObject({
      data: { code: 'residents.id-number-taken', parameters: { name: '王桂珍', id } },
    })
    const check = await desk.client.residents.checkNew({
      name: '',
      birth: null,
      idNumber: idNumber.toLowerCase(),
      phones: [],
    })
    expect(check.sameNumber?.id).toBe(id)
  })

  it('puts who lives behind one door into one household', async () => {
    const first = await register(desk.client, { name: '王桂珍', address: door('501') })
    const second = await register(desk.client, { name: '李建国', address: door('501室') })
    const third = await register(desk.client, { name: '赵四', address: door('502') })
    const { household } = await desk.client.residents.read({ id: first })
    expect(household?.members.map(({ card }) => card.id)).toEqual([first, second])
    expect((await desk.client.residents.read({ id: third })).household?.members).toHaveLength(1)
  })

  it('asks a guardian for the consent of a child under fourteen', async () => {
    const child = (by: 'self' | 'guardian', guardianName: string) =>
      desk.client.residents.register({
        sendId: newSendId(),
        person: somebody({ name: '王梓萱', birth: '2017-03-04' }),
        relation: '',
        tags: [{ code: 'child', since: null, until: null, proof: '' }],
        consent: { ...consent, by, guardianName, guardianRelation: guardianName === '' ? '' : '父亲' },
      })
    await expect(child('self', '')).rejects.toMatchObject(code('residents.guardian-has-to-consent'))
    await expect(child('guardian', '')).rejects.toMatchObject(code('residents.guardian-not-named'))
    const { id } = await child('guardian', '王磊')
    const record = await desk.client.residents.read({ id })
    expect(record).toMatchObject({ consentMissing: false, guardianNeeded: true })
    expect(record.consents[0]).toMatchObject({ by: 'guardian', guardianName: '王磊', recordedBy: '沈玉' })
    expect(
      (await desk.client.residents.list({ tag: 'child', limit: 10 })).rows.map((card) => card.id),
    ).toEqual([id])
    await desk.client.residents.recordConsent({
      sendId: newSendId(),
      id,
      kind: 'withdrawn',
      consent: { ...consent, by: 'guardian', guardianName: '王磊', guardianRelation: '父亲' },
    })
    expect((await desk.client.residents.read({ id })).consentMissing).toBe(true)
  })
})

describe('keeping', () => {
  it('writes a line of history for each field that changed, and refuses an edit from an old version', async () => {
    const id = await register(desk.client, {
      phones: [{ number: '13812342204', owner: 'self', ownerName: '' }],
    })
    const person = somebody({
      name: '王桂贞',
      remark: '听力不好',
      phones: [{ number: '13900001111', owner: 'child', ownerName: '李明' }],
    })
    const edited = await desk.client.residents.edit({ sendId: newSendId(), id, version: 1, person })
    expect(edited.version).toBe(2)
    const { rows } = await desk.client.residents.history({ id, limit: 10 })
    expect(rows.map(({ field, before, after, by }) => [field, before, after, by])).toEqual([
      ['phones', '138****2204', '139****1111', '沈玉'],
      ['remark', '', '听力不好', '沈玉'],
      ['name', '王桂珍', '王桂贞', '沈玉'],
      ['record', '', '王桂珍', '沈玉'],
    ])
    await expect(
      desk.client.residents.edit({ sendId: newSendId(), id, version: 1, person }),
    ).rejects.toMatchObject(code('residents.changed-meanwhile'))
    const found = async (query: string) =>
      (await desk.client.residents.find({ query, limit: 5 })).found.length
    expect([
      await found('13812342204'),
      await found('13900001111'),
      await found('桂珍'),
      await found('桂贞'),
    ]).toEqual([0, 1, 0, 1])
  })

  it('keeps a death with its day: age stands still, the household goes on without them', async () => {
    const id = await register(desk.client, { birth: '1940-01-01', address: door('501') })
    const widow = await register(desk.client, { name: '李秀英', address: door('501') })
    await expect(
      desk.client.residents.setStatus({
        sendId: newSendId(),
        id,
        version: 1,
        status: 'deceased',
        since: '2026-12-01',
        note: '',
      }),
    ).rejects.toMatchObject(code('residents.status-in-the-future'))
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id,
      version: 1,
      status: 'deceased',
      since: '2020-06-01',
      note: '',
    })
    const record = await desk.client.residents.read({ id })
    expect(record.card).toMatchObject({ status: 'deceased', age: 80 })
    const { household } = await desk.client.residents.read({ id: widow })
    expect(household?.members.map(({ card }) => card.id)).toEqual([widow])
  })

  it('moves a person to another door and into the household there', async () => {
    const id = await register(desk.client, { address: door('501') })
    const neighbour = await register(desk.client, { name: '赵四', address: door('502') })
    await desk.client.residents.moveWithin({
      sendId: newSendId(),
      id,
      version: 1,
      address: door('502'),
      since: '2026-11-01',
    })
    const { household, card } = await desk.client.residents.read({ id })
    expect(card.address).toBe('3栋 2单元 502')
    expect(household?.members.map((member) => member.card.id)).toEqual([id, neighbour])
    expect((await desk.client.residents.find({ query: '3-2-501', limit: 5 })).found).toEqual([])
  })

  it('moves nobody who has died; who had moved away lives here again with the new door', async () => {
    const id = await register(desk.client, { address: door('501') })
    const setStatus = async (status: 'moved-out' | 'deceased') =>
      desk.client.residents.setStatus({
        sendId: newSendId(),
        id,
        version: (await desk.client.residents.read({ id })).version,
        status,
        since: '2026-10-01',
        note: '',
      })
    const move = async () =>
      desk.client.residents.moveWithin({
        sendId: newSendId(),
        id,
        version: (await desk.client.residents.read({ id })).version,
        address: door('502'),
        since: '2026-11-01',
      })
    await setStatus('deceased')
    await expect(move()).rejects.toMatchObject(code('residents.moved-after-death'))
    expect((await desk.client.residents.read({ id })).card).toMatchObject({
      status: 'deceased',
      address: '3栋 2单元 501',
    })
    await setStatus('moved-out')
    await move()
    expect((await desk.client.residents.read({ id })).card.status).toBe('living')
  })

  it('splits a household, but never to the last member', async () => {
    const first = await register(desk.client, { address: door('501') })
    const second = await register(desk.client, { name: '李建国', address: door('501') })
    const split = (ids: readonly number[]) =>
      desk.client.residents.splitHousehold({
        sendId: newSendId(),
        of: first,
        members: ids.map((id) => ({ id, relation: 'head' as const })),
      })
    await expect(split([first, second])).rejects.toMatchObject(code('residents.household-not-parted'))
    await split([second])
    expect((await desk.client.residents.read({ id: first })).household?.members).toHaveLength(1)
    const own = await desk.client.residents.read({ id: second })
    expect(own.household?.members.map(({ card }) => card.id)).toEqual([second])
    expect(own.relation).toBe('head')
  })

  it('shows a tag while it holds, and keeps it afterwards', async () => {
    const id = await register(desk.client)
    const tag = await desk.client.residents.addTag({
      sendId: newSendId(),
      id,
      code: 'living-alone',
      since: '2026-01-01',
      until: null,
      proof: '入户核实',
    })
    expect(tag).toMatchObject({ label: '独居', current: true })
    expect((await desk.client.residents.card({ id })).tags.map(({ label }) => label)).toEqual(['独居'])
    await desk.client.residents.endTag({ sendId: newSendId(), id, tag: tag.id, until: '2026-11-01' })
    const record = await desk.client.residents.read({ id })
    expect(record.card.tags).toEqual([])
    expect(record.tags).toMatchObject([{ code: 'living-alone', until: '2026-11-01', current: false }])
    await expect(
      desk.client.residents.addTag({
        sendId: newSendId(),
        id,
        code: 'no-such-tag',
        since: null,
        until: null,
        proof: '',
      }),
    ).rejects.toMatchObject(code('dictionaries.unknown-code'))
  })

  it('lists in the order of doors, page by page, and counts once', async () => {
    for (const room of ['1001', '201', '902'])
      await register(desk.client, { name: `住${room}`, address: door(room) })
    await register(desk.client, { name: '住别处', address: { ...door('101'), building: '12' } })
    const names: string[] = []
    let after: Cursor | null = null
    const totals: (number | undefined)[] = []
    do {
      const page = await desk.client.residents.list({ limit: 2, ...(after === null ? {} : { after }) })
      names.push(...page.rows.map((card) => card.name))
      totals.push(page.total)
      after = page.next
    } while (after !== null)
    expect(names).toEqual(['住201', '住902', '住1001', '住别处'])
    expect(totals).toEqual([4, undefined])
    expect(
      (await desk.client.residents.list({ building: '12栋', limit: 5 })).rows.map(({ name }) => name),
    ).toEqual(['住别处'])
  })
})

describe('the words of the register', () => {
  it('keep their codes when their labels change', async () => {
    const entry = await desk.client.dictionaries.add({
      sendId: newSendId(),
      dictionary: 'estate',
      label: '水印桃源',
      tone: 'plain',
      note: '',
    })
    expect(entry.code).toBe('shui-yin-tao-yuan')
    const id = await register(desk.client, { address: { ...door('501'), estate: entry.code } })
    const { place: _place, ...kept } = entry
    await desk.client.dictionaries.change({ ...kept, sendId: newSendId(), label: '桃源里' })
    expect((await desk.client.residents.card({ id })).address).toBe('桃源里 3栋 2单元 501')
    expect(
      (await desk.client.residents.find({ query: '桃源里', limit: 5 })).found.map(({ card }) => card.id),
    ).toEqual([id])
    await expect(
      desk.client.dictionaries.add({
        sendId: newSendId(),
        dictionary: 'estate',
        label: '桃源里',
        tone: 'plain',
        note: '',
      }),
    ).rejects.toMatchObject(code('dictionaries.label-taken'))
  })
})
