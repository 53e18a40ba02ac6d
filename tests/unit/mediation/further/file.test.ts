/** Further worked cases of the file: what lies in it, what it lacks, whose it was, what it is worth. */
import { afterEach, expect, it } from 'vitest'
import { pagesCounted } from '#features/mediation/dossier/walk'
import { acceptedCase, handsOf, textOf } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { beatenChild, sendId } from '../desk-of-mediators'
import { named } from './cases'
import { answerOf, cameFrom, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, effective, ended, findingsOf, foundBy, proposed, suspected } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

const instalmentsOf = async (id: number) =>
  (await at.mediation.performance.get({ case: id })).duties.flatMap(({ instalments }) => instalments)
const keep = (instalment: number, fen: number, on: string) =>
  at.mediation.performance.keep({ sendId: sendId(), instalment, day: on, fen, way: 'transfer' })

it(named('N-50'), async () => {
  at = await openOn(day)
  const { two } = await effective(at, day)
  const vouchers = async () =>
    (await findingsOf(at, two)).filter(({ code, what }) => code === 'leaf' && what === 'performance').length
  const [first] = await instalmentsOf(two.id)
  const { performance } = await keep(first?.id ?? 0, 10_000, day)
  expect(await vouchers()).toBe(1)
  await at.mediation.performance.reverse({ sendId: sendId(), performance })
  expect(await vouchers()).toBe(0)
})

it(named('N-51'), async () => {
  at = await openOn('2026-11-23')
  const two = await accepted(at, '2026-11-23')
  const woman = { ...beatenChild, name: '乙', birth: '1985-01-01', capacity: 'full' as const }
  const first = await suspected(at, two.id, woman)
  const now = await suspected(at, two.id, { ...woman, continues: first.id, forms: ['threats'] })
  await ended(at, two, 'refuse', '2026-11-23')
  const unanswered = async () =>
    (await findingsOf(at, two)).filter(({ code }) => code === 'help-unanswered').map(({ count }) => count)
  expect(await unanswered()).toEqual([1])
  for (const { offer } of now.help)
    await at.mediation.screening.help({ sendId: sendId(), suspicion: now.id, offer, answer: 'not-wanted' })
  expect(await unanswered()).toEqual([])
})

it(named('N-55'), async () => {
  at = await openOn(day)
  const court = cameFrom({ referral: 'assigned', signedForOn: day, onlineOn: null })
  const two = await accepted(at, day, { ...court, replyDue: '2026-11-25' })
  const waits = async () =>
    (await at.mediation.waiting.list({ whose: 'mine', limit: 50 })).rows.map(({ waits: one }) => [
      one.for,
      one.due,
    ])
  expect(await waits()).toEqual([['reply', '2026-11-25']])
  at.goTo('2026-11-26')
  expect(await at.mediation.waiting.due({})).toEqual({ today: 0, overdue: 1 })
  await ended(at, two, 'fail', '2026-11-26')
  const reply = {
    on: '2026-11-26',
    said: '调解不成',
    papersReceived: 2,
    papersReturned: 2,
    receipt: '立案庭',
  }
  await at.mediation.replies.reply({ sendId: sendId(), case: two.id, ...reply })
  expect(await waits()).toEqual([['follow-up', '2026-12-03']])
})

it(named('N-56'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await ended(at, two, 'refuse', day)
  const head = await at.desk.signIn('head-mediator')
  await at.mediation.dossier.close({ sendId: sendId(), id: two.id, day, reason: '当事人外迁' })
  at.goTo('2026-12-20')
  await at.desk.signIn('head-mediator')
  const give = { from: at.mediator, to: head, reason: '金花离岗' }
  await at.mediation.hands.handOver({ sendId: sendId(), case: two.id, ...give })
  const { by } = await at.mediation.figures.of({ period: '2026-11' })
  expect(by.mediator.map(({ key }) => key)).toEqual(['mediator'])
  expect((await at.mediation.dossier.get({ id: two.id })).mediators).toEqual(['mediator'])
  const cardsMediators = async () =>
    (await at.mediation.cases.get({ id: two.id })).card.mediators.map(({ name }) => name)
  // Whose work it still is until it is bound; bound it was who had it.
  expect(await cardsMediators()).toEqual(['head-mediator'])
  const { settings } = await at.mediation.pay.month({ month: '2026-11' })
  const whatever = { ...settings, onlySuccesses: false, onlyWhenPerformed: false }
  await at.mediation.pay.configure({ sendId: sendId(), settings: whatever })
  for (const [staffId, name] of [
    [at.mediator, '金花'],
    [head, '胡莲'],
  ] as const)
    await at.mediation.committee.keep({
      sendId: sendId(),
      id: null,
      member: {
        name,
        sex: 'female',
        chosenOn: '2025-06-01',
        chair: false,
        salaried: false,
        studio: '',
        staffId,
      },
    })
  const [line] = (await at.mediation.pay.month({ month: '2026-11' })).lines
  expect(line?.shares.map(({ name }) => name)).toEqual(['mediator'])
  const cover = { day: '2026-12-20', title: '吵架', from: day, to: day, keptYears: null, remark: '' }
  await pagesCounted(at.mediation, sendId, two.id)
  await at.mediation.dossier.archive({ sendId: sendId(), id: two.id, ...cover })
  expect(await cardsMediators()).toEqual(['mediator'])
})

it(named('N-58'), async () => {
  at = await openOn(day)
  const plea = {
    saidAt: Date.parse(`${day}T08:00:00+08:00`),
    person: '何秀兰',
    words: '他昨晚砸了热水瓶',
    handler: '金花',
    addsTo: null,
  }
  const say = (more: { readonly words?: string; readonly addsTo?: number }) =>
    at.mediation.pleas.keep({ sendId: sendId(), plea: { ...plea, ...more } })
  const { id } = await say({})
  await say({ words: '孩子躲在床底', addsTo: id })
  expect(await foundBy(at, '热水瓶')).toEqual([])
  const open = () => at.mediation.pleas.openCase({ sendId: sendId(), id, opened: plainly('夫妻吵架') })
  const one = await open()
  await say({ words: '邻居报过警', addsTo: id })
  await at.mediation.screening.plea({
    sendId: sendId(),
    case: one.id,
    plea: { ...plea, words: '脸上有伤', addsTo: id },
  })
  for (const words of ['热水瓶', '床底', '报过警', '有伤']) expect(await foundBy(at, words)).toEqual([one.id])
  const [hit] = (await at.mediation.search.find({ filter: { words: '报过警' }, limit: 50 })).rows
  expect(hit?.places.map(({ source, text }) => [source, text])).toEqual([['plea-before', '邻居报过警']])
  // Not taken up, it became another: found in both.
  await at.mediation.screening.screen({
    sendId: sendId(),
    case: one.id,
    screening: {
      corrects: null,
      reason: '',
      suspicions: [],
      offence: 'unlikely',
      bars: [],
      vulnerable: [],
      danger: [],
    },
  })
  await at.mediation.intake.step({ sendId: sendId(), case: one.id, move: 'drop', day, reason: '不愿意' })
  const again = await open()
  await say({ words: '又来砸门', addsTo: id })
  expect(await foundBy(at, '热水瓶')).toEqual([again.id, one.id])
  expect(await foundBy(at, '砸门')).toEqual([again.id, one.id])
  await at.desk.signIn('manager')
  expect(await answerOf(at.mediation.search.find({ filter: { words: '热水瓶' }, limit: 50 }))).toBe(
    'session.forbidden',
  )
})

it('N-58: and by the number of a letter, of an agreement and of a court’s paper (人民调解法 27)', async () => {
  at = await openOn(day)
  const court = cameFrom({ referral: 'entrusted-ordinary', signedForOn: day, onlineOn: null })
  const { two, number } = await proposed(at, day, court)
  await at.mediation.agreements.settleInCourt({
    sendId: sendId(),
    case: two.id,
    by: 'court-paper',
    number: '（2026）鄂0192民初77号',
    on: day,
  })
  for (const words of ['诉前调1号', number, '民初77号']) expect(await foundBy(at, words)).toEqual([two.id])
})

it(named('N-64'), async () => {
  at = await openOn('2026-12-30')
  const one = await accepted(at, '2026-12-30')
  const numberOf = async ({ id }: { readonly id: number }) =>
    (await at.mediation.cases.get({ id })).card.number
  at.goTo('2026-12-31')
  const refused = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('欠账') })
  await at.mediation.screening.screen({
    sendId: sendId(),
    case: refused.id,
    screening: {
      corrects: null,
      reason: '',
      suspicions: [],
      offence: 'unlikely',
      bars: ['in-court'],
      vulnerable: [],
      danger: [],
    },
  })
  const no = { move: 'not-accept', day: '2026-12-31', reason: '法院已受理' } as const
  await at.mediation.intake.step({ sendId: sendId(), case: refused.id, ...no })
  const other = await accepted(at, '2026-12-31')
  at.goTo('2027-01-02')
  const third = await accepted(at, '2027-01-02')
  expect(await Promise.all([one, refused, other, third].map(numberOf))).toEqual([
    '人调字〔2026〕001号',
    null,
    '人调字〔2026〕002号',
    '人调字〔2027〕001号',
  ])
  expect((await proposed(at, '2027-01-02')).number).toBe('人调协字〔2027〕001号')
})

it(named('N-65'), async () => {
  at = await openOn('2026-11-30')
  const two = await acceptedCase(at.mediation, sendId, { ...plainly('漏水'), moneyFen: 30_000 }, '2026-11-30')
  at.goTo('2026-12-01')
  const parties = [two.applicant, two.respondent]
  await at.mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties, on: '2026-12-01' })
  const present = parties.map((party) => ({ party, words: '谈', readBy: '' }))
  await at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: {
      on: '2026-12-01',
      clock: '14:00',
      place: '调解室',
      doors: 'closed',
      present,
      others: [],
      childPresent: false,
      rightsTold: true,
      result: '谈成',
    },
  })
  const text = textOf(two, '赔偿')
  const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-12-01') })
  at.goTo('2027-01-02')
  for (const { id, fen } of await instalmentsOf(two.id)) await keep(id, fen ?? 0, '2027-01-02')
  await at.mediation.performance.perform({ sendId: sendId(), case: two.id })
  const totals = async (period: string) => {
    const {
      accepted: taken,
      people,
      money,
      ended: over,
      succeeded,
      written,
      performed,
    } = (await at.mediation.figures.of({ period })).total
    return [taken, people, money, over, succeeded, written, performed]
  }
  expect(await Promise.all(['2026-11', '2026-12', '2027-01'].map(totals))).toEqual([
    [1, 3, 30_000, 0, 0, 0, 0],
    [0, 0, 0, 1, 1, 1, 0],
    [0, 0, 0, 0, 0, 0, 1],
  ])
})

it(named('N-68'), async () => {
  at = await openOn(day)
  const { two } = await effective(at, day)
  const [first, second] = await instalmentsOf(two.id)
  if (first === undefined || second === undefined) throw new Error('nothing is owed')
  await keep(first.id, 4_000, day)
  at.goTo('2026-11-21')
  const standing = async () =>
    (await instalmentsOf(two.id)).map((one) => [one.standing, one.leftFen, one.daysLate])
  expect(await standing()).toEqual([
    ['part', 6_000, 0],
    ['coming', 20_000, 0],
  ])
  at.goTo('2026-11-22')
  expect((await standing())[0]).toEqual(['late', 6_000, 1])
  expect(await answerOf(keep(first.id, 6_001, '2026-11-22'))).toBe('mediation.more-than-owed')
  await keep(first.id, 6_000, '2026-11-22')
  const perform = () => at.mediation.performance.perform({ sendId: sendId(), case: two.id })
  await expect(perform()).rejects.toMatchObject(refusedWith('mediation.gate-not-performed'))
  await keep(second.id, 20_000, '2026-11-22')
  await perform()
  const { events } = await at.mediation.cases.get({ id: two.id })
  expect(events.at(-1)).toMatchObject({ kind: 'perform', day: '2026-11-22' })
})
