/** What is agreed asks what a sitting asks: who was told, who consents, who mediates, and whether it may be mediated at all. */
import { afterEach, expect, it } from 'vitest'
import { handsOf, satDown, sessionOf, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import type { MatterBar } from '#features/mediation/contract/words'
import { outsider } from '#features/mediation/intake/walk'
import { nothingFound, sendId } from './desk-of-mediators'
import { openOn, refusedWith, type DeskInTime } from './further/desk'
import { accepted, findingsOf } from './further/hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

const satOn = async (): Promise<TwoSided> => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await satDown(at.mediation, sendId, two, '谈成', day)
  return two
}
const say = (party: number, words: Partial<Parameters<typeof at.mediation.parties.consent>[0]['words']>) =>
  at.mediation.parties.consent({
    sendId: sendId(),
    party,
    words: { mediation: null, mediator: null, doors: null, ...words },
    day,
  })
const speak = (two: TwoSided) =>
  at.mediation.agreements.speak({ sendId: sendId(), case: two.id, reachedOn: day, text: textOf(two, '口头') })
const propose = (two: TwoSided) =>
  at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text: textOf(two, '赔偿') })
const refusal = (code: string) => refusedWith(`mediation.gate-${code}`)

it('人民调解法 23: a third party owes nothing by word of mouth who was told of no rights and never consented', async () => {
  const two = await satOn()
  const text = outsider('丙', 'third-party', 3)
  const { id: third } = await at.mediation.parties.add({ sendId: sendId(), case: two.id, text })
  await expect(speak(two)).rejects.toMatchObject(refusal('rights-not-told'))
  await at.mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties: [third], on: day })
  await expect(speak(two)).rejects.toMatchObject(refusal('consents'))
  await say(third, { mediation: 'consents', mediator: 'accepted', doors: 'closed' })
  await speak(two)
})

it('人民调解法 19, 23: nothing is agreed under a mediator whom a party has refused', async () => {
  const two = await satOn()
  await say(two.respondent, { mediator: 'refuses' })
  await expect(speak(two)).rejects.toMatchObject(refusal('consents'))
  await expect(propose(two)).rejects.toMatchObject(refusal('consents'))
  await say(two.respondent, { mediator: 'accepted' })
  const { agreement } = await propose(two)
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, day) })
})

it('人民调解法 17, 人民调解工作若干规定 22: what turns out not to be for mediation is neither sat over nor agreed, and is ended', async () => {
  const two = await satOn()
  const screen = async (bars: MatterBar[]) => {
    const before = (await at.mediation.screening.of({ case: two.id })).screenings.at(-1)
    const screening = { ...nothingFound, corrects: before?.id ?? null, reason: '后来查明', bars }
    await at.mediation.screening.screen({ sendId: sendId(), case: two.id, screening })
  }
  await screen(['mediation-forbidden'])
  const sit = at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: sessionOf(two, '谈', day),
  })
  for (const step of [sit, speak(two), propose(two)])
    await expect(step).rejects.toMatchObject(refusal('bars'))
  const barred = async () => (await findingsOf(at, two)).filter(({ code }) => code === 'barred').length
  expect(await barred()).toBe(0)
  const { steps } = await at.mediation.endings.get({ case: two.id })
  expect(steps.fail).toEqual([])
  await screen([])
  await speak(two)
  // Found after it: the reviewer is told.
  await screen(['mediation-forbidden', 'in-court'])
  expect(await barred()).toBe(1)
})

it('民法典 168: applicant and respondent never stand on one side, whoever writes', async () => {
  const two = await satOn()
  const asked = outsider('乙', 'respondent', 2)
  const change = (more: Partial<typeof asked>) =>
    at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text: { ...asked, ...more } })
  const oneSide = refusedWith('mediation.one-side')
  await expect(change({ side: 1 })).rejects.toMatchObject(oneSide)
  await expect(change({ side: 1, role: 'third-party' })).rejects.toMatchObject(oneSide)
  const late = (text: typeof asked) => at.mediation.parties.add({ sendId: sendId(), case: two.id, text })
  await expect(late(outsider('丙', 'respondent', 1))).rejects.toMatchObject(oneSide)
  await late(outsider('丙', 'third-party', 1))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  const move = sqlite.prepare('UPDATE mediation_parties SET side = 1 WHERE id = ?')
  expect(() => move.run(two.respondent)).toThrow('mediation.one-side')
  // A file of before this was asked: nobody agrees in it before the sides are put right.
  sqlite.exec('DROP TRIGGER mediation_parties_sides_update')
  move.run(two.respondent)
  await expect(propose(two)).rejects.toMatchObject(refusal('one-side'))
  await change({ phone: '13800000000' })
  await change({ side: 2 })
})
