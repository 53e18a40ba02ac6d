/** Where a protected person lives is told by no list that is narrowed, no file that is tried, no merge that is taken back. */
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { disclosuresOf } from '../../support/disclosures'
import { newSendId } from '../../support/desk'
import { finish, idNumberFor, register } from '../residents/people'
import { move, openDraft, openServingDesk, type ServingDesk } from '../service-requests/desk'

let desk: ServingDesk
let guarded: number
const grid = 'grid-5'
const label = '第5网格'
const idNumber = idNumberFor('1988-03-20', 312)
const door = { estate: '', building: '33', unit: '2', room: '501', grid }

const reason = { code: 'emergency', note: '' } as const

async function acceptedFor(residentId: number): Promise<void> {
  const request = await openDraft(desk, '养老待遇领取资格认证', { residentId, complete: true })
  await move(desk, request.id, { action: 'accept' })
}

beforeEach(async () => {
  desk = await openServingDesk()
  const contacts = [{ name: '孙晓红', relation: '姐妹', phone: '13966662222' }]
  const phones = [{ number: '13812342204', owner: 'self' as const, ownerName: '' }]
  const named = { name: '孙晓燕', idKind: 'resident-id', idNumber } as const
  guarded = await register(desk.client, { ...named, address: door, phones, contacts })
  await acceptedFor(guarded)
  const { version } = await desk.client.residents.read({ id: guarded })
  await desk.client.residents.protect({
    sendId: newSendId(),
    id: guarded,
    version,
    basis: 'own-request',
    since: '2026-11-01',
    until: null,
  })
})
afterEach(() => desk.close())

describe('lists and figures', () => {
  const listed = async (narrowed: object) => {
    const filter = { scope: 'all' as const, ...narrowed }
    const { rows, total } = await desk.client.serviceRequests.list({ filter, limit: 10 })
    return { names: rows.map(({ resident }) => resident.name), total }
  }
  const byGrid = async () => {
    const { by, total } = await desk.client.serviceRequests.figures.of({ period: '2026-11' })
    return { accepted: total.accepted, parts: by.grid.map(({ key, figures }) => [key, figures.accepted]) }
  }

  it('have her among all requests, and among none of a grid', async () => {
    expect(await listed({})).toEqual({ names: ['孙晓燕'], total: 1 })
    expect(await listed({ grid: label })).toEqual({ names: [], total: 0 })
    for (const other of ['其他网格', label]) {
      const narrowed = {
        period: '2026-11',
        figure: 'accepted',
        part: { division: 'grid', key: other },
      } as const
      const { rows, total } = await desk.client.serviceRequests.figures.rows({ ...narrowed, limit: 10 })
      expect([rows.length, total]).toEqual([0, 0])
    }
  })

  it('have her in the register, and not among those born in a month: of her birth the year and the age are shown', async () => {
    const born = async (narrowed: object) => {
      const { rows, total } = await desk.client.residents.list({ ...narrowed, limit: 10 })
      return { names: rows.map(({ name }) => name), total }
    }
    await register(desk.client, {
      name: '李三月',
      idKind: 'resident-id',
      idNumber: idNumberFor('1988-03-02', 314),
    })
    const ofHerAge = { ageFrom: 38, ageTo: 38 }
    expect(await born(ofHerAge)).toEqual({ names: ['孙晓燕', '李三月'], total: 2 })
    expect(await born({ ...ofHerAge, birthMonth: 3 })).toEqual({ names: ['李三月'], total: 1 })
    expect(await born({ ...ofHerAge, birthMonth: 4 })).toEqual({ names: [], total: 0 })
  })

  it('count her, and name no grid of fewer than three people, however often these came', async () => {
    const neighbours: number[] = []
    for (const room of ['502', '503', '504']) {
      neighbours.push(await register(desk.client, { name: `邻${room}`, address: { ...door, room } }))
    }
    const [one, two, three] = neighbours
    await acceptedFor(one ?? 0)
    await acceptedFor(two ?? 0)
    await acceptedFor(two ?? 0)
    expect(await byGrid()).toEqual({ accepted: 4, parts: [['', 4]] })
    await acceptedFor(three ?? 0)
    expect(await byGrid()).toEqual({
      accepted: 5,
      parts: [
        [label, 4],
        ['', 1],
      ],
    })
  })
})

describe('a register that is tried', () => {
  const previewOf = async (...rows: readonly (readonly string[])[]) => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('名册')
    sheet.addRow(['姓名', '身份证号', '楼栋', '单元', '房号', '电话'])
    for (const row of rows) sheet.addRow([...row])
    const file = new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
    const fields = ['name', 'id-number', 'building', 'unit', 'room', 'phone'] as const
    const columns = fields.map((field, column) => ({ field, column }))
    const layout = { sheet: 0, headerRow: 0, columns }
    const preview = await finish(
      desk.client.residents.registerFile.preview({ sendId: newSendId(), file, layouts: [layout] }),
    )
    return { counts: preview.counts, changes: preview.changes }
  }

  it('answers alike, whether the door and the phone in it are hers', async () => {
    const right = await previewOf(['孙晓燕', idNumber, '33', '2', '501', '13812342204'])
    const wrong = await previewOf(['孙晓燕', idNumber, '7', '1', '1203', '13812349999'])
    expect(right).toEqual(wrong)
    expect(right.changes).toEqual([])
  })

  it('does not find her by her door where it has no number', async () => {
    const right = await previewOf(['孙晓燕', '', '33', '2', '501', ''])
    expect(right).toEqual(await previewOf(['孙晓燕', '', '7', '1', '1203', '']))
  })
})

describe('a merge that is taken back', () => {
  const linesOf = async (id: number) => (await desk.client.residents.history({ id, limit: 50 })).rows
  const tells = (value: unknown): boolean => /33|501|第5|13812342204|13966662222/.test(JSON.stringify(value))

  it('leaves nothing of her address with the record that had taken it over', async () => {
    const made = await register(desk.client, {
      name: '孙晓燕',
      address: { ...door, building: '8', room: '102' },
    })
    const { merge } = await desk.client.residents.merge({
      sendId: newSendId(),
      kept: made,
      gone: guarded,
      take: ['address'],
    })
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    expect(tells(await linesOf(made))).toBe(false)
    // Nobody has said that it is over: both go on being protected, and the address of neither is told.
    const record = await desk.client.residents.read({ id: made })
    expect(record.card.addressHidden).toBe(true)
    const ended = { sendId: newSendId(), id: made, version: record.version, reason: '不是同一人' }
    await desk.client.residents.endProtection(ended)
    const lines = await linesOf(made)
    expect(tells(lines.filter(({ field }) => field !== 'protection'))).toBe(false)
    expect(lines.filter(({ field }) => field === 'building').map(({ after }) => after)).toContain('****')
  })

  it('leaves both protected where the protection was set on the one that was kept', async () => {
    const gone = await register(desk.client, { name: '孙晓燕', address: door })
    const { merge } = await desk.client.residents.merge({
      sendId: newSendId(),
      kept: guarded,
      gone,
      take: [],
    })
    await desk.client.residents.takeBackMerge({ sendId: newSendId(), merge })
    const card = await desk.client.residents.card({ id: gone })
    expect(card).toMatchObject({ addressHidden: true, address: '' })
  })
})

describe('a household', () => {
  it('is parted, or not, by one code, whoever lives in it unseen', async () => {
    const mother = await register(desk.client, { name: '赵秀兰', address: door })
    const part = (of: number, ...members: readonly number[]) =>
      desk.client.residents.splitHousehold({
        sendId: newSendId(),
        of,
        members: members.map((id) => ({ id, relation: '' as const })),
      })
    const refused = { data: { code: 'residents.household-not-parted' } }
    const nowhere = await register(desk.client, { name: '李无户' })
    for (const attempt of [
      part(mother, mother),
      part(mother, guarded),
      part(mother, nowhere),
      part(nowhere, nowhere),
    ]) {
      await expect(attempt).rejects.toMatchObject(refused)
    }
    const shown = await desk.client.residents.read({ id: mother })
    expect(shown.household?.members.map(({ card }) => card.id)).toEqual([mother])
  })
})

describe('her contacts', () => {
  it('are protected with her: no digit of a phone, shown to who may reach her, for a reason', async () => {
    const { contacts } = await desk.client.residents.read({ id: guarded })
    expect(contacts).toEqual([{ name: '孙晓红', relation: '姐妹', phone: '****' }])
    await desk.signIn('front-desk')
    const field = { kind: 'contact-phone', at: 0 } as const
    expect((await desk.client.residents.reveal({ id: guarded, field, reason })).value).toBe('13966662222')
    expect(disclosuresOf(desk).at(-1)).toMatchObject({ fields: ['protected-phone'] })
    await desk.signIn('canteen')
    const refused = { data: { code: 'sensitive.not-for-this-role' } }
    await expect(desk.client.residents.reveal({ id: guarded, field, reason })).rejects.toMatchObject(refused)
  })
})
