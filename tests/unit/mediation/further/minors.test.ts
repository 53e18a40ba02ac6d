/** Further worked cases of whom nothing is told: minors outside the file, and who asked for help. */
import { afterEach, expect, it } from 'vitest'
import { acceptedCase } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { accept, beatenChild, caseBetween, sendId, toThePolice } from '../desk-of-mediators'
import { named } from './cases'
import { answerOf, openOn, type DeskInTime } from './desk'
import { suspected } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-23'

it(named('N-70'), async () => {
  at = await openOn(day)
  const two = await acceptedCase(at.mediation, sendId, plainly('小明说是爸爸打的'), day, ['周建国', '小明'])
  const child = { ...outsider('小明', 'respondent', 2), birth: '2016-11-02', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text: child })
  const sheet = async () => (await at.mediation.copySheet.get({ id: two.id })).copied
  const { applicants, respondents, facts, withheld } = await sheet()
  expect([applicants, respondents, facts]).toEqual([['周建国'], [], ''])
  expect(withheld.toSorted()).toEqual(['facts', 'respondents'])
  const { rows } = await at.mediation.figures.rows({ period: '2026-11', figure: 'accepted', limit: 50 })
  expect(rows.map(({ card, named: outside }) => [card?.parties, outside])).toEqual([
    [['周建国', '小明'], ['周建国']],
  ])
})

it(named('N-71'), async () => {
  at = await openOn(day)
  const from = {
    ...plainly('周小明手臂有伤'),
    source: 'referral',
    referrer: 'police',
    letter: '花公函9号',
    replyDue: day,
  } as const
  const two = await acceptedCase(at.mediation, sendId, from, day, ['周建国', '何秀兰'])
  const outside = async () =>
    JSON.stringify(
      (
        await at.mediation.papers.get({
          id: two.id,
          paper: 'intake-form',
          about: null,
          for: { is: 'outside' },
        })
      ).source,
    )
  expect(await outside()).toContain('周小明')
  const { id: suspicion } = await suspected(at, two.id, { ...beatenChild, name: '周小明' })
  await at.mediation.screening.report({
    sendId: sendId(),
    case: two.id,
    report: { ...toThePolice, suspicion },
  })
  expect(await outside()).not.toContain('周小明')
  expect((await at.mediation.copySheet.get({ id: two.id })).copied.facts).toBe('')
})

/** What leaves the file of a case: the sheet for another system, a paper for another body, a line of the month's workbook. */
async function outsideOf(id: number) {
  const { copied } = await at.mediation.copySheet.get({ id })
  const form = { id, paper: 'intake-form', about: null, for: { is: 'outside' } } as const
  const { source } = await at.mediation.papers.get(form)
  const { rows } = await at.mediation.figures.rows({ period: '2026-11', figure: 'accepted', limit: 50 })
  return {
    sheet: [...copied.applicants, ...copied.respondents],
    paper: source.parties.map(({ name }) => name.text),
    workbook: rows.flatMap(({ card, named: outside }) => (card?.id === id ? outside : [])),
  }
}

it('a child of whom a screening alone knows how old it is is named by nothing that leaves the file, until a further one says otherwise', async () => {
  at = await openOn(day)
  const plea = { saidAt: Date.parse(`${day}T08:00:00+08:00`), person: '小明', words: '爸爸打我' }
  const { id: spoken } = await at.mediation.pleas.keep({
    sendId: sendId(),
    plea: { ...plea, handler: '金花', addsTo: null },
  })
  const opened = plainly('父子吵架')
  const { id } = await at.mediation.pleas.openCase({ sendId: sendId(), id: spoken, opened })
  const father = outsider('周建国', 'respondent', 2)
  await at.mediation.parties.add({ sendId: sendId(), case: id, text: father })
  const suspicion = await suspected(at, id, { ...beatenChild, birth: '2012-11-02' })
  const report = { ...toThePolice, suspicion: suspicion.id }
  await at.mediation.screening.report({ sendId: sendId(), case: id, report })
  await at.mediation.intake.step(accept(id))
  expect(await outsideOf(id)).toEqual({ sheet: ['周建国'], paper: ['', '周建国'], workbook: ['周建国'] })
  await suspected(at, id, {
    ...{ ...beatenChild, continues: suspicion.id },
    ...{ birth: '1992-11-02', capacity: 'full' },
  })
  const both = ['小明', '周建国']
  expect(await outsideOf(id)).toEqual({ sheet: both, paper: both, workbook: both })
})

it('whoever was a child when their case was taken down is not named by a workbook after their birthday either', async () => {
  at = await openOn(day)
  const { id, respondent } = await acceptedCase(at.mediation, sendId, plainly('吵架'), day, [
    '周建国',
    '小明',
  ])
  const child = { ...outsider('小明', 'respondent', 2), birth: '2008-11-25', capacity: null }
  await at.mediation.parties.change({ sendId: sendId(), party: respondent, text: child })
  at.goTo('2026-11-30')
  expect(await outsideOf(id)).toEqual({ sheet: ['周建国'], paper: ['周建国', ''], workbook: ['周建国'] })
})

it(named('N-72'), async () => {
  at = await openOn(day)
  const { id, applicant, respondent } = await caseBetween(at, '何秀兰', '周建国')
  const saidAt = Date.parse(`${day}T08:00:00+08:00`)
  const plead = async (person: string, words: string) =>
    (
      await at.mediation.screening.plea({
        sendId: sendId(),
        case: id,
        plea: { saidAt, person, words, handler: '金花', addsTo: null },
      })
    ).id
  const [hers, neighbours] = [await plead('何秀兰', '他又动手了'), await plead('邻居老刘', '半夜听见孩子哭')]
  const told = async (about: number, meant: Parameters<typeof at.mediation.papers.get>[0]['for']) => {
    const { source } = await at.mediation.papers.get({ id, paper: 'plea', about, for: meant })
    return [source.plea?.person.text, source.plea?.words.text]
  }
  const nothing = ['', '']
  const court = { is: 'court' } as const
  expect(await told(hers, court)).toEqual(['何秀兰', '他又动手了'])
  expect(await told(hers, { is: 'party', party: applicant })).toEqual(['何秀兰', '他又动手了'])
  for (const meant of [{ is: 'party', party: respondent }, { is: 'all-parties' }, { is: 'outside' }] as const)
    expect(await told(hers, meant)).toEqual(nothing)
  expect(await told(neighbours, { is: 'party', party: applicant })).toEqual(nothing)
  expect(await told(neighbours, { is: 'mediator' })).toEqual(['邻居老刘', '半夜听见孩子哭'])
})

it(named('N-73'), async () => {
  at = await openOn(day)
  const open = (more: Partial<ReturnType<typeof plainly>>) =>
    answerOf(at.mediation.cases.open({ sendId: sendId(), opened: { ...plainly('漏水'), ...more } }))
  for (const more of [
    { source: 'own-motion', referrer: 'court', courtReferral: 'assigned' },
    { source: 'referral', referrer: null },
    { source: 'referral', referrer: 'court', courtReferral: null },
    { source: 'referral', referrer: 'police', courtReferral: 'assigned' },
  ] as const)
    expect(await open(more)).toBe('mediation.gate-origin')
})
