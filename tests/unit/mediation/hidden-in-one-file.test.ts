/** Cases that were joined lie in one file: whoever is hidden in one of them is hidden in all, whatever says so and since when. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { outsider } from '#features/mediation/intake/walk'
import {
  accept,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  sendId,
  type MediatorsDesk,
} from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => at.close())

const today = '2026-11-23'
const refuge = '姐姐家：翰林苑9栋'

/** 何秀兰 against 周建国, who gets a paper of it. */
async function oneCase() {
  const between = await caseBetween(at, '何秀兰', '周建国')
  const text = { ...outsider('何秀兰', 'applicant', 1), address: refuge }
  await at.mediation.parties.change({ sendId: sendId(), party: between.applicant, text })
  await at.mediation.screening.screen({ sendId: sendId(), case: between.id, screening: nothingFound })
  await at.mediation.intake.step(accept(between.id))
  const paper = { id: between.id, paper: 'intake-form', about: null } as const
  const theirs = { ...paper, for: { is: 'party', party: between.respondent } } as const
  await at.mediation.papers.printed({ sendId: sendId(), ...theirs, onto: 'paper' })
  const isTold = async () => JSON.stringify((await at.mediation.papers.get(theirs)).source).includes(refuge)
  const reprint = async () =>
    (await at.mediation.papers.list({ id: between.id })).made.map((one) => one.reprint)
  const since = async () =>
    (await at.mediation.parties.of({ case: between.id })).parties.map((one) => one.protectedSince)
  return { ...between, isTold, reprint, since }
}
type OneCase = Awaited<ReturnType<typeof oneCase>>

const join = ({ id }: OneCase, into: OneCase) =>
  at.mediation.joint.join({ sendId: sendId(), case: id, into: into.id, day: today, reason: '同一家' })
const say = ({ applicant }: OneCase, hidden: boolean) =>
  at.mediation.parties.protect({ sendId: sendId(), party: applicant, hidden, reason: '搬到姐姐家' })
const told = (cases: readonly OneCase[]) => Promise.all(cases.map((one) => one.isTold()))

it('a word that comes after joining hides them in both, in whichever it is said, and what was printed is named', async () => {
  const [joined, into, other] = [await oneCase(), await oneCase(), await oneCase()]
  await join(joined, into)
  expect(await told([joined, into, other])).toEqual([true, true, true])
  for (const [said, heard] of [
    [into, joined],
    [joined, into],
  ] as const) {
    await say(said, true)
    expect(await told([said, heard, other])).toEqual([false, false, true])
    expect([await heard.reprint(), await other.reprint()]).toEqual([[true], [false]])
    expect(await heard.since()).toEqual([today, null])
    // Shown again by a word in whichever of them.
    await say(heard, false)
    expect(await told([said, heard])).toEqual([true, true])
  }
})

it('through several joins, and not of somebody else of the same case', async () => {
  const [first, second, third, last] = [await oneCase(), await oneCase(), await oneCase(), await oneCase()]
  await join(first, third)
  await join(second, third)
  await join(third, last)
  await say(first, true)
  expect(await told([first, second, third, last])).toEqual([false, false, false, false])
  const { parties } = await at.mediation.parties.of({ case: last.id })
  expect(parties.map(({ name, isAtRisk }) => [name, isAtRisk])).toEqual([
    ['何秀兰', true],
    ['周建国', false],
  ])
})

it('an order of one of them hides in all', async () => {
  const [joined, into] = [await oneCase(), await oneCase()]
  await join(joined, into)
  await at.mediation.protection.keepOrder({
    sendId: sendId(),
    id: null,
    order: {
      caseId: into.id,
      court: '洪山区人民法院',
      number: '（2026）鄂0111民保令7号',
      madeOn: '2026-11-01',
      endsOn: '2027-04-30',
      measures: ['no-violence'],
      protected: { name: '何秀兰', residentId: null },
      against: { name: '周建国', residentId: null },
      askedBy: 'self',
      because: null,
      wished: true,
    },
  })
  expect(await told([joined, into])).toEqual([false, false])
  expect(await joined.since()).toEqual([null, null])
})

it('and each by its own words again once joining is taken back', async () => {
  const [joined, into] = [await oneCase(), await oneCase()]
  await join(joined, into)
  await say(joined, true)
  expect(await told([joined, into])).toEqual([false, false])
  await at.mediation.cases.takeBack({ sendId: sendId(), id: joined.id })
  expect(await told([joined, into])).toEqual([false, true])
})

it('what was joined with a case is found by its index', () => {
  const store = at.desk.desk.session.storeOf('mediation')
  const plan = store
    .statement('EXPLAIN QUERY PLAN SELECT id FROM mediation_cases WHERE joined_into = ?')
    .all(1)
  expect(JSON.stringify(plan)).toMatch(/SEARCH mediation_cases USING .*INDEX mediation_cases_joined_into/)
})
