/** Further worked cases of people who change in mid-course: of whom nobody asked, who says no, who comes, who is of age. */
import { afterEach, expect, it } from 'vitest'
import { handsOf, satDown, sessionOf, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import type { PartyText } from '#features/mediation/parties/contract'
import { beatenChild, caseBetween, nothingFound, sendId, toThePolice } from '../desk-of-mediators'
import { named } from './cases'
import { openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, ended, findingsOf, proposed } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

const yes = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
const no = { mediation: 'refuses', mediator: null, doors: null } as const
const say = (party: number, words: Parameters<typeof at.mediation.parties.consent>[0]['words'], on: string) =>
  at.mediation.parties.consent({ sendId: sendId(), party, words, day: on })
const stateOf = async ({ id }: { readonly id: number }) => (await at.mediation.cases.get({ id })).card.state
const sit = (two: TwoSided, on: string, others: readonly string[] = []) =>
  at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: { ...sessionOf(two, '再谈', on), others: [...others] },
  })
const sign = (agreement: number, ...hands: ReturnType<typeof handsOf>) =>
  at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })

it(named('N-85'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const unasked = { ...outsider('丙', 'third-party', 2), birth: null, capacity: null }
  const { id: third } = await at.mediation.parties.add({ sendId: sendId(), case: two.id, text: unasked })
  await say(third, yes, day)
  await at.mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties: [third], on: day })
  await satDown(at.mediation, sendId, two, '谈成', day)
  const stops = async () =>
    (await at.mediation.agreements.check({ case: two.id, text: textOf(two, '赔偿') })).stops
  expect(await stops()).toEqual([{ code: 'acting', party: third, fault: 'age-unasked', name: '' }])
  const propose = () =>
    at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text: textOf(two, '赔偿') })
  await expect(propose()).rejects.toMatchObject(refusedWith('mediation.gate-check'))
  // A guardian is no answer: of an adult they would be none.
  const guardian = { name: '丁', by: 'law', phone: '', letterOn: null, maySign: true, isParty: null } as const
  const { id: acting } = await at.mediation.parties.saveRepresentative({
    sendId: sendId(),
    party: third,
    id: null,
    text: guardian,
  })
  expect((await stops()).map((stop) => stop.code === 'acting' && stop.fault)).toEqual(['age-unasked'])
  await at.mediation.parties.removeRepresentative({ sendId: sendId(), id: acting })
  const change = (text: Partial<PartyText>) =>
    at.mediation.parties.change({ sendId: sendId(), party: third, text: { ...unasked, ...text } })
  await change({ capacity: 'full' })
  const { agreement } = await propose()
  // Put right after the text was laid before them: what was said of them was not so.
  await change({ capacity: null })
  const [first] = handsOf(two, day)
  if (first === undefined) throw new Error('nobody signs')
  const theirs = { ...first, party: third }
  await expect(sign(agreement, theirs)).rejects.toMatchObject(refusedWith('mediation.age-unasked'))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  expect(() =>
    sqlite.exec(`INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, manner, day, at, staff_id)
      VALUES (${agreement}, 'party', ${third}, 'signature', '${day}', 1, 1)`),
  ).toThrow('mediation.age-unasked')
  await change({ birth: '1990-05-05', capacity: null })
  expect((await sign(agreement, theirs, ...handsOf(two, day))).effect.on).toBe(day)
})

it(named('N-86'), async () => {
  at = await openOn('2026-11-23')
  const two = await accepted(at, day)
  const tell = (on: string) =>
    at.mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties: [two.applicant], on })
  const told = async () => {
    const { parties } = await at.mediation.sessions.list({ case: two.id })
    const one = parties.find(({ id }) => id === two.applicant)
    return [one?.rightsToldOn, one?.toldAgainOn]
  }
  await tell('2026-11-21')
  await tell('2026-11-23')
  expect(await told()).toEqual(['2026-11-21', ['2026-11-23']])
  // Heard of last, it was the first: on the phone, on the day of acceptance.
  await tell(day)
  expect(await told()).toEqual([day, ['2026-11-21', '2026-11-23']])
  const notice = { paper: 'rights-notice', about: two.applicant } as const
  const { source } = await at.mediation.papers.get({
    id: two.id,
    ...notice,
    for: { is: 'party', party: two.applicant },
  })
  expect(source.party?.rightsToldOn).toBe(day)
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  for (const later of ["'2026-11-23'", 'NULL'])
    expect(() =>
      sqlite.exec(`UPDATE mediation_parties SET rights_told_on = ${later} WHERE id = ${two.applicant}`),
    ).toThrow('mediation.rights-told')
  expect(() => sqlite.exec('DELETE FROM mediation_rights_told')).toThrow('append-only')
})

it(named('N-88'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await satDown(at.mediation, sendId, two, '头一次', day)
  at.goTo('2026-11-23')
  const head = await at.desk.signIn('head-mediator')
  await at.mediation.hands.handOver({
    sendId: sendId(),
    case: two.id,
    from: at.mediator,
    to: head,
    reason: '金花调走',
  })
  await expect(sit(two, '2026-11-23')).rejects.toMatchObject(refusedWith('mediation.gate-consents'))
  const gates = async () => (await at.mediation.sessions.list({ case: two.id })).gates
  const both = [two.applicant, two.respondent]
  // They said yes, to another: the form says why it asks again.
  expect((await gates()).map(({ code, parties: whose }) => [code, whose])).toEqual([
    ['consents', both],
    ['another-mediator', both],
  ])
  const { parties } = await at.mediation.parties.of({ case: two.id })
  expect(parties.map(({ consent }) => [consent?.mediation, consent?.mediator])).toEqual([
    ['consents', null],
    ['consents', null],
  ])
  const mediator = { mediation: null, mediator: 'accepted', doors: null } as const
  await say(two.applicant, mediator, '2026-11-23')
  await expect(sit(two, '2026-11-23')).rejects.toMatchObject(refusedWith('mediation.gate-consents'))
  await say(two.respondent, { ...mediator, mediator: 'chosen' }, '2026-11-23')
  expect(await gates()).toEqual([])
  await sit(two, '2026-11-23')
})

it(named('N-89'), async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const [one, other, ...rest] = handsOf(two, day)
  if (one === undefined || other === undefined) throw new Error('nobody signs')
  await sign(agreement, one)
  at.goTo('2026-11-21')
  await say(two.applicant, no, '2026-11-21')
  // The others' hands are on the paper, and bind nobody: their last is of no earlier day than the no.
  await sign(agreement, other, ...rest.map((hand) => ({ ...hand, day: '2026-11-21' })))
  expect(await stateOf(two)).toBe('signing')
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  expect(() =>
    sqlite.exec(`INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, at, staff_id)
      VALUES (${two.id}, 'take-effect', 'signing', 'in-effect', '2026-11-21', 1, 1)`),
  ).toThrow('mediation.refused')
  at.goTo('2026-11-23')
  await say(two.applicant, yes, '2026-11-23')
  expect(await stateOf(two)).toBe('in-effect')
  expect((await at.mediation.agreements.get({ case: two.id })).standing?.effect.on).toBe('2026-11-21')
  // Once it binds, whoever says no has the other routes and no say in it (人民调解法 31, 32).
  await say(two.respondent, no, '2026-11-23')
  expect(await stateOf(two)).toBe('in-effect')
})

it(named('N-90'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await at.mediation.sessions.tellRights({
    sendId: sendId(),
    case: two.id,
    parties: [two.applicant, two.respondent],
    on: day,
  })
  const { id: guest } = await at.mediation.parties.invite({
    sendId: sendId(),
    case: two.id,
    name: '舅舅',
    as: 'relative',
  })
  await at.mediation.parties.guestAgreed({ sendId: sendId(), guest, party: two.applicant, day })
  await expect(sit(two, day)).rejects.toMatchObject(refusedWith('mediation.gate-consents'))
  const uninvite = () => at.mediation.parties.uninvite({ sendId: sendId(), guest })
  await uninvite()
  await expect(uninvite()).rejects.toMatchObject(refusedWith('mediation.uninvited-already'))
  await sit(two, day)
  const { guests } = await at.mediation.parties.of({ case: two.id })
  expect(guests).toMatchObject([{ name: '舅舅', notComingSince: day, agreed: [{ party: two.applicant }] }])
  // There all the same, it is named and asked about.
  await sit(two, day, ['舅舅'])
  expect((await findingsOf(at, two)).some(({ code }) => code === 'sitting')).toBe(true)
})

it(named('N-110'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const acting = {
    name: '舅舅',
    by: 'letter',
    phone: '',
    letterOn: day,
    maySign: false,
    isParty: null,
  } as const
  await at.mediation.parties.saveRepresentative({
    sendId: sendId(),
    party: two.applicant,
    id: null,
    text: acting,
  })
  const { id: guest } = await at.mediation.parties.invite({
    sendId: sendId(),
    case: two.id,
    name: '舅舅',
    as: 'relative',
  })
  await at.mediation.parties.uninvite({ sendId: sendId(), guest })
  await satDown(at.mediation, sendId, two, '头一次', day)
  await sit(two, day, ['舅舅'])
  const { sessions } = await at.mediation.sessions.list({ case: two.id })
  expect(sessions.flatMap(({ gaps }) => gaps.filter(({ code }) => code === 'uninvited'))).toEqual([])
})

it(named('N-91'), async () => {
  at = await openOn('2026-11-23')
  const into = await accepted(at, '2026-11-23', plainly('小宝由谁带'))
  const joined = await accepted(at, '2026-11-23', plainly('打孩子'))
  const child = { name: '小宝', birth: beatenChild.birth ?? '' }
  await at.mediation.parties.saveChild({ sendId: sendId(), case: joined.id, id: null, ...child })
  const [first] = (await at.mediation.screening.of({ case: joined.id })).screenings
  const { owed } = await at.mediation.screening.screen({
    sendId: sendId(),
    case: joined.id,
    screening: {
      ...nothingFound,
      corrects: first?.id ?? 0,
      reason: '孩子说的',
      suspicions: [{ ...beatenChild, name: '小宝' }],
    },
  })
  await at.mediation.screening.report({
    sendId: sendId(),
    case: joined.id,
    report: { ...toThePolice, suspicion: owed[0]?.suspicion ?? null },
  })
  const outside = async () =>
    (
      await at.mediation.papers.get({
        id: into.id,
        paper: 'intake-form',
        about: null,
        for: { is: 'outside' },
      })
    ).source.case.narrative
  expect((await outside()).text).toBe('小宝由谁带')
  await at.mediation.joint.join({
    sendId: sendId(),
    case: joined.id,
    into: into.id,
    day: '2026-11-23',
    reason: '同一家',
  })
  expect(await outside()).toEqual({ text: '', withheld: 'identifies-a-minor' })
  expect((await at.mediation.sessions.list({ case: into.id })).conditions).toEqual([
    'violence-not-mediated',
    'without-the-child',
  ])
  await satDown(at.mediation, sendId, into, '谈成', '2026-11-23')
  const text = { ...textOf(into, '孩子'), terms: [{ what: '随母亲生活', kind: 'upbringing' as const }] }
  const stops = async () => (await at.mediation.agreements.check({ case: into.id, text })).stops
  expect(await stops()).toEqual([{ code: 'child-unasked', name: '小宝' }])
  const { id: here } = await at.mediation.parties.saveChild({
    sendId: sendId(),
    case: into.id,
    id: null,
    ...child,
  })
  await at.mediation.parties.askChild({
    sendId: sendId(),
    child: here,
    answer: { on: '2026-11-23', by: '金花', words: '跟妈妈' },
  })
  expect(await stops()).toEqual([])
})

it(named('N-92'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day, plainly('小明打架'))
  const born = { ...outsider('小明', 'respondent', 2), birth: '2008-11-21', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text: born })
  const guardian = {
    name: '明爸',
    by: 'law',
    phone: '',
    letterOn: null,
    maySign: true,
    isParty: null,
  } as const
  const { id: acting } = await at.mediation.parties.saveRepresentative({
    sendId: sendId(),
    party: two.respondent,
    id: null,
    text: guardian,
  })
  await satDown(at.mediation, sendId, two, '谈成', day)
  const { agreement } = await at.mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '赔偿'),
  })
  at.goTo('2026-11-21')
  const [one, other, ...rest] = handsOf(two, '2026-11-21')
  if (one === undefined || other === undefined) throw new Error('nobody signs')
  await expect(sign(agreement, { ...other, representative: acting })).rejects.toMatchObject(
    refusedWith('mediation.of-age'),
  )
  expect((await sign(agreement, one, other, ...rest)).effect.on).toBe('2026-11-21')
  const { respondents, facts } = (await at.mediation.copySheet.get({ id: two.id })).copied
  expect([respondents, facts]).toEqual([[], ''])
})

it(named('N-111'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await satDown(at.mediation, sendId, two, '头一次', day)
  const { id: third } = await at.mediation.parties.add({
    sendId: sendId(),
    case: two.id,
    text: outsider('丙', 'third-party', 3),
  })
  // Who came late is asked and told like the others before anybody sits down again.
  await expect(sit(two, day)).rejects.toMatchObject(refusedWith('mediation.gate-rights-not-told'))
  await ended(at, two, 'fail', day)
  const { ending } = await at.mediation.endings.get({ case: two.id })
  expect(ending?.untold.map(({ party }) => party)).toEqual([third])
  await at.desk.signIn('head-mediator')
  await expect(
    at.mediation.dossier.close({ sendId: sendId(), id: two.id, day, reason: '外迁' }),
  ).rejects.toMatchObject(refusedWith('mediation.gate-closing'))
})

it('N-88: a second who mediates beside the first is accepted, too (人民调解法 19)', async () => {
  at = await openOn(day)
  const head = await at.desk.signIn('head-mediator')
  await at.desk.signIn('mediator')
  const two = await caseBetween(at, '甲', '乙')
  await at.mediation.screening.screen({ sendId: sendId(), case: two.id, screening: nothingFound })
  for (const party of [two.applicant, two.respondent]) await say(party, yes, day)
  const accept = { case: two.id, move: 'accept', day, reason: '' } as const
  await at.mediation.intake.step({ sendId: sendId(), ...accept })
  await satDown(at.mediation, sendId, two, '头一次', day)
  at.goTo('2026-11-21')
  const join = { case: two.id, staff: head, as: 'mediator', reason: '一起调' } as const
  await at.mediation.hands.letIn({ sendId: sendId(), ...join })
  await expect(sit(two, '2026-11-21')).rejects.toMatchObject(refusedWith('mediation.gate-consents'))
  for (const party of [two.applicant, two.respondent]) await say(party, yes, '2026-11-21')
  await sit(two, '2026-11-21')
})
