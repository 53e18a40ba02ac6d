/** Hands that were good when they were written down, and of whom something else is heard before the effect, or after it. */
import { afterEach, describe, expect, it } from 'vitest'
import { handsOf, satDown, textOf } from '#features/mediation/agreement/walk'
import { outsider } from '#features/mediation/intake/walk'
import type { PartyText, RepresentativeText } from '#features/mediation/parties/contract'
import { sendId } from './desk-of-mediators'
import { openOn, type DeskInTime } from './further/desk'
import { accepted, effective, findingsOf, proposed } from './further/hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'
type Two = Awaited<ReturnType<typeof proposed>>['two']

const stateOf = async ({ id }: Two) => (await at.mediation.cases.get({ id })).card.state
const missing = async ({ id }: Two) =>
  (await at.mediation.agreements.get({ case: id })).standing?.effect.missing
const sign = (agreement: number, ...hands: ReturnType<typeof handsOf>) =>
  at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
const change = (party: number, text: PartyText, more: Partial<PartyText>) =>
  at.mediation.parties.change({ sendId: sendId(), party, text: { ...text, ...more } })
const first = outsider('甲', 'applicant', 1)
const second = outsider('乙', 'respondent', 2)
const child = { birth: '2014-05-01', capacity: null } as const
const acts = async (party: number, more: Partial<RepresentativeText> = {}, id: number | null = null) => {
  const text = { name: '丁', by: 'letter', phone: '', letterOn: day, maySign: true, isParty: null } as const
  const saved = await at.mediation.parties.saveRepresentative({
    sendId: sendId(),
    party,
    id,
    text: { ...text, ...more },
  })
  return saved.id
}
const by = (party: number, representative: number | null, on = day) => ({
  of: 'party' as const,
  party,
  representative,
  manner: 'signature' as const,
  day: on,
})
const ours = (two: Two, on = day) => handsOf(two, on).slice(2)

describe('before the effect', () => {
  it('民法典 19–22: the own hand of whoever turns out to be a child waits for their guardian’s', async () => {
    at = await openOn(day)
    for (const heard of [child, { capacity: 'none' as const }]) {
      const { two, agreement } = await proposed(at, day)
      await sign(agreement, by(two.applicant, null))
      await change(two.applicant, first, heard)
      const { effect } = await sign(agreement, by(two.respondent, null), ...ours(two))
      expect(effect.missing).toEqual([{ what: 'hand-in-doubt', party: two.applicant }])
      expect(await stateOf(two)).toBe('signing')
      const guardian = await acts(two.applicant, { by: 'law', letterOn: null, name: '母亲' })
      const { standing } = await at.mediation.agreements.get({ case: two.id })
      const hand = standing?.hands.find(({ party }) => party === two.applicant)
      expect(hand?.countsFrom).toBeNull()
      await at.mediation.agreements.correctHand({
        sendId: sendId(),
        agreement,
        hand: hand?.id ?? 0,
        representative: guardian,
        manner: 'signature',
        day,
        reason: '由监护人签',
      })
      expect(await stateOf(two)).toBe('in-effect')
    }
  })

  it('is made by the line that is put right, where that was the last that was missing', async () => {
    at = await openOn(day)
    const { two, agreement } = await proposed(at, day)
    await sign(agreement, by(two.applicant, null))
    await change(two.applicant, first, child)
    await sign(agreement, by(two.respondent, null), ...ours(two))
    await change(two.applicant, first, { birth: '1994-05-01' })
    expect(await stateOf(two)).toBe('in-effect')
  })

  it('民法典 165: a letter that turns out not to reach so far carries no hand', async () => {
    at = await openOn(day)
    const { two, agreement } = await proposed(at, day)
    const lawyer = await acts(two.applicant)
    await sign(agreement, by(two.applicant, lawyer))
    await acts(two.applicant, { maySign: false }, lawyer)
    await sign(agreement, by(two.respondent, null), ...ours(two))
    expect(await missing(two)).toEqual([{ what: 'hand-in-doubt', party: two.applicant }])
  })

  it('民法典 144: a lawyer’s hand for a child goes with the guardian who gave the letter', async () => {
    at = await openOn(day)
    const two = await accepted(at, day)
    await change(two.applicant, first, child)
    const guardian = await acts(two.applicant, { by: 'law', letterOn: null, name: '母亲' })
    const lawyer = await acts(two.applicant)
    await satDown(at.mediation, sendId, two, '谈成', day)
    const text = textOf(two, '赔偿')
    const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
    await sign(agreement, by(two.applicant, lawyer))
    await at.mediation.parties.removeRepresentative({ sendId: sendId(), id: guardian })
    await sign(agreement, by(two.respondent, null), ...ours(two))
    expect(await missing(two)).toEqual([{ what: 'hand-in-doubt', party: two.applicant }])
  })

  it('民法典 168: whoever signed for one party and turns out to be the other binds nobody', async () => {
    at = await openOn(day)
    const { two, agreement } = await proposed(at, day)
    const lawyer = await acts(two.applicant)
    await sign(agreement, by(two.applicant, lawyer))
    await change(two.respondent, second, { name: '丁' })
    await sign(agreement, by(two.respondent, null), ...ours(two))
    expect(await missing(two)).toEqual([{ what: 'hand-in-doubt', party: two.applicant }])
  })

  it('民法典 175: no guardian signs for a child that had died before', async () => {
    at = await openOn(day)
    const two = await accepted(at, day)
    await change(two.applicant, first, child)
    const guardian = await acts(two.applicant, { by: 'law', letterOn: null, name: '母亲' })
    await satDown(at.mediation, sendId, two, '谈成', day)
    const text = textOf(two, '赔偿')
    const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
    at.goTo('2026-11-25')
    await sign(agreement, by(two.applicant, guardian, '2026-11-24'))
    await at.mediation.parties.died({ sendId: sendId(), party: two.applicant, on: '2026-11-22' })
    await sign(agreement, by(two.respondent, null, '2026-11-24'), ...ours(two, '2026-11-24'))
    expect(await missing(two)).toEqual([{ what: 'hand-in-doubt', party: two.applicant }])
  })
})

describe('once in effect', () => {
  it('is told to the reviewer, and beside the days of the court, and nothing falls away by itself', async () => {
    at = await openOn(day)
    const { two } = await effective(at, day)
    await change(two.applicant, first, child)
    expect((await at.mediation.agreements.get({ case: two.id })).standing?.effect.on).toBe(day)
    expect(await stateOf(two)).toBe('in-effect')
    const found = (await findingsOf(at, two)).filter(({ code }) => code === 'effect')
    expect(found.map(({ what, party }) => [what, party])).toEqual([['hand-in-doubt', two.applicant]])
    expect((await at.mediation.confirmation.get({ case: two.id })).warnings).toEqual(['hand-in-doubt'])
  })
})
