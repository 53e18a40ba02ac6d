/** Performance, follow-ups and confirmation at a mediator's desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase, handsOf, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
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
const accepted = (on = before): Promise<TwoSided> => acceptedCase(at.mediation, sendId, plainly('漏水'), on)
const stateOf = async ({ id }: TwoSided) => (await at.mediation.cases.get({ id })).card.state

async function inEffect(): Promise<TwoSided> {
  const two = await accepted()
  await satDown(at.mediation, sendId, two, '漏水')
  const { agreement } = await at.mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '赔偿'),
  })
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two) })
  return two
}

const partsOf = async ({ id }: TwoSided) =>
  (await at.mediation.performance.get({ case: id })).duties.flatMap(({ instalments }) => instalments)

describe('what was promised (人民调解法 31)', () => {
  it('is watched part by part, and a slip stays beside the row that puts it right', async () => {
    const two = await inEffect()
    const [first] = await partsOf(two)
    expect([first?.standing, first?.daysLate, first?.leftFen]).toEqual(['late', 2, 10_000])
    const keep = (fen: number) =>
      at.mediation.performance.keep({
        sendId: sendId(),
        instalment: first?.id ?? 0,
        day: today,
        fen,
        way: 'transfer',
      })
    const { performance } = await keep(4_000)
    expect((await partsOf(two))[0]).toMatchObject({ standing: 'late', leftFen: 6_000 })
    await expect(keep(6_001)).rejects.toMatchObject(refused('mediation.more-than-owed'))
    await at.mediation.performance.reverse({ sendId: sendId(), performance })
    const [again] = await partsOf(two)
    expect([again?.leftFen, again?.kept.map(({ isReversed }) => isReversed)]).toEqual([10_000, [true]])
    await expect(at.mediation.performance.reverse({ sendId: sendId(), performance })).rejects.toMatchObject(
      refused('mediation.not-found'),
    )
  })

  it('is said to be kept when all of it is, and not before', async () => {
    const two = await inEffect()
    const perform = () => at.mediation.performance.perform({ sendId: sendId(), case: two.id })
    await expect(perform()).rejects.toMatchObject(refused('mediation.gate-not-performed'))
    for (const { id, fen } of await partsOf(two))
      await at.mediation.performance.keep({
        sendId: sendId(),
        instalment: id,
        day: today,
        fen,
        way: 'hand-to-hand',
      })
    await perform()
    expect(await stateOf(two)).toBe('performed')
  })

  it('人民调解法 31: that was said to be kept by mistake is put right, and is owed again', async () => {
    const two = await inEffect()
    const keep = (instalment: number, fen: number | null) =>
      at.mediation.performance.keep({ sendId: sendId(), instalment, day: today, fen, way: 'hand-to-hand' })
    const parts = await partsOf(two)
    const rows = []
    for (const { id, fen } of parts) rows.push((await keep(id, fen)).performance)
    await at.mediation.performance.perform({ sendId: sendId(), case: two.id })
    const close = () => at.mediation.dossier.close({ sendId: sendId(), id: two.id, day: today, reason: '' })
    await at.mediation.performance.reverse({ sendId: sendId(), performance: rows[0] ?? 0 })
    expect((await partsOf(two))[0]).toMatchObject({ standing: 'late', leftFen: 10_000 })
    await expect(close()).rejects.toMatchObject(refused('mediation.gate-not-performed'))
    const { rows: waiting } = await at.mediation.waiting.list({ whose: 'mine', limit: 50 })
    expect(waiting.map(({ id, waits }) => [id, waits.for])).toEqual([[two.id, 'instalment']])
    const reason = '收条上是另一笔钱'
    await at.mediation.performance.leaveUnperformed({ sendId: sendId(), case: two.id, reason })
    expect(await stateOf(two)).toBe('unperformed')
    const copiedAs = async () => (await at.mediation.copySheet.get({ id: two.id })).copied.performed
    expect(await copiedAs()).toBe(false)
    await keep(parts[0]?.id ?? 0, 10_000)
    await at.mediation.performance.perform({ sendId: sendId(), case: two.id })
    expect([await stateOf(two), await copiedAs()]).toEqual(['performed', true])
  })

  it('人民调解法 32: may still be kept after the other side was told to sue', async () => {
    const two = await inEffect()
    const reason = '已告知可以起诉'
    await at.mediation.performance.leaveUnperformed({ sendId: sendId(), case: two.id, reason })
    expect(await stateOf(two)).toBe('unperformed')
    const [first] = await partsOf(two)
    const row = { instalment: first?.id ?? 0, day: today, fen: 10_000, way: 'transfer' } as const
    await at.mediation.performance.keep({ sendId: sendId(), ...row })
    expect((await partsOf(two))[0]?.standing).toBe('kept')
  })

  it('civicrm/civicrm-core#16559: a follow-up is of its own case, whatever else its party has', async () => {
    const [one, other] = [await inEffect(), await inEffect()]
    const said = {
      on: today,
      manner: 'by-phone',
      performed: 'in-part',
      content: null,
      risk: 'watched',
      said: '',
    } as const
    await at.mediation.followUps.add({ sendId: sendId(), case: one.id, party: one.applicant, ...said })
    const dueOf = async ({ id }: TwoSided) => (await at.mediation.followUps.get({ case: id })).due
    expect((await dueOf(one)).map(({ party, due }) => [party, due])).toEqual([
      [one.applicant, '2026-12-20'],
      [one.respondent, '2026-11-27'],
    ])
    expect((await dueOf(other)).map(({ due }) => due)).toEqual(['2026-11-27', '2026-11-27'])
    const foreign = { sendId: sendId(), case: other.id, party: one.applicant, ...said }
    await expect(at.mediation.followUps.add(foreign)).rejects.toMatchObject(
      refused('mediation.party-unknown'),
    )
  })
})

describe('司法确认 (民事诉讼法 205)', () => {
  const asking = ({ applicant, respondent }: TwoSided) => ({
    court: { at: 'committee' as const, homeOf: null },
    courtName: '花山法庭',
    appliedOn: today,
    applicants: [applicant, respondent],
    papers: ['application' as const, 'agreement' as const],
    touchesProperty: false,
  })

  it('shows the last day by the rule and the safe day, from the day of effect', async () => {
    const two = await inEffect()
    const { period, courts } = await at.mediation.confirmation.get({ case: two.id })
    expect(period).toMatchObject({ thirtiethDay: '2026-12-20', lastDay: '2026-12-21' })
    expect(period?.safeDay).toBe('2026-12-21')
    expect(courts[0]).toEqual({ at: 'committee', homeOf: null })
  })

  it('says that one party alone is refused, and which papers are missing', async () => {
    const two = await inEffect()
    const alone = { ...asking(two), applicants: [two.applicant] }
    const outlook = await at.mediation.confirmation.outlook({ case: two.id, ...alone })
    expect(outlook.accepted).toBe('no')
    expect(outlook.refused.map(({ why, parties }) => [why, parties])).toEqual([
      ['not-together', [two.respondent]],
    ])
    expect(outlook.papersMissing).toEqual(['certificate-of-mediation', 'identity', 'contact-details'])
  })

  it('民事诉讼法 206: a rejection leaves three ways, and a new agreement has thirty days of its own', async () => {
    const two = await inEffect()
    const { confirmation } = await at.mediation.confirmation.apply({
      sendId: sendId(),
      case: two.id,
      ...asking(two),
    })
    const said = { ruling: 'rejected', on: today, number: '', why: '内容不明确' } as const
    const rule = () => at.mediation.confirmation.rule({ sendId: sendId(), confirmation, ...said })
    await rule()
    await expect(rule()).rejects.toMatchObject(refused('mediation.ruled-already'))
    const { applications } = await at.mediation.confirmation.get({ case: two.id })
    expect(applications[0]?.ruling?.ways).toEqual(['change', 'make-anew', 'sue'])
    await at.mediation.agreements.renegotiate({ sendId: sendId(), case: two.id, reason: '写明确' })
    expect((await at.mediation.confirmation.get({ case: two.id })).period).toBeNull()
    const { agreement } = await at.mediation.agreements.propose({
      sendId: sendId(),
      case: two.id,
      text: textOf(two, '写明确'),
    })
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, today) })
    const { period } = await at.mediation.confirmation.get({ case: two.id })
    expect(period?.thirtiethDay).toBe('2026-12-23')
  })
})

describe('a mediator who has not the case', () => {
  it('finds nothing of it by any of its rows', async () => {
    const two = await inEffect()
    const [part] = await partsOf(two)
    const { standing } = await at.mediation.agreements.get({ case: two.id })
    await at.desk.signIn('head-mediator')
    expect((await at.mediation.agreements.get({ case: two.id })).standing?.id).toBe(standing?.id)
    const { session } = at.desk.desk
    session
      .storeOf('mediation')
      .sqlite.exec(`UPDATE mediation_stays SET until_day = '2026-11-23' WHERE case_id = ${two.id}`)
    at.desk.clock.advance(24 * 60 * 60 * 1000)
    await at.desk.signIn('mediator')
    const notThere = refused('mediation.not-found')
    const one = { case: two.id }
    await expect(at.mediation.agreements.get(one)).rejects.toMatchObject(notThere)
    await expect(at.mediation.sessions.list(one)).rejects.toMatchObject(notThere)
    await expect(
      at.mediation.performance.keep({
        sendId: sendId(),
        instalment: part?.id ?? 0,
        day: today,
        fen: 1,
        way: 'transfer',
      }),
    ).rejects.toMatchObject(notThere)
    await expect(
      at.mediation.agreements.sign({
        sendId: sendId(),
        agreement: standing?.id ?? 0,
        hands: handsOf(two),
      }),
    ).rejects.toMatchObject(notThere)
  })
})
