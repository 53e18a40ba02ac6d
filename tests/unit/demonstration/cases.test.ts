/** Cases of the demonstration stand where they are said to, each brought there by the services and through every gate. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationCases } from '#demonstration/case-list'
import { bringCases } from '#demonstration/cases'
import type { CaseState } from '#features/mediation/contract/words'
import { openTestDesk, type TestDesk } from '../../support/desk'

const today = '2026-11-23'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
  await desk.signIn('mediator')
  await bringCases(desk.client, today)
})
afterAll(() => desk.close())

const cards = async () =>
  (await desk.client.mediation.search.find({ filter: {}, limit: 100 })).rows.map(({ card }) => card)

describe('cases of the demonstration', () => {
  it('stand in every state that a mediator meets in a week', async () => {
    const states = (await cards()).map(({ state }) => state)
    expect(states).toHaveLength(demonstrationCases.length)
    const met: readonly CaseState[] = [
      'intake',
      'accepted',
      'mediating',
      'signing',
      'in-effect',
      'performed',
      'refused',
      'failed',
      'settled-in-court',
      'closed',
    ]
    expect(met.filter((state) => !states.includes(state))).toEqual([])
  })

  it('are of three studios, each found by its name', async () => {
    for (const studio of ['金花', '莲姐', '帆哥']) {
      const { rows } = await desk.client.mediation.search.find({ filter: { words: studio }, limit: 100 })
      expect(rows.length).toBeGreaterThanOrEqual(4)
    }
  })

  it('hold the one with a beaten child until it is reported, and know the order of another', async () => {
    const { rows } = await desk.client.mediation.search.find({ filter: { words: '皮带抽打' }, limit: 5 })
    const id = rows[0]?.card.id ?? 0
    expect(rows[0]?.card.state).toBe('intake')
    const step = { sendId: crypto.randomUUID(), case: id, move: 'accept', day: today, reason: '' } as const
    await expect(desk.client.mediation.intake.step(step)).rejects.toMatchObject({
      data: { code: 'mediation.gate-report-owed' },
    })
    const { orders } = await desk.client.mediation.protection.list({ caseId: null })
    expect(orders.map(({ standing }) => standing)).toEqual(['in-force'])
  })

  it('have nothing on record of a day to come, and one whose file lacks nothing', async () => {
    const all = await cards()
    expect(all.filter(({ openedOn, acceptedOn }) => openedOn > today || (acceptedOn ?? '') > today)).toEqual(
      [],
    )
    expect(all.filter(({ state }) => state === 'closed')).toHaveLength(1)
  })
})
