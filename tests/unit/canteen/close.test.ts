/** The drawer and the day's end at a real desk: counted blind, explained for ever, signed by two, and closed to everybody. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TenderKind } from '#features/canteen/contract/words'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { giveByRule } from './gifts'

const today = '2026-11-23'
const tomorrow = '2026-11-24'

let desk: TestDesk
let set: number
beforeEach(async () => {
  desk = await openTestDesk()
  // Monday 23 November 2026, 13:05, when lunch is over.
  desk.clock.setDate(Date.parse('2026-11-23T05:05:00Z'))
  const { menu } = desk.client.canteen
  set = (
    await menu.keepOffer({
      sendId: newSendId(),
      id: null,
      name: '一荤两素',
      dishes: [],
      fen: 1350,
      from: '2026-01-01',
    })
  ).id
  for (const day of ['2026-11-22', today, tomorrow]) {
    await menu.setBoard({
      sendId: newSendId(),
      day,
      meal: 'lunch',
      entries: [{ offer: set, substitute: null }],
    })
  }
})
afterEach(() => desk.close())

type Tenders = readonly { readonly kind: TenderKind; readonly fen: number; readonly givenFen?: number }[]
const inCash: Tenders = [{ kind: 'cash', fen: 1350, givenFen: 2000 }]

const sell = async (tenders = inCash, day = today, diner: number | null = null): Promise<number> => {
  const { meal } = await desk.client.canteen.till.sell({
    sendId: newSendId(),
    day,
    meal: 'lunch',
    way: 'eaten',
    eater: diner === null ? 'companion' : 'diner',
    diner,
    choice: [{ offer: set, count: 1 }],
    tenders: [...tenders],
    expectFen: 1350,
    card: null,
    again: false,
    late: day < today ? 'power-cut' : null,
  })
  return meal
}
const enrol = async (): Promise<number> => {
  const residentId = await register(desk.client, { name: '王桂珍', birth: '1940-01-01' })
  const { id } = await desk.client.canteen.diners.enrol({
    sendId: newSendId(),
    residentId,
    registered: 'community',
    lives: 'community',
    avoids: [],
    diet: '',
    code: null,
  })
  return id
}
const topUp = (diner: number, fen: number) =>
  desk.client.canteen.balance.topUp({ sendId: newSendId(), diner, fen, giftFen: 0, tender: 'cash' })
const close = () => desk.client.canteen.close
const open = async (openingFen: number) =>
  (await close().openShift({ sendId: newSendId(), openingFen })).shift
const count = (shift: number, countedFen: number) => close().count({ sendId: newSendId(), shift, countedFen })
const ask = async (day = today) =>
  (await close().ask({ sendId: newSendId(), day, outsideReason: null })).request
const confirm = (request: number) => close().confirm({ sendId: newSendId(), request })
const state = (day: string | null = null) => close().state({ day })
const sheet = (day = today) => close().sheet({ sendId: newSendId(), day })
const refused = (code: string) => ({ data: { code: `canteen.${code}` } })
const sqlite = () => desk.desk.session.requireOpen().store.sqlite

/** Signed by the manager, then by the canteen. */
async function closeDay(day = today): Promise<number> {
  const request = await ask(day)
  await desk.signIn('canteen')
  const { number } = await confirm(request)
  await desk.signIn('manager')
  return number
}

describe('a shift', () => {
  it('NexoPOS#573: takes change off and is counted before it is told: 200.00 and 13.50 paid with 20.00 make 213.50', async () => {
    const shift = await open(20_000)
    await sell()
    expect(await count(shift, 21_350)).toEqual({ expectedFen: 21_350, differenceFen: 0 })
  })

  it('is counted blind: nothing on the wire tells the cash until the count is confirmed', async () => {
    const diner = await enrol()
    const shift = await open(20_000)
    await topUp(diner, 3_700)
    await sell()
    await sell()
    await sell([{ kind: 'wechat', fen: 1350 }])
    const before = JSON.stringify([await state(), await sheet()])
    const told = await sheet()
    expect(told.tenders.map(({ kind }) => kind)).toEqual(['wechat'])
    expect(told.accounts).toEqual([])
    expect([told.outsideFen, told.meals[0]?.listFen, told.meals[0]?.ownFen]).toEqual([null, null, null])
    expect(told.shifts).toMatchObject([{ openingFen: 20_000, leftBeforeFen: null, counted: null }])
    for (const secret of [2700, 3700, 6400, 26_400, 4050]) expect(before).not.toContain(`:${secret}`)
    await count(shift, 26_350)
    const after = await sheet()
    expect(after.tenders.map(({ kind, soldFen }) => [kind, soldFen])).toEqual([
      ['cash', 2700],
      ['wechat', 1350],
    ])
    expect(after.accounts).toEqual([{ tender: 'cash', paidInFen: 3700, paidOutFen: 0 }])
    expect(after.shifts[0]?.counted).toMatchObject({
      expectedFen: 26_400,
      differenceFen: -50,
      topUpsFen: 3700,
    })
  })

  it('odoo#129378: begins with what was counted, not with what the last one left: closed with 100, opened with 50, a sale of 13.50', async () => {
    await count(await open(10_000), 10_000)
    const second = await open(5_000)
    await sell()
    expect(await count(second, 6_350)).toEqual({ expectedFen: 6_350, differenceFen: 0 })
    const [, later] = (await sheet()).shifts
    expect(later).toMatchObject({ openingFen: 5_000, leftBeforeFen: 10_000 })
  })

  it('odoo#59350: keeps what was counted and what was missing, whoever writes', async () => {
    const shift = await open(15_000)
    await count(shift, 5_000)
    await expect(count(shift, 15_000)).rejects.toMatchObject(refused('shift-counted'))
    await close().explain({ sendId: newSendId(), shift, reason: 'change-mistake' })
    await expect(close().explain({ sendId: newSendId(), shift, reason: 'not-found' })).rejects.toMatchObject(
      refused('already-explained'),
    )
    for (const table of ['canteen_shifts', 'canteen_counts', 'canteen_differences']) {
      expect(() => sqlite().exec(`UPDATE ${table} SET at = 1`)).toThrow(/append/)
      expect(() => sqlite().exec(`DELETE FROM ${table}`)).toThrow(/append/)
    }
    await closeDay()
    expect((await sheet()).shifts[0]?.counted).toMatchObject({
      differenceFen: -10_000,
      reason: 'change-mistake',
    })
    expect((await state()).closed?.differenceFen).toBe(-10_000)
  })

  it('knows top-ups and what was paid back apart from sales, and what went to the bank before and after the count', async () => {
    const diner = await enrol()
    const shift = await open(20_000)
    const { entry } = await topUp(diner, 10_000)
    await topUp(diner, 5_000)
    await desk.client.canteen.balance.takeBack({ sendId: newSendId(), entry })
    const meal = await sell()
    await sell()
    await desk.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: null })
    await close().toBank({ sendId: newSendId(), shift, fen: 4_000 })
    // 200.00 + 13.50 + 150.00 − 100.00 − 40.00
    expect(await count(shift, 22_350)).toEqual({ expectedFen: 22_350, differenceFen: 0 })
    await close().toBank({ sendId: newSendId(), shift, fen: 2_350 })
    await expect(close().toBank({ sendId: newSendId(), shift, fen: 20_001 })).rejects.toMatchObject(
      refused('more-than-the-drawer'),
    )
    await count(await open(20_000), 20_000)
    const [first, second] = (await sheet()).shifts
    expect(first?.counted).toMatchObject({
      salesFen: 1350,
      topUpsFen: 15_000,
      paidOutFen: 10_000,
      toBankFen: 4_000,
    })
    expect([first?.bankedFen, second?.leftBeforeFen]).toEqual([6_350, 20_000])
  })

  it('loses with a top-up that is taken back what was paid, and no gift', async () => {
    await giveByRule(desk)
    const diner = await enrol()
    const shift = await open(20_000)
    const { entry } = await desk.client.canteen.balance.topUp({
      sendId: newSendId(),
      diner,
      fen: 10_000,
      giftFen: 2_000,
      tender: 'cash',
    })
    await desk.client.canteen.balance.takeBack({ sendId: newSendId(), entry })
    expect(await count(shift, 20_000)).toEqual({ expectedFen: 20_000, differenceFen: 0 })
    expect((await sheet()).accounts).toEqual([{ tender: 'cash', paidInFen: 10_000, paidOutFen: 10_000 }])
  })

  it('that was counted gives to the bank what the next did not take for its float, and no more', async () => {
    const first = await open(10_000)
    await count(first, 10_000)
    // Sixty yuan lie in the safe until the bank opens.
    const second = await open(4_000)
    const [counted] = (await state()).shifts
    expect(counted?.bankableFen).toBe(6_000)
    await close().toBank({ sendId: newSendId(), shift: first, fen: 5_000 })
    await expect(close().toBank({ sendId: newSendId(), shift: first, fen: 1_001 })).rejects.toMatchObject(
      refused('drawer-went-on'),
    )
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_bankings (shift_id, fen, at, staff_id) SELECT id, 1001, at, staff_id FROM canteen_shifts WHERE id = ${first}`,
      ),
    ).toThrow(/drawer went on/)
    await close().toBank({ sendId: newSendId(), shift: first, fen: 1_000 })
    expect((await state()).shifts[0]?.bankableFen).toBe(0)
    // Nothing of it is missing where it was the float.
    expect(await count(second, 4_000)).toEqual({ expectedFen: 4_000, differenceFen: 0 })
  })

  it('that is still open from yesterday is counted as blind: what is sold today lies in its drawer', async () => {
    const shift = await open(20_000)
    desk.clock.setDate(Date.parse('2026-11-24T05:05:00Z'))
    await desk.signIn('manager')
    await sell(inCash, tomorrow)
    const told = await sheet(tomorrow)
    expect([told.kind, told.tenders, told.outsideFen]).toEqual(['x', [], null])
    await count(shift, 21_350)
    expect((await sheet(tomorrow)).tenders).toMatchObject([{ kind: 'cash', soldFen: 1350 }])
  })

  it('is the only one: there is one drawer', async () => {
    await open(20_000)
    await expect(open(100)).rejects.toMatchObject(refused('shift-open'))
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_shifts (day, opening_fen, after_meal, after_entry, at, staff_id)
           SELECT day, 0, 0, 0, at, staff_id FROM canteen_shifts`,
      ),
    ).toThrow(/not counted/)
  })
})

describe('a day', () => {
  it('is signed by two: nobody is their own second, and what is entered in between makes the first sign again', async () => {
    await count(await open(0), 0)
    const first = await ask()
    await expect(confirm(first)).rejects.toMatchObject(refused('one-name'))
    expect((await state()).asked).toMatchObject({ id: first, own: true })
    await sell([{ kind: 'alipay', fen: 1350 }])
    expect((await state()).asked).toBeNull()
    await desk.signIn('canteen')
    await expect(confirm(first)).rejects.toMatchObject(refused('close-outdated'))
    await desk.signIn('manager')
    expect(await closeDay()).toBe(1)
    const { closed } = await state()
    expect(closed).toMatchObject({ day: today, number: 1, closedBy: '沈玉', witnessedBy: 'canteen' })
  })

  it('is signed again once the drawer was opened, or money went to the bank, after the first signature', async () => {
    const shift = await open(0)
    await count(shift, 0)
    const before = await ask()
    // Nothing is sold in it: no meal and no entry tells that it was there.
    await count(await open(5_000), 4_000)
    expect((await state()).asked).toBeNull()
    const [, later] = (await state()).shifts
    await close().explain({ sendId: newSendId(), shift: later?.id ?? 0, reason: 'change-mistake' })
    await desk.signIn('canteen')
    await expect(confirm(before)).rejects.toMatchObject(refused('close-outdated'))
    await desk.signIn('manager')
    const again = await ask()
    await close().toBank({ sendId: newSendId(), shift: later?.id ?? 0, fen: 1_000 })
    await desk.signIn('canteen')
    await expect(confirm(again)).rejects.toMatchObject(refused('close-outdated'))
    await desk.signIn('manager')
    expect(await closeDay()).toBe(1)
  })

  it('odoo#16151, odoo#203431: names what is left open, and waits: an uncounted drawer, an unexplained difference, an adjustment nobody decided', async () => {
    const diner = await enrol()
    const shift = await open(1_000)
    const { id: adjustment } = await desk.client.canteen.balance.askAdjustment({
      sendId: newSendId(),
      diner,
      kind: 'principal',
      fen: 500,
      reason: '补登',
    })
    expect((await state()).left).toEqual([
      { code: 'not-counted', shifts: [shift] },
      { code: 'drafts-left', drafts: [{ diner, name: '王桂珍', fen: 500 }] },
    ])
    await expect(ask()).rejects.toMatchObject(refused('not-counted'))
    await count(shift, 900)
    await desk.signIn('canteen')
    await desk.client.canteen.balance.decideAdjustment({ sendId: newSendId(), id: adjustment, agreed: true })
    expect((await state()).left).toEqual([{ code: 'difference-unexplained', shifts: [shift] }])
    await close().explain({ sendId: newSendId(), shift, reason: 'not-found' })
    expect((await state()).left).toEqual([])
  })

  it('asks why cash was taken while no shift was open', async () => {
    await sell()
    expect((await state()).left).toEqual([{ code: 'outside-unexplained', fen: 1350 }])
    await expect(ask()).rejects.toMatchObject(refused('outside-unexplained'))
    const { request } = await close().ask({ sendId: newSendId(), day: today, outsideReason: 'missed-entry' })
    await desk.signIn('canteen')
    await confirm(request)
    expect(await sheet()).toMatchObject({ kind: 'z', outsideFen: 1350, outsideReason: 'missed-entry' })
  })

  it('closed takes no more entries: no meal, no void, no top-up, no shift, whoever writes', async () => {
    const diner = await enrol()
    const shift = await open(0)
    await topUp(diner, 5_000)
    const meal = await sell()
    await count(shift, 6_350)
    await closeDay()
    await expect(sell()).rejects.toMatchObject(refused('day-closed'))
    await expect(topUp(diner, 100)).rejects.toMatchObject(refused('day-closed'))
    await expect(open(0)).rejects.toMatchObject(refused('day-closed'))
    await expect(ask()).rejects.toMatchObject(refused('already-closed'))
    await expect(close().toBank({ sendId: newSendId(), shift, fen: 1 })).rejects.toMatchObject(
      refused('day-closed'),
    )
    // Taken back it would be an entry of today, and today is the day that is closed.
    await expect(
      desk.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: 'spoilt' }),
    ).rejects.toMatchObject(refused('day-closed'))
    const copied: readonly (readonly [string, string])[] = [
      [
        'canteen_meals',
        'kind, day, meal, way, eater, at, list_fen, price_fen, subsidy_fen, delivery_fee_fen, delivery_subsidy_fen, own_fen, lines, price, used, staff_id',
      ],
      ['canteen_entries', 'account_id, lot_id, kind, passage, fen, tender, day, at, staff_id'],
      ['canteen_tenders', 'meal_id, kind, fen, given_fen, change_fen'],
      ['canteen_shifts', 'day, opening_fen, after_meal, after_entry, at, staff_id'],
      ['canteen_close_requests', 'day, until_meal, until_entry, at, staff_id'],
    ]
    for (const [table, columns] of copied) {
      expect(() =>
        sqlite().exec(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${table}`),
      ).toThrow(/the day is closed/)
    }
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
           VALUES (${meal}, 9, '${today}', 'meal', 'x', '', '市', 1)`,
      ),
    ).toThrow(/the day is closed/)
  })

  it('of a meal that was refunded later stays as it was: the refund is an entry of the day it is given', async () => {
    const shift = await open(0)
    const meal = await sell()
    await count(shift, 1_350)
    await closeDay()
    const before = await sheet()
    desk.clock.setDate(Date.parse('2026-11-24T05:05:00Z'))
    await desk.signIn('manager')
    const next = await open(1_350)
    const back = await desk.client.canteen.till.takeBack({ sendId: newSendId(), meal, reason: 'spoilt' })
    expect(back.kind).toBe('refund')
    expect(await count(next, 0)).toEqual({ expectedFen: 0, differenceFen: 0 })
    const after = await sheet()
    expect({ ...after, head: 0, printedAt: 0 }).toEqual({ ...before, head: 0, printedAt: 0 })
    expect((await sheet(tomorrow)).takenBack).toEqual([{ kind: 'refund', count: 1, ownFen: -1350 }])
  })

  it('cannot be closed past the service: not uncounted, not unexplained, not by one, not unsigned', async () => {
    const shift = await open(1_000)
    const closing = (closedBy: number, witness: number) =>
      sqlite().exec(
        `INSERT INTO canteen_closed_days (day, request_id, closed_by, witnessed_by, at)
           VALUES ('${today}', 1, ${closedBy}, ${witness}, 1)`,
      )
    expect(() => closing(1, 2)).toThrow(/nobody has signed|not counted/)
    sqlite().exec(
      `INSERT INTO canteen_close_requests (day, until_meal, until_entry, at, staff_id) VALUES ('${today}', 0, 0, 1, 1)`,
    )
    expect(() => closing(1, 2)).toThrow(/not counted/)
    await count(shift, 900)
    expect(() => closing(1, 2)).toThrow(/has no reason/)
    await close().explain({ sendId: newSendId(), shift, reason: 'not-found' })
    expect(() => closing(desk.managerId, desk.managerId)).toThrow(/CHECK/)
  })

  it('that nobody closed is named on the days after it, with the sheet of what it was', async () => {
    await sell(inCash, '2026-11-22')
    expect((await state()).unclosed).toEqual(['2026-11-22'])
    const x = await sheet('2026-11-22')
    expect(x).toMatchObject({ kind: 'x', number: null, closedBy: null, takenBack: [] })
    expect(x.head.digits).not.toBe('')
  })

  it('is listed once it is closed, the newest first', async () => {
    await count(await open(0), 0)
    await closeDay('2026-11-22')
    await closeDay()
    const { rows, next } = await close().days({ limit: 1 })
    expect(rows.map(({ day, number }) => [day, number])).toEqual([[today, 2]])
    const more = await close().days({ limit: 1, ...(next === null ? {} : { after: next }) })
    expect(more.rows.map(({ day }) => day)).toEqual(['2026-11-22'])
  })
})
