import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cursor, type Cursor } from '#ground/contract/fields'
import type { VisitSearch } from '#features/visits/contract/index'
import { writeOnRecord } from '#desk/session/calls'
import { makeMove } from '#features/visits/service/moves'
import { lookedThrough } from '#features/visits/service/past'
import { rowOf } from '#features/visits/service/rows'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { refusalCode, takeNumber } from './visitors'

const day = 24 * 60 * 60_000

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('front-desk')
})
afterEach(() => desk.close())

const cameFor = async (matter: string, category?: 'property-living' | 'social-security') => {
  const { visit } = await desk.client.visits.register({
    sendId: newSendId(),
    matter,
    ...(category === undefined ? {} : { category }),
    visitor: '李家父子',
    then: { kind: 'answered', answer: `${matter}已告知` },
  })
  return visit
}
const find = async (search: Partial<VisitSearch>) =>
  (await desk.client.visits.list({ limit: 200, ...search })).rows.map((visit) => visit.matter)

describe('the list of visits', () => {
  it('gives every visit once, the latest first, page by page, while people keep coming', async () => {
    for (let count = 1; count <= 7; count += 1) {
      await cameFor(`第${count}件`)
      if (count === 4) {
        desk.clock.advance(day)
        await desk.signIn('front-desk')
      }
    }
    const seen: string[] = []
    let after: Cursor | undefined
    for (;;) {
      const page = await desk.client.visits.list({ limit: 3, ...(after === undefined ? {} : { after }) })
      seen.push(...page.rows.map((visit) => visit.matter))
      await takeNumber(desk)
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(['第7件', '第6件', '第5件', '第4件', '第3件', '第2件', '第1件'])
  })

  it('is looked through for words a piece at a time, and nothing of it is passed over', async () => {
    await cameFor('养老认证，最早的一件')
    const { store } = desk.desk.session.requireOpen()
    // What came since and said nothing of it: more than is looked through at once.
    store.sqlite.exec(
      `INSERT INTO visits (day, state, matter, not_before, registered_at, registered_by, answer)
       WITH RECURSIVE row(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM row WHERE n < ${lookedThrough})
       SELECT day, state, '问路', not_before, registered_at, registered_by, '' FROM row CROSS JOIN visits WHERE visits.id = 1`,
    )
    const search = { limit: 10, words: '养老' }
    const first = await desk.client.visits.list(search)
    expect(first.rows).toEqual([])
    const second = await desk.client.visits.list({ ...search, ...(first.next && { after: first.next }) })
    expect(second.rows.map(({ matter }) => matter)).toEqual(['养老认证，最早的一件'])
    expect(second.next).toBeNull()
  })

  it('is narrowed by day, words, category, handler and result', async () => {
    await cameFor('养老认证', 'social-security')
    desk.clock.advance(day)
    const frontDesk = await desk.signIn('front-desk')
    await cameFor('物业报修 100%', 'property-living')
    const managerId = await desk.signIn('manager')
    await cameFor('物业报修 1000', 'property-living')

    expect(await find({ from: '2026-11-24' })).toEqual(['物业报修 1000', '物业报修 100%'])
    expect(await find({ until: '2026-11-23' })).toEqual(['养老认证'])
    expect(await find({ words: '100%' })).toEqual(['物业报修 100%'])
    expect(await find({ words: '认证已告知' })).toEqual(['养老认证'])
    expect(await find({ category: 'property-living', handlerId: frontDesk })).toEqual(['物业报修 100%'])
    expect(await find({ handlerId: managerId })).toEqual(['物业报修 1000'])
    expect(await find({ state: 'left' })).toEqual([])
  })

  it('refuses a page that is none', async () => {
    const after = cursor.parse("2026-11-23:1' OR 1")
    expect(await refusalCode(desk.client.visits.list({ limit: 5, after }))).toBe('desk.cursor')
  })
})

describe('a visit that was answered at once', () => {
  it('has its whole course, and the answer can be taken back', async () => {
    const visit = await cameFor('医保缴费')
    const { moves, takeBack } = await desk.client.visits.get({ id: visit.id })
    expect(moves.map((row) => row.move)).toEqual(['step-up', 'answer'])
    const back = await desk.client.visits.takeBack({ sendId: newSendId(), moveId: takeBack ?? 0 })
    expect(back.visit).toMatchObject({ state: 'serving', answer: '', closedAt: null })
  })

  it('says nothing of how long a service takes', async () => {
    for (let count = 0; count < 5; count += 1) await cameFor('问路')
    expect((await desk.client.visits.home({})).newcomerWait).toBeNull()
  })
})

/** Minutes pass, and nobody was idle. */
const later = (minutes: number) => desk.clock.setDate(desk.clock.now() + minutes * 60_000)

describe('the figures of a month', () => {
  it('count everyone who came, what became of them and how long they waited, and name nobody', async () => {
    await cameFor('医保缴费', 'social-security')
    const waited = await takeNumber(desk)
    later(10)
    await desk.client.visits.callNext({ sendId: newSendId() })
    await desk.client.visits.move({ sendId: newSendId(), id: waited.id, move: 'serve' })
    later(5)
    await desk.client.visits.answer({ sendId: newSendId(), id: waited.id, answer: '' })
    await desk.client.visits.screen.rate({ sendId: newSendId(), id: waited.id, rating: 'dissatisfied' })
    const left = await takeNumber(desk)
    await desk.client.visits.move({ sendId: newSendId(), id: left.id, move: 'leave' })

    const month = await desk.client.visits.figures.of({ period: '2026-11' })
    expect(month.total).toEqual({
      came: 3,
      answered: 2,
      requests: 0,
      left: 1,
      waited: 10,
      served: 5,
      rated: 1,
      poor: 1,
    })
    expect(month.by.category.map(({ key }) => key)).toEqual(['social-security'])
    expect(month.tallies.ratings).toContainEqual({ key: 'dissatisfied', count: 1 })
    const behind = { period: '2026-11', figure: 'left', limit: 10 } as const
    expect((await desk.client.visits.figures.rows(behind)).rows.map(({ id }) => id)).toEqual([left.id])
    expect((await desk.client.visits.figures.of({ period: '2026-10' })).total.came).toBe(0)

    await desk.signIn('auditor')
    expect((await desk.client.visits.figures.of({ period: '2026-11' })).total.came).toBe(3)
    await expect(desk.client.visits.figures.rows(behind)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('count no night at the counter where somebody forgot to close a visit', async () => {
    for (const minutes of [20, 16 * 60]) {
      const { id } = await takeNumber(desk)
      await desk.client.visits.callNext({ sendId: newSendId() })
      await desk.client.visits.move({ sendId: newSendId(), id, move: 'serve' })
      later(minutes)
      await desk.client.visits.answer({ sendId: newSendId(), id, answer: '' })
    }
    const { total } = await desk.client.visits.figures.of({ period: '2026-11' })
    expect(total).toMatchObject({ answered: 2, served: 20 })
  })
})

describe('a correction', () => {
  it('changes who and what for, keeps what was there before, and can be taken back', async () => {
    const visit = await cameFor('医保')
    const amended = await desk.client.visits.amend({
      sendId: newSendId(),
      id: visit.id,
      residentId: null,
      visitor: '李家母子',
      matter: '医保缴费',
      category: 'social-security',
    })
    expect(amended.visit).toMatchObject({ visitor: '李家母子', matter: '医保缴费', state: 'answered' })
    const back = await desk.client.visits.takeBack({ sendId: newSendId(), moveId: amended.takeBack ?? 0 })
    expect(back.visit).toMatchObject({ visitor: '李家父子', matter: '医保', category: null })
  })
})

describe('the rows of moves', () => {
  it('cannot be changed or removed, by anyone', async () => {
    await takeNumber(desk)
    const { store } = desk.desk.session.requireOpen()
    expect(() => store.sqlite.exec("UPDATE visit_moves SET move = 'leave'")).toThrow('append-only')
    expect(() => store.sqlite.exec('DELETE FROM visit_moves')).toThrow('append-only')
  })

  it('are refused when the visit is no longer what was read', async () => {
    const { id } = await takeNumber(desk)
    writeOnRecord(desk.desk.session, 'visits.move', { sendId: newSendId() }, (call) => {
      const seen = rowOf(call, id)
      makeMove(call, seen, 'call')
      expect(() => makeMove(call, seen, 'call')).toThrow('visits.is-called')
      call.record({ subject: `visit:${id}` })
    })
  })
})
