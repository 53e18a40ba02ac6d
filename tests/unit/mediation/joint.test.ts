/** 并案 and 联合调解: several disputes of the same people in one case, and committees that sit at one together. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase as agreedCase, handsOf, satDown, textOf } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import type { Committee } from '#features/mediation/joint/contract'
import {
  accept,
  beatenChild,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  sendId,
  toThePolice,
  type MediatorsDesk,
} from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const refused = (code: string) => ({ data: { code } })
const today = '2026-11-23'

async function acceptedCase(applicant: string, respondent: string): Promise<number> {
  const { id } = await caseBetween(at, applicant, respondent)
  await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
  await at.mediation.intake.step(accept(id))
  return id
}
const join = (id: number, into: number) =>
  at.mediation.joint.join({ sendId: sendId(), case: id, into, day: today, reason: '同一家的几件事' })

describe('a case that is joined', () => {
  it('by a slip, and is taken back, is seen after that day by nobody whom that had let in', async () => {
    const into = await acceptedCase('甲', '乙')
    await at.desk.signIn('head-mediator')
    const one = await acceptedCase('甲', '乙')
    await join(one, into)
    const letIn = async () =>
      (await at.mediation.hands.of({ case: one })).stays.filter(({ as }) => as === 'let-in')
    expect((await letIn()).map(({ until }) => until)).toEqual([null])
    await at.mediation.cases.takeBack({ sendId: sendId(), id: one })
    expect((await letIn()).map(({ until }) => until)).toEqual([today])
  })

  it('goes on in the other, and whoever saw one sees both (ef-cms#8568)', async () => {
    const into = await acceptedCase('甲', '乙')
    const to = await at.desk.signIn('head-mediator')
    const id = await acceptedCase('乙', '甲')
    await join(id, into)
    const staysOf = async (one: number) =>
      (await at.mediation.hands.of({ case: one })).stays.map(({ staff, as }) => [staff.id, as])
    expect(await staysOf(into)).toEqual([
      [at.mediator, 'mediator'],
      [to, 'let-in'],
    ])
    expect(await staysOf(id)).toEqual([
      [to, 'mediator'],
      [at.mediator, 'let-in'],
    ])
    await at.desk.signIn('mediator')
    const joined = await at.mediation.joint.get({ case: id })
    expect([joined.into?.id, joined.mayJoin, joined.open]).toEqual([into, false, false])
    expect((await at.mediation.joint.get({ case: into })).joined.map((one) => one.id)).toEqual([id])
    expect((await at.mediation.cases.get({ id })).card.state).toBe('joined')
  })

  it('also with what either took in before: whoever sees one of the file sees it whole', async () => {
    const first = await acceptedCase('甲', '乙')
    const second = await acceptedCase('甲', '乙')
    await join(first, second)
    const to = await at.desk.signIn('head-mediator')
    const last = await acceptedCase('甲', '乙')
    await join(second, last)
    const staff = async (one: number) =>
      (await at.mediation.hands.of({ case: one })).stays.map((stay) => stay.staff.id).toSorted()
    for (const one of [first, second, last]) expect(await staff(one)).toEqual([at.mediator, to].toSorted())
  })

  it('is of the same people and under way, like the one that takes it in', async () => {
    const id = await acceptedCase('甲', '乙')
    const strangers = await acceptedCase('丙', '丁')
    const { id: atTheDoor } = await caseBetween(at, '甲', '戊')
    expect((await at.mediation.joint.get({ case: id })).candidates).toEqual([])
    for (const into of [strangers, atTheDoor, id])
      await expect(join(id, into)).rejects.toMatchObject(refused('mediation.joint-not-theirs'))
  })

  it('is written to no more: what comes is written to the one it goes on in', async () => {
    const into = await acceptedCase('甲', '乙')
    const id = await acceptedCase('甲', '乙')
    const note = { on: today, place: '', asked: '张三', words: '看过水管' }
    const noted = await at.mediation.notes.add({ sendId: sendId(), case: id, note })
    await join(id, into)
    const one = { sendId: sendId(), case: id }
    const leaf = { kind: 'evidence', party: null, day: today, title: '照片', pages: 1 } as const
    const writes: readonly (() => Promise<unknown>)[] = [
      () => at.mediation.notes.add({ ...one, note }),
      () => at.mediation.notes.correct({ sendId: sendId(), note: noted.note, reason: '错字', text: note }),
      () => at.mediation.sessions.tellRights({ ...one, parties: [1], on: today }),
      () => at.mediation.dossier.bring({ sendId: sendId(), id, ...leaf }),
      () => at.mediation.dossier.takeOut({ sendId: sendId(), id, leaf: 1 }),
      () => at.mediation.papers.account({ sendId: sendId(), id, on: today, said: '经过' }),
      () => at.mediation.joint.saveCommittees({ ...one, committees: [] }),
      () => at.mediation.screening.screen({ ...one, screening: nothingFound }),
    ]
    for (const write of writes) await expect(write()).rejects.toMatchObject(refused('mediation.joined'))
    expect((await at.mediation.notes.list({ case: id })).mayAdd).toBe(false)
    expect((await at.mediation.evidence.list({ case: id })).mayAdd).toBe(false)
    expect((await at.mediation.followUps.get({ case: id })).mayAdd).toBe(false)
    await at.mediation.notes.add({ ...one, case: into, note })
  })

  it('is answered for to whoever referred it, and handed over with what it still owes', async () => {
    const into = await acceptedCase('甲', '乙')
    const id = await acceptedCase('甲', '乙')
    // How a case came is kept once it is accepted.
    at.desk.desk.session
      .storeOf('mediation')
      .statement(
        "UPDATE mediation_cases SET source = 'referral', referrer = 'petitions-office', reply_due = '2026-12-01' WHERE id = ?",
      )
      .run(id)
    await join(id, into)
    const waiting = async () =>
      (await at.mediation.waiting.list({ whose: 'mine', limit: 50 })).rows.flatMap(({ id: one, waits }) =>
        one === id ? [waits.for] : [],
      )
    expect(await waiting()).toEqual(['reply'])
    const to = await at.desk.signIn('head-mediator')
    const over = { case: id, from: at.mediator, to, reason: '离岗' }
    await at.mediation.hands.handOver({ sendId: sendId(), ...over })
    expect(await waiting()).toEqual(['reply'])
    const reply = { on: today, said: '已并案处理', papersReceived: 0, papersReturned: 0, receipt: '信访办' }
    await at.mediation.replies.reply({ sendId: sendId(), case: id, ...reply })
    expect(await waiting()).toEqual([])
  })

  it('waits for the report that it owes like every other step', async () => {
    const into = await acceptedCase('甲', '乙')
    const id = await acceptedCase('甲', '乙')
    const first = (await at.mediation.screening.of({ case: id })).screenings[0]?.id ?? 0
    const screened = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: { ...nothingFound, corrects: first, reason: '孩子后来说的', suspicions: [beatenChild] },
    })
    await expect(join(id, into)).rejects.toMatchObject(refused('mediation.gate-report-owed'))
    const report = { ...toThePolice, suspicion: screened.owed[0]?.suspicion ?? 0 }
    await at.mediation.screening.report({ sendId: sendId(), case: id, report })
    await join(id, into)
    const { standing } = await at.mediation.risk.get({ case: into })
    expect(standing).toMatchObject({ level: 'high', signs: ['violence', 'child-or-old-person'] })
  })
})

describe('committees that sit at a case together', () => {
  const ours: Committee = {
    name: '翰林社区调委会',
    number: '',
    contact: '',
    leads: true,
    mediators: ['金花'],
  }
  const theirs: Committee = {
    name: '花山街道调委会',
    number: '花山人调字〔2026〕003号',
    contact: '027-87654321',
    leads: false,
    mediators: ['帆哥'],
  }

  it('are two at least, of whom exactly one leads, each with its mediators', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const save = (...committees: Committee[]) =>
      at.mediation.joint.saveCommittees({ sendId: sendId(), case: id, committees })
    await expect(save(ours)).rejects.toMatchObject(refused('mediation.joint-alone'))
    await expect(save(ours, { ...theirs, leads: true })).rejects.toMatchObject(
      refused('mediation.joint-leads'),
    )
    await expect(save(ours, { ...theirs, mediators: [] })).rejects.toMatchObject(
      refused('mediation.joint-without-mediator'),
    )
    await save(theirs, ours)
    expect((await at.mediation.joint.get({ case: id })).committees).toEqual([ours, theirs])
    const { source } = await at.mediation.papers.get({
      id,
      paper: 'intake-form',
      about: null,
      for: { is: 'all-parties' },
    })
    expect(source.committees.map(({ name, leads }) => [name.text, leads])).toEqual([
      ['翰林社区调委会', true],
      ['花山街道调委会', false],
    ])
    await save()
    expect((await at.mediation.joint.get({ case: id })).committees).toEqual([])
  })

  it('人民调解法 29: get a copy each of what was agreed, and closing asks for it', async () => {
    const two = await agreedCase(at.mediation, sendId, plainly('两个社区的漏水'))
    await at.mediation.joint.saveCommittees({ sendId: sendId(), case: two.id, committees: [ours, theirs] })
    await satDown(at.mediation, sendId, two, '谈过')
    const { agreement } = await at.mediation.agreements.propose({
      sendId: sendId(),
      case: two.id,
      text: textOf(two, '赔偿'),
    })
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two) })
    const give = (committee: string) =>
      at.mediation.agreements.giveCopy({
        sendId: sendId(),
        agreement,
        party: null,
        committee,
        givenOn: today,
        takenBy: '王主任',
      })
    const missing = async () =>
      (await at.mediation.dossier.get({ id: two.id })).findings.flatMap(({ code, committee }) =>
        code === 'copy' && committee !== '' ? [committee] : [],
      )
    expect((await at.mediation.agreements.get({ case: two.id })).standing?.copiesNeeded).toBe(4)
    expect(await missing()).toEqual([theirs.name])
    await expect(give(ours.name)).rejects.toMatchObject(refused('mediation.committee-unknown'))
    await give(theirs.name)
    expect(await missing()).toEqual([])
  })
})
