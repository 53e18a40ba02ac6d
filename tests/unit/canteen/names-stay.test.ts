/** Whoever did something in the canteen stays named by what they did: after they left, and a cook by the name of that day. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { enrol, everyWeek, monday, openCanteen, type Canteen } from './ordering'

let canteen: Canteen
let clerk: number
let diner: number
const at = (day: string, clock: string) => canteen.clock.setDate(Date.parse(`${day}T${clock}:00+08:00`))
const own = () => ({ sendId: newSendId() })

/** Everything of a day and of a month that has somebody's name on it, done by whoever is here. */
async function work(): Promise<void> {
  const { safety, close, care, claims } = canteen.client.canteen
  await safety.note({
    ...own(),
    entries: [{ kind: 'control', control: 'daily-control', found: '未发现问题', mended: '' }],
  })
  const { shift } = await close.openShift({ ...own(), openingFen: 0 })
  await close.count({ ...own(), shift, countedFen: 10_000 })
  await care.settle({ ...own(), diner, day: monday, meal: 'lunch', result: 'spoken-to', note: '' })
  await claims.make({ ...own(), span: 'month', month: '2026-10' })
}

beforeEach(async () => {
  canteen = await openCanteen()
  diner = (await enrol(canteen, '王桂珍', { livesAlone: true })).id
  await everyWeek(canteen, diner, { weekdays: [1] })
  at(monday, '14:00')
  clerk = await canteen.signIn('canteen')
})
afterEach(() => canteen.close())

describe('somebody who left', () => {
  it('is still named in the book, on the drawer, by the call and on the claim', async () => {
    await work()
    await canteen.signIn('manager')
    await canteen.client.staff.deactivate({ ...own(), id: clerk, changeOfKeys: 'later' })
    const { safety, close, care, claims } = canteen.client.canteen
    const { records } = await safety.book({ month: monday.slice(0, 7) })
    expect(records.map(({ by }) => by)).toEqual(['canteen'])
    const { shifts } = await close.sheet({ ...own(), day: monday })
    expect(shifts.map(({ by, counted }) => [by, counted?.by])).toEqual([['canteen', 'canteen']])
    expect((await care.get({ diner })).results.map(({ by }) => by)).toEqual(['canteen'])
    const { rows } = await claims.list({ limit: 10 })
    expect(rows.map(({ by }) => by)).toEqual(['canteen'])
  })
})

describe('a cook', () => {
  it('stays in the book by the name of that day, after it was put right and after they left', async () => {
    const { safety } = canteen.client.canteen
    const cook = { name: '李师傅', issuedOn: '2026-05-01' }
    const { id } = await safety.keepCook({ ...own(), id: null, ...cook })
    const check = () =>
      safety.note({
        ...own(),
        entries: [{ kind: 'morning-check', cook: id, temperatureTenths: 365, handsClean: true, well: true }],
      })
    await check()
    await safety.keepCook({ ...own(), id, ...cook, name: '李国强' })
    await check()
    await safety.cookLeaves({ ...own(), id })
    const { records } = await safety.book({ month: monday.slice(0, 7) })
    expect(records.map(({ label }) => label)).toEqual(['李师傅', '李国强'])
  })
})
