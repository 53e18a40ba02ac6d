/** A register that comes again says of people at the desk what is new, and takes nothing away that is known better here. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { bringRegisterIn, proposedLayout, registerFileOf } from '../../support/registers'
import { finish, idNumberFor, register } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const phones = [{ number: '13812345678', owner: 'self' as const, ownerName: '' }]
const door = (unit: string, room: string) => ({ estate: '', building: '3', unit, room, grid: '' })
const bringIn = async (...rows: readonly (readonly string[])[]) =>
  bringRegisterIn(desk.client, await registerFileOf(rows))
const read = (id: number) => desk.client.residents.read({ id })
const membersOf = async (id: number) => (await read(id)).household?.members.map(({ card }) => card.id)
const makeHead = async (id: number) =>
  desk.client.residents.setRelation({
    ...{ sendId: newSendId(), id, version: (await read(id)).version, relation: 'head' },
  })

describe('a register', () => {
  it('that moves somebody to another unit takes them out of the household that they were in', async () => {
    const id = await register(desk.client, { phones, address: door('2', '501') })
    const stays = await register(desk.client, { name: '李建国', address: door('2', '501') })
    const there = await register(desk.client, { name: '赵四', address: door('1', '501') })
    await makeHead(id)
    await bringIn(['姓名', '手机', '单元'], ['王桂珍', '13812345678', '1单元'])
    expect((await read(id)).card.address).toBe('3栋 1单元 501')
    expect(await membersOf(id)).toEqual([id, there])
    expect(await membersOf(stays)).toEqual([stays])
    expect((await read(id)).relation).toBe('')
  })

  it('that knows the unit of a door leaves whoever lives there what they are to each other', async () => {
    const id = await register(desk.client, { phones, address: door('', '501') })
    await makeHead(id)
    await bringIn(['姓名', '手机', '单元'], ['王桂珍', '13812345678', '1单元'])
    expect((await read(id)).relation).toBe('head')
  })

  it('that knows another document of theirs does not take the number of their ID card', async () => {
    const idNumber = idNumberFor('1943-06-12', 152)
    const id = await register(desk.client, { idKind: 'resident-id', idNumber, birth: '1943-06-12' })
    const gone = await register(desk.client, {
      idKind: 'passport',
      idNumber: 'E12345678',
      birth: '1943-06-12',
    })
    await desk.client.residents.merge({ sendId: newSendId(), kept: id, gone, take: [] })
    await bringIn(['姓名', '证件类型', '证件号码', '备注'], ['王桂珍', '护照', 'E12345678', '腿脚不便'])
    expect(await read(id)).toMatchObject({ remark: '腿脚不便', card: { idKind: 'resident-id' } })
    expect((await read(id)).card.idNumber).toMatch(new RegExp(`${idNumber.slice(-4)}$`))
  })

  it('is held back where the desk wrote of the same people meanwhile, and says of how many', async () => {
    const { client } = desk
    const id = await register(client, { phones })
    const moved = await register(client, {
      name: '李建国',
      phones: [{ number: '13812345679', owner: 'self', ownerName: '' }],
    })
    const other = await register(client, { name: '李建国' })
    const idNumber = idNumberFor('1950-03-01', 21)
    // So many that an import of them has a middle.
    const crowd = Array.from({ length: 1200 }, (_, at) => ['许倩', `139${String(10_000_000 + at)}`, '', ''])
    const file = await registerFileOf([
      ['姓名', '手机', '身份证号', '备注'],
      ...crowd,
      ['王桂珍', '13812345678', '', '腿脚不便'],
      ['李建国', '13812345679', '', '耳背'],
      ['赵四', '', idNumber, ''],
    ])
    const { layout } = await proposedLayout(client, file)
    const { fingerprint } = await finish(
      client.residents.registerFile.preview({ sendId: newSendId(), file, layouts: [layout] }),
    )
    const work = await client.residents.registerFile.commit({
      ...{ sendId: newSendId(), file, fileName: '名册', layouts: [layout], fingerprint },
    })
    // It has compared, and is about to write.
    for (;;) {
      const step = await work.next()
      if (step.done === true) throw new Error('it has something to write')
      if (step.value.stage === 'writing') break
    }
    await Promise.all([
      client.residents.protect({
        ...{ sendId: newSendId(), id, version: 1, basis: 'own-request', since: '2026-11-20', until: null },
      }),
      client.residents.merge({ sendId: newSendId(), kept: other, gone: moved, take: [] }),
      register(client, { name: '赵四', idKind: 'resident-id', idNumber }),
    ])
    const brought = await finish(Promise.resolve(work))
    expect(brought).toMatchObject({ heldBack: 2, counts: { added: crowd.length, changed: 1 } })
    expect([(await read(id)).remark, (await read(other)).remark]).toEqual(['', '耳背'])
    const { imports } = await client.residents.registerFile.history({})
    expect(imports[0]).toMatchObject({ added: crowd.length, changed: 1 })
  })
})
