/** Cash that lay in the safe over night goes to the bank on another day, though its own is closed. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { refusalCode } from '../visits/visitors'

const [today, tomorrow] = ['2026-11-23', '2026-11-24']
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.clock.setDate(Date.parse(`${today}T18:30:00+08:00`))
})
afterEach(() => desk.close())

const close = () => desk.client.canteen.close
const toBank = (shift: number, fen: number) => close().toBank({ sendId: newSendId(), shift, fen })
const sheet = (day: string) => close().sheet({ sendId: newSendId(), day })
const sqlite = () => desk.desk.session.requireOpen().store.sqlite

/** Opened and counted with so much in it; its day signed by two. */
async function countedAndClosed(fen: number, bankedFen: number, day = today): Promise<number> {
  const { shift } = await close().openShift({ sendId: newSendId(), openingFen: fen })
  await close().count({ sendId: newSendId(), shift, countedFen: fen })
  if (bankedFen > 0) await toBank(shift, bankedFen)
  const { request } = await close().ask({ sendId: newSendId(), day, outsideReason: null })
  await desk.signIn('canteen')
  await close().confirm({ sendId: newSendId(), request })
  await desk.signIn('manager')
  return shift
}

it('is an entry of the day on which it is taken there, and the sheet of the closed day stays as it was', async () => {
  const shift = await countedAndClosed(10_000, 2_000)
  expect(await refusalCode(toBank(shift, 1))).toBe('canteen.day-closed')
  expect((await close().state({ day: null })).safe).toEqual([])
  const before = await sheet(today)
  desk.clock.setDate(Date.parse(`${tomorrow}T09:00:00+08:00`))
  await desk.signIn('manager')
  expect((await close().state({ day: null })).safe).toMatchObject([{ id: shift, bankableFen: 8_000 }])
  await close().openShift({ sendId: newSendId(), openingFen: 3_000 })
  expect(await refusalCode(toBank(shift, 5_001))).toBe('canteen.drawer-went-on')
  await toBank(shift, 4_000)
  await toBank(shift, 1_000)
  const after = await close().state({ day: null })
  expect([after.safe, after.bankedBefore]).toEqual([[], [{ day: today, fen: 5_000 }]])
  expect((await sheet(tomorrow)).bankedBefore).toEqual([{ day: today, fen: 5_000 }])
  expect({ ...(await sheet(today)), head: 0, printedAt: 0 }).toEqual({ ...before, head: 0, printedAt: 0 })
  expect(before.shifts).toMatchObject([{ bankedFen: 2_000 }])
})

it('after the first of two has signed takes the signature with it: it is on the sheet that they signed', async () => {
  const shift = await countedAndClosed(10_000, 0)
  desk.clock.setDate(Date.parse(`${tomorrow}T18:30:00+08:00`))
  await desk.signIn('manager')
  const { request } = await close().ask({ sendId: newSendId(), day: tomorrow, outsideReason: null })
  await toBank(shift, 8_000)
  await desk.signIn('canteen')
  expect(await refusalCode(close().confirm({ sendId: newSendId(), request }))).toBe('canteen.close-outdated')
})

it('is told of until it was banked, however many shifts without any left came after it', async () => {
  const first = await countedAndClosed(10_000, 2_000)
  for (const at of [24, 25, 26, 27, 28, 29, 30]) {
    desk.clock.setDate(Date.parse(`2026-11-${at}T18:30:00+08:00`))
    await desk.signIn('manager')
    await countedAndClosed(3_000, 3_000, `2026-11-${at}`)
  }
  desk.clock.setDate(Date.parse('2026-12-01T09:00:00+08:00'))
  await desk.signIn('manager')
  const { safe, safeMore } = await close().state({ day: null })
  expect([safe.map(({ id, bankableFen }) => [id, bankableFen]), safeMore]).toEqual([[[first, 5_000]], false])
})

it('of more shifts than are listed it is said that there are more', async () => {
  for (const [day, floats] of [
    [today, 60],
    [tomorrow, 30],
  ] as const) {
    desk.clock.setDate(Date.parse(`${day}T18:30:00+08:00`))
    await desk.signIn('manager')
    // Each float leaves one behind of the drawer before it.
    for (let fen = floats; fen > floats - 28; fen -= 1) {
      const { shift } = await close().openShift({ sendId: newSendId(), openingFen: fen })
      await close().count({ sendId: newSendId(), shift, countedFen: fen })
    }
    await countedAndClosed(1, 0, day)
  }
  desk.clock.setDate(Date.parse('2026-11-25T09:00:00+08:00'))
  await desk.signIn('manager')
  const { safe, safeMore } = await close().state({ day: null })
  expect([safe.length, safeMore]).toEqual([50, true])
})

it('is held by the file: no row of a closed day, neither the shift’s nor the one on which it is taken', async () => {
  const shift = await countedAndClosed(10_000, 0)
  const put = (day: string) => () =>
    sqlite().exec(
      `INSERT INTO canteen_bankings (shift_id, day, fen, at, staff_id) SELECT id, ${day}, 100, at, staff_id FROM canteen_shifts WHERE id = ${shift}`,
    )
  expect(put('NULL')).toThrow(/the day is closed/)
  expect(put(`'${today}'`)).toThrow(/the day is closed/)
  expect(put(`'${tomorrow}'`)).not.toThrow()
})
