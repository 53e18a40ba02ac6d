/** Further worked cases of hands: whose counts, of which day, and which text they are under. */
import { afterEach, expect, it } from 'vitest'
import { handsOf, satDown, sessionOf, textOf } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { beatenChild, caseBetween, nothingFound, sendId, toThePolice } from '../desk-of-mediators'
import { named } from './cases'
import { answerOf, cameFrom, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, effective, ended, findingsOf, proposed } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

const letterOf = (name: string) =>
  ({ name, by: 'letter', phone: '', letterOn: day, maySign: true, isParty: null }) as const
const act = async (
  party: number,
  text: Parameters<typeof at.mediation.parties.saveRepresentative>[0]['text'],
) => (await at.mediation.parties.saveRepresentative({ sendId: sendId(), party, id: null, text })).id

it(named('N-44'), async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const [ofOne, ofOther] = [
    await act(two.applicant, letterOf('丁')),
    await act(two.respondent, letterOf('丁')),
  ]
  const [one, other, ...rest] = handsOf(two, day)
  if (one === undefined || other === undefined) throw new Error('nobody signs')
  const sign = (...hands: (typeof one)[]) =>
    at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
  const acting = [
    { ...one, representative: ofOne },
    { ...other, representative: ofOther },
  ]
  await expect(sign(...acting, ...rest)).rejects.toMatchObject(refusedWith('mediation.both-sides'))
  // For one of them alone neither, while 丁 acts for the other as well.
  for (const hand of acting)
    await expect(sign(hand)).rejects.toMatchObject(refusedWith('mediation.both-sides'))
  await at.mediation.parties.removeRepresentative({ sendId: sendId(), id: ofOther })
  await sign({ ...one, representative: ofOne })
  await at.mediation.parties.endRepresentative({ sendId: sendId(), id: ofOne, on: day, why: '换人' })
  const again = await act(two.respondent, letterOf('丁'))
  const late = sign({ ...other, representative: again })
  await expect(late).rejects.toMatchObject(refusedWith('mediation.both-sides'))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  const forced = `INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, representative_id, manner, day, at, staff_id)
    VALUES (${agreement}, 'party', ${two.respondent}, ${again}, 'signature', '${day}', 1, 1)`
  expect(() => sqlite.exec(forced)).toThrow('mediation.both-sides')
  expect((await sign(other, ...rest)).effect.on).toBe(day)
})

it(named('N-45'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  const child = { ...outsider('小宝', 'respondent', 2), birth: '2016-11-20', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text: child })
  await satDown(at.mediation, sendId, two, '谈成', day)
  const acting = async () =>
    (await at.mediation.agreements.check({ case: two.id, text: textOf(two, '赔偿') })).stops.map((stop) =>
      stop.code === 'acting' ? stop.fault : stop.code,
    )
  expect(await acting()).toEqual(['nobody-acts'])
  const lawyer = await act(two.respondent, letterOf('律师'))
  expect(await acting()).toEqual(['no-guardian'])
  const { parties } = await at.mediation.parties.of({ case: two.id })
  expect(parties.map(({ faults }) => faults.map(({ code }) => code))).toEqual([[], ['no-guardian']])
  const guardian = await act(two.respondent, { ...letterOf('孩子的母亲'), by: 'law', letterOn: null })
  expect(await acting()).toEqual([])
  const { agreement } = await at.mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '赔偿'),
  })
  await at.mediation.parties.endRepresentative({ sendId: sendId(), id: guardian, on: day, why: '监护变更' })
  const hands = handsOf(two, day).map((hand) =>
    hand.party === two.respondent ? { ...hand, representative: lawyer } : hand,
  )
  const sign = () => at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
  await expect(sign()).rejects.toMatchObject(refusedWith('mediation.no-guardian'))
  await act(two.respondent, { ...letterOf('孩子的父亲'), by: 'law', letterOn: null })
  expect((await sign()).effect.on).toBe(day)
})

it(named('N-46'), async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const before = '2026-11-19'
  const refused = refusedWith('mediation.before-acceptance')
  const hands = handsOf(two, before)
  await expect(at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })).rejects.toMatchObject(
    refused,
  )
  await expect(ended(at, two, 'fail', before)).rejects.toMatchObject(refused)
  const sat = await accepted(at, day)
  await at.mediation.sessions.tellRights({
    sendId: sendId(),
    case: sat.id,
    parties: [sat.applicant, sat.respondent],
    on: before,
  })
  const session = sessionOf(sat, '先谈', before)
  await expect(at.mediation.sessions.hold({ sendId: sendId(), case: sat.id, session })).rejects.toMatchObject(
    refused,
  )
  await satDown(at.mediation, sendId, sat, '谈成', day)
  const spoken = { case: sat.id, reachedOn: before, text: textOf(sat, '口头') }
  await expect(at.mediation.agreements.speak({ sendId: sendId(), ...spoken })).rejects.toMatchObject(refused)
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  for (const forced of [
    `INSERT INTO mediation_signatures (agreement_id, of_whom, manner, day, at, staff_id)
      VALUES (${agreement}, 'seal', 'seal', '${before}', 1, 1)`,
    `INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, at, staff_id)
      VALUES (${sat.id}, 'fail', 'mediating', 'failed', '${before}', 1, 1)`,
  ])
    expect(() => sqlite.exec(forced)).toThrow('mediation.before-acceptance')
  await at.mediation.agreements.speak({ sendId: sendId(), ...spoken, reachedOn: day })
  const asked = {
    party: sat.applicant,
    manner: 'by-phone',
    performed: 'yes',
    content: 'yes',
    risk: 'low',
  } as const
  await expect(
    at.mediation.followUps.add({ sendId: sendId(), case: sat.id, on: before, said: '好', ...asked }),
  ).rejects.toMatchObject(refusedWith('mediation.before-the-end'))
})

it(named('N-47'), async () => {
  at = await openOn(day)
  const { two, agreement } = await effective(at, day)
  const tomorrow = '2026-11-21'
  const court = cameFrom({ referral: 'assigned', signedForOn: day, onlineOn: null })
  const { id } = await caseBetween(at, '丙', '丁')
  const { owed } = await at.mediation.screening.screen({
    sendId: sendId(),
    case: id,
    screening: {
      ...nothingFound,
      suspicions: [{ ...beatenChild, discoveredAt: Date.parse(`${day}T00:00:00Z`) }],
    },
  })
  const heard = {
    ...toThePolice,
    suspicion: owed[0]?.suspicion ?? null,
    source: 'another-body' as const,
    discoveredAt: Date.parse(`${tomorrow}T09:00:00+08:00`),
    toldAt: Date.parse(`${day}T00:30:00Z`),
  }
  const { mediation } = at
  const answers = [
    mediation.agreements.giveCopy({
      sendId: sendId(),
      agreement,
      party: two.applicant,
      givenOn: tomorrow,
      takenBy: '甲',
    }),
    mediation.cases.open({ sendId: sendId(), opened: { ...court, papersSignedForOn: tomorrow } }),
    mediation.cases.open({ sendId: sendId(), opened: { ...court, acceptedOnlineOn: tomorrow } }),
    mediation.intake.change({
      sendId: sendId(),
      case: id,
      opened: { ...court, papersSignedForOn: tomorrow },
    }),
    mediation.dossier.bring({
      sendId: sendId(),
      id,
      kind: 'evidence',
      party: null,
      day: tomorrow,
      title: '收条',
      pages: 1,
    }),
    mediation.screening.report({ sendId: sendId(), case: id, report: heard }),
  ]
  expect(await Promise.all(answers.map((one) => answerOf<unknown>(one)))).toEqual([
    ...Array.from({ length: 5 }, () => 'mediation.day-to-come'),
    'mediation.report-not-whole',
  ])
})

it(named('N-48'), async () => {
  at = await openOn(day)
  const { two, number: first } = await proposed(at, day)
  await at.mediation.agreements.setAside({ sendId: sendId(), case: two.id, reason: '钱数写错' })
  const text = textOf(two, '赔偿两千')
  const { agreement, number } = await at.mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text,
  })
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, day) })
  expect([first, number]).toEqual(['人调协字〔2026〕001号', '人调协字〔2026〕002号'])
  const { leaves, findings } = await at.mediation.dossier.get({ id: two.id })
  expect(leaves.filter(({ kind }) => kind === 'agreement').map(({ of, day: on }) => [of, on])).toEqual([
    [number, day],
  ])
  expect(findings.filter(({ code }) => code === 'undated')).toEqual([])
  // Printed it can still be, for whoever asks what was on the table.
  const { offers } = await at.mediation.papers.list({ id: two.id })
  expect(offers.filter(({ paper }) => paper === 'agreement')).toHaveLength(2)
  expect((await at.mediation.copySheet.get({ id: two.id })).copied.agreementNumber).toBe(number)
})

it(named('N-49'), async () => {
  at = await openOn(day)
  const { two } = await proposed(at, day)
  await ended(at, two, 'fail', day)
  const { copied } = await at.mediation.copySheet.get({ id: two.id })
  expect([copied.agreementNumber, copied.agreementTerms]).toEqual([null, []])
  const report = { id: two.id, paper: 'closing-report', about: null, for: { is: 'mediator' } } as const
  expect((await at.mediation.papers.get(report)).source.agreement).toBeNull()
  const kinds = (await at.mediation.dossier.get({ id: two.id })).leaves.map(({ kind }) => kind)
  expect(kinds).not.toContain('agreement')
  expect((await findingsOf(at, two)).map(({ code, what }) => [code, what])).not.toContainEqual([
    'leaf',
    'agreement',
  ])
  expect((await proposed(at, day)).number).toBe('人调协字〔2026〕002号')
})

it(named('N-61'), async () => {
  at = await openOn(day)
  const two = await accepted(at, day, plainly('孩子跟谁'))
  await satDown(at.mediation, sendId, two, '谈成', day)
  const born = async (name: string, birth: string) =>
    (await at.mediation.parties.saveChild({ sendId: sendId(), case: two.id, id: null, name, birth })).id
  const eight = await born('大宝', '2018-11-20')
  await born('小宝', '2018-11-21')
  const text = { ...textOf(two, '孩子'), terms: [{ what: '随母亲生活', kind: 'upbringing' as const }] }
  const stops = async () => (await at.mediation.agreements.check({ case: two.id, text })).stops
  expect(await stops()).toEqual([{ code: 'child-unasked', name: '大宝' }])
  await at.mediation.parties.askChild({
    sendId: sendId(),
    child: eight,
    answer: { on: day, by: '金花', words: '' },
  })
  // It did not want to say: asked it was.
  expect(await stops()).toEqual([])
})

it(named('N-67'), async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const [one] = handsOf(two, day)
  if (one === undefined) throw new Error('nobody signs')
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: [one] })
  await ended(at, two, 'withdraw', day)
  const rest = handsOf(two, day).slice(1)
  await expect(
    at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: rest }),
  ).rejects.toMatchObject(refusedWith('mediation.not-to-be-signed'))
  const { standing, earlier } = await at.mediation.agreements.get({ case: two.id })
  expect([standing, earlier.map(({ why }) => why)]).toEqual([null, ['ended']])
  expect((await at.mediation.confirmation.get({ case: two.id })).period).toBeNull()
  expect((await proposed(at, day)).number).toBe('人调协字〔2026〕002号')
})
