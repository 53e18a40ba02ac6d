/** Further worked cases of a court that is asked, and of what the file itself refuses. */
import { afterEach, expect, it } from 'vitest'
import { handsOf, textOf } from '#features/mediation/agreement/walk'
import { papers, subjectKinds } from '#features/mediation/papers/contract/words'
import { paperKinds } from '#features/mediation/papers/rules/kinds'
import { guardedAbouts } from '#features/mediation/papers/schema/about'
import { pictureSaying } from '../../../support/pictures'
import { sendId } from '../desk-of-mediators'
import { named } from './cases'
import { cameFrom, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, effective, proposed } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

it(named('N-53'), async () => {
  at = await openOn(day)
  const { two, agreement } = await effective(at, day)
  const apply = (appliedOn: string) =>
    at.mediation.confirmation.apply({
      sendId: sendId(),
      case: two.id,
      court: { at: 'committee', homeOf: null },
      courtName: '花山法庭',
      appliedOn,
      applicants: [two.applicant, two.respondent],
      papers: ['application', 'agreement'],
      touchesProperty: false,
    })
  const rule = (confirmation: number, ruling: 'rejected' | 'not-accepted' | 'confirmed', on: string) =>
    at.mediation.confirmation.rule({ sendId: sendId(), confirmation, ruling, on, number: '', why: '' })
  const refused = (what: string) => refusedWith(`mediation.${what}`)
  await expect(apply('2026-11-19')).rejects.toMatchObject(refused('confirmation-before-effect'))
  const { confirmation } = await apply(day)
  await expect(apply(day)).rejects.toMatchObject(refused('confirmation-asked-already'))
  await expect(rule(confirmation, 'rejected', '2026-11-19')).rejects.toMatchObject(
    refused('ruled-before-asked'),
  )
  await rule(confirmation, 'not-accepted', day)
  const elsewhere = await apply(day)
  await rule(elsewhere.confirmation, 'rejected', day)
  await expect(apply(day)).rejects.toMatchObject(refused('confirmation-rejected-before'))
  const { applies } = await at.mediation.confirmation.get({ case: two.id })
  expect(applies).toBe('rejected-before')
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  const row = (of: number, on: string) =>
    sqlite.exec(`INSERT INTO mediation_confirmations (agreement_id, at_court, court, applied_on, applicants, papers, at, staff_id)
      VALUES (${of}, 'committee', '', '${on}', '[]', '[]', 1, 1)`)
  expect(() => row(agreement, day)).toThrow('mediation.confirmation-rejected-before')
  await at.mediation.agreements.renegotiate({ sendId: sendId(), case: two.id, reason: '写明确' })
  const anew = await at.mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '再谈'),
  })
  expect(() => row(anew.agreement, day)).toThrow('mediation.confirmation-before-effect')
  await at.mediation.agreements.sign({
    sendId: sendId(),
    agreement: anew.agreement,
    hands: handsOf(two, day),
  })
  const last = await apply(day)
  await rule(last.confirmation, 'confirmed', day)
  await expect(apply(day)).rejects.toMatchObject(refused('confirmation-confirmed-already'))
})

it(named('N-54'), async () => {
  at = await openOn(day)
  const court = cameFrom({ referral: 'assigned', signedForOn: day, onlineOn: null })
  const { two, agreement } = await proposed(at, day, court)
  const [one, other, ...rest] = handsOf(two, day)
  if (one === undefined || other === undefined) throw new Error('nobody signs')
  const shown = async () => {
    const { period, beforeSeal } = await at.mediation.confirmation.get({ case: two.id })
    return [period?.safeDay ?? null, beforeSeal]
  }
  const sign = (...hands: (typeof one)[]) =>
    at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
  await sign(one)
  expect(await shown()).toEqual([null, null])
  await sign(other)
  // The thirtieth day is Sunday 20 December.
  expect(await shown()).toEqual([null, '2026-12-21'])
  at.goTo('2026-11-25')
  await sign(...rest.map((hand) => ({ ...hand, day: '2026-11-25' })))
  expect(await shown()).toEqual(['2026-12-21', null])
})

it(named('N-66'), async () => {
  at = await openOn(day)
  const [one, other] = [await effective(at, day), await accepted(at, day)]
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  const print = (caseId: number, paper: string, about: number | 'NULL') =>
    sqlite.exec(`INSERT INTO mediation_made_papers (case_id, paper, about, for_whom, onto, pieces, at, staff_id)
      VALUES (${caseId}, '${paper}', ${about}, 'mediator', 'paper', '[]', 1, 1)`)
  const refused = 'mediation.of-another-case'
  print(one.two.id, 'agreement', one.agreement)
  print(one.two.id, 'cover', 'NULL')
  expect(() => print(other.id, 'agreement', one.agreement)).toThrow(refused)
  expect(() => print(other.id, 'rights-notice', one.two.applicant)).toThrow(refused)
  expect(() => print(other.id, 'session', 'NULL')).toThrow(refused)
  expect(() => print(other.id, 'cover', other.id)).toThrow(refused)
  const attach = (caseId: number) =>
    at.mediation.evidence.attach({
      sendId: sendId(),
      case: caseId,
      kind: 'evidence',
      party: null,
      title: '收条',
      day: null,
      pages: 1,
      file: pictureSaying('收条'),
      thumbnail: pictureSaying('收条'),
    })
  await attach(one.two.id)
  await attach(other.id)
  for (const forced of [
    `INSERT INTO mediation_evidence (case_id, attachment_id, kind, title, at, staff_id)
      SELECT ${other.id}, attachment_id, kind, title, at, staff_id FROM mediation_evidence WHERE case_id = ${one.two.id}`,
    `UPDATE mediation_evidence SET attachment_id = (SELECT attachment_id FROM mediation_evidence WHERE case_id = ${one.two.id})
      WHERE case_id = ${other.id}`,
  ])
    expect(() => sqlite.exec(forced)).toThrow(refused)
})

it('N-66: the kinds of papers stand in the file as the rules have them', () => {
  const ofRules = Object.groupBy(papers, (paper) => paperKinds[paper].about)
  for (const kind of subjectKinds) expect([kind, guardedAbouts[kind]]).toEqual([kind, ofRules[kind]])
  expect(Object.values(guardedAbouts).flat().toSorted()).toEqual([...papers].toSorted())
})
