/** What leaves the desk as a file says what for, is on record once with its fields and its rows, and is handed over once. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { deskContract } from '#centre/contract'
import { house } from '#centre/house'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { MadeFiles } from '#desk/session/made-files'
import { writeWorkbook } from '#work/workbook/write'
import { fieldsTaken, taken } from '#work/exports/rules'
import { newSendId, testPassword } from '../../support/desk'
import { takenOut, type TakenOut } from '../../support/taken-out'
import { claimOfOneLunch } from '../canteen/one-claim'
import { finish } from '../residents/people'
import { asked } from '../rooms/desk'
import { rules } from '../rooms/house'
import { move, openDraft, openServingDesk } from '../service-requests/desk'

let desk: Awaited<ReturnType<typeof openServingDesk>>
beforeAll(async () => {
  desk = await openServingDesk()
  const { id } = await openDraft(desk, '社保咨询', { complete: true })
  await move(desk, id, { action: 'accept' })
  const visit = { matter: '问路', visitor: '李家父子', then: { kind: 'answered', answer: '往东' } } as const
  await desk.client.visits.register({ sendId: newSendId(), ...visit })
  const text = { inside: null, excludes: [], outOfUse: null, rules: rules() }
  const rooms = desk.client.rooms
  const { id: room } = await rooms.saveRoom({
    sendId: newSendId(),
    existing: null,
    text: { name: '议事厅', ...text },
  })
  const booking = asked(room, '2026-11-24 09:00-10:00', { kind: 'group', name: '合唱团' })
  await rooms.bookings.book({ sendId: newSendId(), booking })
})
afterAll(() => desk.close())

const words = { title: '表', maker: '导出人', day: '日期', purpose: '用途', rows: '行数' }

let claim: number
beforeAll(async () => {
  claim = await claimOfOneLunch(desk.client)
})

/** Every export there is, by its procedure; a new one is added here, and the test below fails until it is. */
const exports: Readonly<Record<string, (purpose: string) => Promise<TakenOut>>> = {
  'residents.exportSheet': (purpose) =>
    takenOut(
      desk.client,
      desk.client.residents.exportSheet({ sendId: newSendId(), purpose, masked: true, words }),
    ),
  'serviceRequests.figures.export': (purpose) =>
    takenOut(
      desk.client,
      desk.client.serviceRequests.figures.export({ sendId: newSendId(), period: '2026-11', purpose, words }),
    ),
  'canteen.claims.export': (purpose) =>
    takenOut(
      desk.client,
      desk.client.canteen.claims.export({ sendId: newSendId(), id: claim, purpose, words }),
    ),
  'canteen.figures.export': (purpose) =>
    takenOut(
      desk.client,
      desk.client.canteen.figures.export({ sendId: newSendId(), period: '2026-11', purpose, words }),
    ),
  'rooms.figures.export': (purpose) =>
    takenOut(
      desk.client,
      desk.client.rooms.figures.export({ sendId: newSendId(), period: '2026-11', purpose, words }),
    ),
  'visits.figures.export': (purpose) =>
    takenOut(
      desk.client,
      desk.client.visits.figures.export({ sendId: newSendId(), period: '2026-11', purpose, words }),
    ),
  'privacy.exportRegister': (purpose) =>
    takenOut(
      desk.client,
      desk.client.privacy.exportRegister({ sendId: newSendId(), register: 'exports', purpose, words }),
    ),
}

const rowsOnRecord = (procedure: string): readonly unknown[] =>
  desk.desk.session
    .requireOpen()
    .store.statement(
      `SELECT a.outcome, d.fields, d.reason, d.note
         FROM audit a JOIN disclosures d ON d.sequence = a.sequence WHERE a.procedure = ?`,
    )
    .all(procedure)

/** Of a file apart: who took what is on record there, and the manager's register says nothing of it. */
const apart = ['mediation.figures.export', 'mediation.pay.export']

describe('an export', () => {
  it('is one of those that this test knows', () => {
    expect([...Object.keys(exports), ...apart].toSorted()).toEqual(house.takesOut.toSorted())
    const files = new Map(
      proceduresOf(deskContract).map(([name, procedure]) => [name, metaOf(procedure).file] as const),
    )
    expect(house.takesOut.filter((name) => files.get(name) !== undefined).toSorted()).toEqual(apart)
  })

  it.each([...Object.keys(exports), ...apart])('%s takes no call without a purpose', (name) => {
    const [, contract] = proceduresOf(deskContract).find(([procedure]) => procedure === name) ?? []
    const schema: unknown = contract?.['~orpc'].inputSchema
    if (!(schema instanceof z.ZodType)) throw new Error(`${name} has no schema`)
    const faults = schema.safeParse({ sendId: newSendId(), purpose: '  ' }).error?.issues ?? []
    expect(faults.map(({ path }) => path.join('.'))).toContain('purpose')
  })

  it.each(Object.entries(exports))(
    '%s leaves one row with its purpose and its count, and says both in the file',
    async (name, take) => {
      const before = rowsOnRecord(name).length
      const purpose = `报街道备案：${name}`
      const { rows, bytes } = await take(purpose)
      const made = rowsOnRecord(name).slice(before)
      expect(made).toMatchObject([{ outcome: 'disclosed', reason: 'export', note: purpose }])
      const fields = z.object({ fields: z.string() }).parse(made[0]).fields.split(',')
      expect(taken(fields).rows).toBe(rows)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(bytes.buffer)
      const heading = workbook.worksheets[0]?.getRow(2).getCell(1).text
      expect(heading).toBe(`导出人：沈玉 · 日期：2026-11-23 · 用途：${purpose} · 行数：${rows}`)
    },
  )

  it('stands in the register of exports with its rows, whichever it is', async () => {
    for (const [name, take] of Object.entries(exports)) await take(`登记：${name}`)
    const { rows } = await desk.client.privacy.exports.list({ limit: 50 })
    for (const name of Object.keys(exports)) {
      const row = rows.find(({ note }) => note === `登记：${name}`)
      expect(row, name).toMatchObject({ procedure: name, by: '沈玉', reason: 'export' })
      expect(row?.rows, name).toBeGreaterThanOrEqual(1)
      expect(row?.fields.some((field) => /^\d+$/.test(field))).toBe(false)
    }
  })

  it('of the month says on record that residents are named in it', async () => {
    await exports['serviceRequests.figures.export']?.('月报')
    expect(rowsOnRecord('serviceRequests.figures.export').at(-1)).toMatchObject({ fields: 'name,1' })
  })
})

describe('a file that was made', () => {
  const made = () =>
    finish(desk.client.residents.exportSheet({ sendId: newSendId(), purpose: '核对', masked: true, words }))

  it('is handed over once', async () => {
    const { file } = await made()
    expect((await desk.client.exports.take({ file })).content.size).toBeGreaterThan(1000)
    await expect(desk.client.exports.take({ file })).rejects.toMatchObject({
      data: { code: 'exports.file-gone' },
    })
  })

  it('is gone when the desk was locked meanwhile', async () => {
    const { file } = await made()
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    await expect(desk.client.exports.take({ file })).rejects.toMatchObject({
      data: { code: 'exports.file-gone' },
    })
  })

  it('is for whoever had it made, and the oldest of many gives way', () => {
    const files = new MadeFiles()
    const mine = files.keep(1, new Blob(['1']))
    expect(() => files.take(2, mine)).toThrow('exports.file-gone')
    for (let at = 0; at < 4; at += 1) files.keep(1, new Blob(['n']))
    expect(() => files.take(1, mine)).toThrow('exports.file-gone')
  })
})

describe('the count among the fields of the log', () => {
  it('comes out as it went in, and is none where none was recorded', () => {
    expect(taken(fieldsTaken(['name', 'address'], 0))).toEqual({ fields: ['name', 'address'], rows: 0 })
    expect(taken(['name'])).toEqual({ fields: ['name'], rows: null })
  })
})

it('is written a piece at a time, between which others are served', async () => {
  // Each look at the clock is a millisecond later.
  let now = 0
  const slow = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1))
  let turns = 0
  let isWriting = true
  const next = () => {
    turns += 1
    if (isWriting) setImmediate(next)
  }
  setImmediate(next)
  const turnOfRow = new Set<number>()
  const rows = function* () {
    for (let row = 0; row < 400; row += 1) {
      turnOfRow.add(turns)
      yield [String(row)]
    }
  }
  const sheet = { name: '表', preface: [], header: ['行'], widths: [], total: 400, rows: rows() }
  const steps = writeWorkbook([sheet], new AbortController().signal)
  while ((await steps.next()).done !== true);
  isWriting = false
  slow.mockRestore()
  expect(turnOfRow.size).toBeGreaterThanOrEqual(10)
})
