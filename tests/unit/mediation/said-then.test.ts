/** A word of a later day moves nothing that was made before it, and a report of before a discovery is about something else. */
import { afterEach, describe, expect, it } from 'vitest'
import { handsOf, satDown, textOf } from '#features/mediation/agreement/walk'
import type { SuspicionText } from '#features/mediation/screening/contract'
import { beatenChild, nothingFound, sendId, toThePolice } from './desk-of-mediators'
import { openOn, refusedWith, type DeskInTime } from './further/desk'
import { accepted, ended, proposed, suspected } from './further/hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'
const later = '2026-11-23'

const stateOf = async ({ id }: { readonly id: number }) => (await at.mediation.cases.get({ id })).card.state
const saysNo = (party: number, on: string) =>
  at.mediation.parties.consent({
    sendId: sendId(),
    party,
    words: { mediation: 'refuses', mediator: null, doors: null },
    day: on,
  })
const sign = (agreement: number, ...hands: ReturnType<typeof handsOf>) =>
  at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })

describe('人民调解法 29, 31: once hands and seal are all there', () => {
  it('a no of a later day is none, also where the seal was typed after it', async () => {
    at = await openOn(day)
    const { two, agreement } = await proposed(at, day)
    const hands = handsOf(two, day)
    await sign(agreement, ...hands.slice(0, 3))
    at.goTo(later)
    await saysNo(two.respondent, '2026-11-21')
    await sign(agreement, ...hands.slice(3))
    expect(await stateOf(two)).toBe('in-effect')
  })

  it('a no of the day itself still keeps it from taking effect, and ends it', async () => {
    at = await openOn(day)
    const { two, agreement } = await proposed(at, day)
    await saysNo(two.respondent, day)
    await sign(agreement, ...handsOf(two, day))
    expect(await stateOf(two)).toBe('signing')
    await ended(at, two, 'refuse', day)
  })

  it('nobody ends it while it waits for a report', async () => {
    at = await openOn(later)
    const { two, agreement } = await proposed(at, later)
    const { id: suspicion } = await suspected(at, two.id, beatenChild)
    await sign(agreement, ...handsOf(two, later))
    expect(await stateOf(two)).toBe('signing')
    for (const move of ['refuse', 'withdraw'] as const)
      await expect(ended(at, two, move, later)).rejects.toMatchObject(
        refusedWith('mediation.gate-binds-already'),
      )
    const { steps } = await at.mediation.agreements.get({ case: two.id })
    expect(steps.setAside.map(({ code }) => code)).toContain('binds-already')
    const report = { ...toThePolice, suspicion }
    await at.mediation.screening.report({ sendId: sendId(), case: two.id, report })
    expect(await stateOf(two)).toBe('in-effect')
  })
})

it('人民调解法 30: what was reached by word of mouth is written down after a later no, and not after one of before', async () => {
  at = await openOn(later)
  for (const [on, isRefused] of [
    ['2026-11-21', false],
    [day, true],
  ] as const) {
    const two = await accepted(at, day)
    await satDown(at.mediation, sendId, two, '谈成', day)
    await saysNo(two.respondent, on)
    const spoken = at.mediation.agreements.speak({
      sendId: sendId(),
      case: two.id,
      reachedOn: day,
      text: textOf(two, '口头'),
    })
    if (isRefused) await expect(spoken).rejects.toMatchObject(refusedWith('mediation.gate-refused'))
    else await spoken
    const { sqlite } = at.desk.desk.session.storeOf('mediation')
    const event =
      sqlite.prepare(`INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, at, staff_id)
      VALUES (?, 'agree-orally', 'mediating', 'in-effect', '${day}', 1, 1)`)
    if (isRefused) expect(() => event.run(two.id)).toThrow('mediation.refused')
  }
})

describe('反家庭暴力法 14: an old report', () => {
  const again = Date.parse('2026-12-10T08:20:00+08:00')
  const owedAfter = async (found: (first: number) => SuspicionText) => {
    at = await openOn(later)
    const { id } = await accepted(at, day)
    const first = await suspected(at, id, beatenChild)
    const report = { ...toThePolice, suspicion: first.id }
    await at.mediation.screening.report({ sendId: sendId(), case: id, report })
    at.goTo('2026-12-10')
    const before = (await at.mediation.screening.of({ case: id })).screenings.at(-1)
    const { owed } = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: {
        ...nothingFound,
        corrects: before?.id ?? null,
        reason: '更正',
        suspicions: [found(first.id)],
      },
    })
    const { sqlite } = at.desk.desk.session.storeOf('mediation')
    const begin =
      sqlite.prepare(`INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, at, staff_id)
      VALUES (?, 'begin', 'accepted', 'mediating', '2026-12-10', 1, 1)`)
    if (owed.length > 0) expect(() => begin.run(id)).toThrow('mediation.report-owed')
    else begin.run(id)
    return owed.length
  }

  it('is about nobody else, whatever line was typed over', async () => {
    const another = { name: '小红', birth: '2019-01-01' }
    expect(await owedAfter((continues) => ({ ...beatenChild, continues, ...another }))).toBe(2)
  })

  it('is about nothing that was discovered after it', async () => {
    expect(
      await owedAfter((continues) => ({ ...beatenChild, continues, birth: null, discoveredAt: again })),
    ).toBe(2)
  })

  it('is about the same child still, whose name or birth is put right', async () => {
    expect(await owedAfter((continues) => ({ ...beatenChild, continues, birth: '2015-11-02' }))).toBe(0)
    at.close()
    expect(await owedAfter((continues) => ({ ...beatenChild, continues, name: '晓明' }))).toBe(0)
  })

  it('does not go on under another name of which nothing else is said', async () => {
    const unsaid = owedAfter((continues) => ({ ...beatenChild, continues, name: '小红', birth: null }))
    await expect(unsaid).rejects.toMatchObject(refusedWith('mediation.another-victim'))
  })

  it('of our own is not written down as one of before the discovery', async () => {
    at = await openOn(later)
    const { id } = await accepted(at, day)
    const { id: suspicion } = await suspected(at, id, beatenChild)
    const old = Date.parse('2026-03-01T08:00:00+08:00')
    const report = { ...toThePolice, suspicion, discoveredAt: old, toldAt: old + 60_000 }
    const told = at.mediation.screening.report({ sendId: sendId(), case: id, report })
    await expect(told).rejects.toMatchObject(refusedWith('mediation.report-not-whole'))
  })
})
