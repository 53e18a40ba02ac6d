/** Sessions and agreements at a mediator's desk: what the law asks before, whose hands make an effect, what is never made up. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptedCase,
  handsOf,
  satDown,
  sessionOf,
  textOf,
  type TwoSided,
} from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

const today = '2026-11-23'
const before = '2026-11-20'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const refused = (code: string) => ({ data: { code } })
const accepted = (): Promise<TwoSided> => acceptedCase(at.mediation, sendId, plainly('漏水'))
const stateOf = async ({ id }: TwoSided) => (await at.mediation.cases.get({ id })).card.state
/** Laid before the parties, waiting for hands. */
async function proposed(two: TwoSided) {
  await satDown(at.mediation, sendId, two, '漏水')
  return at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text: textOf(two, '赔偿') })
}

describe('a session (人民调解法 20, 23)', () => {
  it('waits until each party was told their rights, and begins the mediation', async () => {
    const two = await accepted()
    const hold = () =>
      at.mediation.sessions.hold({ sendId: sendId(), case: two.id, session: sessionOf(two, '谈过') })
    await expect(hold()).rejects.toMatchObject(refused('mediation.gate-rights-not-told'))
    const { gates } = await at.mediation.sessions.list({ case: two.id })
    expect(gates.map(({ code, parties }) => ({ code, parties }))).toEqual([
      { code: 'rights-not-told', parties: [two.applicant, two.respondent] },
    ])
    expect(gates[0]?.articles).toContainEqual({ statute: 'mediation-law', article: 23 })
    await satDown(at.mediation, sendId, two, '谈过')
    expect(await stateOf(two)).toBe('mediating')
  })

  it('is never one of a day to come, nor with somebody who is no party', async () => {
    const [two, others] = [await accepted(), await accepted()]
    await satDown(at.mediation, sendId, two, '谈过')
    const hold = (session: ReturnType<typeof sessionOf>) =>
      at.mediation.sessions.hold({ sendId: sendId(), case: two.id, session })
    await expect(hold(sessionOf(two, '谈', '2026-11-24'))).rejects.toMatchObject(
      refused('mediation.day-to-come'),
    )
    await expect(hold(sessionOf(others, '谈'))).rejects.toMatchObject(refused('mediation.party-unknown'))
  })

  it('that was put right stays beside the record that does so, which alone lacks anything', async () => {
    const two = await accepted()
    const first = await satDown(at.mediation, sendId, two, '记错了')
    const again = { sendId: sendId(), session: first, reason: '金额写错', text: sessionOf(two, '') }
    await at.mediation.sessions.correct(again)
    const { sessions } = await at.mediation.sessions.list({ case: two.id })
    expect(sessions.map(({ isCorrected, result }) => [isCorrected, result])).toEqual([
      [true, '记错了'],
      [false, ''],
    ])
    expect(sessions.map(({ gaps }) => gaps.map(({ code }) => code))).toEqual([
      [],
      ['result', 'nothing-said', 'nothing-said'],
    ])
    await expect(at.mediation.sessions.correct({ ...again, sendId: sendId() })).rejects.toMatchObject(
      refused('mediation.corrected-already'),
    )
  })

  it('lacks the initials of each page that somebody has not initialled', async () => {
    const two = await accepted()
    const session = await satDown(at.mediation, sendId, two, '谈过')
    const initialled = [two.applicant, two.respondent].map((party) => ({ party, page: 1 }))
    await at.mediation.sessions.initial({ sendId: sendId(), session, pages: 2, initialled })
    const { sessions } = await at.mediation.sessions.list({ case: two.id })
    expect(sessions[0]?.gaps).toEqual(
      [two.applicant, two.respondent].map((party) => ({ code: 'page-not-initialled', party, page: 2 })),
    )
  })
})

describe('an agreement before it is signed (民诉法解释 358)', () => {
  it('is not laid before the parties while a court would reject it, and takes no number then', async () => {
    const two = await accepted()
    await satDown(at.mediation, sendId, two, '漏水')
    const text = textOf(two, '赔偿')
    const propose = (more: Partial<typeof text>) =>
      at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text: { ...text, ...more } })
    const unfree = { ...text.answers, free: false }
    await expect(propose({ answers: unfree })).rejects.toMatchObject(refused('mediation.gate-check'))
    await expect(propose({ facts: '' })).rejects.toMatchObject(refused('mediation.gate-check'))
    const [duty] = text.duties
    const nobody = duty === undefined ? [] : [{ ...duty, who: null }]
    await expect(propose({ duties: nobody })).rejects.toMatchObject(refused('mediation.gate-check'))
    const { stops } = await at.mediation.agreements.check({
      case: two.id,
      text: { ...text, answers: unfree },
    })
    expect(stops).toEqual([
      {
        code: 'rejected',
        question: 'free',
        why: { statute: 'procedure-interpretation', article: 358, item: 4 },
      },
    ])
    expect((await propose({})).number).toBe('人调协字〔2026〕001号')
    expect(await stateOf(two)).toBe('signing')
  })

  it('warns of what a court never confirms, and lets the parties have it all the same (355)', async () => {
    const two = await accepted()
    await satDown(at.mediation, sendId, two, '离婚')
    const text = { ...textOf(two, '离婚'), terms: [{ what: '双方同意离婚', kind: 'status' as const }] }
    const { stops, warnings } = await at.mediation.agreements.check({ case: two.id, text })
    expect([stops, warnings.map(({ why }) => why.item)]).toEqual([[], [3]])
    await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
  })
})

describe('an agreement in writing (人民调解法 29)', () => {
  it('is in effect with the last of all hands and the seal, on that day', async () => {
    const two = await accepted()
    const { agreement } = await proposed(two)
    const [one, other, mediator, seal] = handsOf(two)
    const sign = (...hands: readonly (typeof one)[]) =>
      at.mediation.agreements.sign({
        sendId: sendId(),
        agreement,
        hands: hands.flatMap((hand) => hand ?? []),
      })
    const first = await sign(one, mediator)
    expect(first.effect.missing).toEqual([
      { what: 'signature', party: two.respondent },
      { what: 'seal', party: null },
    ])
    expect(await stateOf(two)).toBe('signing')
    await sign(other)
    const { effect } = await sign(seal === undefined ? undefined : { ...seal, day: today })
    expect([effect.by, effect.on]).toEqual(['law', today])
    const { card, events } = await at.mediation.cases.get({ id: two.id })
    expect(card.state).toBe('in-effect')
    expect(events.at(-1)).toMatchObject({ kind: 'take-effect', day: today })
  })

  it('gets no day from anybody where the paper bears none', async () => {
    const two = await accepted()
    const { agreement } = await proposed(two)
    const hands = handsOf(two).map((hand) => (hand.of === 'seal' ? { ...hand, day: null } : hand))
    const { effect } = await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
    expect([effect.by, effect.on, effect.missing]).toEqual([
      'none',
      null,
      [{ what: 'seal-day', party: null }],
    ])
    expect(await stateOf(two)).toBe('signing')
  })

  it('counts a hand for somebody from their letter on, and takes none that the letter does not reach to', async () => {
    const two = await accepted()
    const saved = async (name: string, letterOn: string, maySign: boolean) => {
      const text = { name, by: 'letter', phone: '', letterOn, maySign, isParty: null } as const
      const { id } = await at.mediation.parties.saveRepresentative({
        sendId: sendId(),
        party: two.applicant,
        id: null,
        text,
      })
      return id
    }
    const acting = await saved('丁', today, true)
    const { agreement } = await proposed(two)
    const hands = handsOf(two).map((hand) =>
      hand.party === two.applicant ? { ...hand, representative: acting } : hand,
    )
    const { effect } = await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
    expect(effect.on).toBe(today)
  })

  it('takes each hand once, none of a day to come and none of somebody else', async () => {
    const two = await accepted()
    const { agreement } = await proposed(two)
    const [one] = handsOf(two)
    if (one === undefined) throw new Error('nobody signs')
    const sign = (hand: typeof one) =>
      at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: [hand] })
    await expect(sign({ ...one, day: '2026-11-24' })).rejects.toMatchObject(refused('mediation.day-to-come'))
    await sign(one)
    await expect(sign(one)).rejects.toMatchObject(refused('mediation.signed-already'))
    await expect(sign({ ...one, party: 999 })).rejects.toMatchObject(refused('mediation.party-unknown'))
  })

  it('that is set aside leaves its number behind, and the next has the next', async () => {
    const two = await accepted()
    const first = await proposed(two)
    await at.mediation.agreements.setAside({ sendId: sendId(), case: two.id, reason: '乙反悔' })
    expect(await stateOf(two)).toBe('mediating')
    const again = { sendId: sendId(), case: two.id, text: textOf(two, '再谈') }
    const second = await at.mediation.agreements.propose(again)
    expect([first.number, second.number]).toEqual(['人调协字〔2026〕001号', '人调协字〔2026〕002号'])
    const { standing, earlier } = await at.mediation.agreements.get({ case: two.id })
    expect([standing?.number, earlier.map(({ number, why }) => [number, why])]).toEqual([
      second.number,
      [[first.number, 'set-aside']],
    ])
    const late = { sendId: sendId(), agreement: first.agreement, hands: handsOf(two) }
    await expect(at.mediation.agreements.sign(late)).rejects.toMatchObject(
      refused('mediation.not-to-be-signed'),
    )
  })

  it('is handed out in one original for each party and one for the file', async () => {
    const two = await accepted()
    const { agreement } = await proposed(two)
    for (const party of [two.applicant, null])
      await at.mediation.agreements.giveCopy({
        sendId: sendId(),
        agreement,
        party,
        givenOn: before,
        takenBy: party === null ? '' : '甲',
      })
    const { standing } = await at.mediation.agreements.get({ case: two.id })
    expect([standing?.copiesNeeded, standing?.copies.map(({ party }) => party)]).toEqual([
      3,
      [two.applicant, null],
    ])
  })
})

describe('an agreement by word of mouth (人民调解法 28, 30)', () => {
  it('is in effect the day it was reached, however late it is registered', async () => {
    const two = await accepted()
    await satDown(at.mediation, sendId, two, '谈成')
    const spoken = { sendId: sendId(), case: two.id, reachedOn: before, text: textOf(two, '口头') }
    await at.mediation.agreements.speak(spoken)
    const { standing } = await at.mediation.agreements.get({ case: two.id })
    expect([standing?.effect.on, standing?.registeredOn]).toEqual([before, today])
    expect(await stateOf(two)).toBe('in-effect')
  })
})

describe('a matter that a court has filed and entrusted (特邀调解规定 20)', () => {
  const entrusted = () =>
    acceptedCase(at.mediation, sendId, {
      ...plainly('借款'),
      source: 'referral',
      referrer: 'court',
      courtReferral: 'entrusted-ordinary',
      letter: '1号',
      replyDue: '2026-12-01',
      papersSignedForOn: before,
    })

  it('does not end by word of mouth nor by seal, but with the court’s own paper', async () => {
    const two = await entrusted()
    await satDown(at.mediation, sendId, two, '借款')
    const spoken = { sendId: sendId(), case: two.id, reachedOn: before, text: textOf(two, '口头') }
    await expect(at.mediation.agreements.speak(spoken)).rejects.toMatchObject(
      refused('mediation.gate-court-needs-it-written'),
    )
    const { agreement } = await at.mediation.agreements.propose({
      sendId: sendId(),
      case: two.id,
      text: textOf(two, '还款'),
    })
    const { effect } = await at.mediation.agreements.sign({
      sendId: sendId(),
      agreement,
      hands: handsOf(two),
    })
    expect([effect.by, effect.on, await stateOf(two)]).toEqual(['court', null, 'signing'])
    const paper = { by: 'court-paper', number: '（2026）鄂0192民初1号', on: today } as const
    await at.mediation.agreements.settleInCourt({ sendId: sendId(), case: two.id, ...paper })
    expect(await stateOf(two)).toBe('settled-in-court')
  })
})
