/**
 * The month's figures of two months of requests. The numbers are those that the program counted before figures were declared
 * and counted by one shared piece: whoever reported November then reports the same today.
 */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cursor } from '#ground/contract/fields'
import { newSendId } from '../../support/desk'
import { takenOut } from '../../support/taken-out'
import { move, openDraft, refusalOf } from './desk'
import { openTwoMonths } from './two-months'

let desk: Awaited<ReturnType<typeof openTwoMonths>>
beforeAll(async () => {
  desk = await openTwoMonths()
})
afterAll(() => desk.close())

const columns = [
  'accepted',
  'completed',
  'onTime',
  'terminated',
  'notAccepted',
  'corrected',
  'suspended',
  'rated',
  'poor',
] as const
const procedures = () => desk.client.serviceRequests.figures
const november = '2026-11'

describe('the figures of a month', () => {
  it('are those that they were', async () => {
    const { total, before, by, tallies, steps } = await procedures().of({ period: november })
    const line = (figures: typeof total) => columns.map((column) => figures[column])
    expect(line(total)).toEqual([3, 2, 1, 1, 1, 0, 1, 2, 1])
    expect(line(before)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(by.item.map(({ key, figures }) => [key, ...line(figures)])).toEqual([
      ['社保咨询', 2, 2, 1, 0, 0, 0, 0, 2, 1],
      ['老年人优待证办理', 1, 0, 0, 0, 1, 0, 1, 0, 0],
      ['生育登记', 0, 0, 0, 1, 0, 0, 0, 0, 0],
    ])
    for (const [division, key] of [
      ['mode', 'assisted'],
      ['handler', '沈玉'],
      ['grid', ''],
    ] as const) {
      expect(by[division]).toEqual([{ key, figures: total }])
    }
    expect(tallies).toEqual({
      ratings: [
        { key: 'very-satisfied', count: 0 },
        { key: 'satisfied', count: 1 },
        { key: 'fair', count: 0 },
        { key: 'dissatisfied', count: 1 },
        { key: 'very-dissatisfied', count: 0 },
      ],
      suspensionReasons: [{ key: '等候街道审核', count: 1 }],
      endReasons: [
        { key: '=HYPERLINK("x")', count: 1 },
        { key: '未满六十五周岁', count: 1 },
      ],
    })
    expect(steps).toHaveLength(30)
    expect(steps.filter(({ figures }) => figures.accepted !== 0 || figures.completed !== 0)).toEqual([
      { at: '2026-11-23', figures: { accepted: 3, completed: 1 } },
      { at: '2026-11-24', figures: { accepted: 0, completed: 1 } },
    ])
  })

  it('stand beside those of the month before', async () => {
    const { total, before } = await procedures().of({ period: '2026-12' })
    expect(columns.map((column) => total[column])).toEqual([2, 1, 1, 0, 0, 1, 0, 0, 0])
    expect(before).toEqual((await procedures().of({ period: november })).total)
  })

  it('lead to their rows, whole and of a part, as many as were counted', async () => {
    const numbers = async (figure: (typeof columns)[number]) => {
      const { rows } = await procedures().rows({ period: november, figure, limit: 50 })
      return rows.map(({ number }) => number.slice(-1)).join('')
    }
    const found = await Promise.all(columns.map(async (column) => [column, await numbers(column)] as const))
    expect(Object.fromEntries(found)).toEqual({
      accepted: '123',
      completed: '12',
      onTime: '1',
      terminated: '4',
      notAccepted: '5',
      corrected: '',
      suspended: '3',
      rated: '12',
      poor: '2',
    })
    const part = { division: 'item', key: '老年人优待证办理' } as const
    const { rows, total } = await procedures().rows({ period: november, figure: 'accepted', part, limit: 50 })
    expect([rows.map(({ number }) => number), total]).toEqual([['帮-2026-0003'], 1])
  })

  it('are turned over page by page, each row once', async () => {
    const seen: string[] = []
    let after: Cursor | undefined
    do {
      const page = await procedures().rows({
        period: november,
        figure: 'accepted',
        limit: 1,
        ...(after === undefined ? {} : { after }),
      })
      expect(page.total).toBe(after === undefined ? 3 : undefined)
      seen.push(...page.rows.map(({ number }) => number))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(['帮-2026-0001', '帮-2026-0002', '帮-2026-0003'])
  })

  it('are the same numbers in the workbook, with the requests behind them on a sheet of their own', async () => {
    const file = await takenOut(
      desk.client,
      procedures().export({
        sendId: newSendId(),
        period: november,
        purpose: '报街道',
        words: { title: '帮代办月报', behind: '办件', 'key.mode.assisted': '帮办' },
      }),
    )
    expect([file.name, file.rows]).toEqual(['帮代办月报 2026-11.xlsx', 5])
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.bytes.buffer)
    const linesOf = (sheet: string): unknown[][] => {
      const lines: unknown[][] = []
      workbook.getWorksheet(sheet)?.eachRow((row) => {
        const cells: unknown[] = []
        row.eachCell({ includeEmpty: true }, (cell) => {
          expect(cell.formula).toBeUndefined()
          cells.push(cell.value)
        })
        lines.push(cells)
      })
      return lines
    }
    const figures = linesOf('帮代办月报')
    expect(figures).toContainEqual(['total', 3, 2, 1, 1, 1, 0, 1, 2, 1])
    expect(figures).toContainEqual(['社保咨询', 2, 2, 1, 0, 0, 0, 0, 2, 1])
    expect(figures).toContainEqual(['帮办', 3, 2, 1, 1, 1, 0, 1, 2, 1])
    expect(figures).toContainEqual([`'=HYPERLINK("x")`, 1])
    expect(linesOf('办件').map(([number, item]) => [number, item])).toEqual([
      ['column.number', 'column.item'],
      ['帮-2026-0001', '社保咨询'],
      ['帮-2026-0002', '社保咨询'],
      ['帮-2026-0003', '老年人优待证办理'],
      ['帮-2026-0004', '生育登记'],
      ['帮-2026-0005', '老年人优待证办理'],
    ])
  })

  it('are asked for a month and nothing else', async () => {
    for (const period of ['2026', '2026-Q4', '2026-13', '2026-11-28', '']) {
      await expect(procedures().of({ period })).rejects.toMatchObject({ code: 'INVALID' })
    }
  })

  it('are for the auditor without the rows, and a file is for the manager alone', async () => {
    await desk.signIn('auditor')
    expect((await procedures().of({ period: november })).total.accepted).toBe(3)
    const rows = procedures().rows({ period: november, figure: 'accepted', limit: 10 })
    expect(await refusalOf(rows)).toBe('session.forbidden')
  })
})

describe('the figures of a colleague', () => {
  it('stay theirs when a request is given to another: what was accepted and ended is told of who had it then', async () => {
    const own = await openTwoMonths()
    const clerk = await own.signIn('front-desk')
    await own.signIn('manager')
    const figures = own.client.serviceRequests.figures
    const reported = await figures.of({ period: november })
    const { rows } = await figures.rows({ period: november, figure: 'accepted', limit: 50 })
    const give = (id: number, handlerId: number) =>
      own.client.serviceRequests.reassign({ sendId: newSendId(), id, handlerId })
    for (const { id } of rows) await give(id, clerk)
    expect((await figures.of({ period: november })).by).toEqual(reported.by)
    // Given in the middle of a month: what was accepted is of the one, what was done of the other.
    const { id } = await openDraft(own, '社保咨询', { complete: true, residentId: own.otherId })
    await move(own, id, { action: 'accept', despite: '另案' })
    await give(id, clerk)
    await move(own, id, { action: 'complete', result: '已答复', originalsReason: '街道留存' })
    await give(id, own.managerId)
    const december = await figures.of({ period: '2026-12' })
    const of = (name: string) => december.by.handler.find(({ key }) => key === name)?.figures
    const clerkName = (await own.client.staff.list({})).staff.find((one) => one.id === clerk)?.name ?? ''
    expect(of(clerkName)).toMatchObject({ accepted: 0, completed: 1 })
    expect(of('沈玉')).toMatchObject({ accepted: 3, completed: 1 })
    const behind = await figures.rows({
      ...{ period: '2026-12', figure: 'completed', limit: 50 },
      part: { division: 'handler', key: clerkName },
    })
    expect(behind.rows.map((row) => [row.id, row.handler, row.countedUnder])).toEqual([
      [id, { id: own.managerId, name: '沈玉' }, ['沈玉', clerkName]],
    ])
    own.close()
  })
})
