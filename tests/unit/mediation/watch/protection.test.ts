/** 告诫书 and 人身安全保护令 at the desk: what the law lets pass, what is due, and who sees it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outsider, plainly } from '#features/mediation/intake/walk'
import type { OrderText } from '#features/mediation/protection/contract'
import { register } from '../../residents/people'
import type { TestDesk } from '../../../support/desk'
import { newSendId, openCase, openWatchDesk, refusalOf, run } from './desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openWatchDesk()
  await desk.signIn('mediator')
})
afterEach(() => desk.close())

const person = (name: string, residentId: number | null = null) => ({ name, residentId })
const order: OrderText = {
  caseId: null,
  court: '洪山区人民法院',
  number: '（2026）鄂0111民保令7号',
  madeOn: '2026-06-01',
  endsOn: '2026-12-01',
  measures: ['no-violence'],
  protected: person('何秀兰'),
  against: person('周建国'),
  askedBy: 'self',
  because: null,
  wished: false,
}
const keep = async (more: Partial<OrderText> = {}) => {
  const { id } = await desk.client.mediation.protection.keepOrder({
    sendId: newSendId(),
    id: null,
    order: { ...order, ...more },
  })
  return id
}
const ask = (id: number, on: string, byApplicant = true) =>
  desk.client.mediation.protection.ask({
    sendId: newSendId(),
    order: id,
    what: 'extend',
    on,
    byApplicant,
    reason: '',
  })
const recordOf = (id: number) => desk.client.mediation.protection.order({ id })
const rule = async (id: number, until: string | null, granted = true) => {
  const { askings } = await recordOf(id)
  return desk.client.mediation.protection.rule({
    sendId: newSendId(),
    asking: askings.at(-1)?.id ?? 0,
    on: '2026-11-23',
    number: '7号之一',
    granted,
    until,
  })
}

describe('反家庭暴力法 30: an order', () => {
  it('of more than six months is refused with the last day it may have', async () => {
    expect(await refusalOf(keep({ endsOn: '2026-12-02' }))).toBe('mediation.order-too-long')
    expect(await refusalOf(keep({ endsOn: '2026-05-31' }))).toBe('mediation.order-ends-before-it-begins')
  })

  it('is extended on request before its end, and ends then where the court says', async () => {
    const id = await keep()
    expect((await recordOf(id)).card.due).toEqual([
      // Made in June, heard of today: nobody could have looked before.
      { what: 'look', due: '2026-12-01' },
      { what: 'ask', due: '2026-12-01' },
    ])
    expect(await refusalOf(ask(id, '2026-11-20', false))).toBe('mediation.order-not-by-applicant')
    expect(await ask(id, '2026-11-20')).toMatchObject({ lastDay: false })
    expect((await recordOf(id)).card.due.map(({ what }) => what)).toEqual(['look'])
    expect(await refusalOf(rule(id, '2026-12-01'))).toBe('mediation.order-not-longer')
    expect(await refusalOf(rule(id, '2027-06-02'))).toBe('mediation.order-too-long')
    expect(await refusalOf(rule(id, null))).toBe('mediation.order-until-missing')
    await rule(id, '2027-06-01')
    expect((await recordOf(id)).card).toMatchObject({ endsOn: '2027-06-01', standing: 'in-force' })
    expect(await refusalOf(rule(id, '2027-07-01'))).toBe('mediation.order-ruled')
  })

  it('on its last day is asked for all the same, and a day later not any more', async () => {
    const id = await keep({ endsOn: '2026-11-22' })
    expect(await refusalOf(ask(id, '2026-11-23'))).toBe('mediation.order-too-late')
    expect(await ask(id, '2026-11-22')).toMatchObject({ lastDay: true })
  })

  it('has these limits in the file too, whoever writes to it', async () => {
    const id = await keep()
    const attempt =
      (text: string, ...values: (string | number)[]) =>
      () =>
        run(desk, text, ...values)
    const into =
      'INSERT INTO mediation_order_askings (order_id, what, on_day, by_applicant, reason, at, staff_id)'
    expect(attempt("UPDATE mediation_orders SET ends_on = '2026-12-02' WHERE id = ?", id)).toThrow(
      'order-term',
    )
    expect(attempt(`${into} VALUES (?, 'extend', '2026-12-02', 1, '', 1, 1)`, id)).toThrow('order-too-late')
    expect(attempt(`${into} VALUES (?, 'extend', '2026-12-01', 0, '', 1, 1)`, id)).toThrow('not-by-applicant')
  })

  it('反家庭暴力法 23, 法释〔2022〕17号 2: is asked for by the committee only for whom the law names', async () => {
    expect(await refusalOf(keep({ askedBy: 'committee' }))).toBe('mediation.order-not-on-behalf')
    const old = { askedBy: 'committee', because: 'old-disabled-or-ill' } as const
    expect(await refusalOf(keep(old))).toBe('mediation.order-not-on-behalf')
    expect(await keep({ ...old, wished: true })).toBeGreaterThan(0)
  })
})

describe('反家庭暴力法 32: how an order is kept', () => {
  it('is looked after by the days the centre set, and a breach stays due until somebody has a receipt for it', async () => {
    const id = await keep()
    const see = (on: string, kept: boolean) =>
      desk.client.mediation.protection.see({
        sendId: newSendId(),
        order: id,
        on,
        kept,
        what: '在家',
        by: '胡莲',
      })
    await see('2026-11-20', true)
    expect((await recordOf(id)).card.due).toContainEqual({ what: 'look', due: '2026-12-01' })
    await see('2026-11-22', false)
    expect((await recordOf(id)).card.due[0]).toEqual({ what: 'tell-breach', due: '2026-11-22' })
    const { sightings } = await recordOf(id)
    const tell = (receipt: string) =>
      desk.client.mediation.protection.tellBreach({
        sendId: newSendId(),
        sighting: sightings.at(-1)?.id ?? 0,
        to: 'police',
        on: '2026-11-22',
        receipt,
      })
    await tell('接警回执 110-7')
    expect((await recordOf(id)).card.due.map(({ what }) => what)).not.toContain('tell-breach')
  })

  it('tells the desk one thing alone, and knows whether it was told', async () => {
    await desk.signIn('manager')
    const residentId = await register(desk.client, { name: '何秀兰' })
    await desk.signIn('mediator')
    const id = await keep({ protected: person('何秀兰', residentId) })
    expect((await recordOf(id)).deskKnows).toBe(false)
    const { version } = await desk.client.residents.read({ id: residentId })
    await desk.client.residents.protect({
      sendId: newSendId(),
      id: residentId,
      version,
      basis: 'protection-order',
      since: '2026-06-01',
      until: '2026-12-01',
    })
    expect((await recordOf(id)).deskKnows).toBe(true)
    expect((await recordOf(await keep())).deskKnows).toBeNull()
  })
})

describe('反家庭暴力法 17: after a 告诫书', () => {
  it('says whether the desk knows not to give out where the victim is, and whether their own case hides it', async () => {
    await desk.signIn('manager')
    const residentId = await register(desk.client, { name: '何秀兰' })
    await desk.signIn('mediator')
    const { mediation } = desk.client
    const { id: caseId } = await mediation.cases.open({ sendId: newSendId(), opened: plainly('吵架') })
    const { id: party } = await mediation.parties.add({
      sendId: newSendId(),
      case: caseId,
      text: outsider('何秀兰', 'applicant', 1),
    })
    const warning = {
      caseId,
      issuer: '花山派出所',
      number: '3号',
      issuedOn: '2026-11-17',
      receivedOn: '2026-11-18',
      offender: person('周建国'),
      victim: person('何秀兰', residentId),
      facts: '',
    }
    const { id } = await mediation.protection.keepWarning({ sendId: newSendId(), id: null, warning })
    const says = async () => {
      const { deskKnows, card } = await mediation.protection.warning({ id })
      const [inCase] = (await mediation.protection.list({ caseId })).warnings
      return [deskKnows, card.victimShown, inCase?.victimShown]
    }
    expect(await says()).toEqual([false, true, true])
    await mediation.parties.protect({ sendId: newSendId(), party, hidden: true, reason: '告诫书' })
    expect(await says()).toEqual([false, false, false])
  })

  it('both are due to be visited, each until they were, and whoever watches over it is told', async () => {
    const { protection } = desk.client.mediation
    const { id } = await protection.keepWarning({
      sendId: newSendId(),
      id: null,
      warning: {
        caseId: null,
        issuer: '花山派出所',
        number: '3号',
        issuedOn: '2026-11-17',
        receivedOn: '2026-11-18',
        offender: person('周建国'),
        victim: person('何秀兰'),
        facts: '',
      },
    })
    const visit = (on: string) =>
      protection.visit({
        sendId: newSendId(),
        warning: id,
        whom: 'victim',
        on,
        found: '情绪稳定',
        by: '胡莲',
      })
    expect(await refusalOf(visit('2026-11-17'))).toBe('mediation.watch-day')
    await visit('2026-11-20')
    expect((await protection.warning({ id })).card.due).toEqual([
      { whom: 'offender', due: '2026-11-21', late: true },
      { whom: 'victim', due: '2026-12-20', late: false },
    ])
    expect(await protection.due({})).toEqual({ today: 0, overdue: 1 })
  })
})

describe('反家庭暴力法 32: the record of help', () => {
  const paper = (id: number) => desk.client.mediation.protection.paper({ id })

  it('of an order of no case says how it is kept and what was helped with, and each opening is on record', async () => {
    const id = await keep()
    const { protection } = desk.client.mediation
    const by = '胡莲'
    const on = '2026-11-20'
    await protection.see({ sendId: newSendId(), order: id, on, kept: false, what: '在楼下等她', by })
    await protection.help({
      sendId: newSendId(),
      order: id,
      on,
      what: '陪同送达',
      withWhom: '花山派出所',
      by,
    })
    const told = (text: string) => ({ text, withheld: null })
    expect(await paper(id)).toMatchObject({
      committee: '翰林社区人民调解委员会',
      order: {
        protects: told('何秀兰'),
        endsOn: '2026-12-01',
        observations: [{ on, kept: false, what: told('在楼下等她'), by: told(by), told: [] }],
        help: [{ on, what: told('陪同送达'), withWhom: told('花山派出所'), by: told(by) }],
      },
    })
    const opened = desk.desk.session
      .storeOf('mediation')
      .statement("SELECT subject FROM audit WHERE procedure = 'mediation.protection.paper'")
    expect(opened.pluck().all()).toEqual([`mediation-order:${id}`])
  })

  it('of an order of a case is asked for there, and of one of somebody else nowhere', async () => {
    const caseId = await openCase(desk, '家暴')
    expect(await refusalOf(paper(await keep({ caseId })))).toBe('mediation.order-unknown')
    await desk.signIn('head-mediator')
    const ofHead = await keep()
    await desk.signIn('mediator')
    expect(await refusalOf(paper(ofHead))).toBe('mediation.order-unknown')
  })
})

describe('who sees it', () => {
  it('is whoever watches over it, whoever sees its case, and the head mediator', async () => {
    await desk.signIn('head-mediator')
    const caseId = await openCase(desk, '家暴')
    const alone = await keep()
    const ofCase = await keep({ caseId })
    const shown = async () => {
      const { orders } = await desk.client.mediation.protection.list({ caseId: null })
      return orders.map(({ id }) => id).toSorted((one, other) => one - other)
    }
    expect(await shown()).toEqual([alone, ofCase])
    const mediator = await desk.signIn('mediator')
    expect(await shown()).toEqual([])
    expect(await refusalOf(recordOf(alone))).toBe('mediation.order-unknown')
    expect(await refusalOf(keep({ caseId }))).toBe('mediation.not-found')
    await desk.signIn('head-mediator')
    await desk.client.mediation.protection.handOver({
      sendId: newSendId(),
      of: 'order',
      id: alone,
      to: mediator,
    })
    await desk.signIn('mediator')
    expect(await shown()).toEqual([alone])
    await desk.signIn('front-desk')
    expect(await refusalOf(desk.client.mediation.protection.list({ caseId: null }))).toBe('session.forbidden')
  })
})

describe('what a colleague watched over who has left', () => {
  it('反家庭暴力法 17: falls due for the head, who hands it to somebody who is here', async () => {
    const leaver = await desk.signIn('mediator')
    const warning = {
      caseId: null,
      issuer: '花山派出所',
      number: '3号',
      issuedOn: '2026-11-17',
      receivedOn: '2026-11-18',
      offender: person('周建国'),
      victim: person('何秀兰'),
      facts: '',
    }
    const { id } = await desk.client.mediation.protection.keepWarning({
      sendId: newSendId(),
      id: null,
      warning,
    })
    const order = await keep()
    const due = () => desk.client.mediation.protection.due({})
    const colleaguesOf = async () => {
      const { colleagues } = await desk.client.mediation.protection.warning({ id })
      return colleagues.map((one) => one.id)
    }
    expect([await due(), await colleaguesOf()]).toEqual([{ today: 1, overdue: 2 }, []])
    const head = await desk.signIn('head-mediator')
    expect([await due(), await colleaguesOf()]).toEqual([{ today: 0, overdue: 0 }, [head]])
    await desk.signIn('manager')
    await desk.client.staff.deactivate({ sendId: newSendId(), id: leaver, changeOfKeys: 'later' })
    await desk.signIn('head-mediator')
    expect(await due()).toEqual({ today: 1, overdue: 2 })
    const hand = (of: 'order' | 'warning', one: number, to: number) =>
      desk.client.mediation.protection.handOver({ sendId: newSendId(), of, id: one, to })
    expect(await refusalOf(hand('warning', id, leaver))).toBe('mediation.no-mediator-there')
    await hand('warning', id, head)
    await hand('order', order, head)
    expect((await recordOf(order)).card.keeper).toBe((await recordOf(await keep())).card.keeper)
  })
})
