/** The board of a meal that is over stays as it was: with it would go who was expected and did not come. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { newSendId } from '../../support/desk'
import { eat, enrol, everyWeek, monday, openCanteen, refusalOf, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

const at = (day: string, clock: string) => canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
const board = (day: string, offers: readonly number[]) =>
  canteen.client.canteen.menu.setBoard({
    ...{ sendId: newSendId(), day, meal: 'lunch' },
    entries: offers.map((offer) => ({ offer, substitute: null })),
  })
const inTrouble = async () => (await canteen.client.canteen.care.list({})).alerts.map(({ name }) => name)

describe('the board of a meal that is over', () => {
  it('is not emptied, so that whoever lives alone is asked after and the close waits for them', async () => {
    const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
    await everyWeek(canteen, alone.id)
    for (const [day, clock] of [
      [monday, '15:00'],
      [addDays(monday, 1), '09:00'],
    ] as const) {
      at(day, clock)
      expect(await refusalOf(board(monday, []))).toBe('canteen.board-stands')
      expect(await refusalOf(board(monday, [canteen.soft]))).toBe('canteen.board-stands')
      expect(await inTrouble()).toEqual(['王桂珍'])
    }
  })

  it('still takes that something was sold out', async () => {
    at(monday, '15:00')
    const soldOut = { day: monday, meal: 'lunch', offer: canteen.fish, soldOut: true } as const
    expect(await canteen.client.canteen.menu.soldOut({ sendId: newSendId(), ...soldOut })).toEqual({
      soldOut: true,
    })
  })

  it('is not emptied while it is served either, once somebody ate of it', async () => {
    const { id } = await enrol(canteen, '张玉兰')
    at(monday, '11:30')
    await eat(canteen, id, monday)
    expect(await refusalOf(board(monday, []))).toBe('canteen.board-served')
    await board(monday, [canteen.fish])
  })

  it('is written once where nobody wrote it, as long as its meals may be entered late', async () => {
    for (const day of [0, 1]) await board(addDays(monday, day), [])
    at(addDays(monday, 4), '09:00')
    await board(addDays(monday, 1), [canteen.fish])
    expect(await refusalOf(board(monday, [canteen.fish]))).toBe('canteen.too-long-ago')
    expect(await refusalOf(board(addDays(monday, 1), []))).toBe('canteen.board-stands')
  })
})

describe('a week that is copied', () => {
  it('says that nothing was cooked on its days that are over, and names them', async () => {
    for (const day of [0, 1, 2, 3, 4]) await board(addDays(monday, day), [])
    const alone = await enrol(canteen, '王桂珍', { livesAlone: true })
    await everyWeek(canteen, alone.id)
    at(addDays(monday, 3), '13:30')
    const week = { from: addDays(monday, -7), to: monday }
    const { count, over } = await canteen.client.canteen.menu.copyWeek({ sendId: newSendId(), ...week })
    expect(count).toBe(1)
    expect(over.map(({ day }) => day)).toEqual([0, 1, 2, 3].map((after) => addDays(monday, after)))
    expect(await inTrouble()).toEqual([])
  })
})
