/** What a case was closed as is what it is paid, reported and bound by, until a reviewer sends it back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { closeWhole, unsalaried } from '#features/mediation/pay/walk'
import { sendId } from './desk-of-mediators'
import { answerOf, openOn, refusedWith, type DeskInTime } from './further/desk'
import { ended, findingsOf } from './further/hands'

const day = '2026-11-20'

let at: DeskInTime
beforeEach(async () => {
  at = await openOn('2026-11-23')
  await at.desk.signIn('head-mediator')
})
afterEach(() => at.close())

/** Agreed by word of mouth and kept, with nothing missing but what is counted and brought at closing. */
async function kept(): Promise<TwoSided> {
  const two = await acceptedCase(at.mediation, sendId, plainly('漏水'), day)
  const session = await satDown(at.mediation, sendId, two, '漏水', day)
  const initialled = [two.applicant, two.respondent].map((party) => ({ party, page: 1 }))
  await at.mediation.sessions.initial({ sendId: sendId(), session, pages: 1, initialled })
  const text = textOf(two, '赔偿')
  await at.mediation.agreements.speak({ sendId: sendId(), case: two.id, reachedOn: day, text })
  for (const { instalments } of (await at.mediation.performance.get({ case: two.id })).duties)
    for (const { id, fen } of instalments)
      await at.mediation.performance.keep({ sendId: sendId(), instalment: id, day, fen, way: 'transfer' })
  await at.mediation.performance.perform({ sendId: sendId(), case: two.id })
  const proof = { kind: 'performance', party: null, day, title: '转账凭证', pages: 1 } as const
  await at.mediation.dossier.bring({ sendId: sendId(), id: two.id, ...proof })
  await unsalaried(at.mediation, sendId, two)
  return two
}

const closedWith = async (two: TwoSided, reason: string): Promise<void> => {
  const { dossier } = at.mediation
  const close: typeof dossier.close = (input) => dossier.close({ ...input, reason })
  await closeWhole({ ...at.mediation, dossier: { ...dossier, ...walked(dossier), close } }, sendId, two)
}

/** Procedures of a client are made when they are asked for, and are not copied with it. */
const walked = ({ bring, get, counted }: DeskInTime['mediation']['dossier']) => ({ bring, get, counted })

const lineOf = async ({ id }: TwoSided) =>
  (await at.mediation.pay.month({ month: '2026-11' })).lines.find(({ card }) => card.id === id)

describe('a remark at closing', () => {
  it('takes nothing from a case that was complete: it is paid as one without', async () => {
    const two = await kept()
    await closedWith(two, '双方当面结清')
    expect((await lineOf(two))?.faults).toEqual([])
  })

  it('binds no file in which something is missing since', async () => {
    const two = await kept()
    await closedWith(two, '双方当面结清')
    const { leaves } = await at.mediation.dossier.get({ id: two.id })
    expect(await findingsOf(at, two)).toEqual([])
    await at.mediation.dossier.counted({
      sendId: sendId(),
      id: two.id,
      counts: leaves.map(({ key }) => ({ leaf: key, pages: 1 })),
    })
    at.goTo('2027-03-01')
    await at.desk.signIn('head-mediator')
    const missing = (await findingsOf(at, two)).filter(({ code }) => code !== 'pages')
    expect(missing).not.toEqual([])
    const cover = { title: '漏水', from: day, to: day, keptYears: 10, remark: '' }
    await expect(
      at.mediation.dossier.archive({ sendId: sendId(), id: two.id, day: '2027-03-01', ...cover }),
    ).rejects.toMatchObject(refusedWith('mediation.gate-incomplete-since'))
  })

  it('is a reason where something was missing, and such a case is not complete', async () => {
    const two = await acceptedCase(at.mediation, sendId, plainly('漏水'), day)
    await ended(at, two, 'refuse', day)
    await unsalaried(at.mediation, sendId, two)
    await at.mediation.dossier.close({ sendId: sendId(), id: two.id, day: '2026-11-23', reason: '外迁' })
    expect((await lineOf(two))?.faults).toContain('incomplete')
  })
})

describe('of a case that is closed', () => {
  it('neither facts nor people are written anew, and what it is paid by stays', async () => {
    const two = await kept()
    await closeWhole(at.mediation, sendId, two)
    const before = await lineOf(two)
    const closed = 'mediation.case-closed'
    const dearer = { ...plainly('漏水'), difficulty: 'difficult' as const, people: 30, moneyFen: 10_000_000 }
    const { parties, intake } = at.mediation
    const party = two.respondent
    const words = { mediation: 'refuses', mediator: null, doors: null } as const
    const child = { case: two.id, id: null, name: '小明', birth: '2016-11-02' }
    const refusals = [
      intake.change({ sendId: sendId(), case: two.id, opened: dearer }),
      parties.change({ sendId: sendId(), party, text: outsider('丁', 'respondent', 2) }),
      parties.consent({ sendId: sendId(), party, words, day }),
      parties.saveChild({ sendId: sendId(), ...child }),
      parties.invite({ sendId: sendId(), case: two.id, name: '楼长', as: 'neighbour' }),
    ]
    expect(await Promise.all(refusals.map(answerOf))).toEqual(refusals.map(() => closed))
    expect(await lineOf(two)).toEqual(before)
    await at.mediation.dossier.sendBack({
      sendId: sendId(),
      id: two.id,
      day: '2026-11-23',
      reason: '人数写错',
    })
    await intake.change({ sendId: sendId(), case: two.id, opened: dearer })
  })

  it('it is written down still who is hidden, who has died, and how it went', async () => {
    const two = await kept()
    await closeWhole(at.mediation, sendId, two)
    const { parties, followUps } = at.mediation
    await parties.protect({ sendId: sendId(), party: two.applicant, hidden: true, reason: '家暴' })
    await parties.died({ sendId: sendId(), party: two.respondent, on: '2026-11-23' })
    const asked = { manner: 'by-phone', performed: 'yes', content: 'yes', risk: 'low', said: '好' } as const
    await followUps.add({ sendId: sendId(), case: two.id, party: two.applicant, on: '2026-11-23', ...asked })
  })

  it('the file itself refuses what a service would forget', async () => {
    const two = await kept()
    await closeWhole(at.mediation, sendId, two)
    const { sqlite } = at.desk.desk.session.storeOf('mediation')
    for (const sql of [
      `UPDATE mediation_cases SET difficulty = 'difficult' WHERE id = ${two.id}`,
      `UPDATE mediation_parties SET name = '丁' WHERE id = ${two.respondent}`,
      `INSERT INTO mediation_children (case_id, name, birth) VALUES (${two.id}, '小明', '2016-11-02')`,
    ])
      expect(() => sqlite.prepare(sql).run()).toThrow('mediation.case-closed')
  })
})
