/** Ends, time, answers to a court and what was brought, at a mediator's desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { otherRoutes } from '#features/mediation/contract/words'
import type { OpenedCase } from '#features/mediation/cases/contract'
import { plainly } from '#features/mediation/intake/walk'
import { jpeg } from '../../support/pictures'
import { nothingFound, openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

const today = '2026-11-23'
const before = '2026-11-20'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const refused = (code: string) => ({ data: { code } })
const accepted = (on = before): Promise<TwoSided> => acceptedCase(at.mediation, sendId, plainly('漏水'), on)
const stateOf = async ({ id }: TwoSided) => (await at.mediation.cases.get({ id })).card.state

describe('an end without an agreement', () => {
  it('人民调解法 17: a refusal by one party ends the case and keeps who, when and how', async () => {
    const two = await accepted()
    const end = { move: 'refuse', by: two.respondent, on: today, manner: 'by-phone' } as const
    await at.mediation.endings.end({ sendId: sendId(), case: two.id, ...end, told: [] })
    expect(await stateOf(two)).toBe('refused')
    const { ending } = await at.mediation.endings.get({ case: two.id })
    expect(ending).toMatchObject(end)
    const { gates } = await at.mediation.sessions.list({ case: two.id })
    expect(gates.map(({ code }) => code)).toEqual(['not-from-here'])
  })

  it('人民调解法 26: names each route that a party was not told of, until they were', async () => {
    const two = await accepted()
    const how = { on: today, manner: 'in-person' } as const
    const [first, ...others] = otherRoutes
    const one = { case: two.id }
    await at.mediation.endings.end({ sendId: sendId(), ...one, move: 'fail', by: null, ...how, told: [] })
    const tell = (party: number, routes: readonly (typeof otherRoutes)[number][]) =>
      at.mediation.endings.tell({
        sendId: sendId(),
        ...one,
        told: [{ party, routes: [...routes] }],
        ...how,
      })
    await tell(two.applicant, [first])
    await tell(two.respondent, otherRoutes)
    const untold = async () => (await at.mediation.endings.get(one)).ending?.untold
    expect(await untold()).toEqual([{ party: two.applicant, routes: others }])
    await tell(two.applicant, others)
    expect(await untold()).toEqual([])
  })

  it('puts an unsigned agreement aside with it', async () => {
    const two = await accepted()
    await satDown(at.mediation, sendId, two, '漏水')
    const text = textOf(two, '赔偿')
    await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
    const end = { move: 'withdraw', by: two.applicant, on: today, manner: 'in-writing' } as const
    await at.mediation.endings.end({ sendId: sendId(), case: two.id, ...end, told: [] })
    const { standing, earlier } = await at.mediation.agreements.get({ case: two.id })
    expect([standing, earlier.map(({ why }) => why)]).toEqual([null, ['ended']])
  })

  it('is of nobody alone where it fails, and of somebody where they stop it', async () => {
    const two = await accepted()
    const end = (move: 'fail' | 'withdraw', by: number | null) =>
      at.mediation.endings.end({
        sendId: sendId(),
        case: two.id,
        move,
        by,
        on: today,
        manner: 'by-phone',
        told: [],
      })
    await expect(end('fail', two.applicant)).rejects.toMatchObject(refused('desk.input'))
    await expect(end('withdraw', null)).rejects.toMatchObject(refused('desk.input'))
  })
})

describe('the time of a case (人民调解工作若干规定 33)', () => {
  it('goes on from its own end on all parties’ wish, and the list shows the new day', async () => {
    const two = await accepted()
    const wish = (...parties: readonly number[]) =>
      at.mediation.timeLimits.extend({
        sendId: sendId(),
        case: two.id,
        days: 15,
        wishes: parties.map((party) => ({ party, on: today })),
      })
    await expect(wish(two.applicant)).rejects.toMatchObject(refused('mediation.extension-not-all'))
    expect(await wish(two.applicant, two.respondent)).toEqual({ due: '2027-01-04' })
    const { limit, extensions } = await at.mediation.timeLimits.get({ case: two.id })
    expect([limit?.firstDue, limit?.due, extensions.length]).toEqual(['2026-12-20', '2027-01-04', 1])
    expect((await at.mediation.cases.get({ id: two.id })).card.due).toBe('2027-01-04')
  })

  it('is not made longer once it has passed', async () => {
    const two = await accepted('2026-10-01')
    const wishes = [two.applicant, two.respondent].map((party) => ({ party, on: today }))
    const extend = { sendId: sendId(), case: two.id, days: 15, wishes }
    await expect(at.mediation.timeLimits.extend(extend)).rejects.toMatchObject(
      refused('mediation.extension-too-late'),
    )
  })

  it('takes, after it has passed, what all had wished before, and greys nothing for it', async () => {
    // Accepted on 10-21, thirty days are over on 11-20; both had wished it on the last day, and it is heard of on 11-23.
    const two = await accepted('2026-10-21')
    const { limit, mayExtend } = await at.mediation.timeLimits.get({ case: two.id })
    expect([limit?.due, mayExtend]).toEqual(['2026-11-20', true])
    const wishes = [two.applicant, two.respondent].map((party) => ({ party, on: '2026-11-20' }))
    const extend = { sendId: sendId(), case: two.id, days: 15, wishes }
    expect(await at.mediation.timeLimits.extend(extend)).toEqual({ due: '2026-12-05' })
  })
})

describe('a case that a court referred (特邀调解规定 21, 26)', () => {
  it('is answered once it has ended, with its papers returned', async () => {
    const two = await acceptedCase(at.mediation, sendId, {
      ...plainly('借款'),
      source: 'referral',
      referrer: 'court',
      courtReferral: 'assigned',
      letter: '1号',
      replyDue: '2026-12-01',
      papersSignedForOn: before,
    })
    const one = { case: two.id }
    const reply = (papersReturned: number, receipt: string) =>
      at.mediation.replies.reply({
        sendId: sendId(),
        ...one,
        on: today,
        said: '调解不成',
        papersReceived: 3,
        papersReturned,
        receipt,
      })
    await expect(reply(3, '书记员')).rejects.toMatchObject(refused('mediation.not-ended'))
    const end = { move: 'fail', by: null, on: today, manner: 'in-person', told: [] } as const
    await at.mediation.endings.end({ sendId: sendId(), ...one, ...end, told: [] })
    const gaps = async () => (await at.mediation.replies.get(one)).gaps
    expect(await gaps()).toEqual([{ code: 'no-reply', missing: 0 }])
    await reply(1, '')
    expect(await gaps()).toEqual([
      { code: 'receipt', missing: 0 },
      { code: 'papers', missing: 2 },
    ])
    await reply(3, '书记员')
    expect(await gaps()).toEqual([])
  })

  it('is answered and waited for also where nobody took it on, or it goes on as part of another', async () => {
    const referral = {
      ...plainly('借款'),
      source: 'referral',
      referrer: 'court',
      courtReferral: 'assigned',
      letter: '2号',
      replyDue: '2026-12-01',
      papersSignedForOn: before,
    } as const
    const waited = async () =>
      (await at.mediation.waiting.list({ whose: 'mine', limit: 50 })).rows.flatMap(({ id, waits }) =>
        waits.for === 'reply' ? [[id, waits.due]] : [],
      )
    const notTakenOn = async (opened: OpenedCase): Promise<number> => {
      const { id } = await at.mediation.cases.open({ sendId: sendId(), opened })
      await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
      const step = { sendId: sendId(), case: id, move: 'not-accept', day: today } as const
      await at.mediation.intake.step({ ...step, reason: '不属人民调解' })
      return id
    }
    const refusedAtTheDoor = await notTakenOn(referral)
    // Their letter names no day by which they wait, and they wait all the same: after all that have one.
    const noDay = await notTakenOn({ ...referral, letter: '4号', replyDue: null })
    expect((await at.mediation.replies.get({ case: noDay })).gaps.map(({ code }) => code)).toEqual([
      'no-reply',
    ])
    const one = await acceptedCase(at.mediation, sendId, { ...referral, letter: '3号' })
    const into = await acceptedCase(at.mediation, sendId, plainly('漏水'))
    const joining = { case: one.id, into: into.id, day: today, reason: '同一家' }
    await at.mediation.joint.join({ sendId: sendId(), ...joining })
    const owed = [refusedAtTheDoor, one.id, noDay]
    expect(await waited()).toEqual(owed.map((id) => [id, id === noDay ? null : '2026-12-01']))
    for (const id of owed) {
      expect((await at.mediation.replies.get({ case: id })).mayReply).toBe(true)
      await at.mediation.replies.reply({
        sendId: sendId(),
        case: id,
        on: today,
        said: '已办结',
        papersReceived: 0,
        papersReturned: 0,
        receipt: '书记员',
      })
    }
    expect(await waited()).toEqual([])
  })
})

describe('what was brought and asked', () => {
  it('lies in the file of its case, opens on record, and goes for good when it was the wrong one', async () => {
    const two = await accepted()
    const file = new Blob([jpeg({ saying: 'evidence' })], { type: 'image/jpeg' })
    const { evidence } = await at.mediation.evidence.attach({
      sendId: sendId(),
      case: two.id,
      kind: 'evidence',
      party: two.applicant,
      title: '漏水照片',
      day: null,
      file,
      thumbnail: file,
      pages: 1,
    })
    const opened = await at.mediation.evidence.open({ evidence })
    expect(opened.content.size).toBe(file.size)
    await at.mediation.evidence.takeAway({ sendId: sendId(), evidence, reason: '放错案件' })
    expect((await at.mediation.evidence.list({ case: two.id })).evidence).toEqual([])
    await expect(at.mediation.evidence.open({ evidence })).rejects.toMatchObject(
      refused('mediation.not-found'),
    )
  })

  it('法释〔2022〕17号 6: a pledge without a day stays without one', async () => {
    const two = await accepted()
    await at.mediation.notes.pledge({
      sendId: sendId(),
      case: two.id,
      kind: 'pledge',
      party: two.respondent,
      on: null,
      words: '保证不再动手',
    })
    const { pledges } = await at.mediation.notes.list({ case: two.id })
    expect(pledges.map(({ on, words }) => [on, words])).toEqual([[null, '保证不再动手']])
  })

  it('is put right by a further note, and the first one stays', async () => {
    const two = await accepted()
    const text = { on: today, place: '楼道', asked: '邻居王某', words: '听到争吵' }
    const { note } = await at.mediation.notes.add({ sendId: sendId(), case: two.id, note: text })
    const right = { ...text, words: '听到摔东西' }
    await at.mediation.notes.correct({ sendId: sendId(), note, reason: '听错了', text: right })
    const { notes } = await at.mediation.notes.list({ case: two.id })
    expect(notes.map(({ words, isCorrected }) => [words, isCorrected])).toEqual([
      ['听到争吵', true],
      ['听到摔东西', false],
    ])
  })
})
