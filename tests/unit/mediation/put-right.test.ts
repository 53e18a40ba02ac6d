/** Slips that are put right with a reason: a hand and the day of effect that it made, more time, a round of follow-up. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handsOf, type TwoSided } from '#features/mediation/agreement/walk'
import { handKept } from '#features/mediation/rules/index'
import { caseStates } from '#features/mediation/contract/words'
import { sendId } from './desk-of-mediators'
import { openOn, refusedWith, type DeskInTime } from './further/desk'
import { accepted, effective, proposed } from './further/hands'

const accepted2 = '2026-03-02'
const today = '2026-03-20'
let at: DeskInTime
beforeEach(async () => {
  at = await openOn(accepted2)
})
afterEach(() => {
  at.close()
})

const standingOf = async ({ id }: Pick<TwoSided, 'id'>) => {
  const { standing } = await at.mediation.agreements.get({ case: id })
  if (standing === null) throw new Error('nothing agreed')
  return standing
}

/** Every hand of a day is put right to be of another. */
async function allOf(two: TwoSided, day: string, reason = '纸上写的不是这天') {
  const { id: agreement, hands } = await standingOf(two)
  for (const { id: hand, representative, manner } of hands)
    await at.mediation.agreements.correctHand({
      sendId: sendId(),
      agreement,
      hand,
      representative,
      manner,
      day,
      reason,
    })
}

const sqlite = () => at.desk.desk.session.storeOf('mediation').sqlite

describe('人民调解法 29: a hand that was written down of a wrong day', () => {
  it('is put right, and the thirty days run from the day on the paper', async () => {
    const { two } = await proposed(at, accepted2)
    at.goTo(today)
    const { id: agreement } = await standingOf(two)
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, today) })
    const before = await at.mediation.confirmation.get({ case: two.id })
    expect(before.period?.thirtiethDay).toBe('2026-04-19')
    await allOf(two, accepted2)
    const { effect, hands } = await standingOf(two)
    expect(effect.on).toBe(accepted2)
    expect(hands.map(({ day }) => day)).toEqual(Array.from({ length: 4 }, () => accepted2))
    const { period } = await at.mediation.confirmation.get({ case: two.id })
    expect(period?.thirtiethDay).toBe('2026-04-01')
    expect(period?.safeDay).toBe('2026-04-01')
    // The rows of before stay, and the corrections name them.
    const rows = sqlite().prepare('SELECT count(*), count(corrects) FROM mediation_signatures').raw().get()
    expect(rows).toEqual([8, 4])
    const { due } = await at.mediation.followUps.get({ case: two.id })
    await at.mediation.followUps.add({
      sendId: sendId(),
      case: two.id,
      party: two.applicant,
      on: accepted2,
      manner: 'by-phone',
      performed: 'yes',
      content: 'yes',
      risk: 'low',
      said: '',
    })
    expect(due.length).toBe(2)
  })

  it('counts in the month of the day on the paper', async () => {
    const day = '2026-03-31'
    const { two } = await proposed(at, accepted2)
    at.goTo('2026-04-02')
    const { id: agreement } = await standingOf(two)
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-04-01') })
    await allOf(two, day)
    const ended = async (period: string) => (await at.mediation.figures.of({ period })).total
    expect(await ended('2026-03')).toMatchObject({ ended: 1 })
    expect(await ended('2026-04')).toMatchObject({ ended: 0 })
  })

  it('that had none gets the day that the paper bears, and makes the effect', async () => {
    const { two, agreement } = await proposed(at, accepted2)
    const hands = handsOf(two, accepted2).map((one) => (one.of === 'seal' ? { ...one, day: null } : one))
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
    expect((await standingOf(two)).effect.missing.map(({ what }) => what)).toEqual(['seal-day'])
    at.goTo('2026-03-05')
    const seal = (await standingOf(two)).hands.find(({ of }) => of === 'seal')
    await at.mediation.agreements.correctHand({
      sendId: sendId(),
      agreement,
      hand: seal?.id ?? 0,
      representative: null,
      manner: 'seal',
      day: '2026-03-04',
      reason: '章是 3 月 4 日盖的',
    })
    expect((await standingOf(two)).effect.on).toBe('2026-03-04')
    const { card } = await at.mediation.cases.get({ id: two.id })
    expect(card.state).toBe('in-effect')
  })

  it('is put right once each, says why, and is no hand of somebody else', async () => {
    const { two, agreement } = await effective(at, accepted2)
    const [first] = (await standingOf(two)).hands
    const correct = (reason: string, day = accepted2) =>
      at.mediation.agreements.correctHand({
        sendId: sendId(),
        agreement,
        hand: first?.id ?? 0,
        representative: null,
        manner: 'fingerprint',
        day,
        reason,
      })
    await expect(correct('')).rejects.toMatchObject(refusedWith('desk.input'))
    await expect(correct('按的手印', '2026-03-01')).rejects.toMatchObject(
      refusedWith('mediation.before-acceptance'),
    )
    await expect(correct('按的手印', '2026-03-03')).rejects.toMatchObject(
      refusedWith('mediation.day-to-come'),
    )
    await correct('按的手印')
    await expect(correct('再改')).rejects.toMatchObject(refusedWith('mediation.corrected-already'))
    const forced = (values: string) =>
      sqlite().exec(
        `INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, manner, day, corrects, reason, at, staff_id)
          VALUES (${agreement}, ${values}, 1, 1)`,
      )
    const party = `'party', ${two.respondent}, 'signature', '${accepted2}'`
    expect(() => forced(`${party}, ${first?.id}, '写错'`)).toThrow('mediation.another-hand')
    expect(() => forced(`${party}, (SELECT max(id) FROM mediation_signatures), ' '`)).toThrow(
      'mediation.another-hand',
    )
  })

  it('stays once a court was asked within its days, and in a case that is closed', async () => {
    const { two, agreement } = await effective(at, accepted2)
    const applied = {
      court: { at: 'committee' as const, homeOf: null },
      courtName: '洪山区人民法院',
      appliedOn: accepted2,
      applicants: [two.applicant, two.respondent],
      papers: ['application' as const],
      touchesProperty: false,
    }
    expect((await at.mediation.agreements.get({ case: two.id })).mayCorrectHands).toBe(true)
    await at.mediation.confirmation.apply({ sendId: sendId(), case: two.id, ...applied })
    expect((await at.mediation.agreements.get({ case: two.id })).mayCorrectHands).toBe(false)
    await expect(allOf(two, accepted2)).rejects.toMatchObject(refusedWith('mediation.court-asked-by-hand'))
    const [hand] = (await standingOf(two)).hands
    expect(() =>
      sqlite().exec(
        `INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, manner, day, corrects, reason, at, staff_id)
          VALUES (${agreement}, 'party', ${two.applicant}, 'signature', '${accepted2}', ${hand?.id}, '写错', 1, 1)`,
      ),
    ).toThrow('mediation.court-asked-by-hand')
    expect(() => sqlite().exec(`UPDATE mediation_agreements SET effect_on = '2026-03-05'`)).toThrow(
      'mediation.effect-kept',
    )
    expect(handKept('in-effect', true)).toBe('court-asked-by-hand')
    expect(handKept('closed', false)).toBe('case-closed')
    expect(caseStates.filter((state) => handKept(state, false) === null)).toEqual([
      'signing',
      'in-effect',
      'performed',
      'unperformed',
    ])
  })
})

describe('more time that was written down wrongly', () => {
  it('is put right, and the day that is due is worked out anew', async () => {
    const two = await accepted(at, accepted2)
    const wishes = [two.applicant, two.respondent].map((party) => ({ party, on: accepted2 }))
    const one = { case: two.id, wishes }
    await at.mediation.timeLimits.extend({ sendId: sendId(), ...one, days: 51 })
    await at.mediation.timeLimits.extend({ sendId: sendId(), ...one, days: 5 })
    const read = async () => at.mediation.timeLimits.get({ case: two.id })
    const [first] = (await read()).extensions
    const correct = (extension = first?.id ?? 0) =>
      at.mediation.timeLimits.correct({
        sendId: sendId(),
        ...one,
        days: 15,
        extension,
        reason: '15 天写成了 51 天',
      })
    expect(await correct()).toEqual({ due: '2026-04-21' })
    const { limit, extensions } = await read()
    expect(limit?.due).toBe('2026-04-21')
    expect(extensions.map(({ days, reason }) => [days, reason])).toEqual([
      [15, '15 天写成了 51 天'],
      [5, ''],
    ])
    await expect(correct()).rejects.toMatchObject(refusedWith('mediation.corrected-already'))
    const { card } = await at.mediation.cases.get({ id: two.id })
    expect(card.due).toBe('2026-04-21')
  })
})

describe('a follow-up of the wrong party', () => {
  it('counts for whoever was asked, and the danger that it left goes with it', async () => {
    const { two } = await effective(at, accepted2)
    at.goTo('2026-06-05')
    const asked = {
      case: two.id,
      on: '2026-06-04',
      manner: 'by-phone',
      performed: 'yes',
      content: 'yes',
      said: '都好',
    } as const
    const { followUp } = await at.mediation.followUps.add({
      sendId: sendId(),
      ...asked,
      party: two.applicant,
      risk: 'high',
    })
    expect((await at.mediation.risk.get({ case: two.id })).standing?.level).toBe('high')
    await at.mediation.followUps.correct({
      sendId: sendId(),
      ...asked,
      followUp,
      party: two.respondent,
      risk: 'watched',
      reason: '问的是被申请人',
    })
    expect((await at.mediation.risk.get({ case: two.id })).standing?.level).toBe('watched')
    const { made, due } = await at.mediation.followUps.get({ case: two.id })
    expect(made.map(({ party, isCorrected, reason }) => [party, isCorrected, reason])).toEqual([
      [two.applicant, true, ''],
      [two.respondent, false, '问的是被申请人'],
    ])
    expect(due.filter(({ late }) => late).map(({ party }) => party)).toEqual([two.applicant])
  })
})
