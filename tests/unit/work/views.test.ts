/** Saved views: of any list, their owner's alone, and kept even where the list knows their choices no more. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { features, house } from '#centre/house'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { refusalCode } from '../visits/visitors'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('manager')
})
afterEach(() => desk.close())

const keep = (list: string, name: string, filter: Readonly<Record<string, string | number | boolean>>) =>
  desk.client.views.keep({ sendId: newSendId(), list, name, filter: { ...filter } })
const of = async (list: string) => (await desk.client.views.ofList({ list })).views

/** As an earlier version would have left it in the file. */
const leave = (list: string, name: string, filter: string) =>
  desk.desk.session
    .requireOpen()
    .store.statement('INSERT INTO saved_views (staff_id, list, name, filter) VALUES (?, ?, ?, ?)')
    .run(desk.managerId, list, name, filter)

/** A choice of each list that says what it is narrowed by. */
const good: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = {
  'service-requests': { scope: 'overdue', words: '社保' },
  residents: { status: 'moved-out', building: '3栋' },
  visits: { period: 'week', category: 'social-security' },
  audit: { drafts: false, outcome: 'refused' },
}

const lists = Object.values(features).flatMap((feature) => Object.keys(feature.lists ?? {}))

describe('a view', () => {
  it.each(lists)('of %s is kept and read as it was', async (list) => {
    const filter = good[list]
    expect(filter, `tests/unit/work/views.test.ts knows no good filter of ${list}`).toBeDefined()
    const { id } = await keep(list, '常看', filter ?? {})
    expect(await of(list)).toEqual([{ id, name: '常看', filter }])
    for (const other of lists.filter((one) => one !== list)) expect(await of(other)).toEqual([])
  })

  it('is its owner’s alone, to see and to forget', async () => {
    const { id } = await keep('visits', '本周', { period: 'week' })
    await desk.signIn('front-desk')
    expect(await of('visits')).toEqual([])
    expect(await refusalCode(desk.client.views.forget({ sendId: newSendId(), id }))).toBe('views.unknown')
    await desk.signIn('manager')
    await desk.client.views.forget({ sendId: newSendId(), id })
    expect(await of('visits')).toEqual([])
  })

  it('kept again under its name has the new choices, and the same name may stand on every list', async () => {
    const first = await keep('visits', '常看', { period: 'week' })
    const again = await keep('visits', '常看', { period: 'month' })
    await keep('residents', '常看', { status: 'living' })
    expect(again.id).toBe(first.id)
    expect(await of('visits')).toEqual([{ id: first.id, name: '常看', filter: { period: 'month' } }])
  })

  it('is refused where its choices are none of the list’s, or there is no such list', async () => {
    expect(await refusalCode(keep('visits', '错', { period: 'always' }))).toBe('views.not-its-filter')
    expect(await refusalCode(keep('visits', '错', { period: 'week', estate: 'a' }))).toBe(
      'views.not-its-filter',
    )
    expect(await refusalCode(keep('nothing', '错', {}))).toBe('views.list-unknown')
  })

  it('that fits its list no more is told, stays, and breaks nothing', async () => {
    leave('visits', '老的', '{"period":"fortnight","desk":3}')
    leave('visits', '坏的', 'no JSON')
    const { id } = await keep('visits', '本周', { period: 'week' })
    const views = await of('visits')
    expect(views.map(({ name, filter }) => [name, filter])).toEqual([
      ['老的', null],
      ['坏的', null],
      ['本周', { period: 'week' }],
    ])
    expect(await of('visits')).toEqual(views)
    for (const view of views.filter((one) => one.id !== id)) {
      await desk.client.views.forget({ sendId: newSendId(), id: view.id })
    }
    expect(await of('visits')).toHaveLength(1)
  })

  it('that was kept when only service requests had any is theirs', async () => {
    desk.desk.session
      .requireOpen()
      .store.statement('INSERT INTO saved_views (staff_id, name, filter) VALUES (?, ?, ?)')
      .run(desk.managerId, '我的逾期', '{"scope":"overdue"}')
    expect(await of('service-requests')).toMatchObject([{ name: '我的逾期', filter: { scope: 'overdue' } }])
  })

  it('is one of twenty at most, on each list', async () => {
    for (let count = 1; count <= 20; count += 1) await keep('visits', `第${count}`, { period: 'week' })
    expect(await refusalCode(keep('visits', '第21', { period: 'week' }))).toBe('views.too-many')
    await keep('visits', '第20', { period: 'month' })
    await keep('residents', '第21', { status: 'living' })
  })
})

describe('a view of one person', () => {
  it('goes with them, and so does one that looks for their name', async () => {
    const id = await register(desk.client, { name: '欧阳桂芬' })
    await keep('visits', '她的', { period: 'all', residentId: id })
    await keep('service-requests', '名字', { scope: 'all', words: '欧阳桂芬' })
    await keep('service-requests', '别的', { scope: 'all', words: '社保' })
    const { store } = desk.desk.session.requireOpen()
    const statement = (sql: string) => store.statement(sql)
    const keeper = house.keepers.find(({ tables }) => tables.includes('saved_views'))
    const erasure = { resident: id, kept: {}, words: ['欧阳桂芬'] }
    expect(keeper?.erase({ now: 0, statement }, erasure)).toEqual({ 'desk.views': 2 })
    expect(await of('visits')).toEqual([])
    expect((await of('service-requests')).map(({ name }) => name)).toEqual(['别的'])
  })
})
