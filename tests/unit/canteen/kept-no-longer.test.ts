/** What the canteen knows of a living diner goes after its time, and what was paid and eaten stays as figures (个保法 19). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, type TestDesk } from '../../support/desk'
import { openClaimDesk } from './claim-desk'
import { enrol, everyWeek, monday, openCanteen, orderByHand, type Canteen } from './ordering'

const due = async ({ client }: TestDesk) =>
  Object.fromEntries((await client.privacy.retention.due({})).lines.map(({ kind, count }) => [kind, count]))
const confirm = async ({ client }: TestDesk, kind: string) =>
  (await client.privacy.retention.confirm({ sendId: newSendId(), kind })).count
const goTo = async (desk: TestDesk, day: string) => {
  desk.clock.setDate(Date.parse(`${day}T11:30:00+08:00`))
  await desk.signIn('manager')
}

describe('what became of a diner', () => {
  let canteen: Canteen
  beforeEach(async () => {
    canteen = await openCanteen()
  })
  afterEach(() => canteen.close())

  it('goes with its note after a year, and orders and reasons not taken after two', async () => {
    const { id: diner } = await enrol(canteen, '王桂珍', { livesAlone: true })
    const { client } = canteen
    await everyWeek(canteen, diner)
    await orderByHand(canteen, diner, monday)
    canteen.clock.setDate(Date.parse(`${monday}T13:00:00+08:00`))
    const sitting = { diner, day: monday, meal: 'lunch' } as const
    await client.canteen.orders.notTaken({ sendId: newSendId(), ...sitting, reason: 'not-come' })
    await client.canteen.care.settle({
      sendId: newSendId(),
      ...sitting,
      result: 'in-hospital',
      note: '女儿说住院了',
    })
    const kinds = ['canteen.care', 'canteen.orders'] as const
    const open = async () => {
      const all = await due(canteen)
      return kinds.map((kind) => all[kind])
    }
    await goTo(canteen, '2027-11-01')
    expect(await open()).toEqual([0, 0])
    await goTo(canteen, '2027-12-02')
    expect(await open()).toEqual([1, 0])
    expect(await confirm(canteen, 'canteen.care')).toBe(1)
    expect(bytesOf(canteen)).not.toContain('女儿说住院了')
    await goTo(canteen, '2028-12-02')
    // The pattern runs on.
    expect(await open()).toEqual([0, 2])
    expect(await confirm(canteen, 'canteen.orders')).toBe(2)
    expect(await open()).toEqual([0, 0])
    expect(countIn(canteen, 'canteen_patterns')).toBe(1)
  })
})

const countIn = (desk: TestDesk, table: string, where = '1') =>
  desk.desk.session
    .requireOpen()
    .store.sqlite.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`)
    .pluck()
    .get()
const bytesOf = (desk: TestDesk) => desk.desk.session.requireOpen().store.sqlite.serialize().toString('utf8')

describe('who had a meal', () => {
  it('is not known any more after five years, and the meal stays; one of a claim that may be opened waits', async () => {
    const at = await openClaimDesk()
    const { desk } = at
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-08')
    await at.lunch(diner, '2026-10-08')
    at.go('2026-11-02')
    await at.claim('2026-09')
    await at.check(await at.make('2026-10'))
    await goTo(desk, '2031-12-01')
    expect((await due(desk))['canteen.meals']).toBe(1)
    await confirm(desk, 'canteen.meals')
    expect((await due(desk))['canteen.meals']).toBe(0)
    expect(countIn(desk, 'canteen_meals')).toBe(2)
    expect(countIn(desk, 'canteen_meals', "diner_id IS NULL AND day = '2026-09-08'")).toBe(1)
    desk.close()
  })

  it('is never kept for less than the three years in which a funder may ask for money back', async () => {
    const at = await openClaimDesk()
    const { settings } = await at.desk.client.privacy.settings({})
    const shorter = { ...settings, retention: { ...settings.retention, 'canteen.meals': 12 } }
    await expect(
      at.desk.client.privacy.saveSettings({ sendId: newSendId(), settings: shorter }),
    ).rejects.toMatchObject({ data: { code: 'privacy.shorter-than-law' } })
    at.desk.close()
  })
})
