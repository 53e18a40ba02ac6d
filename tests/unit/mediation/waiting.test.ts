/** What a case waits for next, and by when; and the work list of mediators. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitsOf, type Waiting } from '#features/mediation/waiting/rules'
import {
  beatenChild,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  sendId,
  type MediatorsDesk,
} from './desk-of-mediators'

const waitOf = (known: Waiting) => waitsOf(known)[0] ?? null

const plain: Waiting = {
  state: 'mediating',
  due: '2026-12-20',
  reportOwedSince: null,
  leftBehindSince: null,
  contactDue: null,
  isScreened: true,
  allConsent: true,
  courtTimeOpenSince: null,
  reply: null,
  instalments: [],
  followUps: [],
  confirmationDue: null,
}

describe('a case waits for', () => {
  it('the questions, then the parties, then its acceptance', () => {
    const intake = { ...plain, state: 'intake', due: null } as const
    expect(waitOf({ ...intake, isScreened: false, allConsent: false })).toEqual({
      for: 'screening',
      due: null,
    })
    expect(waitOf({ ...intake, allConsent: false })).toEqual({ for: 'consents', due: null })
    expect(waitOf(intake)).toEqual({ for: 'acceptance', due: null })
  })

  it('a report before everything else, since the day on which it was found', () => {
    expect(waitOf({ ...plain, reportOwedSince: '2026-11-20' })).toEqual({ for: 'report', due: '2026-11-20' })
    expect(waitsOf({ ...plain, reportOwedSince: '2026-12-20' }).map((wait) => wait.for)).toEqual([
      'report',
      'mediation',
    ])
  })

  it('the earliest instalment that is not kept; one without a day stands last', () => {
    const inEffect = { ...plain, state: 'in-effect' } as const
    expect(waitOf({ ...inEffect, instalments: [null, '2027-01-01', '2026-12-01'] })).toEqual({
      for: 'instalment',
      due: '2026-12-01',
    })
    expect(waitOf(inEffect)).toEqual({ for: 'performance', due: null })
    const performed = { ...plain, state: 'performed' } as const
    expect(waitOf(performed)).toEqual({ for: 'closing', due: null })
    expect(waitOf({ ...performed, instalments: ['2026-12-01'] })?.for).toBe('instalment')
  })

  it('the answer to who referred it, also while it is mediated: their day does not wait', () => {
    expect(waitOf({ ...plain, reply: { due: '2026-11-24' } })).toEqual({ for: 'reply', due: '2026-11-24' })
    expect(waitOf({ ...plain, reply: { due: '2026-12-24' } })).toEqual({
      for: 'mediation',
      due: '2026-12-20',
    })
    const over = {
      ...plain,
      state: 'failed',
      reply: { due: '2026-11-24' },
      followUps: ['2026-11-30'],
    } as const
    expect(waitsOf(over).map((wait) => wait.for)).toEqual(['reply', 'follow-up', 'closing'])
    // Where they named no day it stands after what has one.
    expect(waitsOf({ ...over, reply: { due: null } }).map((wait) => wait.for)).toEqual([
      'follow-up',
      'reply',
      'closing',
    ])
  })

  it('人民调解法 33: a court that is asked in time, before an instalment of a later day; and the seal that its days do not wait for', () => {
    const inEffect = { ...plain, state: 'in-effect', instalments: ['2027-01-01'] } as const
    expect(waitOf({ ...inEffect, confirmationDue: '2026-12-20' })).toEqual({
      for: 'confirmation',
      due: '2026-12-20',
    })
    expect(waitOf({ ...inEffect, confirmationDue: '2027-01-02' })?.for).toBe('instalment')
    expect(waitOf({ ...plain, state: 'signing', confirmationDue: '2026-12-10' })).toEqual({
      for: 'seal',
      due: '2026-12-10',
    })
  })

  it('somebody who is in touch again, where it may escalate', () => {
    expect(waitOf({ ...plain, contactDue: '2026-12-01' })).toEqual({ for: 'contact', due: '2026-12-01' })
    expect(waitOf({ ...plain, contactDue: '2026-12-21' })).toEqual({ for: 'mediation', due: '2026-12-20' })
  })

  it('somebody to have it, since the day on which its mediator left', () => {
    expect(waitOf({ ...plain, leftBehindSince: '2026-11-20' })).toEqual({
      for: 'handing-over',
      due: '2026-11-20',
    })
    expect(waitOf({ ...plain, state: 'archived', leftBehindSince: null })).toBeNull()
  })

  it('nothing any more, where it is bound', () => {
    expect(waitOf({ ...plain, state: 'archived' })).toBeNull()
  })
})

describe('the work list', () => {
  let at: MediatorsDesk
  beforeEach(async () => {
    at = await openMediatorsDesk()
  })
  afterEach(() => {
    at.close()
  })
  const screen = (
    id: number,
    found: Partial<Parameters<typeof at.mediation.screening.screen>[0]['screening']> = {},
  ) => at.mediation.screening.screen({ sendId: sendId(), case: id, screening: { ...nothingFound, ...found } })
  const listed = async (whose: 'mine' | 'all') =>
    (await at.mediation.waiting.list({ whose, limit: 50 })).rows.map(({ id, waits }) => [id, waits.for])

  it('has what is overdue first, and counts it', async () => {
    const { id: quiet } = await caseBetween(at, '甲', '乙')
    const { id: beaten } = await caseBetween(at, '丙', '丁')
    await screen(beaten, { suspicions: [beatenChild] })
    expect(await listed('mine')).toEqual([
      [beaten, 'report'],
      [quiet, 'screening'],
    ])
    expect(await at.mediation.waiting.due({})).toEqual({ today: 1, overdue: 0 })
    at.desk.clock.advance(86_400_000)
    await at.desk.signIn('mediator')
    expect(await at.mediation.waiting.due({})).toEqual({ today: 0, overdue: 1 })
  })

  it('未保法 11: has the report that is found to be owed after a case was not taken on', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const { id: screening } = await screen(id)
    const step = { case: id, move: 'not-accept', day: '2026-11-23', reason: '不属于受理范围' } as const
    await at.mediation.intake.step({ sendId: sendId(), ...step })
    expect(await listed('mine')).toEqual([])
    await screen(id, { corrects: screening, reason: '孩子后来说的', suspicions: [beatenChild] })
    expect(await listed('mine')).toEqual([[id, 'report']])
    expect(await at.mediation.waiting.due({})).toEqual({ today: 1, overdue: 0 })
  })

  it('shows a colleague nothing of it, and the head mediator all of it but as nobody’s own', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    await screen(id)
    await at.desk.signIn('head-mediator')
    expect(await listed('mine')).toEqual([])
    expect((await listed('all')).map(([one]) => one)).toEqual([id])
  })

  it('asks the head mediator to hand over what a leaver had, and tells nothing of it outside', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    await screen(id)
    const { client } = at.desk
    // The last who has the key of the file stays.
    await at.desk.signIn('head-mediator')
    await at.desk.signIn('manager')
    expect(await client.staff.inHands({ id: at.mediator })).toEqual({ open: 0 })
    await client.staff.deactivate({ sendId: sendId(), id: at.mediator, changeOfKeys: 'later' })
    const to = await at.desk.signIn('head-mediator')
    expect(await listed('mine')).toEqual([[id, 'handing-over']])
    expect(await at.mediation.waiting.due({})).toEqual({ today: 1, overdue: 0 })
    await at.mediation.hands.handOver({ sendId: sendId(), case: id, from: at.mediator, to, reason: '离岗' })
    expect(await listed('mine')).toEqual([[id, 'consents']])
  })

  it('has a contact of the next day where violence was found, until somebody was in touch or weighed it', async () => {
    const { id, applicant } = await caseBetween(at, '甲', '乙')
    const adult = { ...beatenChild, birth: '1985-05-05', capacity: 'full' } as const
    await screen(id, { suspicions: [adult] })
    const risk = () => at.mediation.risk.get({ case: id })
    expect(await risk()).toMatchObject({
      standing: { level: 'high', from: 'screening', signs: ['violence'] },
      due: '2026-11-24',
    })
    const [found] = (await at.mediation.waiting.list({ whose: 'mine', limit: 5 })).rows
    expect(found).toMatchObject({ risk: 'high', waits: { for: 'contact', due: '2026-11-24' } })
    at.desk.clock.advance(86_400_000)
    await at.desk.signIn('mediator')
    const talk = {
      party: applicant,
      on: '2026-11-24',
      manner: 'by-phone',
      what: '已分开住',
      next: null,
    } as const
    expect(await at.mediation.risk.contact({ sendId: sendId(), case: id, ...talk })).toMatchObject({
      due: '2026-11-25',
    })
    const weighed = {
      signs: ['flared-up-again' as const],
      level: 'watched' as const,
      on: '2026-11-24',
      note: '',
    }
    await expect(at.mediation.risk.judge({ sendId: sendId(), case: id, ...weighed })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await at.mediation.risk.judge({ sendId: sendId(), case: id, ...weighed, note: '已分开住' })
    expect(await risk()).toMatchObject({ standing: { level: 'watched', from: 'judged' }, due: '2026-12-01' })
  })

  it('人民调解法 25: has a contact of the next day where somebody came with a weapon, though nobody suffers violence', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    await screen(id, { danger: ['weapon-or-record'], vulnerable: ['minor'] })
    const [found] = (await at.mediation.waiting.list({ whose: 'mine', limit: 5 })).rows
    expect(found).toMatchObject({ risk: 'high', waits: { for: 'contact', due: '2026-11-24' } })
    const { screenings } = await at.mediation.screening.of({ case: id })
    expect(screenings).toMatchObject([{ danger: ['weapon-or-record'], vulnerable: ['minor'] }])
    const { sqlite } = at.desk.desk.session.storeOf('mediation')
    // Of before these were asked nothing is held against it, and it says that nobody asked.
    sqlite.exec(`INSERT INTO mediation_screenings (case_id, corrects, reason, offence, bars, at, staff_id)
      SELECT case_id, id, '以前的', offence, bars, at, staff_id FROM mediation_screenings WHERE case_id = ${id}`)
    expect((await at.mediation.screening.of({ case: id })).screenings.at(-1)).toMatchObject({
      danger: null,
      vulnerable: null,
    })
  })

  it('goes on page by page, each case once', async () => {
    for (const name of ['甲', '乙', '丙']) await caseBetween(at, name, `${name}二`)
    const first = await at.mediation.waiting.list({ whose: 'all', limit: 2 })
    expect(first.next).not.toBeNull()
    if (first.next === null) return
    const rest = await at.mediation.waiting.list({ whose: 'all', limit: 2, after: first.next })
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(3)
    expect(rest.next).toBeNull()
  })
})
