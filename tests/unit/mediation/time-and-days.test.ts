/** Days that a case goes by: its time made anew, a court's papers, the answer to a sender, the end that a hand has moved, a child's answer. */
import { afterEach, describe, expect, it } from 'vitest'
import { handsOf, satDown, textOf } from '#features/mediation/agreement/walk'
import { outsider } from '#features/mediation/intake/walk'
import { childrenUnasked, eachOnce, needsRepresentative, timeLimit } from '#features/mediation/rules/index'
import { seededCalendar } from '../../support/calendar'
import { sendId } from './desk-of-mediators'
import { cameFrom, openOn, refusedWith, type DeskInTime } from './further/desk'
import { accepted, effective, ended, proposed } from './further/hands'

let at: DeskInTime
afterEach(() => at.close())
const day = '2026-11-20'
const fromCourt = { referral: 'assigned', signedForOn: day, onlineOn: null } as const

describe('a case that is mediated anew', () => {
  it('has its time from that day, which can be extended, and had the old one again if that was a slip', async () => {
    at = await openOn('2026-03-10')
    const { two } = await effective(at, '2026-03-10')
    const dueOf = async () => (await at.mediation.cases.get({ id: two.id })).card.due
    expect(await dueOf()).toBe('2026-04-09')
    at.goTo('2026-05-11')
    await at.desk.signIn('mediator')
    const anew = () =>
      at.mediation.agreements.renegotiate({ sendId: sendId(), case: two.id, reason: '各方要改' })
    await anew()
    expect(await dueOf()).toBe('2026-06-10')
    await at.mediation.cases.takeBack({ sendId: sendId(), id: two.id })
    expect(await dueOf()).toBe('2026-04-09')
    await anew()
    const wishes = [two.applicant, two.respondent].map((party) => ({ party, on: '2026-05-11' }))
    const { due } = await at.mediation.timeLimits.extend({
      sendId: sendId(),
      case: two.id,
      days: 15,
      wishes,
    })
    expect(due).toBe('2026-06-25')
  })

  it('has as long as the first, unless a setting says otherwise', () => {
    const beginning = { acceptedOn: '2026-03-10', anewOn: '2026-05-11', court: null }
    const usual = { unit: 'days', length: 30 } as const
    const dueIn = (anew?: { readonly unit: 'days'; readonly length: number }) =>
      timeLimit(seededCalendar, { usual, anew, restDays: 'stay' }, beginning, [], [])?.due
    expect([dueIn(), dueIn({ unit: 'days', length: 10 })]).toEqual(['2026-06-10', '2026-05-21'])
  })
})

describe('特邀调解规定 27: the court’s papers', () => {
  it('of another day drop no extension that all wished', async () => {
    at = await openOn(day)
    const opened = cameFrom(fromCourt)
    const two = await accepted(at, day, opened)
    at.goTo('2026-12-19')
    await at.desk.signIn('mediator')
    const wishes = [two.applicant, two.respondent].map((party) => ({ party, on: '2026-12-19' }))
    await at.mediation.timeLimits.extend({ sendId: sendId(), case: two.id, days: 15, wishes })
    const put = (papersSignedForOn: string | null) =>
      at.mediation.intake.change({
        sendId: sendId(),
        case: two.id,
        opened: { ...opened, papersSignedForOn },
      })
    const refused = refusedWith('mediation.papers-day-drops-extension')
    await expect(put('2026-11-18')).rejects.toMatchObject(refused)
    await expect(put(null)).rejects.toMatchObject(refused)
    await put('2026-11-19')
    expect((await at.mediation.timeLimits.get({ case: two.id })).limit?.due).toBe('2027-01-03')
  })

  it('without a day stand on the work list at once', async () => {
    at = await openOn(day)
    const two = await accepted(at, day, {
      ...cameFrom(fromCourt),
      papersSignedForOn: null,
    })
    const waits = async () =>
      (await at.mediation.waiting.list({ whose: 'mine', limit: 5 })).rows.map(({ waits: w }) => [
        w.for,
        w.due,
      ])
    expect(await waits()).toEqual([['court-papers', day]])
    await at.mediation.intake.change({ sendId: sendId(), case: two.id, opened: cameFrom(fromCourt) })
    expect(await waits()).toEqual([['mediation', '2026-12-20']])
  })
})

it('特邀调解规定 26: an answer is of no day before the end that it tells of', async () => {
  at = await openOn('2026-11-23')
  const two = await accepted(at, day, cameFrom(fromCourt))
  await ended(at, two, 'fail', '2026-11-23')
  const reply = (on: string) =>
    at.mediation.replies.reply({
      sendId: sendId(),
      case: two.id,
      on,
      said: '调解不成',
      papersReceived: 3,
      papersReturned: 3,
      receipt: '章',
    })
  await expect(reply('2026-11-22')).rejects.toMatchObject(refusedWith('mediation.reply-before-the-end'))
  await reply('2026-11-23')
})

it('the end of a case is of one day on the copy sheet, behind the figure and in it, also after a hand was put right', async () => {
  at = await openOn('2026-12-02')
  await at.desk.signIn('head-mediator')
  const { two, agreement } = await proposed(at, '2026-11-27')
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-11-30') })
  const { standing } = await at.mediation.agreements.get({ case: two.id })
  const hand = standing?.hands.find(({ of }) => of === 'seal')?.id ?? 0
  const put = { representative: null, manner: 'seal', day: '2026-12-01', reason: '一日盖的' } as const
  await at.mediation.agreements.correctHand({ sendId: sendId(), agreement, hand, ...put })
  const ending = { on: '2026-12-01', as: 'agreed-written' }
  expect((await at.mediation.copySheet.get({ id: two.id })).copied.ended).toEqual(ending)
  const { rows } = await at.mediation.figures.rows({ period: '2026-12', figure: 'ended', limit: 50 })
  expect(rows.map((row) => row.ended)).toEqual([ending])
})

describe('民法典 1084: a child', () => {
  it('that was asked in time and again later was asked in time', async () => {
    at = await openOn('2026-11-19')
    const two = await accepted(at, '2026-11-16')
    await satDown(at.mediation, sendId, two, '谈', '2026-11-16')
    const named = { id: null, name: '小明', birth: '2016-11-02' }
    const { id: child } = await at.mediation.parties.saveChild({ sendId: sendId(), case: two.id, ...named })
    const asked = (on: string, words: string) =>
      at.mediation.parties.askChild({ sendId: sendId(), child, answer: { on, by: '金花', words } })
    await asked('2026-11-18', '跟妈妈')
    const text = { ...textOf(two, '抚养'), terms: [{ what: '孩子随母', kind: 'upbringing' as const }] }
    const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
    at.goTo('2026-11-23')
    await at.desk.signIn('mediator')
    await asked('2026-11-22', '还是跟妈妈')
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-11-19') })
  })

  it('is unasked on a day before every answer, also where cases were joined', () => {
    const wish = (on: string) => ({ on, words: '', askedBy: '金花' })
    const child = { name: '小明', birth: '2016-11-02' }
    const both = eachOnce([
      { ...child, wish: wish('2026-11-22') },
      { ...child, wish: wish('2026-11-18') },
    ])
    expect(childrenUnasked(both, '2026-11-17')).toEqual(['小明'])
    expect(childrenUnasked(both, '2026-11-18')).toEqual([])
  })
})

describe('民法典 18: whoever is sixteen and lives on their own wages', () => {
  it('signs themselves, where that is on record, and not a day before their birthday', () => {
    const young = { kind: 'person', birth: '2010-01-05' } as const
    expect(needsRepresentative({ ...young, capacity: 'full' }, day)).toBe(true)
    expect(needsRepresentative({ ...young, capacity: 'own-wages' }, day)).toBe(false)
    expect(needsRepresentative({ ...young, capacity: 'own-wages' }, '2026-01-04')).toBe(true)
  })

  it('puts their own hand to what was agreed, and stays a minor on what leaves the file', async () => {
    at = await openOn('2026-11-23')
    const two = await accepted(at, day)
    await satDown(at.mediation, sendId, two, '工资', day)
    const text = { ...outsider('乙', 'respondent', 2), birth: '2010-01-05', capacity: 'own-wages' as const }
    await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text })
    const agreed = textOf(two, '工资')
    const { agreement } = await at.mediation.agreements.propose({
      sendId: sendId(),
      case: two.id,
      text: agreed,
    })
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-11-23') })
    const paper = { paper: 'intake-form', about: null, for: { is: 'outside' } } as const
    const { source } = await at.mediation.papers.get({ id: two.id, ...paper })
    expect(source.parties[1]?.name.withheld).toBe('identifies-a-minor')
  })
})

it('whoever was put down by a slip is taken out while nothing is written of them, also after acceptance', async () => {
  at = await openOn('2026-11-23')
  const two = await accepted(at, day)
  const text = outsider('误登', 'third-party', 3)
  const slip = async () => (await at.mediation.parties.add({ sendId: sendId(), case: two.id, text })).id
  await at.mediation.parties.remove({ sendId: sendId(), party: await slip() })
  const asked = await slip()
  const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
  await at.mediation.parties.consent({ sendId: sendId(), party: asked, words, day })
  await expect(at.mediation.parties.remove({ sendId: sendId(), party: asked })).rejects.toMatchObject(
    refusedWith('mediation.party-used'),
  )
})
