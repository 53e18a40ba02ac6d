/** Further worked cases of how a case goes: who stands in it, what is agreed, what is owed when it is over. */
import { afterEach, expect, it } from 'vitest'
import { acceptedCase, handsOf, satDown, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { otherRoutes } from '#features/mediation/contract/words'
import { plainly } from '#features/mediation/intake/walk'
import { beatenChild, caseBetween, nothingFound, sendId, toThePolice } from '../desk-of-mediators'
import { further, named } from './cases'
import { answerOf, openOn, refusedWith, type DeskInTime } from './desk'

let at: DeskInTime
afterEach(() => {
  at.close()
})

const stateOf = async ({ id }: TwoSided) => (await at.mediation.cases.get({ id })).card.state
const accepted = (on: string) => acceptedCase(at.mediation, sendId, plainly('吵架'), on)

it(`${further.likenesses.id}: ${further.likenesses.title} (${further.likenesses.law.join('、')})`, async () => {
  at = await openOn('2026-11-20')
  const found: boolean[] = []
  for (const [place, { earlier, now }] of further.likenesses.pairs.entries()) {
    const before = await caseBetween(at, earlier, `某${place}`)
    const after = await caseBetween(at, `另${place}`, now)
    const { met } = await at.mediation.intake.met({ case: after.id })
    const one = met.find(({ earlier: id }) => id === before.id)
    // Whoever was an applicant there stands on the other end here.
    if (one !== undefined) expect([one.earlierName, one.roleChanged]).toEqual([earlier, true])
    found.push(one !== undefined)
  }
  expect(found).toEqual(further.likenesses.pairs.map(({ met }) => met))
})

it(named('N-13'), async () => {
  at = await openOn('2026-11-20')
  const two = await accepted('2026-11-20')
  await satDown(at.mediation, sendId, two, '谈成')
  await at.mediation.agreements.speak({
    sendId: sendId(),
    case: two.id,
    reachedOn: '2026-11-20',
    text: textOf(two, '口头'),
  })
  at.goTo('2026-11-23')
  for (const move of ['withdraw', 'refuse'] as const) {
    const end = { move, by: two.respondent, on: '2026-11-23', manner: 'by-phone' } as const
    await expect(
      at.mediation.endings.end({ sendId: sendId(), case: two.id, ...end, told: [] }),
    ).rejects.toMatchObject(refusedWith('mediation.gate-not-from-here'))
  }
  expect(await answerOf(at.mediation.cases.takeBack({ sendId: sendId(), id: two.id }))).toMatch(
    /^mediation\.take-back/,
  )
  expect(await stateOf(two)).toBe('in-effect')
  // The thirtieth day is a Sunday.
  expect((await at.mediation.confirmation.get({ case: two.id })).period).toMatchObject({
    thirtiethDay: '2026-12-20',
    lastDay: '2026-12-21',
  })
  await at.mediation.performance.leaveUnperformed({
    sendId: sendId(),
    case: two.id,
    reason: '反悔，已告知可以起诉',
  })
  expect(await stateOf(two)).toBe('unperformed')
})

it(named('N-14'), async () => {
  at = await openOn('2026-11-22')
  const two = await accepted('2026-11-22')
  await satDown(at.mediation, sendId, two, '谈成', '2026-11-22')
  const { id: child } = await at.mediation.parties.saveChild({
    sendId: sendId(),
    case: two.id,
    id: null,
    name: '小宝',
    birth: '2018-11-23',
  })
  const text = { ...textOf(two, '孩子'), terms: [{ what: '孩子随母亲生活', kind: 'upbringing' as const }] }
  const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
  const [one, ...others] = handsOf(two, '2026-11-22')
  if (one === undefined) throw new Error('nobody signs')
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: [one] })
  at.goTo('2026-11-23')
  const last = others.map((hand) => ({ ...hand, day: '2026-11-23' }))
  const sign = () => at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: last })
  await expect(sign()).rejects.toMatchObject(refusedWith('mediation.gate-check'))
  expect(await stateOf(two)).toBe('signing')
  const answer = { on: '2026-11-23', by: '金花', words: '愿意跟妈妈' }
  await at.mediation.parties.askChild({ sendId: sendId(), child, answer })
  expect((await sign()).effect.on).toBe('2026-11-23')
})

it(named('N-15'), async () => {
  at = await openOn('2026-02-28')
  const owedOf = async (day: string) => {
    const { id } = await caseBetween(at, '甲', '乙')
    const victim = { ...beatenChild, birth: '2008-02-29', discoveredAt: Date.parse(`${day}T08:20:00+08:00`) }
    const found = { ...nothingFound, suspicions: [{ ...victim, capacity: 'full' as const }] }
    const { owed } = await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: found })
    return owed.map(({ when }) => when).toSorted()
  }
  expect(await owedOf('2026-02-28')).toEqual(['at-once', 'at-once'])
  at.goTo('2026-03-01')
  expect(await owedOf('2026-03-01')).toEqual([])
  // Found while it was a child, and told on the next day: it is not lost over a birthday.
  expect(await owedOf('2026-02-28')).toEqual(['at-once', 'at-once'])
})

it(named('N-16'), async () => {
  at = await openOn('2026-11-23')
  const two = await accepted('2026-11-23')
  const told = [two.applicant, two.respondent].map((party) => ({ party, routes: [...otherRoutes] }))
  const end = { move: 'refuse', by: two.respondent, on: '2026-11-23', manner: 'by-phone', told } as const
  await at.mediation.endings.end({ sendId: sendId(), case: two.id, ...end })
  const [standing] = (await at.mediation.screening.of({ case: two.id })).screenings
  const { owed } = await at.mediation.screening.screen({
    sendId: sendId(),
    case: two.id,
    screening: {
      ...nothingFound,
      corrects: standing?.id ?? 0,
      reason: '回访时孩子自己说的',
      suspicions: [beatenChild],
    },
  })
  expect(owed).toHaveLength(2)
  await at.desk.signIn('head-mediator')
  const close = () =>
    at.mediation.dossier.close({ sendId: sendId(), id: two.id, day: '2026-11-23', reason: '当事人外迁' })
  await expect(close()).rejects.toMatchObject(refusedWith('mediation.gate-report-owed'))
  const { rows } = await at.mediation.waiting.list({ whose: 'all', limit: 50 })
  expect(rows.map(({ id, waits }) => [id, waits.for])).toEqual([[two.id, 'report']])
  const [suspicion] = owed
  await at.mediation.screening.report({
    sendId: sendId(),
    case: two.id,
    report: { ...toThePolice, suspicion: suspicion?.suspicion ?? null },
  })
  await close()
  expect(await stateOf(two)).toBe('closed')
})

it(named('N-19'), async () => {
  at = await openOn('2026-11-20')
  const two = await accepted('2026-11-20')
  await satDown(at.mediation, sendId, two, '谈成')
  const agreed = async (day: string) => {
    const { agreement, number } = await at.mediation.agreements.propose({
      sendId: sendId(),
      case: two.id,
      text: textOf(two, '赔偿'),
    })
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, day) })
    return { agreement, number }
  }
  const first = await agreed('2026-11-20')
  const { confirmation } = await at.mediation.confirmation.apply({
    sendId: sendId(),
    case: two.id,
    court: { at: 'committee', homeOf: null },
    courtName: '花山法庭',
    appliedOn: '2026-11-20',
    applicants: [two.applicant, two.respondent],
    papers: ['application', 'agreement'],
    touchesProperty: false,
  })
  const [old] = (await at.mediation.performance.get({ case: two.id })).duties.flatMap(
    (one) => one.instalments,
  )
  at.goTo('2026-12-01')
  await at.mediation.confirmation.rule({
    sendId: sendId(),
    confirmation,
    ruling: 'rejected',
    on: '2026-11-30',
    number: '（2026）鄂0111民特9号',
    why: '内容不明确',
  })
  await at.mediation.agreements.renegotiate({ sendId: sendId(), case: two.id, reason: '法院驳回，写明确' })
  // Between the two nothing is promised, and nobody waits for the first instalment of 21 November.
  expect((await at.mediation.performance.get({ case: two.id })).duties).toEqual([])
  const { rows } = await at.mediation.waiting.list({ whose: 'mine', limit: 50 })
  expect(rows.map(({ waits }) => waits.for)).not.toContain('instalment')
  const second = await agreed('2026-12-01')
  expect([first.number, second.number]).toEqual(['人调协字〔2026〕001号', '人调协字〔2026〕002号'])
  const { period, agreement, applications } = await at.mediation.confirmation.get({ case: two.id })
  expect([agreement, period?.thirtiethDay, period?.lastDay]).toEqual([
    second.agreement,
    '2026-12-31',
    '2026-12-31',
  ])
  // What the court said of the first stays on record.
  expect(applications.map(({ ruling }) => ruling?.ruling)).toEqual(['rejected'])
  const keep = { instalment: old?.id ?? 0, day: '2026-12-01', fen: 10_000, way: 'transfer' } as const
  expect(await answerOf(at.mediation.performance.keep({ sendId: sendId(), ...keep }))).toMatch(/^mediation\./)
})

it(named('N-22'), async () => {
  at = await openOn('2026-11-20')
  const two = await accepted('2026-11-20')
  await satDown(at.mediation, sendId, two, '谈成')
  const text = textOf(two, '赔偿')
  const [duty] = text.duties
  if (duty === undefined) throw new Error('nobody owes anything')
  const inParts = (...instalments: (typeof duty.instalments)[number][]) => ({
    ...text,
    duties: [{ ...duty, instalments }],
  })
  const short = inParts({ due: '2026-12-01', fen: 10_000 }, { due: '2027-01-01', fen: 19_999 })
  const dayless = inParts({ due: '2026-12-01', fen: 10_000 }, { due: null, fen: 20_000 })
  const exact = inParts({ due: '2026-12-01', fen: 10_000 }, { due: '2027-01-01', fen: 20_000 })
  const stops = async (one: typeof text) =>
    (await at.mediation.agreements.check({ case: two.id, text: one })).stops.map(({ code }) => code)
  expect([await stops(short), await stops(dayless), await stops(exact)]).toEqual([
    ['unclear'],
    ['unclear'],
    [],
  ])
  const propose = (one: typeof text) =>
    at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text: one })
  await expect(propose(short)).rejects.toMatchObject(refusedWith('mediation.gate-check'))
  // What was refused took no number.
  expect((await propose(exact)).number).toBe('人调协字〔2026〕001号')
})

it(named('N-23'), async () => {
  at = await openOn('2026-11-20')
  const { id, applicant, respondent } = await caseBetween(at, '甲', '乙')
  await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
  const say = (party: number, mediation: 'consents' | 'refuses', day: string) =>
    at.mediation.parties.consent({
      sendId: sendId(),
      party,
      words: { mediation, mediator: 'accepted', doors: 'closed' },
      day,
    })
  await say(applicant, 'consents', '2026-11-20')
  await say(respondent, 'refuses', '2026-11-20')
  const accept = (day: string) =>
    at.mediation.intake.step({ sendId: sendId(), case: id, move: 'accept', day, reason: '' })
  await expect(accept('2026-11-20')).rejects.toMatchObject(refusedWith('mediation.gate-refused'))
  at.goTo('2026-11-21')
  await say(respondent, 'consents', '2026-11-21')
  // The refusal took no number.
  expect((await accept('2026-11-21')).number).toBe('人调字〔2026〕001号')
})

/** Accepted, sat down, and a text laid before both. */
async function proposed(day: string) {
  const two = await accepted(day)
  await satDown(at.mediation, sendId, two, '谈成', day)
  const text = textOf(two, '赔偿')
  const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
  return { two, agreement }
}

it(named('N-24'), async () => {
  at = await openOn('2026-11-20')
  const { two, agreement } = await proposed('2026-11-20')
  const letter = {
    name: '丁',
    by: 'letter',
    phone: '',
    letterOn: null,
    maySign: true,
    isParty: null,
  } as const
  const save = (id: number | null, letterOn: string | null) =>
    at.mediation.parties.saveRepresentative({
      sendId: sendId(),
      party: two.respondent,
      id,
      text: { ...letter, letterOn },
    })
  const { id: representative } = await save(null, null)
  const hands = handsOf(two, '2026-11-20').map((hand) =>
    hand.party === two.respondent ? { ...hand, representative } : hand,
  )
  expect((await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })).effect.on).toBeNull()
  at.goTo('2026-11-27')
  await save(representative, '2026-11-21')
  expect(await stateOf(two)).toBe('in-effect')
  expect((await at.mediation.confirmation.get({ case: two.id })).period?.thirtiethDay).toBe('2026-12-21')
})

it(named('N-25'), async () => {
  at = await openOn('2026-11-23')
  const { two, agreement } = await proposed('2026-11-23')
  const [standing] = (await at.mediation.screening.of({ case: two.id })).screenings
  const { owed } = await at.mediation.screening.screen({
    sendId: sendId(),
    case: two.id,
    screening: {
      ...nothingFound,
      corrects: standing?.id ?? 0,
      reason: '签字时孩子自己说的',
      suspicions: [beatenChild],
    },
  })
  await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, '2026-11-23') })
  expect(await stateOf(two)).toBe('signing')
  at.goTo('2026-11-24')
  await at.mediation.screening.report({
    sendId: sendId(),
    case: two.id,
    report: { ...toThePolice, suspicion: owed[0]?.suspicion ?? null },
  })
  expect(await stateOf(two)).toBe('in-effect')
  expect((await at.mediation.agreements.get({ case: two.id })).standing?.effect.on).toBe('2026-11-23')
})
