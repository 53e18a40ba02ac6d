/** Further worked cases of people: who is hidden, who is asked, who mediates, and what no note replaces. */
import { afterEach, expect, it } from 'vitest'
import { acceptedCase, keptOnSpot, satDown } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { closeWhole } from '#features/mediation/pay/walk'
import type { SuspicionText } from '#features/mediation/screening/contract'
import { testPassword } from '../../../support/desk'
import { beatenChild, caseBetween, registered, sendId, toThePolice } from '../desk-of-mediators'
import { named } from './cases'
import { answerOf, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, ended, suspected } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-23'
const refuge = '汉口香港路8号'

it(named('N-52'), async () => {
  at = await openOn(day)
  const two = await acceptedCase(at.mediation, sendId, plainly('吵架'), day, ['周建国', '何秀兰'])
  const text = { ...outsider('何秀兰', 'respondent', 2), address: refuge }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text })
  const paper = {
    id: two.id,
    paper: 'intake-form',
    about: null,
    for: { is: 'party', party: two.applicant },
  } as const
  await at.mediation.papers.printed({ sendId: sendId(), ...paper, onto: 'paper' })
  const isTold = async () => JSON.stringify((await at.mediation.papers.get(paper)).source).includes(refuge)
  const reprinted = async () =>
    (await at.mediation.papers.list({ id: two.id })).made.map(({ reprint }) => reprint)
  expect([await isTold(), await reprinted()]).toEqual([true, [false]])
  const woman = { ...beatenChild, name: '何秀兰', birth: '1985-01-01', capacity: 'full' as const }
  const { id: suspicion } = await suspected(at, two.id, woman)
  const answer = (said: 'wanted' | 'not-wanted') =>
    at.mediation.screening.help({ sendId: sendId(), suspicion, offer: 'address-hidden', answer: said })
  await answer('wanted')
  const atRisk = async (id: number) =>
    (await at.mediation.parties.of({ case: id })).parties.flatMap(({ name, isAtRisk }) =>
      isAtRisk ? [name] : [],
    )
  expect([await atRisk(two.id), await isTold(), await reprinted()]).toEqual([['何秀兰'], false, [true]])
  // Put right, it is still her who wanted it; and in the case that takes this one in she is hidden as well.
  await suspected(at, two.id, { ...woman, continues: suspicion, forms: ['threats'] })
  const into = await acceptedCase(at.mediation, sendId, plainly('欠账'), day, ['何秀兰', '周建国'])
  expect(await atRisk(into.id)).toEqual([])
  const join = { case: two.id, into: into.id, day, reason: '同一家' }
  await at.mediation.joint.join({ sendId: sendId(), ...join })
  expect(await atRisk(into.id)).toEqual(['何秀兰'])
  // Written down a little differently first, she is found by the name that was put right.
  const misheard = await acceptedCase(at.mediation, sendId, plainly('吵架'), day, ['周建国', '何秀兰'])
  const heard = await suspected(at, misheard.id, { ...woman, name: '何秀南' })
  await at.mediation.screening.help({
    sendId: sendId(),
    suspicion: heard.id,
    offer: 'address-hidden',
    answer: 'wanted',
  })
  expect(await atRisk(misheard.id)).toEqual([])
  await suspected(at, misheard.id, { ...woman, continues: heard.id })
  expect(await atRisk(misheard.id)).toEqual(['何秀兰'])
  const alone = await acceptedCase(at.mediation, sendId, plainly('吵架'), day, ['周建国', '何秀兰'])
  const other = await suspected(at, alone.id, woman)
  const say = (said: 'wanted' | 'not-wanted') =>
    at.mediation.screening.help({
      sendId: sendId(),
      suspicion: other.id,
      offer: 'address-hidden',
      answer: said,
    })
  await say('wanted')
  expect(await atRisk(alone.id)).toEqual(['何秀兰'])
  await say('not-wanted')
  expect(await atRisk(alone.id)).toEqual([])
})

it(named('N-57'), async () => {
  at = await openOn(day)
  const helper = await at.desk.signIn('head-mediator')
  await at.desk.signIn('manager')
  const { id: third } = await at.desk.client.staff.add({
    sendId: sendId(),
    account: 'fange',
    name: '帆哥',
    roles: ['mediator'],
    password: testPassword,
  })
  await at.desk.signIn('head-mediator')
  const two = await accepted(at, day)
  const join = (staff: number) =>
    at.mediation.hands.letIn({ sendId: sendId(), case: two.id, staff, as: 'mediator', reason: '一起调' })
  await join(at.mediator)
  expect(await answerOf(join(at.mediator))).toBe('mediation.in-already')
  await join(third)
  const session = await satDown(at.mediation, sendId, two, '谈成', day)
  const initialled = [two.applicant, two.respondent].map((party) => ({ party, page: 1 }))
  await at.mediation.sessions.initial({ sendId: sendId(), session, pages: 1, initialled })
  const text = keptOnSpot(two, '口头', day)
  await at.mediation.agreements.speak({ sendId: sendId(), case: two.id, reachedOn: day, text })
  await at.mediation.performance.perform({ sendId: sendId(), case: two.id })
  await closeWhole(at.mediation, sendId, two, day)
  const member = { sex: 'female', chosenOn: '2025-06-01', chair: false, studio: '' } as const
  const enlist = (staffId: number, salaried: boolean) =>
    at.mediation.committee.keep({
      sendId: sendId(),
      id: null,
      member: { ...member, name: `成员${staffId}`, staffId, salaried },
    })
  const shares = async () =>
    (await at.mediation.pay.month({ month: '2026-11' })).lines.map((line) =>
      line.shares.map(({ fen }) => fen),
    )
  await enlist(helper, false)
  await enlist(at.mediator, false)
  // Who is not on the roll is paid by somebody else.
  expect(await shares()).toEqual([[5_500, 5_500]])
  await enlist(third, false)
  expect(await shares()).toEqual([[3_666, 3_666, 3_668]])
  const approval = { caseId: two.id, approvedBy: '司法所', approvedOn: day }
  expect(
    await answerOf(at.mediation.pay.approve({ sendId: sendId(), ...approval, approvedOn: '2026-11-22' })),
  ).toBe('mediation.pay-before-closing')
  expect(await at.mediation.pay.approve({ sendId: sendId(), ...approval })).toEqual({ fen: 11_000 })
  const { sums } = await at.mediation.pay.ledger({ year: 2026 })
  expect(sums.reduce((all, { fen }) => all + fen, 0)).toBe(11_000)
})

it(named('N-59'), async () => {
  at = await openOn(day)
  const resident = await registered(at.desk, '何秀兰')
  const visit = async (who: { readonly residentId: number } | { readonly visitor: string }) => {
    await at.desk.signIn('manager')
    const { visit: one } = await at.desk.client.visits.register({
      sendId: sendId(),
      ...who,
      matter: '求助',
      then: { kind: 'wait' },
    })
    return one.id
  }
  const [herself, daughter] = [await visit({ residentId: resident }), await visit({ visitor: '何小妹' })]
  at.desk.desk.session
    .requireOpen()
    .store.statement(`UPDATE staff SET roles = ? WHERE account = 'mediator'`)
    .run(JSON.stringify(['front-desk', 'mediator']))
  await at.desk.signIn('mediator')
  const saidAt = Date.parse(`${day}T08:00:00+08:00`)
  const from = async (visitId: number | null) => {
    const plea = { saidAt, person: '何秀兰', words: '不敢回家', handler: '金花', addsTo: null }
    const { id } = await at.mediation.pleas.keep({ sendId: sendId(), plea })
    const opened = { ...plainly('夫妻吵架'), visitId }
    const one = await at.mediation.pleas.openCase({ sendId: sendId(), id, opened })
    const { parties } = await at.mediation.parties.of({ case: one.id })
    return parties.map(({ name, role, residentId }) => [name, role, residentId])
  }
  expect(await from(herself)).toEqual([['何秀兰', 'applicant', resident]])
  expect(await from(daughter)).toEqual([['何秀兰', 'applicant', null]])
  expect(await from(null)).toEqual([['何秀兰', 'applicant', null]])
})

it(named('N-60'), async () => {
  at = await openOn(day)
  const { id } = await caseBetween(at, '甲', '乙')
  const born = { name: '小宝', birth: '2016-01-01' }
  const { id: child } = await at.mediation.parties.saveChild({
    sendId: sendId(),
    case: id,
    id: null,
    ...born,
  })
  const ask = (words: string, on: string) =>
    at.mediation.parties.askChild({ sendId: sendId(), child, answer: { on, by: '金花', words } })
  await ask('跟着爸爸过', '2026-11-21')
  await ask('想跟奶奶住', day)
  const { children } = await at.mediation.parties.of({ case: id })
  expect(children.map(({ wish, earlier }) => [wish?.words, earlier])).toEqual([
    ['想跟奶奶住', [{ on: '2026-11-21', by: '金花', words: '跟着爸爸过' }]],
  ])
  const find = async (words: string) =>
    (await at.mediation.search.find({ filter: { words }, limit: 50 })).rows.map(({ card }) => card.id)
  expect([await find('跟着爸爸'), await find('奶奶')]).toEqual([[id], [id]])
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  for (const sql of ["UPDATE mediation_child_answers SET wish = ''", 'DELETE FROM mediation_child_answers'])
    expect(() => sqlite.exec(sql)).toThrow('append-only')
})

it(named('N-62'), async () => {
  at = await openOn(day)
  const owedTo = async (more: Partial<SuspicionText>) => {
    const { id } = await caseBetween(at, '甲', '乙')
    const { owed } = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: {
        corrects: null,
        reason: '',
        offence: 'unlikely',
        bars: [],
        vulnerable: [],
        danger: [],
        suspicions: [{ ...beatenChild, ...more }],
      },
    })
    return owed.map(({ to, when }) => [when, to.length])
  }
  expect(await owedTo({ birth: '1940-01-01', capacity: 'limited', from: 'in-law' })).toEqual([
    ['promptly', 1],
  ])
  expect(await owedTo({ from: 'living-together' })).toEqual([
    ['at-once', 1],
    ['at-once', 3],
  ])
  expect(await owedTo({ from: 'other', forms: ['bullying'] })).toEqual([['at-once', 3]])
  expect(await owedTo({ birth: '1940-01-01', capacity: 'full', from: 'in-law' })).toEqual([])
})

it(named('N-63'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const { id: suspicion } = await suspected(at, two.id, beatenChild)
  const owes = async () => (await at.mediation.screening.of({ case: two.id })).owed.length
  await at.mediation.papers.account({ sendId: sendId(), id: two.id, on: day, said: '家长说是摔的，不用报' })
  await at.mediation.notes.pledge({
    sendId: sendId(),
    case: two.id,
    kind: 'pledge',
    party: two.respondent,
    on: day,
    words: '不再打孩子',
  })
  await at.mediation.risk.contact({
    sendId: sendId(),
    case: two.id,
    party: two.applicant,
    on: day,
    manner: 'by-phone',
    what: '已口头告诉学校',
    next: null,
  })
  expect(await owes()).toBe(2)
  await ended(at, two, 'withdraw', day)
  await at.desk.signIn('head-mediator')
  const close = () =>
    at.mediation.dossier.close({ sendId: sendId(), id: two.id, day, reason: '家长不同意报告' })
  await expect(close()).rejects.toMatchObject(refusedWith('mediation.gate-report-owed'))
  // To the school alone one of the two stays owed.
  const report = { ...toThePolice, suspicion }
  await at.mediation.screening.report({
    sendId: sendId(),
    case: two.id,
    report: { ...report, to: 'education' },
  })
  await expect(close()).rejects.toMatchObject(refusedWith('mediation.gate-report-owed'))
  const before = (await at.mediation.screening.of({ case: two.id })).screenings.at(-1)
  await at.mediation.screening.screen({
    sendId: sendId(),
    case: two.id,
    screening: {
      corrects: before?.id ?? 0,
      reason: '伤是骑车摔的，校医有记录',
      suspicions: [],
      offence: 'unlikely',
      bars: [],
      vulnerable: [],
      danger: [],
    },
  })
  await close()
  const { screenings } = await at.mediation.screening.of({ case: two.id })
  expect(screenings.map(({ suspicions }) => suspicions.length)).toEqual([0, 1, 0])
})

it(named('N-69'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const head = await at.desk.signIn('head-mediator')
  await at.desk.signIn('mediator')
  const stays = async () =>
    (await at.mediation.hands.of({ case: two.id })).stays.map(({ id, staff, as, until }) => ({
      id,
      staff: staff.id,
      as,
      until,
    }))
  const [own] = await stays()
  const letOut = (stay: number) => at.mediation.hands.letOut({ sendId: sendId(), stay })
  await expect(letOut(own?.id ?? 0)).rejects.toMatchObject(refusedWith('mediation.last-mediator'))
  const give = (as: 'mediator' | 'let-in') =>
    at.mediation.hands.letIn({ sendId: sendId(), case: two.id, staff: head, as, reason: '一起调' })
  await give('let-in')
  await give('mediator')
  expect((await stays()).map(({ staff, as, until }) => [staff, as, until])).toEqual([
    [at.mediator, 'mediator', null],
    [head, 'let-in', day],
    [head, 'mediator', null],
  ])
  const { card } = await at.mediation.cases.get({ id: two.id })
  expect(card.mediators.map(({ id }) => id)).toEqual([at.mediator, head])
  await letOut(own?.id ?? 0)
  at.goTo('2026-11-24')
  await at.desk.signIn('mediator')
  await expect(at.mediation.cases.get({ id: two.id })).rejects.toMatchObject(
    refusedWith('mediation.not-found'),
  )
})
