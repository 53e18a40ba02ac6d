/** What the end of a day must not miss: lunch that is still to come, cash in the drawer of another day, a slip in what went to the bank. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { newSendId } from '../../support/desk'
import { enrol, monday, openCanteen, refusalOf, type Canteen } from './ordering'

const tuesday = addDays(monday, 1)

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const at = async (day: string, clock: string): Promise<void> => {
  canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
  await canteen.signIn('manager')
}
const close = () => canteen.client.canteen.close
const sqlite = () => canteen.desk.session.requireOpen().store.sqlite
const open = async (openingFen = 20_000) =>
  (await close().openShift({ sendId: newSendId(), openingFen })).shift
const count = (shift: number, countedFen: number) => close().count({ sendId: newSendId(), shift, countedFen })
const ask = (day: string) => close().ask({ sendId: newSendId(), day, outsideReason: 'missed-entry' })
const sheet = (day: string) => close().sheet({ sendId: newSendId(), day })

async function closeDay(day: string): Promise<void> {
  const { request } = await ask(day)
  await canteen.signIn('canteen')
  await close().confirm({ sendId: newSendId(), request })
  await canteen.signIn('manager')
}

const sell = (day: string, late: 'power-cut' | null = null) =>
  canteen.client.canteen.till.sell({
    sendId: newSendId(),
    day,
    meal: 'lunch',
    way: 'eaten',
    eater: 'companion',
    diner: null,
    choice: [{ offer: canteen.fish, count: 1 }],
    tenders: [{ kind: 'cash', fen: 1350, givenFen: 2000 }],
    expectFen: 1350,
    card: null,
    again: false,
    late,
  })

describe('a day with a meal on its board', () => {
  it('is not closed before that meal is over, by the first nor by the second', async () => {
    await at(monday, '08:30')
    expect((await close().state({ day: monday })).left).toEqual([{ code: 'still-served', meals: ['lunch'] }])
    expect(await refusalOf(ask(monday))).toBe('canteen.still-served')
    await at(monday, '13:05')
    await closeDay(monday)
  })

  it('is closed early where everything was sold out: nobody comes for it any more', async () => {
    await at(monday, '12:30')
    const soldOut = (offer: number) =>
      canteen.client.canteen.menu.soldOut({
        sendId: newSendId(),
        day: monday,
        meal: 'lunch',
        offer,
        soldOut: true,
      })
    await soldOut(canteen.fish)
    expect(await refusalOf(ask(monday))).toBe('canteen.still-served')
    await soldOut(canteen.soft)
    await closeDay(monday)
  })
})

describe('cash of one day in the drawer of another', () => {
  it('keeps the day open until that drawer was counted, whoever writes', async () => {
    await at(monday, '10:00')
    const shift = await open()
    await at(tuesday, '11:30')
    await sell(tuesday)
    await sell(tuesday)
    await at(tuesday, '13:30')
    expect((await close().state({ day: tuesday })).left).toEqual([{ code: 'not-counted', shifts: [shift] }])
    expect(await refusalOf(ask(tuesday))).toBe('canteen.not-counted')
    sqlite().exec(
      `INSERT INTO canteen_close_requests (day, until_meal, until_entry, at, staff_id) VALUES ('${tuesday}', 99, 99, 1, 1)`,
    )
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_closed_days (day, request_id, closed_by, witnessed_by, at)
           SELECT day, id, staff_id, 2, 1 FROM canteen_close_requests`,
      ),
    ).toThrow(/not counted/)
    await count(shift, 22_700)
    await closeDay(tuesday)
  })

  it('does not keep a day open that has none in it', async () => {
    await at(monday, '13:05')
    await open()
    await at(tuesday, '13:30')
    await closeDay(tuesday)
  })

  it('stands on both sheets, by day, and both add up', async () => {
    await at(monday, '13:05')
    await count(await open(), 20_000)
    await at(tuesday, '11:00')
    const shift = await open()
    await sell(monday, 'power-cut')
    await sell(tuesday)
    const blind = await sheet(monday)
    expect([blind.ofOtherDays, blind.inOtherDrawers]).toEqual([null, null])
    await count(shift, 22_700)
    const [of, on] = [await sheet(monday), await sheet(tuesday)]
    expect(of.tenders).toMatchObject([{ kind: 'cash', soldFen: 1350 }])
    expect([of.shifts[0]?.counted?.salesFen, of.outsideFen]).toEqual([0, 0])
    expect([of.ofOtherDays, of.inOtherDrawers]).toEqual([[], [{ day: tuesday, fen: 1350 }]])
    expect(on.shifts[0]?.counted?.salesFen).toBe(2700)
    expect([on.ofOtherDays, on.inOtherDrawers]).toEqual([[{ day: monday, fen: 1350 }], []])
  })
})

describe('a sum taken to the bank', () => {
  it('is asked twice where it is far above the float, while nobody knows what is in the drawer', async () => {
    await at(monday, '10:00')
    const shift = await open()
    const toBank = (sure?: boolean) =>
      close().toBank({ sendId: newSendId(), shift, fen: 500_000, ...(sure === undefined ? {} : { sure }) })
    expect(await refusalOf(toBank())).toBe('canteen.much-to-bank')
    await toBank(true)
  })

  it('that was a slip is taken back by a row that names it, down to what really went', async () => {
    await at(monday, '13:05')
    const shift = await open()
    const { banking } = await close().toBank({ sendId: newSendId(), shift, fen: 500_000, sure: true })
    const takeBack = (rightFen: number) => close().takeBackBanking({ sendId: newSendId(), banking, rightFen })
    expect(await refusalOf(takeBack(500_000))).toBe('canteen.banking-less')
    expect(await takeBack(5_000)).toEqual({ takenBackFen: 495_000 })
    expect(await refusalOf(takeBack(0))).toBe('canteen.banking-taken-back')
    expect(await count(shift, 15_000)).toEqual({ expectedFen: 15_000, differenceFen: 0 })
    expect((await canteen.client.canteen.balance.held({})).bankedFen).toBe(5_000)
    const [kept] = (await close().state({ day: monday })).shifts
    expect(kept?.bankings).toMatchObject([{ id: banking, fen: 500_000, takenBackFen: 495_000 }])
  })

  it('seen only after the count leaves the count as it was, and what was counted in the drawer', async () => {
    await at(monday, '13:05')
    const shift = await open()
    const { banking } = await close().toBank({ sendId: newSendId(), shift, fen: 500_000, sure: true })
    await count(shift, 15_000)
    await close().explain({ sendId: newSendId(), shift, reason: 'missed-entry' })
    await closeDay(monday)
    const before = (await sheet(monday)).shifts
    // The day is closed: what is found on the next is an entry of that one.
    await at(tuesday, '09:00')
    await close().takeBackBanking({ sendId: newSendId(), banking, rightFen: 5_000 })
    const after = (await sheet(monday)).shifts
    expect(after.map(({ counted, bankedFen }) => [counted, bankedFen])).toEqual(
      before.map(({ counted, bankedFen }) => [counted, bankedFen]),
    )
    expect((await sheet(tuesday)).bankedBefore).toEqual([{ day: monday, fen: -495_000 }])
    const { bankedFen, safeFen } = await canteen.client.canteen.balance.held({})
    expect([bankedFen, safeFen]).toEqual([5_000, 15_000])
    expect(() =>
      sqlite().exec(
        `INSERT INTO canteen_bankings (shift_id, fen, reverses, day, at, staff_id)
           SELECT shift_id, fen + 1, id, '${tuesday}', at, staff_id FROM canteen_bankings WHERE reverses IS NULL`,
      ),
    ).toThrow(/no more than it was/)
  })
})

describe('principal that two people put in', () => {
  it('stands on the sheet of its day and beside what audits look for, though no money came', async () => {
    const { id: diner } = await enrol(canteen, '王桂珍')
    await at(monday, '13:05')
    const { id } = await canteen.client.canteen.balance.askAdjustment({
      sendId: newSendId(),
      diner,
      kind: 'principal',
      fen: 50_000,
      reason: '补记',
    })
    await canteen.signIn('canteen')
    await canteen.client.canteen.balance.decideAdjustment({ sendId: newSendId(), id, agreed: true })
    await canteen.signIn('manager')
    const nothing = { goodwillFen: 0, forfeitedFen: 0 }
    expect((await sheet(monday)).beside).toEqual({ principalAdjustedFen: 50_000, ...nothing })
    const { id: claim } = await canteen.client.canteen.claims.make({
      sendId: newSendId(),
      span: 'month',
      month: '2026-11',
    })
    const { beside } = await canteen.client.canteen.claims.anomalies({ id: claim })
    expect(beside).toEqual({ principalAdjustedFen: 50_000, ...nothing })
  })
})
