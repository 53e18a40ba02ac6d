/** The register leaves the desk masked, without formulas, and says who took it and what for. */
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCall } from '#desk/session/calls'
import { idsInOrder } from '#features/residents/people/service/list'
import { atOnce as atOnceOf } from '#work/pieces'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { takenOut } from '../../support/taken-out'
import { idNumberFor, register } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const words = { title: '居民名册', maker: '导出人', purpose: '用途', rows: '行数', 'sex.female': '女' }

async function exported(masked: boolean) {
  const answer = await takenOut(
    desk.client,
    desk.client.residents.exportSheet({
      sendId: newSendId(),
      purpose: '人口普查核对',
      masked,
      words,
      status: 'living',
    }),
  )
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(answer.bytes.buffer)
  const sheet = workbook.worksheets[0]
  const lines: string[][] = []
  sheet?.eachRow((row) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell) => {
      expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)
      cells.push(cell.text)
    })
    lines.push(cells)
  })
  return { rows: answer.rows, lines }
}

describe('an export', () => {
  it('is masked unless asked otherwise, and names its maker, its purpose and its rows', async () => {
    const idNumber = idNumberFor('1943-06-12', 152)
    const phones = [{ number: '13812342204', owner: 'self' as const, ownerName: '' }]
    await register(desk.client, { idKind: 'resident-id', idNumber, phones })
    await register(desk.client, { name: "=cmd|' /C calc'!A0" })

    const masked = await exported(true)
    expect(masked.rows).toBe(2)
    const text = masked.lines.flat().join('\n')
    expect(text).not.toContain(idNumber)
    expect(text).not.toContain('13812342204')
    expect(text).toContain('138****2204')
    expect(masked.lines[1]?.[0]).toMatch(/沈玉.*人口普查核对.*2$/)
    expect(masked.lines.some(([name]) => name?.startsWith("'=cmd"))).toBe(true)

    const full = (await exported(false)).lines.flat()
    expect(full).toContain(idNumber)
    expect(full).toContain('13812342204')
  })

  it('is recorded under whoever began it, also when a colleague has taken over meanwhile', async () => {
    await desk.signIn('front-desk')
    await desk.signIn('manager')
    for (let at = 0; at < 3; at += 1) await register(desk.client)
    const work = await desk.client.residents.exportSheet({
      sendId: newSendId(),
      purpose: '人口普查核对',
      masked: false,
      words,
    })
    await work.next()
    const colleague = await desk.signIn('front-desk')
    for (;;) if ((await work.next()).done === true) break
    const { store } = desk.desk.session.requireOpen()
    const by = store
      .statement(
        "SELECT staff_id FROM audit WHERE procedure = 'residents.exportSheet' AND outcome <> 'refused'",
      )
      .pluck()
      .all()
    expect(by).toEqual([desk.managerId])
    expect(by).not.toContain(colleague)
  })

  it('has everybody once, in the order of the list, however few are read at a time', async () => {
    const room = (door: string) => ({
      address: { estate: '', building: '3', unit: '1', room: door, grid: '' },
    })
    const ids: number[] = []
    for (const door of ['503', '501', '', '502', '501'])
      ids.push(await register(desk.client, { name: `住户${door}`, ...(door === '' ? {} : room(door)) }))
    for (const id of ids.slice(1, 4))
      await desk.client.residents.protect({
        sendId: newSendId(),
        id,
        version: 1,
        basis: 'protection-order',
        since: '2026-11-01',
        until: '2027-04-30',
      })
    const { rows, total } = await desk.client.residents.list({ limit: 50 })
    const call = readCall(desk.desk.session)
    for (let atOnce = 1; atOnce <= 6; atOnce += 1)
      expect(atOnceOf(idsInOrder(call, {}, atOnce))).toEqual(rows.map(({ id }) => id))
    expect(total).toBe(ids.length)
  })

  it('has whoever was merged while it was written in one row, of the record they are part of', async () => {
    // More than are read at a time.
    const many = 202
    let [kept, merged] = [0, 0]
    for (let at = 0; at < many; at += 1)
      [kept, merged] = [merged, await register(desk.client, { name: '赵一' })]
    const work = await desk.client.residents.exportSheet({
      sendId: newSendId(),
      purpose: '核对',
      masked: true,
      words,
    })
    await work.next()
    await desk.client.residents.merge({ sendId: newSendId(), kept, gone: merged, take: [] })
    for (;;) {
      const step = await work.next()
      if (step.done !== true) continue
      expect(step.value.rows).toBe(many - 1)
      break
    }
  })

  it('is recorded each time', async () => {
    const { store } = desk.desk.session.requireOpen()
    const recorded = () =>
      store.statement("SELECT count(*) FROM audit WHERE procedure = 'residents.exportSheet'").pluck().get()
    expect(recorded()).toBe(0)
    await exported(true)
    expect(recorded()).toBe(1)
  })
})
