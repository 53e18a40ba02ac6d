/** The kitchen's book at a real desk: what is missing is named until it is written, and what was written stays. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type DeskClient, type TestDesk } from '../../support/desk'

type Entry = Parameters<DeskClient['canteen']['safety']['note']>[0]['entries'][number]

let desk: TestDesk
let dish: number
beforeEach(async () => {
  desk = await openTestDesk()
  // Wednesday 25 November 2026, 11:30.
  desk.clock.setDate(Date.parse('2026-11-25T03:30:00Z'))
  await desk.signIn('manager')
  const { menu } = desk.client.canteen
  dish = (await menu.keepDish({ sendId: newSendId(), id: null, name: '红烧鱼块', contains: [] })).id
  const set = { id: null, name: '一荤两素', dishes: [dish], fen: 1350, from: '2026-01-01' }
  const { id: offer } = await menu.keepOffer({ sendId: newSendId(), ...set })
  const entries = [{ offer, substitute: null }]
  for (const meal of ['lunch', 'supper'] as const) {
    await menu.setBoard({ sendId: newSendId(), day: '2026-11-25', meal, entries })
  }
  await desk.client.canteen.till.sell({
    sendId: newSendId(),
    day: '2026-11-25',
    meal: 'lunch',
    way: 'eaten',
    eater: 'companion',
    diner: null,
    choice: [{ offer, count: 1 }],
    tenders: [{ kind: 'wechat', fen: 1350 }],
    expectFen: 1350,
    card: null,
    again: false,
    late: null,
  })
})
afterEach(() => desk.close())

const safety = () => desk.client.canteen.safety
const note = (...entries: readonly Entry[]) => safety().note({ sendId: newSendId(), entries: [...entries] })
const missing = async () => (await safety().today({})).missing.map(({ code }) => code)
const control = (
  which: 'daily-control' | 'weekly-review' | 'monthly-meeting',
  of: string | null = null,
): Entry => ({
  kind: 'control',
  control: which,
  of,
  found: '未发现问题',
  mended: '',
})
const purchase = (shelfLifeEnds: string | null): Entry => ({
  kind: 'purchase',
  supplier: '江南粮油',
  licence: 'JY14201110000001',
  premises: '花山大道 1 号',
  contact: '门市部',
  goods: '大米',
  size: '25 千克',
  quantity: '4 袋',
  batch: '2026-10-20',
  shelfLifeEnds,
})
const sqlite = () => desk.desk.session.requireOpen().store.sqlite

describe('what is missing today', () => {
  it('is what the law wants of each meal that was sold, each cook, each fridge, and the three controls, until it is written', async () => {
    const { settings } = await safety().today({})
    await safety().configure({ sendId: newSendId(), settings: { ...settings, fridges: ['一号冰箱'] } })
    const { id: cook } = await safety().keepCook({
      sendId: newSendId(),
      id: null,
      name: '赵师傅',
      issuedOn: '2026-05-01',
    })
    expect(await missing()).toEqual(['sample', 'disinfection', 'morning-check', 'fridge', 'daily-control'])
    await note(
      { kind: 'sample', meal: 'lunch', dish, grams: 125 },
      { kind: 'disinfection', meal: 'lunch', method: 'steam', minutes: 30 },
      { kind: 'morning-check', cook, temperatureTenths: 365, handsClean: true, well: true },
      { kind: 'fridge', fridge: 1, temperatureTenths: 40 },
    )
    await note(control('daily-control'))
    expect(await missing()).toEqual([])
  })

  it('is the week’s review on a Friday where Saturday and Sunday are off, of the week it is for, whenever it is written', async () => {
    const at = async (day: string) => {
      desk.clock.setDate(Date.parse(`${day}T03:30:00Z`))
      await desk.signIn('manager')
    }
    const owed = async () =>
      (await safety().today({})).missing.flatMap((one) => ('of' in one ? [`${one.code} ${one.of}`] : []))
    await note(control('daily-control'))
    await at('2026-11-26')
    expect(await owed()).toEqual([])
    await at('2026-11-27')
    expect(await owed()).toEqual(['weekly-review 2026-11-23'])
    // On Monday it is still that of last week, and what is written for this week leaves it missing.
    await at('2026-11-30')
    const left = ['weekly-review 2026-11-23', 'monthly-meeting 2026-11-01']
    expect(await owed()).toEqual(left)
    await note(control('weekly-review'))
    expect(await owed()).toEqual(left)
    await note(control('weekly-review', '2026-11-23'))
    expect(await owed()).toEqual(['monthly-meeting 2026-11-01'])
    await at('2026-12-01')
    expect(await owed()).toEqual(['monthly-meeting 2026-11-01'])
    await note(control('monthly-meeting', '2026-11-01'))
    expect(await owed()).toEqual([])
  })

  it('takes a control at any time, but of no week or month that has not begun', async () => {
    await note(
      control('weekly-review'),
      control('monthly-meeting', '2026-10-01'),
      control('daily-control', '2026-11-24'),
    )
    await expect(note(control('weekly-review', '2026-11-30'))).rejects.toMatchObject({
      data: { code: 'canteen.control-ahead' },
    })
  })

  it('asks nothing more of a cook who is not here today, and nothing of anybody on a day without a board', async () => {
    const { id: cook } = await safety().keepCook({
      sendId: newSendId(),
      id: null,
      name: '赵师傅',
      issuedOn: '2026-05-01',
    })
    expect(await missing()).toContain('morning-check')
    const { mayCook, records } = await note({ kind: 'absence', cook })
    expect([mayCook, await missing()]).toEqual([true, expect.not.arrayContaining(['morning-check'])])
    const { records: shown } = await safety().today({})
    expect(shown.map(({ label, entry }) => [label, entry])).toEqual([['赵师傅', { kind: 'absence', cook }]])
    await safety().strike({ sendId: newSendId(), record: records[0] ?? 0 })
    expect(await missing()).toContain('morning-check')
    desk.clock.setDate(Date.parse('2026-11-28T03:30:00Z'))
    await desk.signIn('manager')
    expect(await missing()).not.toContain('morning-check')
  })

  it('names a sample that has been kept for 48 hours, until it is thrown away', async () => {
    const { records } = await note({ kind: 'sample', meal: 'lunch', dish, grams: 125 })
    desk.clock.advance(48 * 3_600_000)
    await desk.signIn('manager')
    expect(await missing()).toContain('disposal')
    await note({ kind: 'disposal', sample: records[0] ?? 0 })
    expect(await missing()).not.toContain('disposal')
  })

  it('is a duty of whoever runs the canteen, as is a certificate that runs out, and of nobody else', async () => {
    await safety().keepCook({ sendId: newSendId(), id: null, name: '赵师傅', issuedOn: '2025-12-10' })
    await safety().keepCook({ sendId: newSendId(), id: null, name: '钱师傅', issuedOn: '2025-11-25' })
    const duties = async () =>
      (await desk.client.visits.home({})).duties
        .filter(({ feature }) => feature === 'canteen')
        .map(({ kind, title }) => [kind, title])
    expect(await duties()).toEqual(
      expect.arrayContaining([
        ['safety-missing', '5'],
        ['certificate-soon', '赵师傅'],
        ['certificate-ended', '钱师傅'],
      ]),
    )
    await desk.signIn('front-desk')
    expect(await duties()).toEqual([])
  })
})

describe('the book', () => {
  it('says at once that somebody with a fever, or whose certificate has ended, must not cook', async () => {
    const cook = (issuedOn: string) =>
      safety().keepCook({ sendId: newSendId(), id: null, name: '赵师傅', issuedOn })
    const check = (id: number, temperatureTenths: number, done: 'sent-home' | null = 'sent-home'): Entry => ({
      kind: 'morning-check',
      cook: id,
      temperatureTenths,
      handsClean: true,
      well: true,
      done,
    })
    const { id: good } = await cook('2026-05-01')
    const { id: ended } = await cook('2025-05-01')
    expect((await note(check(good, 372))).mayCook).toBe(true)
    // What was done with them is a line of the book, and no toast.
    await expect(note(check(good, 373, null))).rejects.toMatchObject({
      data: { code: 'canteen.cook-unfit' },
    })
    expect((await note(check(good, 373))).mayCook).toBe(false)
    expect((await note(check(ended, 365))).mayCook).toBe(false)
  })

  it('is never rewritten: a wrong line is struck out once, stays readable, and is missing again', async () => {
    const { records } = await note({ kind: 'sample', meal: 'lunch', dish, grams: 125 })
    const record = records[0] ?? 0
    await safety().strike({ sendId: newSendId(), record })
    expect(await missing()).toContain('sample')
    const { records: shown } = await safety().book({ month: '2026-11' })
    expect(shown.map(({ struck, entry }) => [struck, entry.kind])).toEqual([[true, 'sample']])
    await expect(safety().strike({ sendId: newSendId(), record })).rejects.toMatchObject({
      data: { code: 'canteen.safety-struck' },
    })
    expect(() => sqlite().exec("UPDATE canteen_safety_records SET content = '{}'")).toThrow(/append/)
    expect(() => sqlite().exec('DELETE FROM canteen_safety_records')).toThrow(/append/)
  })

  it('says in which fridge a sample is, begins with what was said last, and takes no fridge that is not here', async () => {
    const last = async () => (await safety().today({})).last
    expect(await last()).toEqual({ method: 'steam', fridge: null })
    const { settings } = await safety().today({})
    const fridges = ['一号冰箱', '留样柜']
    await safety().configure({ sendId: newSendId(), settings: { ...settings, fridges } })
    expect(await last()).toEqual({ method: 'steam', fridge: '一号冰箱' })
    const sample = (fridge: string): Entry => ({ kind: 'sample', meal: 'lunch', dish, grams: 125, fridge })
    await note(sample('留样柜'), { kind: 'disinfection', meal: 'lunch', method: 'chlorine', minutes: 20 })
    expect(await last()).toEqual({ method: 'chlorine', fridge: '留样柜' })
    await expect(note(sample('二号冰箱'))).rejects.toMatchObject({ data: { code: 'canteen.safety-unknown' } })
    await safety().configure({ sendId: newSendId(), settings: { ...settings, fridges: ['一号冰箱'] } })
    expect(await last()).toEqual({ method: 'chlorine', fridge: '一号冰箱' })
    const { records } = await safety().book({ month: '2026-11' })
    expect(records[0]?.entry).toMatchObject({ kind: 'sample', fridge: '留样柜' })
  })

  it('reads lines of before, which name no fridge and no week', async () => {
    await note({ kind: 'sample', meal: 'lunch', dish, grams: 125 }, control('weekly-review'))
    sqlite()
      .exec(`INSERT INTO canteen_safety_records (kind, day, about, label, content, kept_until, at, staff_id)
      SELECT kind, day, about, label, json_remove(content, '$.fridge', '$.of'), kept_until, at, staff_id FROM canteen_safety_records`)
    const { records } = await safety().book({ month: '2026-11' })
    expect(records.slice(2).map(({ entry }) => entry)).toMatchObject([{ fridge: null }, { of: null }])
  })

  it('keeps a purchase six months past its shelf life, two years where there is none (食安法 50, 53)', async () => {
    await note(purchase('2027-04-20'), purchase(null))
    const { records } = await safety().book({ month: '2026-11' })
    expect(records.map(({ keptUntil }) => keptUntil)).toEqual(['2027-10-20', '2028-11-25'])
  })
})

describe('a month of more lines than one print takes', () => {
  it('comes out part by part, every line once', async () => {
    await note({ kind: 'disinfection', meal: 'lunch', method: 'steam', minutes: 30 })
    sqlite()
      .exec(`INSERT INTO canteen_safety_records (kind, day, about, label, content, kept_until, at, staff_id)
      WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 3100)
      SELECT r.kind, r.day, r.about, r.label, r.content, r.kept_until, r.at, r.staff_id FROM n, canteen_safety_records r`)
    const ids: number[] = []
    for (const part of [1, 2, 3, 4, 5]) {
      const { records, total } = await safety().book({ month: '2026-11', part })
      expect(total).toBe(3101)
      ids.push(...records.map(({ id }) => id))
    }
    expect([ids.length, new Set(ids).size]).toEqual([3101, 3101])
  })
})

describe('a line that is written on a later day', () => {
  const monday = '2026-11-30T03:30:00Z'
  const noteOf = (on: string, ...entries: readonly Entry[]) =>
    safety().note({ sendId: newSendId(), entries: [...entries], on })

  it('stands on the day on which the delivery came, which its two years count from, and says when it was written (食安法 50, 53)', async () => {
    desk.clock.setDate(Date.parse(monday))
    await desk.signIn('manager')
    await noteOf('2026-11-28', purchase(null))
    const { records } = await safety().book({ month: '2026-11' })
    expect(records).toMatchObject([
      { day: '2026-11-28', writtenOn: '2026-11-30', keptUntil: '2028-11-28', label: '大米' },
    ])
    // What was written today of a day before can still be struck out where it was written.
    expect((await safety().today({})).records).toMatchObject([{ day: '2026-11-28' }])
    expect((await safety().today({ of: '2026-11-28' })).records).toHaveLength(1)
  })

  it('stands in the month of its day, and no day is ahead', async () => {
    desk.clock.setDate(Date.parse('2026-12-01T03:30:00Z'))
    await desk.signIn('manager')
    await noteOf('2026-11-30', purchase(null))
    const days = async (month: string) => (await safety().book({ month })).records.map(({ day }) => day)
    expect([await days('2026-11'), await days('2026-12')]).toEqual([['2026-11-30'], []])
    await expect(noteOf('2026-12-02', purchase(null))).rejects.toMatchObject({
      data: { fields: [{ path: ['on'], code: 'canteen.safety-ahead' }] },
    })
    await expect(safety().today({ of: '2026-12-02' })).rejects.toMatchObject({
      data: { fields: [{ code: 'canteen.safety-ahead' }] },
    })
  })

  it('is missing of its own day until it is written of it: a sample, a cleaning, a control, and nothing of today', async () => {
    desk.clock.setDate(Date.parse('2026-11-26T03:30:00Z'))
    await desk.signIn('manager')
    const of = '2026-11-25'
    const left = async () => (await safety().today({ of })).missing.map(({ code }) => code)
    expect(await left()).toEqual(['sample', 'disinfection', 'daily-control'])
    await noteOf(
      of,
      { kind: 'sample', meal: 'lunch', dish, grams: 125 },
      { kind: 'disinfection', meal: 'lunch', method: 'steam', minutes: 30 },
      control('daily-control', of),
    )
    expect(await left()).toEqual([])
    const { records } = await safety().book({ month: '2026-11' })
    expect(records.map(({ entry, day }) => [entry.kind, day])).toEqual([
      ['sample', of],
      ['disinfection', of],
      ['control', of],
    ])
  })
})
