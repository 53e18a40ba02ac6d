/** Cases of the demonstration stand where they are said to, each brought there by the services and through every gate. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringCases, demonstrationCases } from '#demonstration/cases/index'
import { mediatorOf, studios, type Studio } from '#demonstration/cases/mediators'
import { addDays } from '#ground/days'
import { addStaff } from '#desk/session/staff'
import { caseStates } from '#features/mediation/contract/words'
import { openTestDesk, testNow, type TestDesk } from '../../support/desk'

const today = '2026-11-23'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
  await desk.signIn('head-mediator')
  const { store } = desk.desk.session.requireOpen()
  const member = (studio: Studio) => addStaff(store, mediatorOf[studio], testNow)
  bringCases(desk.desk, { golden: member('golden'), lotus: member('lotus'), sail: member('sail') })
})
afterAll(() => desk.close())

const mediation = () => desk.client.mediation
const found = async (filter: Parameters<TestDesk['client']['mediation']['search']['find']>[0]['filter']) =>
  (await mediation().search.find({ filter, limit: 100 })).rows.map(({ card }) => card)

describe('cases of the demonstration', () => {
  it('are forty over a year, in every state that a case can come to', async () => {
    const cards = await found({})
    expect(cards).toHaveLength(40)
    expect(demonstrationCases).toHaveLength(40)
    const states = new Set(cards.map(({ state }) => state))
    expect(caseStates.filter((state) => !states.has(state))).toEqual([])
    const opened = cards.map(({ openedOn }) => openedOn).toSorted()
    expect((opened[0] ?? '') < addDays(today, -350)).toBe(true)
    expect(opened.at(-1)).toBe(today)
  })

  it('are of three studios, whose mediators sit on the committee with them', async () => {
    const { members, faults } = await mediation().committee.roll({})
    expect(faults).toEqual([])
    for (const studio of studios) {
      const seat = members.find((member) => member.studio === mediatorOf[studio].called)
      expect(seat?.name).toBe(mediatorOf[studio].name)
      const own = await found({ mediator: seat?.staffId ?? 0 })
      expect(own.length).toBeGreaterThanOrEqual(10)
      expect(own.some(({ state }) => state === 'archived')).toBe(true)
    }
  })

  it('are numbered in the order in which they were accepted, from one in each year', async () => {
    const numbered = (await found({}))
      .filter(({ number }) => number !== null)
      .toSorted((one, other) => (one.acceptedOn ?? '').localeCompare(other.acceptedOn ?? ''))
    for (const year of ['2025', '2026']) {
      const places = numbered
        .filter(({ acceptedOn }) => acceptedOn?.startsWith(year))
        .map(({ number }) => Number(/(\d+)号$/.exec(number ?? '')?.[1]))
      expect(places).toEqual(places.map((_, at) => at + 1))
    }
  })

  it('hold two that a court sent, both answered in time and their papers given back', async () => {
    const sent = []
    for (const { id } of await found({})) {
      const { referral, replies, gaps } = await mediation().replies.get({ case: id })
      if (referral === null) continue
      sent.push(referral.courtReferral)
      expect(gaps).toEqual([])
      expect(replies.every(({ on }) => on <= (referral.replyDue ?? ''))).toBe(true)
    }
    expect(sent.toSorted()).toEqual(['assigned', 'entrusted-ordinary'])
  })

  it('hold the one with a beaten child until it is reported, and know the order of another', async () => {
    const [owed] = await found({ words: '皮带抽打' })
    expect(owed?.state).toBe('intake')
    const step = {
      sendId: crypto.randomUUID(),
      case: owed?.id ?? 0,
      move: 'accept',
      day: today,
      reason: '',
    } as const
    await expect(mediation().intake.step(step)).rejects.toMatchObject({
      data: { code: 'mediation.gate-report-owed' },
    })
    const { orders } = await mediation().protection.list({ caseId: null })
    expect(orders.map(({ standing, due }) => [standing, due.every((one) => one.due >= today)])).toEqual([
      ['in-force', true],
      ['in-force', true],
    ])
  })

  it('wait for little that is late: the work of the year was done as its days came', async () => {
    const { rows } = await mediation().waiting.list({ whose: 'all', limit: 100 })
    const late = rows.filter(({ waits }) => (waits.due ?? today) < today)
    // Of that one they were reminded.
    expect(late.map(({ waits }) => waits.for)).toEqual(['instalment'])
    expect(rows.filter(({ waits }) => waits.for === 'report')).toHaveLength(1)
    expect(rows.filter(({ waits }) => waits.for === 'follow-up').length).toBeGreaterThan(0)
  })

  it('are paid for month by month, once each, to all three, and what is left can be', async () => {
    const years = await Promise.all([2025, 2026].map((year) => mediation().pay.ledger({ year })))
    const paid = years.flatMap(({ rows }) => rows)
    expect(new Set(paid.map(({ caseNumber }) => caseNumber)).size).toBe(paid.length)
    expect(new Set(paid.map(({ mediator }) => mediator))).toEqual(new Set(['金花', '胡莲', '杨帆']))
    expect(paid.every(({ fen, approvedOn }) => fen > 0 && approvedOn <= today)).toBe(true)
    const { lines } = await mediation().pay.month({ month: '2026-09' })
    expect(lines.map((line) => [line.paid, line.faults])).toEqual([[null, []]])
  })

  it('have nothing on record of a day to come, and files that lack nothing', async () => {
    const cards = await found({})
    expect(
      cards.filter(({ openedOn, acceptedOn }) => openedOn > today || (acceptedOn ?? '') > today),
    ).toEqual([])
    const bound = cards.filter(({ state }) => state === 'closed' || state === 'archived')
    expect(bound.length).toBeGreaterThanOrEqual(12)
    for (const { id } of bound) {
      const { findings, pages } = await mediation().dossier.get({ id })
      expect(findings).toEqual([])
      expect(pages).toBeGreaterThan(3)
    }
  })
})
