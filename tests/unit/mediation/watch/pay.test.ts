/** 以案定补 at the desk: a whole dossier, somebody without a salary, an approval, once; the ledger keeps every row. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addStaff } from '#desk/session/staff'
import { acceptedCase, keptOnSpot, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { closeWhole, unsalaried } from '#features/mediation/pay/walk'
import type { TestDesk } from '../../../support/desk'
import { finish } from '../../residents/people'
import { insert, newSendId, openWatchDesk, refusalOf } from './desk'

const sendId = newSendId
const day = '2026-11-20'
const today = '2026-11-23'

let desk: TestDesk
beforeEach(async () => {
  desk = await openWatchDesk()
  await desk.signIn('head-mediator')
})
afterEach(() => desk.close())

const mediation = () => desk.client.mediation

/** Agreed by word of mouth; of three people, so that it is worth 110 yuan. */
async function agreed(): Promise<TwoSided> {
  const two = await acceptedCase(mediation(), sendId, plainly('漏水'))
  const session = await satDown(mediation(), sendId, two, '漏水')
  const initialled = [two.applicant, two.respondent].map((party) => ({ party, page: 1 }))
  await mediation().sessions.initial({ sendId: sendId(), session, pages: 1, initialled })
  const text = keptOnSpot(two, '赔偿', day)
  await mediation().agreements.speak({ sendId: sendId(), case: two.id, reachedOn: day, text })
  return two
}

async function performed(): Promise<TwoSided> {
  const two = await agreed()
  await mediation().performance.perform({ sendId: sendId(), case: two.id })
  return two
}

const approve = ({ id }: TwoSided, approvedOn = today) =>
  mediation().pay.approve({ sendId: sendId(), caseId: id, approvedBy: '司法所 张所长', approvedOn })
const lineOf = async ({ id }: TwoSided) =>
  (await mediation().pay.month({ month: '2026-11' })).lines.find(({ card }) => card.id === id)

describe('a closed case', () => {
  it('is paid for once, in full, and again only after it was taken back', async () => {
    const two = await performed()
    expect(await refusalOf(approve(two))).toBe('mediation.pay-not-closed')
    await closeWhole(mediation(), sendId, two)
    expect(await refusalOf(approve(two))).toBe('mediation.pay-nobody-to-pay')
    await unsalaried(mediation(), sendId, two)
    expect(await lineOf(two)).toMatchObject({ fen: 11_000, faults: [], paid: null })
    expect(await refusalOf(approve(two, '2026-11-24'))).toBe('mediation.day-to-come')
    expect(await approve(two)).toEqual({ fen: 11_000 })
    expect(await refusalOf(approve(two))).toBe('mediation.pay-paid-before')
    expect(await lineOf(two)).toMatchObject({ paid: { by: '司法所 张所长', on: today } })
    const back = { caseId: two.id, reason: '重复申报' }
    expect(await mediation().pay.takeBack({ sendId: sendId(), ...back })).toEqual({ fen: 11_000 })
    await approve(two)
    const { rows, sums } = await mediation().pay.ledger({ year: 2026 })
    expect(rows.map(({ fen }) => fen)).toEqual([11_000, -11_000, 11_000])
    expect(sums).toMatchObject([{ fen: 11_000 }])
  })

  it('is summed for each mediator by themselves, though two are called the same', async () => {
    const two = await performed()
    await closeWhole(mediation(), sendId, two)
    await unsalaried(mediation(), sendId, two)
    await approve(two)
    const [paid] = (await mediation().pay.ledger({ year: 2026 })).rows
    const store = desk.desk.session.storeOf('desk')
    const name = paid?.mediator ?? ''
    const { id: namesake } = addStaff(
      store,
      { account: 'namesake', name, roles: ['mediator'] },
      Date.parse(today),
    )
    const approved = { approved_by: '司法所 张所长', approved_on: today, at: 1, staff_id: 1, reason: '' }
    insert(desk, 'mediation_pay', { case_id: two.id, mediator_id: namesake, fen: 11_000, ...approved })
    const { sums } = await mediation().pay.ledger({ year: 2026 })
    expect(sums.map(({ fen }) => fen)).toEqual([11_000, 11_000])
    expect(sums.map(({ mediator }) => mediator)).toContain(`${name}（namesake）`)
  })

  it('keeps its price where the rates change after it was paid', async () => {
    const two = await performed()
    await closeWhole(mediation(), sendId, two)
    await unsalaried(mediation(), sendId, two)
    await approve(two)
    const { settings } = await mediation().pay.month({ month: '2026-11' })
    const dearer = { ...settings, perFurtherPersonFen: 20_000 }
    await mediation().pay.configure({ sendId: sendId(), settings: dearer })
    expect(await lineOf(two)).toMatchObject({ fen: 11_000 })
  })

  it('is paid as performed while the last that was said of it is that it is', async () => {
    const [kept, slip] = [await performed(), await performed()]
    const reason = '记错了案件'
    await mediation().performance.leaveUnperformed({ sendId: sendId(), case: slip.id, reason })
    for (const two of [kept, slip]) await closeWhole(mediation(), sendId, two)
    await unsalaried(mediation(), sendId, kept)
    const { settings } = await mediation().pay.month({ month: '2026-11' })
    await mediation().pay.configure({ sendId: sendId(), settings: { ...settings, onlyWhenPerformed: true } })
    expect([(await lineOf(kept))?.faults, (await lineOf(slip))?.faults]).toEqual([[], ['not-performed']])
    expect((await mediation().figures.of({ period: '2026-11' })).total.performed).toBe(1)
  })

  it('特邀调解规定 20: of a court’s own paper is not asked whether it was performed: that is the court’s to enforce', async () => {
    const entrusted = {
      ...plainly('借款'),
      source: 'referral',
      referrer: 'court',
      courtReferral: 'entrusted-ordinary',
      letter: '1号',
      replyDue: '2026-12-01',
      papersSignedForOn: day,
    } as const
    const two = await acceptedCase(mediation(), sendId, entrusted)
    await satDown(mediation(), sendId, two, '借款')
    await mediation().agreements.propose({ sendId: sendId(), case: two.id, text: textOf(two, '还款') })
    const paper = { by: 'court-paper', number: '（2026）鄂0192民初1号', on: today } as const
    await mediation().agreements.settleInCourt({ sendId: sendId(), case: two.id, ...paper })
    await mediation().dossier.close({ sendId: sendId(), id: two.id, day: today, reason: '卷宗另存法院' })
    const { settings } = await mediation().pay.month({ month: '2026-11' })
    await mediation().pay.configure({ sendId: sendId(), settings: { ...settings, onlyWhenPerformed: true } })
    expect((await lineOf(two))?.faults).not.toContain('not-performed')
  })

  it('that was closed with something missing is not paid, whoever gave a reason', async () => {
    const two = await performed()
    await unsalaried(mediation(), sendId, two)
    await mediation().dossier.close({ sendId: sendId(), id: two.id, day: today, reason: '当事人外出' })
    expect(await refusalOf(approve(two))).toBe('mediation.pay-incomplete')
  })
})

describe('the ledger', () => {
  it('refuses a second payment of a case to the same mediator, whoever writes it', async () => {
    const two = await performed()
    const row = {
      case_id: two.id,
      mediator_id: 7,
      fen: 100,
      approved_by: '司法所',
      approved_on: today,
      reason: '',
      at: 1,
      staff_id: 1,
    }
    insert(desk, 'mediation_pay', row)
    expect(() => insert(desk, 'mediation_pay', row)).toThrow('mediation.pay-paid-before')
    expect(() => insert(desk, 'mediation_pay', { ...row, mediator_id: 8, fen: 0 })).toThrow(
      'more than nothing',
    )
  })

  it('shows a mediator their own rows, and the head mediator all and as a workbook', async () => {
    const two = await performed()
    await closeWhole(mediation(), sendId, two)
    await unsalaried(mediation(), sendId, two)
    await approve(two)
    const asked = { sendId: sendId(), year: 2026, purpose: '报司法所', words: {} }
    expect((await finish(mediation().pay.export(asked))).rows).toBe(1)
    await desk.signIn('mediator')
    expect(await mediation().pay.ledger({ year: 2026 })).toEqual({ rows: [], sums: [] })
    expect(await refusalOf(mediation().pay.month({ month: '2026-11' }))).toBe('session.forbidden')
  })
})
