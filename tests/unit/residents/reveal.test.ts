/** A masked field is shown in full for a reason, by who may see it, and the log tells of just that field. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { disclosuresOf } from '../../support/disclosures'
import { idNumberFor, register, somebody } from './people'

let desk: TestDesk
let id: number
const idNumber = idNumberFor('1943-06-12', 152)
beforeEach(async () => {
  desk = await openTestDesk()
  id = await register(desk.client, {
    idKind: 'resident-id',
    idNumber,
    address: { estate: '', building: '3', unit: '2', room: '501', grid: 'grid-5' },
    phones: [
      { number: '13812342204', owner: 'self', ownerName: '' },
      { number: '02787222160', owner: 'self', ownerName: '' },
    ],
    contacts: [{ name: '李明', relation: '儿子', phone: '13900001111' }],
    remark: '女儿电话13700002222',
  })
})
afterEach(() => desk.close())

const code = (wanted: string) => ({ data: { code: wanted } })
const because = { code: 'verify-identity', note: '' } as const
type Field = Parameters<TestDesk['client']['residents']['reveal']>[0]['field']
const reveal = (
  field: Field,
  reason: Parameters<TestDesk['client']['residents']['reveal']>[0]['reason'] = because,
) => desk.client.residents.reveal({ id, field, reason })

describe('revealing', () => {
  it.each<[Field, string, string]>([
    [{ kind: 'id-number' }, 'id-number', idNumber],
    [{ kind: 'birth' }, 'birth', '1943-06-12'],
    [{ kind: 'phone', at: 0 }, 'phone', '13812342204'],
    [{ kind: 'phone', at: 1 }, 'phone', '02787222160'],
    [{ kind: 'contact-phone', at: 0 }, 'contact-phone', '13900001111'],
    [{ kind: 'remark' }, 'typed-number', '女儿电话13700002222'],
  ])('shows %j and puts it on record as %s', async (field, kind, value) => {
    const staffId = await desk.signIn('front-desk')
    const before = disclosuresOf(desk).length
    expect(await reveal(field)).toEqual({ value })
    expect(disclosuresOf(desk).slice(before)).toEqual([
      {
        staffId,
        procedure: 'residents.reveal',
        outcome: 'disclosed',
        subject: `resident:${id}`,
        fields: [kind],
        reason: 'verify-identity',
        note: '',
      },
    ])
  })

  it('asks for words where the reason is none of the usual', async () => {
    await expect(reveal({ kind: 'birth' }, { code: 'other', note: ' ' })).rejects.toMatchObject({
      data: { code: 'desk.input', fields: [{ path: ['reason', 'note'], code: 'required' }] },
    })
    await reveal({ kind: 'birth' }, { code: 'other', note: '核对寿星名单' })
    expect(disclosuresOf(desk).at(-1)).toMatchObject({ reason: 'other', note: '核对寿星名单' })
  })

  it('is refused to a role that never sees the field, and the refusal is on record', async () => {
    await desk.signIn('canteen')
    await expect(reveal({ kind: 'id-number' })).rejects.toMatchObject(code('sensitive.not-for-this-role'))
    const { store } = desk.desk.session.requireOpen()
    expect(
      store
        .statement("SELECT digest FROM audit WHERE procedure = 'residents.reveal' AND outcome = 'refused'")
        .pluck()
        .all(),
    ).toEqual(['sensitive.not-for-this-role'])
    expect(await reveal({ kind: 'phone', at: 0 })).toEqual({ value: '13812342204' })
    await desk.signIn('auditor')
    await expect(reveal({ kind: 'phone', at: 0 })).rejects.toMatchObject(code('session.forbidden'))
  })

  it('says plainly when there is nothing to see', async () => {
    await expect(reveal({ kind: 'phone', at: 7 })).rejects.toMatchObject(code('sensitive.nothing-there'))
  })
})

describe('opening a resident’s page', () => {
  const looks = () => disclosuresOf(desk).filter(({ reason }) => reason === 'duty')

  it('is one row a day for each member of staff, however often it is read', async () => {
    const staffId = await desk.signIn('front-desk')
    for (let times = 0; times < 5; times += 1) await desk.client.residents.read({ id })
    expect(looks()).toEqual([
      {
        staffId,
        procedure: 'residents.read',
        outcome: 'disclosed',
        subject: `resident:${id}`,
        fields: ['name', 'address'],
        reason: 'duty',
        note: '',
      },
    ])
    await desk.signIn('mediator')
    await desk.client.residents.read({ id })
    expect(looks()).toHaveLength(2)
    desk.clock.setDate(desk.clock.now() + 86_400_000)
    await desk.client.residents.read({ id })
    expect(looks()).toHaveLength(3)
    await desk.client.residents.find({ query: '王', limit: 5 })
    await desk.client.residents.card({ id })
    expect(looks()).toHaveLength(3)
  })

  it('shows the record even when the disk takes nothing, and puts the look on record with the next one', async () => {
    const { sqlite } = desk.desk.session.requireOpen().store
    sqlite.pragma('query_only = ON')
    expect((await desk.client.residents.read({ id })).card.name).toBe('王桂珍')
    sqlite.pragma('query_only = OFF')
    expect(looks()).toEqual([])
    await desk.client.residents.read({ id })
    expect(looks()).toHaveLength(1)
  })
})

describe('correcting a record without seeing its numbers', () => {
  it('leaves what was not typed anew as it is', async () => {
    await desk.client.residents.edit({
      sendId: newSendId(),
      id,
      version: 1,
      person: {
        ...somebody({ name: '王桂贞' }),
        idKind: 'resident-id',
        idNumber: undefined,
        birth: undefined,
        address: undefined,
        phones: [
          { kept: 1, owner: 'child', ownerName: '李明' },
          { number: '13600003333', owner: 'self', ownerName: '' },
        ],
        contacts: [{ kept: 0, name: '李明', relation: '长子' }],
        remark: '女儿电话137****2222，先打',
      },
    })
    const record = await desk.client.residents.read({ id })
    expect(record.card).toMatchObject({ name: '王桂贞', address: '3栋 2单元 501' })
    expect(record.contacts).toMatchObject([{ relation: '长子' }])
    for (const [field, value] of [
      [{ kind: 'id-number' }, idNumber],
      [{ kind: 'birth' }, '1943-06-12'],
      [{ kind: 'phone', at: 0 }, '02787222160'],
      [{ kind: 'phone', at: 1 }, '13600003333'],
      [{ kind: 'contact-phone', at: 0 }, '13900001111'],
      [{ kind: 'remark' }, '女儿电话13700002222，先打'],
    ] as const)
      expect((await reveal(field)).value).toBe(value)
    // The history names what changed and nothing else.
    const { rows } = await desk.client.residents.history({ id, limit: 20 })
    expect(rows.map(({ field }) => field).sort()).toEqual(['contacts', 'name', 'phones', 'record', 'remark'])
  })

  it('never takes a mask for a number', async () => {
    const person = somebody({ idKind: 'resident-id', idNumber: '420****1529' })
    const edit = (changes: Partial<typeof person>) =>
      desk.client.residents.edit({
        sendId: newSendId(),
        id,
        version: 1,
        person: { ...somebody(), ...changes },
      })
    await expect(register(desk.client, person)).rejects.toMatchObject({
      data: { fields: [{ path: ['person', 'idNumber'], code: 'masked-number' }] },
    })
    await expect(edit({ idKind: 'resident-id', idNumber: '420＊＊＊＊1529' })).rejects.toMatchObject(
      code('desk.input'),
    )
    await expect(
      edit({ phones: [{ number: '138****2204', owner: 'self', ownerName: '' }] }),
    ).rejects.toMatchObject(code('desk.input'))
    await expect(edit({ remark: '137****9999' })).rejects.toMatchObject({
      data: { code: 'residents.person', fields: [{ path: ['person', 'remark'], code: 'masked-number' }] },
    })
    await expect(
      edit({ phones: [{ kept: 9, owner: 'self', ownerName: '' }] as never }),
    ).rejects.toMatchObject(code('residents.person'))
  })

  it('still finds who has the number that is being typed', async () => {
    const other = await register(desk.client, { name: '李秀英' })
    const { sameNumber } = await desk.client.residents.checkNew({
      name: '李秀英',
      birth: null,
      idNumber,
      phones: [],
      except: other,
    })
    expect(sameNumber).toMatchObject({ id, idNumber: `420****${idNumber.slice(-4)}` })
  })

  it('tells two records apart by what they are in full, though both look the same masked', async () => {
    const one = await register(desk.client, { birth: '1950-01-02' })
    const other = await register(desk.client, { birth: '1950-11-02' })
    expect(await desk.client.residents.differences({ one, other })).toEqual({ differing: ['birth'] })
  })
})
