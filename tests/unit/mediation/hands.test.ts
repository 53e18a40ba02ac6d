/** In whose hands a case is: letting in, handing over, and a mediator who is related to a party. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase, sessionOf } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { boundCase, caseBetween, openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const refused = (code: string) => ({ data: { code } })
const head = () => at.desk.signIn('head-mediator')
const mediator = () => at.desk.signIn('mediator')
const inList = async () =>
  (await at.mediation.cases.list({ tab: 'open', limit: 50 })).rows.map(({ id }) => id)

describe('a case that is handed over', () => {
  it('is gone for who had it, and who had it when stays (ef-cms#7249, civicrm#13510)', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    at.desk.clock.advance(2 * 86_400_000)
    const to = await head()
    await at.mediation.hands.handOver({
      sendId: sendId(),
      case: id,
      from: at.mediator,
      to,
      reason: '金花退休',
    })
    const { stays } = await at.mediation.hands.of({ case: id })
    expect(stays.map(({ staff, from, until }) => [staff.id, from, until])).toEqual([
      [at.mediator, '2026-11-23', '2026-11-24'],
      [to, '2026-11-25', null],
    ])
    await mediator()
    expect(await inList()).toEqual([])
    await expect(at.mediation.parties.of({ case: id })).rejects.toMatchObject(refused('mediation.not-found'))
  })

  it('does not go to a mediator who is related to a party', async () => {
    const { id, applicant } = await caseBetween(at, '甲', '乙')
    const to = await head()
    await at.mediation.hands.declare({
      sendId: sendId(),
      party: applicant,
      mediator: to,
      says: 'relative',
      note: '',
    })
    await expect(
      at.mediation.hands.handOver({ sendId: sendId(), case: id, from: at.mediator, to, reason: '接手' }),
    ).rejects.toMatchObject(refused('mediation.hand-over-related'))
  })
})

describe('a relation of the mediator (人民调解法 19, 23)', () => {
  it('is asked of each mediator before they sit down: what nobody asked is to do, and missing when it is closed', async () => {
    const two = await acceptedCase(at.mediation, sendId, plainly('吵架'))
    const { id, applicant, respondent } = two
    const open = async () => (await at.mediation.hands.of({ case: id })).stays[0]?.unanswered
    const findings = async () => (await at.mediation.dossier.get({ id })).findings.map(({ code }) => code)
    expect(await open()).toEqual([applicant, respondent])
    expect((await at.mediation.sessions.list({ case: id })).unanswered).toMatchObject([
      { mediator: at.mediator },
    ])
    expect(await findings()).not.toContain('relations-unasked')
    const parties = [applicant, respondent]
    await at.mediation.sessions.tellRights({ sendId: sendId(), case: id, parties, on: '2026-11-23' })
    await at.mediation.sessions.hold({
      sendId: sendId(),
      case: id,
      session: sessionOf(two, '谈了', '2026-11-23'),
    })
    expect(await findings()).toContain('relations-unasked')
    const said = { sendId: sendId(), mediator: at.mediator, note: '' }
    await at.mediation.hands.declare({ ...said, party: applicant, says: 'colleague' })
    expect(await open()).toEqual([respondent])
    for (const party of parties)
      await at.mediation.hands.accepted({ sendId: sendId(), party, mediator: at.mediator, day: '2026-11-23' })
    // One key says it of all that are left, and takes nothing back of what the parties accepted.
    const word = { sendId: sendId(), case: id, mediator: at.mediator }
    expect((await at.mediation.hands.unrelated(word)).parties).toEqual([respondent])
    expect((await at.mediation.hands.of({ case: id })).stays[0]).toMatchObject({
      unanswered: [],
      mayMediate: true,
      accepted: [applicant, respondent],
    })
    expect(await findings()).not.toContain('relations-unasked')
  })

  it('to somebody of a like name is answered for itself, never by a word about all', async () => {
    const name = (await at.mediation.hands.of({ case: (await caseBetween(at, '甲', '乙')).id })).stays[0]
      ?.staff.name
    const { id, applicant, respondent } = await caseBetween(at, name ?? '', '乙')
    const { parties } = await at.mediation.hands.unrelated({
      sendId: sendId(),
      case: id,
      mediator: at.mediator,
    })
    expect(parties).toEqual([respondent])
    // Said again, or of somebody who is not the case's mediator, it would say nothing.
    for (const other of [at.mediator, 1])
      await expect(
        at.mediation.hands.unrelated({ sendId: sendId(), case: id, mediator: other }),
      ).rejects.toMatchObject(refused('mediation.relations-not-asked'))
    expect((await at.mediation.hands.of({ case: id })).stays[0]).toMatchObject({
      unanswered: [applicant],
      mayMediate: false,
    })
  })

  it('is found where a party has them act for it, unless somebody says that they are another (民法典 168)', async () => {
    const { id, respondent } = await caseBetween(at, '甲', '乙')
    const first = async () => (await at.mediation.hands.of({ case: id })).stays[0]
    const name = (await first())?.staff.name ?? ''
    const letter = {
      name,
      by: 'letter',
      phone: '',
      letterOn: '2026-11-23',
      maySign: true,
      isParty: null,
    } as const
    await at.mediation.parties.saveRepresentative({
      sendId: sendId(),
      party: respondent,
      id: null,
      text: letter,
    })
    expect(await first()).toMatchObject({
      relations: [{ party: respondent, code: 'acts-for', because: 'name', says: null }],
      mayMediate: false,
    })
    await at.mediation.hands.declare({
      sendId: sendId(),
      party: respondent,
      mediator: at.mediator,
      says: 'none',
      note: '同名',
    })
    expect((await first())?.relations).toEqual([])
  })

  it('is accepted only by all parties, and only by those who knew it', async () => {
    const { id, applicant, respondent } = await caseBetween(at, '甲', '乙')
    const may = async () => (await at.mediation.hands.of({ case: id })).stays[0]?.mayMediate
    const declare = (says: 'relative' | 'colleague') =>
      at.mediation.hands.declare({
        sendId: sendId(),
        party: applicant,
        mediator: at.mediator,
        says,
        note: '',
      })
    const accepts = (party: number) =>
      at.mediation.hands.accepted({ sendId: sendId(), party, mediator: at.mediator, day: '2026-11-23' })
    expect(await may()).toBe(true)
    await declare('relative')
    expect(await may()).toBe(false)
    await accepts(applicant)
    expect(await may()).toBe(false)
    await accepts(respondent)
    expect(await may()).toBe(true)
    await declare('colleague')
    expect(await may()).toBe(false)
  })
})

describe('whoever is let in', () => {
  it('sees the case, and lets in nobody else', async () => {
    const other = await head()
    await mediator()
    const { id } = await caseBetween(at, '甲', '乙')
    await head()
    const mine = await caseBetween(at, '丙', '丁')
    await at.mediation.hands.letIn({
      sendId: sendId(),
      case: mine.id,
      staff: at.mediator,
      reason: '联合调解',
    })
    await mediator()
    expect([...(await inList())].sort()).toEqual([id, mine.id].sort())
    await expect(
      at.mediation.hands.letIn({ sendId: sendId(), case: mine.id, staff: other, reason: '帮忙' }),
    ).rejects.toMatchObject(refused('mediation.not-your-case'))
  })

  it('is let out of a case that is bound, and its mediator hands that over too', async () => {
    const own = await head()
    const { id } = await boundCase(at.mediation, { keptYears: null, narrative: '漏水' })
    const staff = at.mediator
    const { id: stay } = await at.mediation.hands.letIn({ sendId: sendId(), case: id, staff, reason: '查阅' })
    await at.mediation.hands.letOut({ sendId: sendId(), stay })
    const over = { case: id, from: own, to: staff, reason: '离岗' }
    await at.mediation.hands.handOver({ sendId: sendId(), ...over })
    const { stays } = await at.mediation.hands.of({ case: id })
    expect(stays.map((one) => [one.staff.id, one.as])).toEqual([
      [own, 'mediator'],
      [staff, 'let-in'],
      [staff, 'mediator'],
    ])
  })

  it('reads of who is hidden in a case that is bound, also where it is learnt later (ef-cms#7214)', async () => {
    await head()
    const { id, applicant, respondent } = await boundCase(at.mediation, {
      keptYears: null,
      narrative: '漏水',
    })
    const meant = { is: 'party', party: respondent } as const
    const made = { id, paper: 'intake-form', about: null, for: meant } as const
    await at.mediation.papers.printed({ sendId: sendId(), ...made, onto: 'paper' })
    await at.mediation.parties.protect({ sendId: sendId(), party: applicant, hidden: true, reason: '被跟踪' })
    const { made: papers } = await at.mediation.papers.list({ id })
    expect(papers.map(({ reprint }) => reprint)).toEqual([true])
  })
})
