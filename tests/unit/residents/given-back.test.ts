/** An import or a merge that is taken back gives back whole what was said together, or leaves it whole. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { bringRegisterIn, registerFileOf } from '../../support/registers'
import { finish, register, somebody } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const phones = [{ number: '13812345678', owner: 'self' as const, ownerName: '' }]
const door = (room: string) => ({ estate: '', building: '3', unit: '2', room, grid: '' })

async function bringIn(header: readonly string[], ...rows: readonly (readonly string[])[]) {
  const { id } = await bringRegisterIn(desk.client, await registerFileOf([header, ...rows]))
  if (id === null) throw new Error('the register says something new')
  return id
}
const takeImportBack = (id: number) =>
  finish(desk.client.residents.registerFile.takeBack({ sendId: newSendId(), id }))
const read = (id: number) => desk.client.residents.read({ id })
const versionOf = async (id: number) => (await read(id)).version
const lifeOf = async (id: number) => {
  const { card, statusSince } = await read(id)
  return [card.status, statusSince]
}
const say = async (id: number, status: 'living' | 'moved-out' | 'deceased', since: string) =>
  desk.client.residents.setStatus({
    sendId: newSendId(),
    id,
    version: await versionOf(id),
    ...{ status, since, note: '', correctsDay: true },
  })

describe('an import that is taken back', () => {
  const death = [
    ['姓名', '手机', '状态', '死亡日期'],
    ['王桂珍', '13812345678', '去世', '2026-11-02'],
  ] as const

  it('gives back that somebody lives, in one word', async () => {
    const id = await register(desk.client, { phones })
    const run = await bringIn(...death)
    expect(await lifeOf(id)).toEqual(['deceased', '2026-11-02'])
    expect(await takeImportBack(run)).toMatchObject({ restored: 1 })
    expect(await lifeOf(id)).toEqual(['living', null])
  })

  it('leaves somebody dead whose day of death was put right since', async () => {
    const id = await register(desk.client, { phones })
    const run = await bringIn(...death)
    await say(id, 'deceased', '2026-11-05')
    await takeImportBack(run)
    expect(await lifeOf(id)).toEqual(['deceased', '2026-11-05'])
  })

  it('gives back that somebody lives although a slip was written since, and was taken back at once', async () => {
    const id = await register(desk.client, { phones })
    const run = await bringIn(
      ['姓名', '手机', '状态', '迁出日期'],
      ['王桂珍', '13812345678', '迁出', '2026-11-02'],
    )
    expect((await lifeOf(id))[0]).toBe('moved-out')
    const { version, word } = await say(id, 'deceased', '2026-11-05')
    await desk.client.residents.takeBackStatus({ sendId: newSendId(), id, version, word: word ?? 0 })
    expect(await takeImportBack(run)).toMatchObject({ restored: 1 })
    expect(await lifeOf(id)).toEqual(['living', null])
  })

  it('leaves a door whole of which the room was put right since', async () => {
    const id = await register(desk.client, { phones, address: door('501') })
    const run = await bringIn(
      ['姓名', '手机', '楼栋', '单元', '房号'],
      ['王桂珍', '13812345678', '7栋', '1单元', '301'],
    )
    await desk.client.residents.edit({
      sendId: newSendId(),
      id,
      version: await versionOf(id),
      person: { ...somebody({ phones }), address: { ...door('302'), building: '7', unit: '1' } },
    })
    await takeImportBack(run)
    const { card, household } = await read(id)
    expect(card.address).toBe('7栋 1单元 302')
    expect(household?.members).toHaveLength(1)
  })

  it('gives a door back whole where nobody has touched it', async () => {
    const id = await register(desk.client, { phones, address: door('501') })
    const other = await register(desk.client, { name: '李建国', address: door('501') })
    const run = await bringIn(
      ['姓名', '手机', '楼栋', '单元', '房号'],
      ['王桂珍', '13812345678', '7栋', '1单元', '301'],
    )
    await takeImportBack(run)
    const { card, household } = await read(id)
    expect(card.address).toBe('3栋 2单元 501')
    expect(household?.members.map((member) => member.card.id)).toEqual([id, other])
  })

  it('leaves a tag that was ended since, and takes the others off', async () => {
    const id = await register(desk.client, { phones })
    const run = await bringIn(['姓名', '手机', '标签'], ['王桂珍', '13812345678', '独居、党员'])
    const [alone] = (await read(id)).tags.filter(({ label }) => label === '独居')
    const ended = { tag: alone?.id ?? 0, until: '2026-11-20' }
    await desk.client.residents.endTag({ sendId: newSendId(), id, ...ended })
    await takeImportBack(run)
    expect((await read(id)).tags.map(({ label, until }) => [label, until])).toEqual([['独居', '2026-11-20']])
  })
})

describe('a merge that is taken back', () => {
  it('leaves a death whole of which the day was put right since', async () => {
    const [kept, gone] = [await register(desk.client), await register(desk.client)]
    await say(kept, 'deceased', '2026-10-01')
    await say(gone, 'deceased', '2026-10-02')
    const said = { sendId: newSendId(), kept, gone, take: ['status' as const] }
    const { merge } = await desk.client.residents.merge(said)
    // The day was right, and was written down again when it had been doubted.
    await say(kept, 'deceased', '2026-10-03')
    await say(kept, 'deceased', '2026-10-02')
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    expect(await lifeOf(kept)).toEqual(['deceased', '2026-10-02'])
  })

  it('leaves a door whole of which the room was put right since', async () => {
    const kept = await register(desk.client, { address: door('501') })
    const gone = await register(desk.client, { address: { ...door('301'), building: '7' } })
    const said = { sendId: newSendId(), kept, gone, take: ['address' as const] }
    const { merge } = await desk.client.residents.merge(said)
    await desk.client.residents.edit({
      sendId: newSendId(),
      id: kept,
      version: await versionOf(kept),
      person: { ...somebody(), address: { ...door('302'), building: '7' } },
    })
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    expect((await read(kept)).card.address).toBe('7栋 2单元 302')
    expect((await read(gone)).card.address).toBe('7栋 2单元 301')
  })

  it('gives a door back although another merge lay between, which was taken back before it', async () => {
    const kept = await register(desk.client, { address: door('501') })
    const [first, second] = [
      await register(desk.client, { address: { ...door('301'), building: '7' } }),
      await register(desk.client, { address: { ...door('101'), building: '9' } }),
    ]
    const take = ['address' as const]
    const merges: number[] = []
    for (const gone of [first, second])
      merges.push((await desk.client.residents.merge({ sendId: newSendId(), kept, gone, take })).merge)
    for (const merge of merges.toReversed())
      await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    const { card, household } = await read(kept)
    expect(card.address).toBe('3栋 2单元 501')
    expect(household?.members.map((member) => member.card.id)).toEqual([kept])
  })

  it('gives a number back to the record it came from, also where its kind was put right since', async () => {
    const kept = await register(desk.client)
    const gone = await register(desk.client, { idKind: 'passport', idNumber: 'E12345678' })
    const said = { sendId: newSendId(), kept, gone, take: ['id' as const] }
    const { merge } = await desk.client.residents.merge(said)
    await desk.client.residents.edit({
      sendId: newSendId(),
      id: kept,
      version: await versionOf(kept),
      person: somebody({ idKind: 'other', idNumber: 'E12345678' }),
    })
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    expect((await read(kept)).card.idNumber).toBe('')
    expect((await read(gone)).card.idNumber).not.toBe('')
  })
})
