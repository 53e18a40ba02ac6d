/** A paper and a record tell of who was there then, whatever the register says from which day on. */
import { afterEach, expect, it } from 'vitest'
import { handsOf, satDown, sessionOf, textOf } from '#features/mediation/agreement/walk'
import { outsider } from '#features/mediation/intake/walk'
import { sendId } from '../desk-of-mediators'
import { cameFrom, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, effective, ended, findingsOf, proposed } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

const sourceOf = async (id: number, paper: 'agreement' | 'certificate' | 'session', about: number) =>
  (await at.mediation.papers.get({ id, paper, about, for: { is: 'mediator' } })).source
const actingOn = async (id: number, agreement: number) =>
  (await sourceOf(id, 'agreement', agreement)).parties.map(({ acting }) =>
    acting.map(({ name }) => name.text),
  )
const acts = async (party: number, name: string, by: 'law' | 'letter') =>
  (
    await at.mediation.parties.saveRepresentative({
      sendId: sendId(),
      party,
      id: null,
      text: { name, by, phone: '', letterOn: by === 'law' ? null : day, maySign: true, isParty: null },
    })
  ).id
async function givenToHead(caseId: number) {
  const head = await at.desk.signIn('head-mediator')
  await at.mediation.hands.handOver({
    sendId: sendId(),
    case: caseId,
    from: at.mediator,
    to: head,
    reason: '金花调走',
  })
}

/** The desk's clock is set on: nobody is locked out for having waited. */
const anHourLater = () => {
  at.desk.clock.setDate(at.desk.clock.now() + 60 * 60 * 1000)
}
const acceptsAnew = (party: number, on: string) =>
  at.mediation.parties.consent({
    sendId: sendId(),
    party,
    words: { mediation: 'consents', mediator: 'accepted', doors: 'closed' },
    day: on,
  })
async function stayOf(caseId: number, staff: number): Promise<number> {
  const { stays } = await at.mediation.hands.of({ case: caseId })
  const one = stays.find((stay) => stay.staff.id === staff)
  if (one === undefined) throw new Error('no stay')
  return one.id
}

it('a guardian who signed stands on the paper, whenever they were written down (民法典 23; 人民调解法 29)', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await satDown(at.mediation, sendId, two, '谈成', day)
  at.goTo('2026-11-23')
  const child = { ...outsider('乙', 'respondent', 2), birth: '2016-11-02', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text: child })
  const representative = await acts(two.respondent, '乙母', 'law')
  const text = textOf(two, '赔偿')
  const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
  const hands = handsOf(two, day).map((hand) =>
    hand.party === two.respondent ? { ...hand, representative } : hand,
  )
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
  expect(await actingOn(two.id, agreement)).toEqual([[], ['乙母']])
})

it('a lawyer who signed stands on the paper, though another came before the seal (民法典 173)', async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const representative = await acts(two.respondent, '丁律师', 'letter')
  const [one, other, mediator, seal] = handsOf(two, day)
  if (one === undefined || other === undefined || mediator === undefined || seal === undefined)
    throw new Error('nobody signs')
  const sign = (...hands: ReturnType<typeof handsOf>) =>
    at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
  await sign(one, { ...other, representative }, mediator)
  at.goTo('2026-11-22')
  await at.mediation.parties.endRepresentative({
    sendId: sendId(),
    id: representative,
    on: '2026-11-21',
    why: '换人',
  })
  await acts(two.respondent, '戊律师', 'letter')
  await givenToHead(two.id)
  at.goTo('2026-11-23')
  await sign({ ...seal, day: '2026-11-23' })
  expect(await actingOn(two.id, agreement)).toEqual([[], ['丁律师']])
  // Who mediated is whose hand is on it, whoever had the case when the seal came (人民调解法 29).
  expect((await sourceOf(two.id, 'certificate', agreement)).mediators).toEqual(['mediator'])
})

it('who wrote the record of a morning was there, though the case was given away that afternoon', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  at.goTo('2026-11-23')
  const session = await satDown(at.mediation, sendId, two, '谈成', '2026-11-23')
  anHourLater()
  await givenToHead(two.id)
  // 人民调解法 19: the parties had accepted whoever sat there, and nobody else did.
  expect((await sourceOf(two.id, 'session', session)).mediators).toEqual(['mediator'])
  anHourLater()
  for (const party of [two.applicant, two.respondent]) await acceptsAnew(party, '2026-11-23')
  const after = await satDown(at.mediation, sendId, two, '又谈', '2026-11-23')
  expect((await sourceOf(two.id, 'session', after)).mediators).toEqual(['head-mediator'])
})

it('who came to mediate beside the first that morning sat there, though the first gave it away that afternoon', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const head = await at.desk.signIn('head-mediator')
  await at.desk.signIn('mediator')
  at.goTo('2026-11-23')
  await at.mediation.hands.letIn({
    sendId: sendId(),
    case: two.id,
    staff: head,
    as: 'mediator',
    reason: '一起',
  })
  for (const party of [two.applicant, two.respondent]) await acceptsAnew(party, '2026-11-23')
  anHourLater()
  const session = await satDown(at.mediation, sendId, two, '谈成', '2026-11-23')
  expect((await sourceOf(two.id, 'session', session)).mediators).toEqual(['mediator', 'head-mediator'])
  anHourLater()
  await at.desk.signIn('head-mediator')
  await at.mediation.hands.letOut({ sendId: sendId(), stay: await stayOf(two.id, at.mediator) })
  expect((await sourceOf(two.id, 'session', session)).mediators).toEqual(['mediator', 'head-mediator'])
})

it('who put the mediator’s hand to it in the morning mediated it, though the case was given away that afternoon (人民调解法 29)', async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  at.goTo('2026-11-23')
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-11-23') })
  anHourLater()
  const head = await at.desk.signIn('head-mediator')
  await at.mediation.hands.handOver({
    sendId: sendId(),
    case: two.id,
    from: at.mediator,
    to: head,
    reason: '金花调走',
  })
  expect((await sourceOf(two.id, 'certificate', agreement)).mediators).toEqual(['mediator'])
})

it('whose a case was when it was closed is who had it in that hour, though it was given away or shared that afternoon (人民调解法 19)', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  at.goTo('2026-11-23')
  const { id } = two
  await ended(at, two, 'refuse', '2026-11-23')
  await at.desk.signIn('head-mediator')
  await at.mediation.dossier.close({ sendId: sendId(), id, day: '2026-11-23', reason: '当事人外迁' })
  const whose = async () => {
    const report = { id, paper: 'closing-report', about: null, for: { is: 'mediator' } } as const
    return (await at.mediation.papers.get(report)).source.mediators
  }
  expect(await whose()).toEqual(['mediator'])
  anHourLater()
  await givenToHead(id)
  expect(await whose()).toEqual(['mediator'])
  // As earlier versions wrote it.
  const store = at.desk.desk.session.storeOf('mediation')
  store.sqlite.exec('DROP TRIGGER mediation_stays_end')
  store.statement("UPDATE mediation_stays SET until_day = '2026-11-22' WHERE until_day = '2026-11-23'").run()
  expect(await whose()).toEqual(['mediator'])
})

it('a closed case that was given away today is not left with nobody: whoever has it now is let out by nobody', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  at.goTo('2026-11-23')
  const { id } = two
  await ended(at, two, 'refuse', '2026-11-23')
  await at.desk.signIn('head-mediator')
  await at.mediation.dossier.close({ sendId: sendId(), id, day: '2026-11-23', reason: '当事人外迁' })
  await givenToHead(id)
  const { stays } = await at.mediation.hands.of({ case: id })
  const stay = stays.find(({ until }) => until === null)?.id ?? 0
  await expect(at.mediation.hands.letOut({ sendId: sendId(), stay })).rejects.toMatchObject(
    refusedWith('mediation.last-mediator'),
  )
})

it('whoever took it over that morning and closed it had it', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  at.goTo('2026-11-23')
  await ended(at, two, 'refuse', '2026-11-23')
  await givenToHead(two.id)
  anHourLater()
  const { id } = two
  await at.mediation.dossier.close({ sendId: sendId(), id, day: '2026-11-23', reason: '当事人外迁' })
  const report = { id, paper: 'closing-report', about: null, for: { is: 'mediator' } } as const
  expect((await at.mediation.papers.get(report)).source.mediators).toEqual(['head-mediator'])
})

it('of a day before anybody had it, who had it first, whoever has it now', async () => {
  at = await openOn('2026-11-23')
  const two = await accepted(at, day)
  const session = await satDown(at.mediation, sendId, two, '谈成', day)
  at.goTo('2026-11-25')
  await givenToHead(two.id)
  expect((await sourceOf(two.id, 'session', session)).mediators).toEqual(['mediator'])
})

it('a guest who was there in the morning belonged there, though told in the afternoon not to come again (人民调解法 20)', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const guestOf = { sendId: sendId(), case: two.id, name: '舅舅', as: 'relative' } as const
  const { id: guest } = await at.mediation.parties.invite(guestOf)
  for (const party of [two.applicant, two.respondent])
    await at.mediation.parties.guestAgreed({ sendId: sendId(), guest, party, day })
  await at.mediation.sessions.tellRights({
    sendId: sendId(),
    case: two.id,
    parties: [two.applicant, two.respondent],
    on: day,
  })
  const sit = (on: string) =>
    at.mediation.sessions.hold({
      sendId: sendId(),
      case: two.id,
      session: { ...sessionOf(two, '谈', on), others: ['舅舅'] },
    })
  await sit(day)
  await at.mediation.parties.uninvite({ sendId: sendId(), guest })
  const uninvited = async () =>
    (await at.mediation.sessions.list({ case: two.id })).sessions.map(
      ({ gaps }) => gaps.filter(({ code }) => code === 'uninvited').length,
    )
  expect(await uninvited()).toEqual([0])
  at.goTo('2026-11-21')
  await sit('2026-11-21')
  expect([...(await uninvited())].sort()).toEqual([0, 1])
})

it('a guest waits for the word of the living only', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const { id: third } = await at.mediation.parties.add({
    sendId: sendId(),
    case: two.id,
    text: outsider('丙', 'third-party', 2),
  })
  const guestOf = { sendId: sendId(), case: two.id, name: '舅舅', as: 'relative' } as const
  const { id: guest } = await at.mediation.parties.invite(guestOf)
  for (const party of [two.applicant, two.respondent])
    await at.mediation.parties.guestAgreed({ sendId: sendId(), guest, party, day })
  at.goTo('2026-11-23')
  await at.mediation.parties.died({ sendId: sendId(), party: third, on: '2026-11-21' })
  await at.mediation.sessions.tellRights({
    sendId: sendId(),
    case: two.id,
    parties: [two.applicant, two.respondent],
    on: '2026-11-23',
  })
  await at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: { ...sessionOf(two, '谈', '2026-11-23'), others: ['舅舅'] },
  })
  const { sessions, parties } = await at.mediation.sessions.list({ case: two.id })
  expect(sessions.flatMap(({ gaps }) => gaps.filter(({ code }) => code === 'uninvited'))).toEqual([])
  expect(parties.map(({ diedOn }) => diedOn)).toEqual([null, null, '2026-11-21'])
  // A mediator of the family is accepted by the living (人民调解法 19): nobody waits for the dead.
  await at.mediation.hands.declare({
    sendId: sendId(),
    party: two.applicant,
    mediator: at.mediator,
    says: 'relative',
    note: '',
  })
  const may = async () =>
    (await at.mediation.hands.of({ case: two.id })).stays.map(({ mayMediate }) => mayMediate)
  expect(await may()).toEqual([false])
  for (const party of [two.applicant, two.respondent])
    await at.mediation.hands.accepted({ sendId: sendId(), party, mediator: at.mediator, day: '2026-11-23' })
  expect(await may()).toEqual([true])
})

it('a copy of before the last hand is no original, on the page as for the reviewer (人民调解法 29)', async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const give = (party: number | null, givenOn: string) =>
    at.mediation.agreements.giveCopy({ sendId: sendId(), agreement, party, givenOn, takenBy: '甲' })
  await give(two.applicant, day)
  const shown = async () =>
    (await at.mediation.agreements.get({ case: two.id })).standing?.copies.map(
      ({ isGivenBeforeWhole }) => isGivenBeforeWhole,
    )
  expect(await shown()).toEqual([true])
  at.goTo('2026-11-23')
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-11-23') })
  expect(await shown()).toEqual([true])
  await give(two.respondent, '2026-11-23')
  await give(null, '2026-11-23')
  expect(await shown()).toEqual([true, false, false])
  const copies = async () => (await findingsOf(at, two)).filter(({ code }) => code === 'copy')
  expect(await copies()).toMatchObject([{ party: two.applicant, what: 'given-before-whole' }])
  await give(two.applicant, '2026-11-23')
  expect(await copies()).toEqual([])
})

it('the originals that are needed are those of the living', async () => {
  at = await openOn(day)
  const { two } = await effective(at, day)
  at.goTo('2026-11-23')
  await at.mediation.parties.died({ sendId: sendId(), party: two.applicant, on: '2026-11-22' })
  expect((await at.mediation.agreements.get({ case: two.id })).standing?.copiesNeeded).toBe(2)
})

it('a court’s time runs from signing for its papers, and so may the wish for more of it (特邀调解规定 27)', async () => {
  at = await openOn('2026-11-05')
  const court = cameFrom({ referral: 'assigned', signedForOn: '2026-11-02', onlineOn: null })
  const two = await accepted(at, '2026-11-05', court)
  const extend = (on: string) =>
    at.mediation.timeLimits.extend({
      sendId: sendId(),
      case: two.id,
      days: 15,
      wishes: [two.applicant, two.respondent].map((party) => ({ party, on })),
    })
  await expect(extend('2026-11-01')).rejects.toMatchObject(refusedWith('mediation.before-acceptance'))
  await extend('2026-11-03')
  expect((await at.mediation.timeLimits.get({ case: two.id })).extensions).toHaveLength(1)
})

it('a name that is put right leaves what was signed as it was signed, and is on record beside the hand (人民调解法 29, 31)', async () => {
  at = await openOn(day)
  const { two, agreement } = await effective(at, day)
  const namesOn = async (paper: 'agreement' | 'certificate') =>
    (await sourceOf(two.id, paper, agreement)).parties.map(({ name }) => name.text)
  const owing = async () =>
    (await sourceOf(two.id, 'agreement', agreement)).agreement?.duties.map(({ who, toWhom }) => [
      who.text,
      toWhom.text,
    ])
  const [before, duties] = [await namesOn('agreement'), await owing()]
  at.goTo('2026-11-23')
  const right = { ...outsider('甲建国', 'applicant', 1), birth: '1980-01-01', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: two.applicant, text: right })
  expect([await namesOn('agreement'), await owing()]).toEqual([before, duties])
  // A court is asked, and told who they are, under the name that is right.
  expect((await namesOn('certificate'))[0]).toBe('甲建国')
  const hands = (await at.mediation.agreements.get({ case: two.id })).standing?.hands
  expect(hands?.map(({ signedAs }) => signedAs)).toEqual([before[0], null, null, null])
})

it('a name that is put right before anybody signed stands on what is signed', async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const right = { ...outsider('甲建国', 'applicant', 1), birth: '1980-01-01', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: two.applicant, text: right })
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, day) })
  const paper = await sourceOf(two.id, 'agreement', agreement)
  expect(paper.parties[0]?.name.text).toBe('甲建国')
})
