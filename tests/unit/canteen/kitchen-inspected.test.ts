/** What an inspector asks of the kitchen's book: each dish that was served, each day that was left out, who was named and who cooked then. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import type { deskClient } from '#features/canteen/ui/client'
import { newSendId } from '../../support/desk'
import { eat, enrol, monday, openCanteen, refusalOf, type Canteen } from './ordering'

type Entry = Parameters<typeof deskClient.canteen.safety.note>[0]['entries'][number]

const tuesday = addDays(monday, 1)

let canteen: Canteen
let diner: number
beforeEach(async () => {
  canteen = await openCanteen()
  diner = (await enrol(canteen, '王桂珍')).id
})
afterEach(() => canteen.close())

const at = async (day: string, clock: string): Promise<void> => {
  canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
  await canteen.signIn('manager')
}
const safety = () => canteen.client.canteen.safety
const note = (on: string | null, ...entries: readonly Entry[]) =>
  safety().note({ sendId: newSendId(), entries: [...entries], on })
const samples = async (of: string | null = null) =>
  (await safety().today({ of })).missing.flatMap((one) => (one.code === 'sample' ? [one.name] : []))
const control = (of: string): Entry => ({
  kind: 'control',
  control: 'daily-control',
  of,
  found: '未发现问题',
  mended: '',
})
const cook = (issuedOn: string, id: number | null = null) =>
  safety().keepCook({ sendId: newSendId(), id, name: '赵师傅', issuedOn })
const check = (id: number): Entry => ({
  kind: 'morning-check',
  cook: id,
  temperatureTenths: 365,
  handsClean: true,
  well: true,
})

describe('a sample', () => {
  it('is asked for of what was sold, though the board was written anew without it', async () => {
    await at(monday, '11:00')
    await eat(canteen, diner, monday)
    expect(await samples()).toEqual(['红烧鱼块'])
    await canteen.client.canteen.menu.setBoard({
      sendId: newSendId(),
      day: monday,
      meal: 'lunch',
      entries: [{ offer: canteen.soft, substitute: null }],
    })
    expect(await samples()).toEqual(['红烧鱼块'])
  })

  it('is of what was cooked that day, though the set is made of something else since', async () => {
    await at(monday, '11:30')
    await eat(canteen, diner, monday)
    const { menu } = canteen.client.canteen
    const { id: meat } = await menu.keepDish({ sendId: newSendId(), id: null, name: '红烧肉', contains: [] })
    const made = (dishes: number[]) =>
      menu.keepOffer({
        sendId: newSendId(),
        id: canteen.fish,
        name: '一荤两素',
        dishes,
        fen: 1350,
        from: monday,
      })
    // Of what was changed after it was sold today, today had the old.
    await made([meat])
    expect(await samples()).toEqual(['红烧鱼块'])
    await at(tuesday, '11:30')
    await made([])
    await made([meat])
    await eat(canteen, diner, tuesday)
    expect([await samples(monday), await samples()]).toEqual([['红烧鱼块'], ['红烧肉']])
  })
})

describe('what was left out', () => {
  it('is named on the days after it, in the duty and in the book, until it is written', async () => {
    await at(monday, '11:30')
    await note(null, { kind: 'training', topic: '留样', people: 3, minutes: 30 })
    await eat(canteen, diner, monday)
    await at(tuesday, '09:00')
    const leftOut = async () => (await safety().today({})).leftOut
    const duties = async () =>
      (await canteen.client.visits.duties({})).duties.filter(({ kind }) => kind === 'safety-left-out')
    expect(await leftOut()).toEqual([{ day: monday, count: 3 }])
    expect(await duties()).toMatchObject([{ title: '1', due: monday }])
    expect((await safety().book({ month: '2026-11' })).leftOut).toEqual([{ day: monday, count: 3 }])
    const [missing] = (await safety().today({ of: monday })).missing
    await note(
      monday,
      { kind: 'sample', meal: 'lunch', dish: missing?.code === 'sample' ? missing.dish : 0, grams: 125 },
      { kind: 'disinfection', meal: 'lunch', method: 'steam', minutes: 30 },
      control(monday),
    )
    expect([await leftOut(), await duties()]).toEqual([[], []])
  })
})

describe('a control', () => {
  it('stands in the book of its month by the name that was named then', async () => {
    const { settings } = await safety().today({})
    const named = (name: string) =>
      safety().configure({
        sendId: newSendId(),
        settings: { ...settings, named: { ...settings.named, 'monthly-meeting': name } },
      })
    await named('旧负责人')
    await at('2026-12-01', '09:00')
    await note(null, {
      kind: 'control',
      control: 'monthly-meeting',
      of: '2026-11-01',
      found: '开会',
      mended: '',
    })
    await named('新负责人')
    const { records } = await safety().book({ month: '2026-11' })
    expect(records).toMatchObject([{ label: '旧负责人', day: '2026-11-30', writtenOn: '2026-12-01' }])
    expect((await safety().book({ month: '2026-12' })).records).toEqual([])
  })
})

describe('who cooks', () => {
  it('has certificates of days that have come, of which a renewal leaves the one before in the book', async () => {
    expect(await refusalOf(cook('2036-05-01'))).toBe('desk.input')
    const { id } = await cook('2025-12-01')
    await cook('2026-11-20', id)
    const issued = async (of: string) => (await safety().today({ of })).cooks.map(({ issuedOn }) => issuedOn)
    expect(await issued(monday)).toEqual(['2026-11-20'])
    const { cooks } = await safety().book({ month: '2026-11' })
    expect(cooks).toEqual([
      {
        name: '赵师傅',
        since: monday,
        leftOn: null,
        certificates: [
          { issuedOn: '2025-12-01', ends: '2026-12-01' },
          { issuedOn: '2026-11-20', ends: '2027-11-20' },
        ],
      },
    ])
  })

  it('is not missing on days before they came, and may be written down of days before they left', async () => {
    await eat(canteen, diner, addDays(monday, -1), 'forgotten')
    const { id } = await cook('2026-05-01')
    const missing = async (of: string) => (await safety().today({ of })).missing.map(({ code }) => code)
    expect(await missing(addDays(monday, -1))).not.toContain('morning-check')
    expect(await missing(monday)).toContain('morning-check')
    await at(tuesday, '09:00')
    await safety().cookLeaves({ sendId: newSendId(), id })
    expect(await missing(tuesday)).not.toContain('morning-check')
    await note(monday, check(id))
    await at(addDays(monday, 2), '09:00')
    expect(await refusalOf(note(null, check(id)))).toBe('canteen.safety-unknown')
  })

  it('is not away and measured on one morning, unless one of the two was struck out', async () => {
    const { id } = await cook('2026-05-01')
    const { records } = await note(null, { kind: 'absence', cook: id })
    expect(await refusalOf(note(null, check(id)))).toBe('canteen.cook-accounted')
    await safety().strike({ sendId: newSendId(), record: records[0] ?? 0 })
    await note(null, check(id))
    const [struck] = (await safety().today({})).records
    expect(struck?.struckBy).toMatchObject({ by: '沈玉' })
  })
})

describe('a line that cannot be right', () => {
  it('of a fridge outside its limits says what was done, or is refused', async () => {
    const { settings } = await safety().today({})
    await safety().configure({
      sendId: newSendId(),
      settings: { ...settings, fridges: ['冷藏', '冷冻'], freezers: ['冷冻'] },
    })
    const read = (fridge: number, temperatureTenths: number, done: 'repair-called' | null = null): Entry => ({
      kind: 'fridge',
      fridge,
      temperatureTenths,
      done,
    })
    expect(await refusalOf(note(null, read(1, 250)))).toBe('canteen.fridge-outside')
    expect(await refusalOf(note(null, read(2, 40)))).toBe('canteen.fridge-outside')
    await note(null, read(1, 250, 'repair-called'), read(2, -180, 'repair-called'))
    const { records } = await safety().today({})
    expect(records.map(({ entry }) => entry)).toMatchObject([{ done: 'repair-called' }, { done: null }])
  })

  it('of a delivery past its shelf life is refused (食安法 34)', async () => {
    const milk = (shelfLifeEnds: string): Entry => ({
      kind: 'purchase',
      supplier: '甲',
      licence: 'JY',
      premises: '路1号',
      contact: '门市',
      goods: '牛奶',
      size: '1L',
      quantity: '20',
      batch: '2026-01-01',
      shelfLifeEnds,
    })
    expect(await refusalOf(note(null, milk('2026-02-01')))).toBe('canteen.past-shelf-life')
    await note(null, milk(monday))
  })
})
