/** The menu at a real desk: prices that begin on a day, boards in the order of the keys, weeks taken over. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const menu = () => desk.client.canteen.menu
const offer = (name: string, fen: number, from = '2026-01-01', id: number | null = null) =>
  menu().keepOffer({ sendId: newSendId(), id, name, dishes: [], fen, from })
const board = (day: string, offers: readonly number[]) =>
  menu().setBoard({
    sendId: newSendId(),
    day,
    meal: 'lunch',
    entries: offers.map((id) => ({ offer: id, substitute: null })),
  })

describe('a board', () => {
  it('names what is in a set, and what each dish contains', async () => {
    const dish = (name: string, contains: string[]) =>
      menu().keepDish({ sendId: newSendId(), id: null, name, contains })
    const dishes = [(await dish('宫保鸡丁', ['花生'])).id, (await dish('清炒菜薹', [])).id]
    const set = { id: null, name: '一荤一素', dishes, fen: 1200, from: '2026-01-01' }
    const { id } = await menu().keepOffer({ sendId: newSendId(), ...set })
    await board('2026-11-24', [id])
    const { lines } = await menu().week({ from: '2026-11-23' })
    expect(lines).toMatchObject([
      {
        name: '一荤一素',
        dishes: [
          { name: '宫保鸡丁', contains: ['花生'] },
          { name: '清炒菜薹', contains: [] },
        ],
      },
    ])
  })
})

describe('a price', () => {
  it('begins on its day: earlier boards keep what they cost', async () => {
    const { id } = await offer('一荤两素', 1200)
    await offer('一荤两素', 1400, '2026-11-25', id)
    await board('2026-11-24', [id])
    await board('2026-11-25', [id])
    const { lines } = await menu().week({ from: '2026-11-23' })
    expect(lines.map(({ day, fen }) => [day, fen])).toEqual([
      ['2026-11-24', 1200],
      ['2026-11-25', 1400],
    ])
    const { offers } = await menu().list({})
    expect(offers).toMatchObject([{ fen: 1200, coming: { fen: 1400, from: '2026-11-25' } }])
  })

  it('of two that begin on one day is the one that was written last, and neither row is changed', async () => {
    const { id } = await offer('白粥', 100)
    await offer('白粥', 150, '2026-01-01', id)
    expect((await menu().list({})).offers).toMatchObject([{ fen: 150 }])
    const { sqlite } = desk.desk.session.requireOpen().store
    expect(() => sqlite.exec('UPDATE canteen_prices SET fen = 1')).toThrow()
    expect(() => sqlite.exec('DELETE FROM canteen_prices')).toThrow()
  })
})

describe('the price of a meal', () => {
  const keep = (id: number | null, fen: number, from: string, supper: number | null) =>
    menu().keepOffer({
      sendId: newSendId(),
      id,
      name: '一荤两素',
      dishes: [],
      fen,
      ofMeals: supper === null ? [] : [{ meal: 'supper', fen: supper }],
      from,
    })
  const costs = async (from: string) => {
    const { lines } = await menu().week({ from })
    return lines.map(({ day, meal, fen }) => `${day.slice(8)} ${meal} ${fen ?? '—'}`)
  }
  const cook = async (id: number, days: readonly string[]) => {
    for (const day of days) {
      for (const meal of ['lunch', 'supper'] as const) {
        await menu().setBoard({ sendId: newSendId(), day, meal, entries: [{ offer: id, substitute: null }] })
      }
    }
  }

  it('goes before that of every meal, rises with neither, and ends on its day', async () => {
    const { id } = await keep(null, 1200, '2026-01-01', 900)
    await keep(id, 1400, '2026-11-25', 900)
    await keep(id, 1400, '2026-11-27', null)
    await cook(id, ['2026-11-24', '2026-11-25', '2026-11-27'])
    expect(await costs('2026-11-23')).toEqual([
      '24 lunch 1200',
      '24 supper 900',
      '25 lunch 1400',
      '25 supper 900',
      '27 lunch 1400',
      '27 supper 1400',
    ])
    expect((await menu().list({})).offers).toMatchObject([
      { fen: 1200, ofMeals: [{ meal: 'supper', fen: 900 }], coming: { from: '2026-11-25', meal: null } },
    ])
  })

  it('is what the till asks for at that meal', async () => {
    const { id } = await keep(null, 1200, '2026-01-01', 900)
    const day = '2026-11-23'
    await cook(id, [day])
    const priceAt = async (meal: 'lunch' | 'supper') => {
      const choice = [{ offer: id, count: 1 }]
      const asked = { day, meal, way: 'eaten', eater: 'companion', diner: null, choice } as const
      return (await desk.client.canteen.till.quote({ ...asked, choice })).price.listFen
    }
    expect(await priceAt('lunch')).toBe(1200)
    expect(await priceAt('supper')).toBe(900)
  })

  it('alone comes to an end: the file refuses an end of the price of every meal', async () => {
    const { id } = await keep(null, 1200, '2026-01-01', null)
    const { sqlite } = desk.desk.session.requireOpen().store
    expect(() =>
      sqlite.exec(
        `INSERT INTO canteen_prices (offer_id, fen, ended, from_day, at, staff_id) VALUES (${id}, 0, 1, '2026-02-01', 1, 1)`,
      ),
    ).toThrow('only the price of one meal ends')
  })
})

describe('a board', () => {
  it('has its offers in the order of the keys, and what is sold out stays so when it is planned anew', async () => {
    const { id: one } = await offer('一荤两素', 1200)
    const { id: two } = await offer('软食套餐', 1000)
    await board('2026-11-23', [one, two])
    await menu().soldOut({ sendId: newSendId(), day: '2026-11-23', meal: 'lunch', offer: two, soldOut: true })
    await board('2026-11-23', [two, one])
    const { lines } = await menu().week({ from: '2026-11-23' })
    expect(lines.map(({ position, name, soldOut }) => [position, name, soldOut])).toEqual([
      [1, '软食套餐', true],
      [2, '一荤两素', false],
    ])
  })

  it('is taken over from the week before where there is none yet', async () => {
    const { id: one } = await offer('一荤两素', 1200)
    const { id: two } = await offer('软食套餐', 1000)
    desk.clock.setDate(Date.parse('2026-11-16T09:00:00+08:00'))
    await board('2026-11-16', [one])
    await board('2026-11-17', [one])
    await board('2026-11-24', [two])
    desk.clock.setDate(Date.parse('2026-11-23T09:00:00+08:00'))
    const { count } = await menu().copyWeek({ sendId: newSendId(), from: '2026-11-16', to: '2026-11-23' })
    expect(count).toBe(1)
    const { lines } = await menu().week({ from: '2026-11-23' })
    expect(lines.map(({ day, name }) => [day, name])).toEqual([
      ['2026-11-23', '一荤两素'],
      ['2026-11-24', '软食套餐'],
    ])
  })

  it('names no offer twice and none that is not there', async () => {
    const { id } = await offer('一荤两素', 1200)
    await expect(board('2026-11-23', [id, id])).rejects.toMatchObject({ code: 'INVALID' })
    await expect(board('2026-11-23', [id + 1])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(offer('一荤两素', 1300)).rejects.toMatchObject({ data: { code: 'canteen.name-there' } })
  })
})
