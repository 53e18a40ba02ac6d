/** What a reading of the whole found that no case had asked: each with the day and the article by which it is right. */
import { afterEach, describe, expect, it } from 'vitest'
import { pagesCounted } from '#features/mediation/dossier/walk'
import { handsOf, satDown, textOf } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { testPassword } from '../../../support/desk'
import { accept, caseBetween, nothingFound, registered, sendId } from '../desk-of-mediators'
import { cameFrom, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, effective, ended } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

describe('an order of the court hides whom it protects (反家庭暴力法 32)', () => {
  const order = (
    protects: { readonly name: string; readonly residentId: number | null },
    caseId: number | null,
  ) =>
    at.mediation.protection.keepOrder({
      sendId: sendId(),
      id: null,
      order: {
        caseId,
        court: '洪山区人民法院',
        number: '（2026）鄂0111民保令7号',
        madeOn: '2026-11-01',
        endsOn: '2027-04-30',
        measures: ['no-violence'],
        protected: protects,
        against: { name: '甲', residentId: null },
        askedBy: 'self',
        because: null,
        wished: true,
      },
    })
  const hiddenIn = async (id: number) =>
    (await at.mediation.parties.of({ case: id })).parties
      .filter(({ isAtRisk }) => isAtRisk)
      .map(({ name }) => name)

  it.each(['王　芳', '王 芳', ' 王芳'])('as the court prints her name: “%s”', async (name) => {
    at = await openOn(day)
    const { id } = await caseBetween(at, '甲', '王芳')
    await order({ name, residentId: null }, id)
    expect(await hiddenIn(id)).toEqual(['王芳'])
  })

  it('also where it was registered before there was a case, of somebody in the register', async () => {
    at = await openOn(day)
    const resident = await registered(at.desk, '王芳')
    await order({ name: '王芳', residentId: resident }, null)
    const { id } = await caseBetween(at, '甲', '乙')
    await at.mediation.parties.addResident({
      sendId: sendId(),
      case: id,
      residentId: resident,
      role: 'respondent',
      side: 2,
    })
    expect(await hiddenIn(id)).toEqual(['王芳'])
    // Somebody else of that name is nobody of the order.
    const { id: other } = await caseBetween(at, '丙', '王芳')
    expect(await hiddenIn(other)).toEqual([])
  })
})

describe('of the same people there was a case before', () => {
  const meets = async (id: number) =>
    (await at.mediation.intake.met({ case: id })).met.map(({ earlierName, because }) => [
      earlierName,
      because,
    ])

  it('one ID number is one person, whatever the name', async () => {
    at = await openOn(day)
    const numbered = async (name: string) => {
      const { id } = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('欠钱') })
      const text = { ...outsider(name, 'applicant', 1), idNumber: '110101199003077758', birth: '1990-03-07' }
      await at.mediation.parties.add({ sendId: sendId(), case: id, text })
      return id
    }
    await numbered('买买提·艾力')
    expect(await meets(await numbered('王强'))).toEqual([['买买提·艾力', 'id-number']])
  })

  it('two characters that only sound alike are found', async () => {
    at = await openOn(day)
    await caseBetween(at, '张丽', '乙')
    const { id } = await caseBetween(at, '章莉', '丁')
    expect(await meets(id)).toEqual([['张丽', 'birth']])
  })
})

it('a court that sent a case is told of every end, not of the first alone (特邀调解规定 21, 26)', async () => {
  at = await openOn(day)
  const { two, agreement } = await effective(
    at,
    day,
    cameFrom({ referral: 'assigned', signedForOn: day, onlineOn: null }),
  )
  const reply = (said: string, on: string) =>
    at.mediation.replies.reply({
      sendId: sendId(),
      case: two.id,
      on,
      said,
      papersReceived: 0,
      papersReturned: 0,
      receipt: '书记员',
    })
  const gaps = async () => (await at.mediation.replies.get({ case: two.id })).gaps.map(({ code }) => code)
  expect(agreement).toBeGreaterThan(0)
  expect(await gaps()).toEqual(['no-reply'])
  await reply('达成协议', day)
  expect(await gaps()).toEqual([])
  at.goTo('2026-11-23')
  await at.mediation.agreements.renegotiate({ sendId: sendId(), case: two.id, reason: '法院驳回' })
  // While it is mediated again nothing is owed.
  expect(await gaps()).toEqual([])
  expect((await at.mediation.replies.get({ case: two.id })).referral?.daysLeft).toBeNull()
  at.goTo('2026-11-24')
  await ended(at, two, 'fail', '2026-11-24')
  expect(await gaps()).toEqual(['no-reply'])
  expect((await at.mediation.replies.get({ case: two.id })).referral?.daysLeft).not.toBeNull()
  await reply('调解不成', '2026-11-24')
  expect(await gaps()).toEqual([])
})

it('a file is not bound while the court has not said whether it confirms; withdrawn, it may be', async () => {
  at = await openOn(day)
  const { two } = await effective(at, day)
  const { confirmation } = await at.mediation.confirmation.apply({
    sendId: sendId(),
    case: two.id,
    applicants: [two.applicant, two.respondent],
    appliedOn: day,
    court: { at: 'committee', homeOf: null },
    courtName: '洪山区人民法院',
    papers: [],
    touchesProperty: false,
  })
  await at.desk.signIn('head-mediator')
  await at.mediation.dossier.close({ sendId: sendId(), id: two.id, day, reason: '等法院' })
  const cover = { title: '赔偿', from: day, to: day, keptYears: null, remark: '' }
  await pagesCounted(at.mediation, sendId, two.id)
  const archive = () => at.mediation.dossier.archive({ sendId: sendId(), id: two.id, day, ...cover })
  await expect(archive()).rejects.toMatchObject(refusedWith('mediation.gate-ruling-awaited'))
  // Whoever writes past the service is held back as well.
  const past = () =>
    at.desk.desk.session
      .storeOf('mediation')
      .statement(
        `INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, reason, at, staff_id)
         VALUES (?, 'archive', 'closed', 'archived', ?, '', ?, 1)`,
      )
      .run(two.id, day, at.desk.clock.now())
  expect(past).toThrow('gate-ruling-awaited')
  await at.mediation.confirmation.rule({
    sendId: sendId(),
    confirmation,
    ruling: 'withdrawn',
    on: day,
    number: '',
    why: '',
  })
  await archive()
})

it('who died before the text was laid asks no court for anything: the two who agreed go together (民事诉讼法 205)', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const { id: third } = await at.mediation.parties.add({
    sendId: sendId(),
    case: two.id,
    text: { ...outsider('丙', 'third-party', 2), birth: '1980-01-01', capacity: null },
  })
  await at.mediation.parties.consent({
    sendId: sendId(),
    party: third,
    words: { mediation: 'consents', mediator: 'accepted', doors: 'closed' },
    day,
  })
  await at.mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties: [third], on: day })
  await satDown(at.mediation, sendId, two, '谈过', day)
  at.goTo('2026-11-23')
  await at.mediation.parties.died({ sendId: sendId(), party: third, on: '2026-11-21' })
  const text = textOf(two, '赔偿')
  const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-11-23') })
  const asking = {
    applicants: [two.applicant, two.respondent],
    appliedOn: '2026-11-23',
    court: { at: 'committee' as const, homeOf: null },
    courtName: '洪山区人民法院',
    touchesProperty: false,
  }
  const said = await at.mediation.confirmation.outlook({ case: two.id, ...asking, papers: [] })
  expect(said.refused).toEqual([])
  const { parties, courts } = await at.mediation.confirmation.get({ case: two.id })
  expect(parties.map(({ id }) => id)).toEqual([two.applicant, two.respondent])
  expect(courts.map(({ homeOf }) => homeOf)).not.toContain(third)
})

it('a plea of a case that nobody took up is kept as the register is, from its last words on', async () => {
  at = await openOn('2026-11-23')
  const plea = {
    saidAt: Date.parse('2026-11-23T08:00:00+08:00'),
    person: '何秀兰',
    words: '他打我',
    handler: '金花',
  }
  const { id } = await at.mediation.pleas.keep({ sendId: sendId(), plea: { ...plea, addsTo: null } })
  /** Of which a case is made that nobody takes up. */
  const dropped = async (of: number) => {
    const made = await at.mediation.pleas.openCase({ sendId: sendId(), id: of, opened: plainly('打人') })
    await at.mediation.screening.screen({ sendId: sendId(), case: made.id, screening: nothingFound })
    await at.mediation.intake.step({ ...accept(made.id), move: 'drop', reason: '不愿意' })
    return made
  }
  const opened = await dropped(id)
  await at.desk.signIn('head-mediator')
  const retention = await at.mediation.dossier.retention({})
  const set = (registers: number | null, others: number | null) =>
    at.mediation.dossier.setRetention({ sendId: sendId(), retention: { ...retention, registers, others } })
  const due = async () => (await at.mediation.retention.due({})).due.map(({ of, id: one }) => [of, one])
  // Its register is for good: the case goes, the words stay.
  await set(null, 3)
  at.goTo('2029-11-30')
  await at.desk.signIn('head-mediator')
  expect(await due()).toEqual([['case', opened.id]])
  await at.mediation.retention.erase({
    sendId: sendId(),
    what: [{ of: 'case', id: opened.id }],
    password: testPassword,
  })
  expect((await at.mediation.pleas.get({ id })).words).toBe('他打我')
  // And the other way: the case is kept for good, the words three years.
  const second = await at.mediation.pleas.keep({ sendId: sendId(), plea: { ...plea, addsTo: null } })
  const kept = await dropped(second.id)
  await set(3, null)
  at.goTo('2032-12-01')
  await at.desk.signIn('head-mediator')
  const pleasDue = await due()
  expect(pleasDue).toContainEqual(['plea', second.id])
  await at.mediation.retention.erase({
    sendId: sendId(),
    what: [{ of: 'plea', id: second.id }],
    password: testPassword,
  })
  await expect(at.mediation.pleas.get({ id: second.id })).rejects.toMatchObject(
    refusedWith('mediation.plea-unknown'),
  )
  expect((await at.mediation.screening.of({ case: kept.id })).pleas).toEqual([])
})
