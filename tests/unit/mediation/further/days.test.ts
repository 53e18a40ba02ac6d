/** Further worked cases: when an agreement is in effect, by when a court is asked, by when a mediation should be over. */
import { describe, expect, it } from 'vitest'
import { acceptedCase, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import type { Hand } from '#features/mediation/agreement/contract/index'
import { outsider } from '#features/mediation/intake/walk'
import { sendId } from '../desk-of-mediators'
import { further, type EffectCase, type TimeCase } from './cases'
import { answerOf, cameFrom, openOn, type DeskInTime } from './desk'

const firstOf = (days: readonly (string | null)[]): string =>
  days.flatMap((day) => day ?? []).toSorted()[0] ?? ''

/** Whoever answers for somebody’s debt, as a third party of the case who is told and agrees like the others. */
async function addGuarantor({ mediation }: DeskInTime, two: TwoSided, name: string, on: string) {
  const { id: party } = await mediation.parties.add({
    sendId: sendId(),
    case: two.id,
    text: outsider(name, 'third-party', 2),
  })
  const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
  await mediation.parties.consent({ sendId: sendId(), party, words, day: on })
  await mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties: [party], on })
  return party
}

async function signed(at: DeskInTime, { court, third, hands, letter }: EffectCase['facts']) {
  const { mediation } = at
  const on = firstOf(Object.values(hands))
  const two = await acceptedCase(mediation, sendId, cameFrom(court), on)
  const parties = new Map([
    ['甲', two.applicant],
    ['乙', two.respondent],
  ])
  if (third !== undefined) parties.set(third, await addGuarantor(at, two, third, on))
  await satDown(mediation, sendId, two, '谈成', on)
  const { agreement } = await mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '赔偿'),
  })
  const acting = new Map<string, number>()
  if (letter !== null) {
    const { of, by: name, on: letterOn } = letter
    const text = { name, by: 'letter', phone: '', letterOn, maySign: true, isParty: null } as const
    const party = parties.get(of) ?? 0
    acting.set(
      of,
      (await mediation.parties.saveRepresentative({ sendId: sendId(), party, id: null, text })).id,
    )
  }
  const put = Object.entries(hands).map(([who, day]): Hand => {
    if (who === 'seal') return { of: 'seal', party: null, representative: null, manner: 'seal', day }
    const party = parties.get(who)
    if (party === undefined)
      return { of: 'mediator', party: null, representative: null, manner: 'signature', day }
    return { of: 'party', party, representative: acting.get(who) ?? null, manner: 'signature', day }
  })
  const { effect } = await mediation.agreements.sign({ sendId: sendId(), agreement, hands: put })
  const nameOf = new Map([...parties].map(([name, id]) => [id, name]))
  const { period } = await mediation.confirmation.get({ case: two.id })
  return {
    effectOn: effect.on,
    missing: effect.missing.map(({ what, party }) =>
      party === null ? what : `${what}:${nameOf.get(party) ?? ''}`,
    ),
    ...period,
  }
}

describe('further worked cases of effect and 司法确认', () => {
  it.each(further.effects.map((one) => [`${one.id}: ${one.title}`, one] as const))('%s', async (_, one) => {
    const at = await openOn(one.facts.today)
    expect(await signed(at, one.facts)).toEqual(one.expected)
    at.close()
  })
})

async function timed(
  at: DeskInTime,
  { acceptedOn, court, usual, restDays = 'stay', asks }: TimeCase['facts'],
) {
  const { mediation } = at
  if (usual.unit === 'month' || restDays === 'move') {
    await at.desk.signIn('head-mediator')
    const settings = await mediation.settings.get({})
    const time = { ...settings.time, usual, restDays }
    await mediation.settings.configure({ sendId: sendId(), settings: { ...settings, time } })
    await at.desk.signIn('mediator')
  }
  const two = await acceptedCase(mediation, sendId, cameFrom(court), acceptedOn)
  const parties: Readonly<Record<string, number>> = { 甲: two.applicant, 乙: two.respondent }
  const limitOf = async () => (await mediation.timeLimits.get({ case: two.id })).limit
  const firstDue = (await limitOf())?.firstDue
  const answers: string[] = []
  for (const { today, wishes, days } of asks) {
    at.goTo(today)
    const said = Object.entries(wishes).map(([name, on]) => ({ party: parties[name] ?? 0, on }))
    const before = (await limitOf())?.due
    const answer = await answerOf(
      mediation.timeLimits.extend({ sendId: sendId(), case: two.id, days, wishes: said }),
    )
    const due = (await limitOf())?.due
    // The list shows the day that the case itself shows, and a refusal moves neither.
    expect((await mediation.cases.get({ id: two.id })).card.due).toBe(due)
    if (typeof answer === 'string') expect(due).toBe(before)
    answers.push(typeof answer === 'string' ? answer : answer.due)
  }
  return { firstDue, answers }
}

describe('further worked cases of time', () => {
  it.each(further.times.map((one) => [`${one.id}: ${one.title}`, one] as const))('%s', async (_, one) => {
    const at = await openOn(one.facts.acceptedOn)
    expect(await timed(at, one.facts)).toEqual(one.expected)
    at.close()
  })
})
