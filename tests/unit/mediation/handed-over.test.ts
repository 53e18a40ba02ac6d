/** 移送, and a step that was a slip: what is taken back on its day, and what never is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptedCase, handsOf, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { caseMoves } from '#features/mediation/contract/words'
import { takingBackCases } from '#features/mediation/rules/index'
import { openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

const today = '2026-11-23'

let at: MediatorsDesk
beforeAll(async () => {
  at = await openMediatorsDesk()
})
afterAll(() => at.close())

const refused = (code: string) => ({ data: { code } })
const accepted = (): Promise<TwoSided> => acceptedCase(at.mediation, sendId, plainly('漏水'))
const recordOf = ({ id }: Pick<TwoSided, 'id'>) => at.mediation.cases.get({ id })
const takeBack = ({ id }: Pick<TwoSided, 'id'>) => at.mediation.cases.takeBack({ sendId: sendId(), id })
const toThePolice = { body: 'police', name: '花山派出所', on: today, why: '可能构成治安案件' } as const
const send = ({ id }: TwoSided, receipt = '') =>
  at.mediation.handingOver.send({
    sendId: sendId(),
    case: id,
    sent: { ...toThePolice, papers: ['调查记录', '照片 3 张'] },
    receipt,
    told: [],
  })

describe('人民调解法 25: a case that another body has to deal with', () => {
  it('goes there with its papers, and closing asks who signed for it and whether each party was told', async () => {
    const two = await accepted()
    await send(two)
    const gaps = async () => (await at.mediation.handingOver.get({ case: two.id })).gaps
    expect(await gaps()).toEqual([
      { code: 'no-receipt', party: null },
      { code: 'not-told', party: two.applicant },
      { code: 'not-told', party: two.respondent },
    ])
    const { findings } = await at.mediation.dossier.get({ id: two.id })
    expect(findings.filter(({ code }) => code === 'handed-over')).toHaveLength(3)
    const note = { sendId: sendId(), case: two.id, on: today, receipt: '王警官' }
    await at.mediation.handingOver.note({ ...note, told: [two.applicant, two.respondent] })
    expect(await gaps()).toEqual([])
    const { sent } = await at.mediation.handingOver.get({ case: two.id })
    expect(sent).toMatchObject({ ...toThePolice, papers: ['调查记录', '照片 3 张'] })
  })
})

describe('a slip', () => {
  it('is taken back by whoever made it, on its day, and both stay on record', async () => {
    const two = await accepted()
    await send(two)
    expect((await recordOf(two)).takeable).toBe('hand-over')
    expect(await takeBack(two)).toMatchObject({ state: 'accepted' })
    const { events, takeable } = await recordOf(two)
    expect(events.map(({ kind }) => kind)).toEqual(['accept', 'hand-over', 'taken-back'])
    expect(takeable).toBeNull()
    expect((await at.mediation.handingOver.get({ case: two.id })).sent).toBeNull()
    // And made anew where it was right after all.
    await send(two)
    expect((await recordOf(two)).card.state).toBe('handed-over')
  })

  it('is never what took a number or took effect, nor a session that was held', async () => {
    const two = await accepted()
    await expect(takeBack(two)).rejects.toMatchObject(refused('mediation.take-back-final-move'))
    await satDown(at.mediation, sendId, two, '谈过', today)
    await expect(takeBack(two)).rejects.toMatchObject(refused('mediation.take-back-acted-on'))
    const text = textOf(two, '赔偿')
    const propose = () => at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
    await propose()
    await takeBack(two)
    const { agreement } = await propose()
    expect((await at.mediation.agreements.get({ case: two.id })).earlier).toMatchObject([
      { why: 'taken-back' },
    ])
    const [first, ...others] = handsOf(two, today)
    if (first === undefined) throw new Error('nobody signs')
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: [first] })
    await expect(takeBack(two)).rejects.toMatchObject(refused('mediation.take-back-acted-on'))
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: others })
    await expect(takeBack(two)).rejects.toMatchObject(refused('mediation.take-back-final-move'))
  })

  it('that ended a case gives it back while nobody was told of the other routes (人民调解法 26)', async () => {
    const two = await accepted()
    const how = { on: today, manner: 'by-phone' } as const
    const refuse = () =>
      at.mediation.endings.end({
        sendId: sendId(),
        case: two.id,
        move: 'refuse',
        by: two.respondent,
        ...how,
        told: [],
      })
    await refuse()
    await takeBack(two)
    expect((await at.mediation.endings.get({ case: two.id })).ending).toBeNull()
    await refuse()
    await at.mediation.endings.tell({
      sendId: sendId(),
      case: two.id,
      told: [{ party: two.applicant, routes: ['court'] }],
      ...how,
    })
    await expect(takeBack(two)).rejects.toMatchObject(refused('mediation.take-back-acted-on'))
  })

  it('that joined a case to another leaves both where they were', async () => {
    const [one, into] = [await accepted(), await accepted()]
    await at.mediation.joint.join({
      sendId: sendId(),
      case: one.id,
      into: into.id,
      day: today,
      reason: '同一纠纷',
    })
    expect((await recordOf(one)).card.state).toBe('joined')
    await takeBack(one)
    expect((await recordOf(one)).card.state).toBe('accepted')
    expect((await at.mediation.joint.get({ case: one.id })).into).toBeNull()
  })

  it('is one of these, and nothing else can be', () => {
    expect(caseMoves.filter((move) => !takingBackCases.final.includes(move))).toEqual([
      'not-accept',
      'drop',
      'begin',
      'agree-in-writing',
      'set-aside',
      'perform',
      'leave-unperformed',
      'renegotiate',
      'refuse',
      'withdraw',
      'fail',
      'hand-over',
      'join',
      'close',
      'send-back',
    ])
  })

  it('is none of somebody else, nor of yesterday, nor what somebody acted on', async () => {
    const [two, other, signed] = [await accepted(), await accepted(), await accepted()]
    await send(two)
    await send(other)
    await send(signed, '王警官')
    await expect(takeBack(signed)).rejects.toMatchObject(refused('mediation.take-back-acted-on'))
    await at.desk.signIn('head-mediator')
    await expect(takeBack(two)).rejects.toMatchObject(refused('mediation.take-back-not-ones-own'))
    await at.desk.signIn('mediator')
    at.desk.clock.advance(24 * 60 * 60_000)
    await at.desk.signIn('mediator')
    await expect(takeBack(other)).rejects.toMatchObject(refused('mediation.take-back-too-late'))
    expect((await recordOf(other)).takeable).toBeNull()
  })
})
