/** M-08: an oral agreement is written down for a court, with the day on which it was reached (人民调解法 30; 民诉法解释 354). */
import { afterEach, expect, it } from 'vitest'
import { satDown, textOf } from '#features/mediation/agreement/walk'
import { paperFields } from '#features/mediation/papers/rules/fields'
import { paperKinds } from '#features/mediation/papers/rules/kinds'
import { sendId } from './desk-of-mediators'
import { openOn, type DeskInTime } from './further/desk'
import { accepted } from './further/hands'
import { inChinese } from './papers/words'

const reachedOn = '2026-05-20'
let at: DeskInTime
afterEach(() => {
  at.close()
})

it('M-08: its text, the application and the certificate are offered, and its day of effect stays', async () => {
  at = await openOn(reachedOn)
  const two = await accepted(at, reachedOn)
  await satDown(at.mediation, sendId, two, '谈成', reachedOn)
  at.goTo('2026-05-22')
  const text = textOf(two, '赔偿')
  const { agreement } = await at.mediation.agreements.speak({
    sendId: sendId(),
    case: two.id,
    reachedOn,
    text,
  })
  const { period, warnings } = await at.mediation.confirmation.get({ case: two.id })
  expect(period).toMatchObject({ thirtiethDay: '2026-06-19', lastDay: '2026-06-22' })
  expect(warnings).toEqual(['court-wants-agreement-and-proof-of-mediation'])

  const offered = async () =>
    (await at.mediation.papers.list({ id: two.id })).offers
      .filter(({ paper, about }) => about === agreement && paperKinds[paper].about === 'agreement')
      .map(({ paper }) => paper)
  expect(await offered()).toEqual(['agreement', 'oral-agreement', 'confirmation', 'certificate'])
  const paper = { paper: 'agreement', about: agreement, for: { is: 'all-parties' } } as const
  const { source } = await at.mediation.papers.get({ id: two.id, ...paper })
  expect(paperFields.inForce(source, inChinese)).toMatch(/口头达成本协议.*2026年5月20日$/)
  expect(source.parties.map(({ name }) => name.text)).toHaveLength(2)

  const leaves = async () => (await at.mediation.dossier.get({ id: two.id })).leaves.map(({ kind }) => kind)
  expect(await leaves()).not.toContain('agreement')
  for (const party of [two.applicant, two.respondent])
    await at.mediation.agreements.giveCopy({
      sendId: sendId(),
      agreement,
      party,
      givenOn: '2026-05-22',
      takenBy: '本人',
    })
  expect(await leaves()).toContain('agreement')
  expect(await leaves()).toContain('oral-agreement')
  const { standing } = await at.mediation.agreements.get({ case: two.id })
  expect([standing?.effect.on, standing?.registeredOn]).toEqual([reachedOn, '2026-05-22'])
})
