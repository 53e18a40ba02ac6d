/** What was said is of its day: a refusal stands until a later day's yes, and who sat down goes by what had been said and told by then. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase, sessionOf, type TwoSided } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { standingConsents } from '#features/mediation/rules/index'
import { sendId } from './desk-of-mediators'
import { openOn, refusedWith, type DeskInTime } from './further/desk'
import { effective, findingsOf } from './further/hands'

let at: DeskInTime
let two: TwoSided
beforeEach(async () => {
  at = await openOn('2026-11-23')
  two = await acceptedCase(at.mediation, sendId, plainly('漏水'), '2026-11-16')
})
afterEach(() => at.close())

const said = (mediation: 'consents' | 'refuses', day: string) =>
  at.mediation.parties.consent({
    sendId: sendId(),
    party: two.respondent,
    words: { mediation, mediator: null, doors: null },
    day,
  })
const told = (on: string) =>
  at.mediation.sessions.tellRights({
    sendId: sendId(),
    case: two.id,
    parties: [two.applicant, two.respondent],
    on,
  })
const sat = (on: string) =>
  at.mediation.sessions.hold({ sendId: sendId(), case: two.id, session: sessionOf(two, '漏水', on) })
const gapsOf = async () =>
  (await at.mediation.sessions.list({ case: two.id })).sessions.flatMap(({ gaps }) =>
    gaps.map(({ code }) => code),
  )

describe('人民调解法 17: a clear refusal', () => {
  it('is not taken back by a yes of an earlier day that is written down after it', async () => {
    await told('2026-11-16')
    await said('refuses', '2026-11-22')
    await said('consents', '2026-11-18')
    await expect(sat('2026-11-23')).rejects.toMatchObject(refusedWith('mediation.gate-refused'))
    const { parties } = await at.mediation.parties.of({ case: two.id })
    const shown = parties.find(({ id }) => id === two.respondent)?.consent
    expect(shown).toMatchObject({ mediation: 'refuses', day: '2026-11-22' })
    const { sqlite } = at.desk.desk.session.storeOf('mediation')
    const begin = sqlite.prepare(
      `INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, at, staff_id)
       VALUES (?, 'begin', 'accepted', 'mediating', '2026-11-23', 1, 1)`,
    )
    expect(() => begin.run(two.id)).toThrow('mediation.refused')
  })

  it('of one day is the last that was written down', () => {
    const words = (mediation: 'consents' | 'refuses', on: string) => ({
      ...{ party: 1, mediator: null, doors: null, on },
      mediation,
    })
    const [late] = standingConsents([words('refuses', '2026-03-02'), words('consents', '2026-03-01')], null)
    expect(late?.mediation).toBe('refuses')
    const [same] = standingConsents([words('refuses', '2026-03-02'), words('consents', '2026-03-02')], null)
    expect(same?.mediation).toBe('consents')
  })

  it('keeps a sitting of its day from being written down, and none of the days before it', async () => {
    await told('2026-11-16')
    await said('refuses', '2026-11-19')
    await said('consents', '2026-11-22')
    await expect(sat('2026-11-20')).rejects.toMatchObject(refusedWith('mediation.gate-refused'))
    await sat('2026-11-18')
  })

  it('that is heard of later is found beside the sitting that it speaks against', async () => {
    await told('2026-11-16')
    await sat('2026-11-18')
    expect(await gapsOf()).not.toContain('refused-then')
    await said('refuses', '2026-11-17')
    await said('consents', '2026-11-19')
    expect(await gapsOf()).toContain('refused-then')
    expect(await findingsOf(at, two)).toContainEqual(expect.objectContaining({ code: 'sitting', count: 1 }))
  })
})

describe('人民调解法 23: rights', () => {
  it('that were told after the day let nobody sit down on it', async () => {
    await told('2026-11-22')
    await expect(sat('2026-11-18')).rejects.toMatchObject(refusedWith('mediation.gate-rights-not-told'))
    await told('2026-11-17')
    await sat('2026-11-18')
    expect(await gapsOf()).not.toContain('untold-then')
  })
})

describe('民事诉讼法 206: what a court was asked to confirm', () => {
  const asked = async () => {
    const made = await effective(at, '2026-11-20')
    const { confirmation } = await at.mediation.confirmation.apply({
      sendId: sendId(),
      case: made.two.id,
      court: { at: 'committee', homeOf: null },
      courtName: '法院',
      appliedOn: '2026-11-20',
      applicants: [made.two.applicant, made.two.respondent],
      papers: [],
      touchesProperty: false,
    })
    return { id: made.two.id, confirmation }
  }
  const anew = (id: number) =>
    at.mediation.agreements.renegotiate({ sendId: sendId(), case: id, reason: '想改' })
  const ruled = (confirmation: number, ruling: 'confirmed' | 'withdrawn') =>
    at.mediation.confirmation.rule({
      sendId: sendId(),
      confirmation,
      ruling,
      on: '2026-11-23',
      number: '1',
      why: '',
    })

  it('is not made anew while it decides, and is once that was withdrawn', async () => {
    const { id, confirmation } = await asked()
    await expect(anew(id)).rejects.toMatchObject(refusedWith('mediation.gate-asked-of-a-court'))
    await ruled(confirmation, 'withdrawn')
    await anew(id)
  })

  it('is never made anew once it was confirmed, whoever writes', async () => {
    const { id, confirmation } = await asked()
    await ruled(confirmation, 'confirmed')
    await expect(anew(id)).rejects.toMatchObject(refusedWith('mediation.gate-confirmed-already'))
    const { sqlite } = at.desk.desk.session.storeOf('mediation')
    const event = sqlite.prepare(
      `INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, at, staff_id)
       VALUES (?, 'renegotiate', 'in-effect', 'mediating', '2026-11-23', 1, 1)`,
    )
    expect(() => event.run(id)).toThrow('mediation.gate-confirmed-already')
  })
})
