/** Further worked cases of what is printed: who stood there then, what is told to whom, under which name. */
import { afterEach, expect, it } from 'vitest'
import { acceptedCase, handsOf, satDown, sessionOf, textOf } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { valuesFor } from '#features/mediation/papers/rules/filling'
import type { Paper } from '#features/mediation/papers/contract/words'
import { inChinese } from '../papers/words'
import { testCentre } from '../../../support/desk'
import { sendId } from '../desk-of-mediators'
import { named } from './cases'
import { cameFrom, openOn, type DeskInTime } from './desk'
import { accepted, effective, proposed } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'
type Meant = Parameters<typeof at.mediation.papers.get>[0]['for']

/** As it is printed: every field and list of it in its words. */
async function printed(id: number, paper: Paper, about: number | null, meant: Meant) {
  const { source } = await at.mediation.papers.get({ id, paper, about, for: meant })
  return valuesFor(paper, source, inChinese)
}
const inFile = { is: 'mediator' } as const

it(named('N-94'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const letter = { by: 'letter', phone: '027-87654321', letterOn: day, maySign: true, isParty: null } as const
  const act = async (name: string) =>
    (
      await at.mediation.parties.saveRepresentative({
        sendId: sendId(),
        party: two.respondent,
        id: null,
        text: { ...letter, name },
      })
    ).id
  const first = await act('丁律师')
  const session = await satDown(at.mediation, sendId, two, '谈成', day)
  const { agreement } = await at.mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '赔偿'),
  })
  const hands = handsOf(two, day).map((hand) =>
    hand.party === two.respondent ? { ...hand, representative: first } : hand,
  )
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
  at.goTo('2026-11-25')
  await at.mediation.parties.endRepresentative({ sendId: sendId(), id: first, on: '2026-11-24', why: '换人' })
  await at.mediation.parties.saveRepresentative({
    sendId: sendId(),
    party: two.respondent,
    id: null,
    text: { ...letter, name: '戊律师', letterOn: '2026-11-25' },
  })
  const head = await at.desk.signIn('head-mediator')
  const over = { case: two.id, from: at.mediator, to: head, reason: '金花调走' }
  await at.mediation.hands.handOver({ sendId: sendId(), ...over })
  const all = { is: 'all-parties' } as const
  const { fields } = await printed(two.id, 'session', session, all)
  expect([fields.sessionOn, fields.mediators]).toEqual(['2026年11月20日 14:00', 'mediator'])
  const acting = async (paper: 'agreement' | 'confirmation') => {
    const { fields: said, lists } = await printed(two.id, paper, agreement, { is: 'court' })
    return [said.mediators, lists.parties?.map(({ representatives }) => representatives)]
  }
  expect(await acting('agreement')).toEqual(['mediator', ['', '丁律师']])
  // A court is asked by who acts today, for what the first mediator brought about.
  expect(await acting('confirmation')).toEqual(['mediator', ['', '戊律师']])
  expect((await printed(two.id, 'certificate', agreement, { is: 'court' })).fields.mediators).toBe('mediator')
  // Whose case it is stands on the form of today, and the letter says how its holder is reached.
  expect((await printed(two.id, 'intake-form', null, all)).fields.mediators).toBe('head-mediator')
  const party = { is: 'party', party: two.respondent } as const
  expect((await printed(two.id, 'authority', first, party)).fields).toMatchObject({
    acting: '丁律师',
    actingPhone: '02787654321',
  })
})

it('N-94: of a day before anybody had it, who had it first', async () => {
  at = await openOn('2026-11-23')
  const two = await accepted(at, day)
  const session = await satDown(at.mediation, sendId, two, '谈成', day)
  expect((await printed(two.id, 'session', session, inFile)).fields.mediators).toBe('mediator')
})

it(named('N-96'), async () => {
  at = await openOn(day)
  const from = {
    ...plainly('打架'),
    source: 'referral',
    referrer: 'police',
    letter: '花公函9号',
    replyDue: '2026-12-01',
  } as const
  const two = await acceptedCase(at.mediation, sendId, from, day, ['周建国', '小明'])
  const child = { ...outsider('小明', 'respondent', 2), birth: '2016-11-02', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text: child })
  const born = async (meant: Meant) =>
    (await printed(two.id, 'intake-form', null, meant)).lists.parties?.map((line) => [
      line['name'],
      line['born'],
    ])
  expect(await born({ is: 'outside' })).toEqual([
    ['周建国', '1980年1月1日'],
    ['（不予公开）', '（不予公开）'],
  ])
  expect(await born({ is: 'court' })).toEqual([
    ['周建国', '1980年1月1日'],
    ['小明', '2016年11月2日'],
  ])
})

it(named('N-97'), async () => {
  at = await openOn('2026-11-23')
  const two = await acceptedCase(at.mediation, sendId, plainly('吵架'), '2026-11-23', ['何秀兰', '周建国'])
  await at.mediation.screening.plea({
    sendId: sendId(),
    case: two.id,
    plea: {
      saidAt: Date.parse('2026-11-22T08:00:00+08:00'),
      person: '何秀兰',
      words: '他又动手了',
      handler: '金花',
      addsTo: null,
    },
  })
  const leaves = async (meant: Meant) =>
    (await printed(two.id, 'contents', null, meant)).lists.leaves?.map((line) => [
      line['leaf'],
      line['leafDay'],
    ])
  const bound = ['人民调解受理登记表', '2026年11月23日']
  for (const meant of [{ is: 'all-parties' }, { is: 'party', party: two.respondent }] as const)
    expect(await leaves(meant)).toEqual([bound, ['证据材料', '']])
  for (const meant of [inFile, { is: 'court' }] as const)
    expect(await leaves(meant)).toEqual([bound, ['求助记录', '2026年11月22日']])
})

it(named('N-98'), async () => {
  at = await openOn(day)
  await at.desk.signIn('manager')
  const committee = '花山街道翰林社区人民调解委员会'
  await at.desk.client.session.nameCentre({ sendId: sendId(), centre: { ...testCentre, committee } })
  await at.desk.signIn('head-mediator')
  const kinds = ['邻里', '邻里纠纷', '劳动争议']
  await at.mediation.settings.setKinds({ sendId: sendId(), kinds })
  await at.desk.signIn('mediator')
  const kindOf = async (kind: string) => {
    const { two, agreement } = await effective(at, day, { ...plainly('漏水'), kind })
    const { fields } = await printed(two.id, 'certificate', agreement, { is: 'court' })
    return [fields.committee, fields.quarrel]
  }
  expect(await kindOf('邻里')).toEqual([committee, '邻里纠纷'])
  expect(await kindOf('邻里纠纷')).toEqual([committee, '邻里纠纷'])
  expect(await kindOf('劳动争议')).toEqual([committee, '劳动争议'])
  const { id } = await at.mediation.pleas.keep({
    sendId: sendId(),
    plea: {
      saidAt: Date.parse(`${day}T08:00:00+08:00`),
      person: '何秀兰',
      words: '不敢回家',
      handler: '金花',
      addsTo: null,
    },
  })
  expect((await at.mediation.pleas.paper({ id })).committee).toBe(committee)
})

it('N-94: a text that nobody has signed yet has who would sign it today (人民调解法 29)', async () => {
  at = await openOn(day)
  const court = cameFrom({ referral: 'assigned', signedForOn: day, onlineOn: null })
  const { two, agreement } = await proposed(at, day, court)
  at.goTo('2026-11-21')
  const head = await at.desk.signIn('head-mediator')
  const over = { case: two.id, from: at.mediator, to: head, reason: '金花调走' }
  await at.mediation.hands.handOver({ sendId: sendId(), ...over })
  expect((await printed(two.id, 'agreement', agreement, inFile)).fields.mediators).toBe('head-mediator')
  expect(sessionOf(two, '').clock).toBe('14:00')
})

it('人民调解法 19, 23: who is told that they may choose the mediator reads who sat on the committee that day', async () => {
  at = await openOn(day)
  await at.desk.signIn('head-mediator')
  const member = { sex: 'female', chair: false, salaried: false, studio: '', staffId: null } as const
  const keep = (name: string, chosenOn: string, more: { readonly chair?: boolean } = {}) =>
    at.mediation.committee.keep({
      sendId: sendId(),
      id: null,
      member: { ...member, ...more, name, chosenOn },
    })
  const { id: leaving } = await keep('帆哥', '2026-01-05')
  await keep('莲姐', '2026-02-01', { chair: true })
  await at.desk.signIn('mediator')
  const two = await acceptedCase(at.mediation, sendId, plainly('漏水'), day)
  const told = { sendId: sendId(), case: two.id, parties: [two.applicant], on: day }
  await at.mediation.sessions.tellRights(told)
  at.goTo('2026-11-25')
  await at.desk.signIn('head-mediator')
  await at.mediation.committee.leave({ sendId: sendId(), id: leaving, on: '2026-11-24' })
  await keep('桂姐', '2026-11-24')
  await at.desk.signIn('mediator')
  const members = async (party: number) =>
    (await printed(two.id, 'rights-notice', party, { is: 'party', party })).fields.members
  expect(await members(two.applicant)).toBe('莲姐、帆哥')
  // Whoever was not told yet chooses among those of today.
  expect(await members(two.respondent)).toBe('莲姐、桂姐')
})
