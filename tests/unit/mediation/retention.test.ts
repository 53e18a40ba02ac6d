/** 保管期满: what is due is told inside the seal, what something holds stays, and what goes goes whole; its figures remain. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase, type TwoSided } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { caseRoot } from '#features/mediation/retention/schema/index'
import { longer, mayGoOn, performanceHolds } from '#features/mediation/retention/rules'
import { noteErasures } from '#desk/personal-data/erase'
import { testPassword, type TestDesk } from '../../support/desk'
import { boundCase, registered } from './desk-of-mediators'
import { insert, newSendId, openWatchDesk, refusalOf, run } from './watch/desk'

const sendId = newSendId
const day = '2026-11-20'
const year = 366 * 24 * 3_600_000

let desk: TestDesk
beforeEach(async () => {
  desk = await openWatchDesk()
  await desk.signIn('head-mediator')
})
afterEach(() => desk.close())

const mediation = () => desk.client.mediation
const sealed = () => desk.desk.session.storeOf('mediation')
const count = (table: string): number =>
  Number(sealed().statement(`SELECT count(*) FROM ${table}`).pluck().get())
const passes = async (milliseconds: number) => {
  desk.clock.advance(milliseconds)
  await desk.signIn('head-mediator')
}
const due = () => mediation().retention.due({})
const erase = (ids: readonly number[], password = testPassword) =>
  mediation().retention.erase({
    sendId: sendId(),
    what: ids.map((id) => ({ of: 'case' as const, id })),
    password,
  })

const bound = (keptYears: number | null, narrative = '钱小凤说楼上漏水'): Promise<TwoSided> =>
  boundCase(mediation(), { keptYears, narrative })

describe('a time that is over', () => {
  it('is that of the cover or a longer one set since, in years of the calendar', () => {
    expect(longer(5, 10)).toBe(10)
    expect(longer(5, null)).toBeNull()
    expect(mayGoOn(1, '2028-02-29')).toBe('2029-03-01')
    expect(mayGoOn(5, '2026-11-20')).toBe('2031-11-21')
    expect(mayGoOn(null, '2026-11-20')).toBeNull()
  })

  it('民法典 188: waits for what was promised as long as it can be sued for', () => {
    const one = { due: '2024-02-29', standing: 'late' }
    expect(performanceHolds([one], '2027-02-28')).toBe(true)
    expect(performanceHolds([one], '2027-03-01')).toBe(false)
    expect(performanceHolds([{ ...one, standing: 'kept' }], '2024-03-01')).toBe(false)
    expect(performanceHolds([{ due: null, standing: 'coming' }], '2050-01-01')).toBe(true)
  })
})

describe('a case that was bound', () => {
  it('is told to the head mediator alone, from the day after its last on, with everybody in it', async () => {
    const { id } = await bound(1)
    await bound(null)
    expect((await due()).due).toEqual([])
    await passes(year)
    const [one, ...others] = (await due()).due
    expect(others).toEqual([])
    expect(one).toMatchObject({ of: 'case', id, endedOn: day, since: '2027-11-21', holds: [] })
    expect(one?.people.length).toBe(2)
    // Longer is kept longer, shorter is not kept shorter.
    const retention = await mediation().dossier.retention({})
    const kept = (years: number) =>
      mediation().dossier.setRetention({
        sendId: sendId(),
        retention: { ...retention, kinds: [{ kind: '婚姻家庭', years }] },
      })
    await kept(10)
    expect((await due()).due).toEqual([])
    await desk.signIn('mediator')
    expect(await refusalOf(due())).toBe('session.forbidden')
    await desk.signIn('manager')
    expect(await refusalOf(due())).toBe('session.forbidden')
  })

  it('goes with its people, words and pictures, and its number, kind, days and result remain for the figures', async () => {
    const { id } = await bound(1)
    const other = await bound(1, '另一家的事')
    const figures = () => mediation().figures.of({ period: '2026-11' })
    const before = await figures()
    await passes(year)
    const figuresBefore = await figures()
    expect(figuresBefore).toEqual(before)
    expect(await erase([id])).toEqual({ erased: 1 })
    expect(await figures()).toEqual(figuresBefore)
    const row = sealed().statement('SELECT * FROM mediation_cases WHERE id = ?').get(id)
    expect(row).toMatchObject({
      state: 'archived',
      number_sequence: 1,
      kind: '婚姻家庭',
      narrative: '',
      erased_on: '2027-11-24',
    })
    for (const { table } of caseRoot.goes.filter(({ to }) => to === 'mediation_cases'))
      expect(
        Number(sealed().statement(`SELECT count(*) FROM ${table} WHERE case_id = ?`).pluck().get(id)),
        table,
      ).toBe(0)
    const reasons = sealed().statement(
      "SELECT count(*) FROM mediation_case_events WHERE case_id = ? AND reason <> ''",
    )
    expect(reasons.pluck().get(id)).toBe(0)
    // It is in no list and no search any more; its page says why.
    expect(await refusalOf(mediation().cases.get({ id }))).toBe('mediation.case-erased')
    const { rows } = await mediation().cases.list({ tab: 'archived', limit: 50 })
    expect(rows.map((one) => one.id)).toEqual([other.id])
    const found = async (words: string) =>
      (await mediation().search.find({ filter: { words }, limit: 50 })).rows.map(({ card }) => card.id)
    expect(await found('钱小凤')).toEqual([other.id])
    expect(await found('人调字')).toEqual([other.id])
    expect(() => run(desk, "UPDATE mediation_cases SET kind = '别的' WHERE id = ?", id)).toThrow(
      'case-erased',
    )
    // The file's own log says so, and the desk's tells nothing of it.
    const last = sealed().statement("SELECT subject FROM audit WHERE procedure = 'mediation.retention.erase'")
    expect(last.pluck().all()).toEqual(['mediation:retention'])
    const outside = desk.desk.session
      .requireOpen()
      .store.statement("SELECT count(*) FROM audit WHERE procedure LIKE 'mediation.retention%'")
    expect(outside.pluck().get()).toBe(0)
  })

  it('goes by the password there and then; a wrong one is on record in the sealed file alone', async () => {
    const { id } = await bound(1)
    await passes(year)
    expect(await refusalOf(erase([id], 'not my password'))).toBe('session.wrong-password')
    const failed =
      "SELECT count(*) FROM audit WHERE outcome = 'failed' AND procedure = 'mediation.retention.erase'"
    expect(sealed().statement(failed).pluck().get()).toBe(1)
    expect(desk.desk.session.requireOpen().store.statement(failed).pluck().get()).toBe(0)
    expect(count('mediation_parties')).toBe(2)
  })

  it('stays whole wherever its end is cut short, and whatever else was asked for with it', async () => {
    const { id } = await bound(1)
    await passes(year)
    const tables = [...caseRoot.goes.map(({ table }) => table), 'mediation_cases', 'mediation_case_events']
    const all = () => tables.map((table) => [table, count(table)])
    const before = all()
    const { sqlite } = sealed()
    for (const table of [
      'mediation_screenings',
      'mediation_consents',
      'mediation_covers',
      'mediation_parties',
    ]) {
      sqlite.exec(`CREATE TEMP TRIGGER cut BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'cut'); END`)
      await expect(erase([id]), table).rejects.toThrow()
      sqlite.exec('DROP TRIGGER temp.cut')
      expect(all(), table).toEqual(before)
    }
    const running = await acceptedCase(mediation(), sendId, plainly('还在办'))
    const withOther = all()
    expect(await refusalOf(erase([id, running.id]))).toBe('mediation.not-due')
    expect(all()).toEqual(withOther)
  })

  it('is held by what was paid for it this year, by an order in force, and by nothing a year later', async () => {
    const { id } = await bound(1)
    await passes(year)
    insert(desk, 'mediation_pay', {
      case_id: id,
      mediator_id: 1,
      fen: 10000,
      approved_by: '张所长',
      approved_on: '2027-11-22',
      reason: '',
      at: 1,
      staff_id: 1,
    })
    insert(desk, 'mediation_orders', {
      case_id: id,
      keeper_id: 1,
      court: '洪山区人民法院',
      number: '民保令7号',
      made_on: '2027-11-01',
      ends_on: '2028-04-30',
      measures: '["no-violence"]',
      protected_name: '赵甲',
      against_name: '钱乙',
      asked_by: 'self',
      wished: 1,
    })
    expect((await due()).due[0]?.holds).toEqual(['order', 'paid-this-year'])
    expect(await refusalOf(erase([id]))).toBe('mediation.not-due')
    await passes(year)
    expect((await due()).due[0]?.holds).toEqual([])
    await erase([id])
    expect(count('mediation_orders')).toBe(0)
    // Money is answered for longer.
    expect((await mediation().pay.ledger({ year: 2027 })).rows).toHaveLength(1)
  })

  it('does not go past the file itself: no hand but the deed takes testimony, an archive or a number', async () => {
    const { id } = await bound(1)
    expect(() => run(desk, 'DELETE FROM mediation_consents')).toThrow('append-only')
    expect(() => run(desk, 'DELETE FROM mediation_covers')).toThrow('append-only')
    expect(() => run(desk, "UPDATE mediation_cases SET erased_on = '2030-01-01' WHERE id = ?", id)).toThrow(
      'not-erased',
    )
    expect(() => run(desk, "UPDATE mediation_case_events SET reason = ''")).toThrow('append-only')
  })
})

describe('patrols of a month', () => {
  const walked = (on: string, what: string) =>
    mediation().patrols.note({
      sendId: sendId(),
      patrol: { on, where: '二期', by: '金花', disputesFound: 3, prevented: 2, what },
    })
  const keptFor = async (patrols: number | null) => {
    const retention = await mediation().dossier.retention({})
    await mediation().dossier.setRetention({ sendId: sendId(), retention: { ...retention, patrols } })
  }
  const figures = () => mediation().figures.of({ period: '2026-11' })
  const erasePatrols = (id: number) =>
    mediation().retention.erase({ sendId: sendId(), what: [{ of: 'patrols', id }], password: testPassword })

  it('are for good until a time is set, then lose their words whole, struck ones too, and keep their counts', async () => {
    await walked('2026-11-20', '钱小凤家吵架')
    const { id: struck } = await walked('2026-11-21', '写错了')
    await mediation().patrols.strike({ sendId: sendId(), id: struck })
    await passes(year)
    await walked('2027-11-20', '孙家')
    expect((await due()).due).toEqual([])
    await keptFor(1)
    // The last day of the month is kept as long as its first.
    expect((await due()).due).toEqual([])
    expect(await refusalOf(erasePatrols(202611))).toBe('mediation.not-due')
    await passes(10 * 24 * 3_600_000)
    const before = await figures()
    expect((await due()).due).toMatchObject([
      {
        of: 'patrols',
        id: 202611,
        number: '2026-11',
        endedOn: '2026-11-30',
        since: '2027-12-01',
        people: ['金花'],
      },
    ])
    await erasePatrols(202611)
    expect(await figures()).toEqual(before)
    const { rows } = await mediation().patrols.list({ limit: 50 })
    expect(rows.map(({ what, disputesFound }) => [what, disputesFound])).toEqual([
      ['孙家', 3],
      ['', 3],
      ['', 3],
    ])
    expect(count("mediation_patrols WHERE what LIKE '%钱%' OR what LIKE '%错%'")).toBe(0)
    expect((await due()).due).toEqual([])
  })

  it('are emptied by no other hand', async () => {
    await walked('2026-11-20', '钱小凤家吵架')
    for (const set of ["what = ''", 'disputes_found = 0'])
      expect(() => run(desk, `UPDATE mediation_patrols SET ${set}`)).toThrow('append-only')
  })
})

describe('a resident whose erasure was asked for', () => {
  const erasureAsked = (id: number) =>
    ({ action: 'erase', id, createdAt: 1, at: desk.clock.now(), kept: {}, state: 'done' }) as const

  it('waits while their case is under way, is named to the head mediator with it, and goes once it is bound', async () => {
    const resident = await registered(desk, '赵甲')
    await desk.signIn('head-mediator')
    const two = await acceptedCase(mediation(), sendId, plainly('漏水'))
    run(desk, 'UPDATE mediation_parties SET resident_id = ? WHERE id = ?', resident, two.applicant)
    await desk.signIn('manager')
    noteErasures(desk.desk.session.requireOpen().store, [erasureAsked(resident)])
    await desk.signIn('head-mediator')
    const [waits] = (await due()).waiting
    expect(waits).toMatchObject({ resident, heldBy: [{ of: 'case', id: two.id, state: 'accepted' }] })
  })

  it('waits no longer for a case that was joined to one which is bound', async () => {
    const resident = await registered(desk, '赵甲')
    await desk.signIn('head-mediator')
    const { id } = await bound(1)
    const two = await acceptedCase(mediation(), sendId, plainly('同一件事'))
    run(desk, 'UPDATE mediation_parties SET resident_id = ? WHERE id = ?', resident, two.applicant)
    insert(desk, 'mediation_case_events', {
      case_id: two.id,
      kind: 'join',
      from_state: 'accepted',
      to_state: 'joined',
      day,
      at: 1,
      staff_id: 1,
    })
    run(desk, "UPDATE mediation_cases SET state = 'joined', joined_into = ? WHERE id = ?", id, two.id)
    await desk.signIn('manager')
    noteErasures(desk.desk.session.requireOpen().store, [erasureAsked(resident)])
    await passes(100 * 24 * 3_600_000)
    expect((await due()).waiting).toEqual([])
    expect(
      sealed().statement('SELECT resident_id FROM mediation_parties WHERE id = ?').pluck().get(two.applicant),
    ).toBeNull()
    // What was joined goes with what took it in.
    await passes(year)
    await erase([id])
    expect(count('mediation_parties')).toBe(0)
  })
})
