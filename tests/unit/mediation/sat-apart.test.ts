/** 分开调解 wanted by somebody who suffered violence: said beside the next sitting, and asked about where both sat together. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { acceptedCase, satDown, sessionOf, type TwoSided } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { isAskedWhyTogether } from '#features/mediation/sessions/ui/together'
import { beatenChild, nothingFound, openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'
import { bothTold } from './further/hands'

let at: MediatorsDesk
let two: TwoSided
const day = '2026-11-20'
beforeEach(async () => {
  at = await openMediatorsDesk()
  two = await acceptedCase(at.mediation, sendId, plainly('吵架'))
})
afterEach(() => {
  at.close()
})

it('反家庭暴力法 13: whoever wants to sit apart is not sat down with the other side, or the record says why', async () => {
  await satDown(at.mediation, sendId, two, '先谈', day)
  const before = (await at.mediation.screening.of({ case: two.id })).screenings.at(-1)
  const adult = { ...beatenChild, name: '甲', birth: '1985-05-05', capacity: 'full' } as const
  await at.mediation.screening.screen({
    sendId: sendId(),
    case: two.id,
    screening: { ...nothingFound, corrects: before?.id ?? null, reason: '后来说的', suspicions: [adult] },
  })
  const suspicion =
    (await at.mediation.screening.of({ case: two.id })).screenings.at(-1)?.suspicions[0]?.id ?? 0
  const answer = (said: 'wanted' | 'not-wanted') =>
    at.mediation.screening.help({ sendId: sendId(), suspicion, offer: 'separate-sessions', answer: said })
  const held = async () => (await at.mediation.sessions.list({ case: two.id })).conditions
  const gaps = async () =>
    (await at.mediation.sessions.list({ case: two.id })).sessions.map((session) =>
      session.gaps.some(({ code }) => code === 'not-apart'),
    )
  await answer('wanted')
  expect(await held()).toEqual(['violence-not-mediated', 'sit-apart'])
  // They sat together three days before anybody wanted it otherwise.
  expect(await gaps()).toEqual([false])
  const today = '2026-11-23'
  // Nor is who sat there half an hour before, on the same day.
  const early = { ...sessionOf(two, '一早谈', today), clock: '08:30' }
  await at.mediation.sessions.hold({ sendId: sendId(), case: two.id, session: early })
  expect(await gaps()).toEqual([false, false])
  const { session } = await at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: sessionOf(two, '再谈', today),
  })
  expect(await gaps()).toEqual([false, false, true])
  const findings = async () =>
    (await at.mediation.dossier.get({ id: two.id })).findings.filter(({ code }) => code === 'sitting')
  expect(await findings()).toMatchObject([{ count: 1 }])
  await at.mediation.sessions.correct({
    sendId: sendId(),
    session,
    reason: '补原因',
    text: { ...sessionOf(two, '再谈', today), togetherBecause: '本人当场同意坐在一起' },
  })
  expect(await findings()).toEqual([])
  const [apart] = sessionOf(two, '只和一方谈', today).present
  if (apart === undefined) throw new Error('nobody there')
  await at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: { ...sessionOf(two, '只和一方谈', today), present: [apart] },
  })
  expect((await gaps()).filter(Boolean)).toEqual([])
  await answer('not-wanted')
  expect(await held()).toEqual(['violence-not-mediated'])

  await answer('wanted')
  await at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: sessionOf(two, '又坐在一起', today),
  })
  expect(await findings()).toMatchObject([{ count: 1 }])
  await at.mediation.endings.end({
    sendId: sendId(),
    case: two.id,
    move: 'fail',
    by: null,
    on: today,
    manner: 'in-person',
    told: bothTold(two),
  })
  await at.desk.signIn('head-mediator')
  const close = { sendId: sendId(), id: two.id, day: today, reason: '当事人外迁' }
  await at.mediation.dossier.close(close)
  // A file that was reviewed before any of this was asked stays as it was reviewed.
  expect(await findings()).toEqual([])
})

it('the reason is asked for where a record that is put right lacks it, whatever is wanted today', () => {
  const [none, lacking] = [[], [{ code: 'not-apart', party: null, page: null }]] as const
  const record = (gaps: typeof none | typeof lacking, togetherBecause = '') => ({
    gaps: [...gaps],
    togetherBecause,
  })
  expect(isAskedWhyTogether(['sit-apart'])).toBe(true)
  expect(isAskedWhyTogether([], record(lacking))).toBe(true)
  expect(isAskedWhyTogether([], record(none, '本人同意'))).toBe(true)
  expect([isAskedWhyTogether([]), isAskedWhyTogether([], record(none))]).toEqual([false, false])
})
