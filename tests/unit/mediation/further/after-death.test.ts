/** Who has died agrees to nothing and stands in nobody's way (民法典 13); what was agreed while they lived stands. */
import { afterEach, expect, it } from 'vitest'
import { handsOf, satDown, sessionOf, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { outsider } from '#features/mediation/intake/walk'
import { agreementFields } from '#features/mediation/papers/rules/work-fields'
import { sendId } from '../desk-of-mediators'
import { named } from './cases'
import { answerOf, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, effective, findingsOf, proposed } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'
const yes = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
const no = { mediation: 'refuses', mediator: null, doors: null } as const
const say = (party: number, words: typeof yes | typeof no, on = day) =>
  at.mediation.parties.consent({ sendId: sendId(), party, words, day: on })
const died = (party: number, on: string | null) => at.mediation.parties.died({ sendId: sendId(), party, on })
const stateOf = async ({ id }: { readonly id: number }) => (await at.mediation.cases.get({ id })).card.state
const sign = (agreement: number, ...hands: ReturnType<typeof handsOf>) =>
  at.mediation.agreements.sign({ sendId: sendId(), agreement, hands })
const propose = (two: TwoSided) =>
  at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text: textOf(two, '赔偿') })

/** A third party, who consents, is told of their rights and has sat down with the others. */
async function withThird(birth: string | null = '1980-01-01') {
  const two = await accepted(at, day)
  const { id: third } = await at.mediation.parties.add({
    sendId: sendId(),
    case: two.id,
    text: { ...outsider('丙', 'third-party', 2), birth, capacity: null },
  })
  await say(third, yes)
  await at.mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties: [third], on: day })
  await satDown(at.mediation, sendId, two, '谈过', day)
  return { two, third }
}

it('nobody sits down or agrees by word of mouth with somebody who has died (民法典 13)', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await satDown(at.mediation, sendId, two, '谈过', day)
  at.goTo('2026-11-23')
  await died(two.respondent, '2026-11-21')
  const sit = (on: string) =>
    at.mediation.sessions.hold({ sendId: sendId(), case: two.id, session: sessionOf(two, '再谈', on) })
  const speak = (reachedOn: string) =>
    at.mediation.agreements.speak({ sendId: sendId(), case: two.id, reachedOn, text: textOf(two, '赔偿') })
  await expect(sit('2026-11-23')).rejects.toMatchObject(refusedWith('mediation.gate-too-few-parties'))
  await expect(speak('2026-11-23')).rejects.toMatchObject(refusedWith('mediation.party-died-owes'))
  await expect(propose(two)).rejects.toMatchObject(refusedWith('mediation.party-died-owes'))
  expect(await stateOf(two)).toBe('mediating')
  // What they said while both lived is written down all the same: it was in effect that day (人民调解法 30).
  await sit('2026-11-20')
  await speak('2026-11-20')
  expect(await stateOf(two)).toBe('in-effect')
})

it('of three, two agree without the one who died before the text was laid before them (人民调解法 29)', async () => {
  at = await openOn(day)
  // Nobody asked how old they were, and nobody will.
  const { two, third } = await withThird(null)
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  const { agreement } = await propose(two)
  const effect = async () => (await at.mediation.agreements.get({ case: two.id })).standing?.effect
  expect((await effect())?.missing.map(({ party }) => party)).toEqual([
    two.applicant,
    two.respondent,
    null,
    null,
  ])
  const theirs = { of: 'party', party: third, representative: null, manner: 'signature', day } as const
  await expect(sign(agreement, theirs)).rejects.toMatchObject(refusedWith('mediation.party-died'))
  await sign(agreement, ...handsOf(two, '2026-11-23'))
  expect(await effect()).toMatchObject({ by: 'law', on: '2026-11-23' })
  expect(await stateOf(two)).toBe('in-effect')
})

it('a text that was laid before somebody while they lived waits for their hand, until it is laid before the others anew', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  const { agreement } = await propose(two)
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  await sign(agreement, ...handsOf(two, '2026-11-23'))
  expect(await stateOf(two)).toBe('signing')
  await at.mediation.agreements.setAside({ sendId: sendId(), case: two.id, reason: '丙去世' })
  const anew = await propose(two)
  await sign(anew.agreement, ...handsOf(two, '2026-11-23'))
  expect(await stateOf(two)).toBe('in-effect')
})

it('nobody who has died owes anything by a text of after it, nor is owed anything', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  const text = textOf({ ...two, applicant: third }, '赔偿')
  await expect(
    at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text }),
  ).rejects.toMatchObject(refusedWith('mediation.party-died-owes'))
})

it('the no of somebody who died stops nobody (人民调解法 17)', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  await say(third, no)
  await expect(propose(two)).rejects.toMatchObject(refusedWith('mediation.gate-refused'))
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  const { agreement } = await propose(two)
  await sign(agreement, ...handsOf(two, '2026-11-23'))
  expect(await stateOf(two)).toBe('in-effect')
})

it('who acted by letter may not have known of the death: their hand stands, and the day is written down (民法典 174)', async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const lawyer = { name: '丁', by: 'letter', phone: '', letterOn: day, maySign: true, isParty: null } as const
  const { id: representative } = await at.mediation.parties.saveRepresentative({
    sendId: sendId(),
    party: two.applicant,
    id: null,
    text: lawyer,
  })
  const [own, ...rest] = handsOf(two, '2026-11-23')
  if (own === undefined) throw new Error('nobody signs')
  at.goTo('2026-11-23')
  await sign(agreement, { ...own, representative }, ...rest)
  expect(await stateOf(two)).toBe('in-effect')
  await died(two.applicant, '2026-11-22')
  const { standing } = await at.mediation.agreements.get({ case: two.id })
  expect(standing?.effect).toMatchObject({ by: 'law', on: '2026-11-23' })
  // Also of before the text was laid before them: the hand is on the paper.
  await died(two.applicant, '2026-11-19')
  expect((await at.mediation.agreements.get({ case: two.id })).standing?.effect.on).toBe('2026-11-23')
})

it('the file itself takes no hand without a day of the dead, and no day of death before their hand', async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const [own, other] = handsOf(two, '2026-11-22')
  if (own === undefined || other === undefined) throw new Error('nobody signs')
  at.goTo('2026-11-23')
  await sign(agreement, other)
  await died(two.applicant, '2026-11-21')
  expect(await answerOf(sign(agreement, { ...own, day: null }))).toBe('mediation.party-died')
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  expect(() =>
    sqlite.exec(`INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, manner, day, at, staff_id)
      VALUES (${agreement}, 'party', ${two.applicant}, 'signature', NULL, ${at.desk.clock.now()}, 1)`),
  ).toThrow('mediation.party-died')
  expect(() =>
    sqlite.exec(`UPDATE mediation_parties SET died_on = '2026-11-21' WHERE id = ${two.respondent}`),
  ).toThrow('mediation.party-signed-later')
})

it('an empty day says nothing of somebody who lives', async () => {
  at = await openOn(day)
  const two = await accepted(at, day)
  await expect(died(two.applicant, null)).rejects.toMatchObject(refusedWith('desk.input'))
})

it(named('N-113'), async () => {
  at = await openOn(day)
  const { two, agreement } = await proposed(at, day)
  const [one, other, ...rest] = handsOf(two, '2026-11-23')
  if (one === undefined || other === undefined) throw new Error('nobody signs')
  at.goTo('2026-11-23')
  await sign(agreement, other, ...rest)
  await expect(died(two.respondent, '2026-11-22')).rejects.toMatchObject(
    refusedWith('mediation.party-signed-later'),
  )
  await died(two.applicant, '2026-11-22')
  await expect(sign(agreement, one)).rejects.toMatchObject(refusedWith('mediation.party-died'))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  expect(() =>
    sqlite.exec(`INSERT INTO mediation_signatures (agreement_id, of_whom, party_id, manner, day, at, staff_id)
      VALUES (${agreement}, 'party', ${two.applicant}, 'signature', '2026-11-23', 1, 1)`),
  ).toThrow('mediation.party-died')
  await at.mediation.endings.end({
    sendId: sendId(),
    case: two.id,
    move: 'fail',
    by: null,
    on: '2026-11-23',
    manner: 'in-person',
    told: [{ party: two.respondent, routes: ['arbitration', 'administration', 'court'] }],
  })
  expect((await at.mediation.endings.get({ case: two.id })).ending?.untold).toEqual([])
  const due = async () => (await at.mediation.followUps.get({ case: two.id })).due.map(({ party }) => party)
  expect(await due()).toEqual([two.respondent])
  await at.desk.signIn('head-mediator')
  await at.mediation.dossier.close({ sendId: sendId(), id: two.id, day: '2026-11-23', reason: '当事人去世' })
  expect(await stateOf(two)).toBe('closed')
  // A slip is taken back, and everybody is waited for again.
  await died(two.applicant, null)
  expect(await due()).toEqual([two.applicant, two.respondent])
})

it('N-113: what was agreed while they lived is in effect, and only the living are asked how it goes (人民调解法 31)', async () => {
  at = await openOn(day)
  const { two } = await effective(at, day)
  at.goTo('2026-11-23')
  await died(two.applicant, '2026-11-22')
  expect((await at.mediation.agreements.get({ case: two.id })).standing?.effect.on).toBe(day)
  const { due } = await at.mediation.followUps.get({ case: two.id })
  expect(due.map(({ party }) => party)).toEqual([two.respondent])
  const copies = (await findingsOf(at, two)).flatMap(({ code, party }) => (code === 'copy' ? [party] : []))
  expect(copies).toEqual([two.respondent, null])
})

const printed = async (id: number, agreement: number) =>
  (await at.mediation.papers.get({ id, paper: 'agreement', about: agreement, for: { is: 'mediator' } }))
    .source

it('an agreement is printed in as many originals as it takes parties, and names them alone (人民调解法 29)', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  const { agreement } = await propose(two)
  const paper = await printed(two.id, agreement)
  // One for each of two parties and one for the file.
  expect(agreementFields.copies(paper)).toBe('3')
  expect(paper.parties.map(({ id }) => id)).toEqual([two.applicant, two.respondent])
})

it('what was signed by three is printed as it was signed, whoever died since', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  const { agreement } = await propose(two)
  const theirs = { of: 'party', party: third, representative: null, manner: 'signature', day } as const
  await sign(agreement, ...handsOf(two, day), theirs)
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  const paper = await printed(two.id, agreement)
  expect(agreementFields.copies(paper)).toBe('4')
  expect(paper.parties.map(({ id }) => id)).toEqual([two.applicant, two.respondent, third])
})

it('whose hands a text takes is said beside who has died, so that nobody else is offered for signing', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  const before = await propose(two)
  const shown = async () => {
    const { standing, parties } = await at.mediation.agreements.get({ case: two.id })
    return {
      signers: standing?.signers,
      dead: parties.flatMap(({ id, diedOn }) => (diedOn === null ? [] : [id])),
    }
  }
  expect(await shown()).toEqual({ signers: [two.applicant, two.respondent, third], dead: [] })
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  // Laid before them while they lived: a hand of theirs may be on the paper that nobody wrote down yet.
  expect(await shown()).toEqual({ signers: [two.applicant, two.respondent, third], dead: [third] })
  await at.mediation.agreements.setAside({ sendId: sendId(), case: two.id, reason: '丙去世' })
  const anew = await propose(two)
  expect(anew.agreement).not.toBe(before.agreement)
  expect(await shown()).toEqual({ signers: [two.applicant, two.respondent], dead: [third] })
})

it('whose hand was waited for had died before the text was laid: noted last, that makes the effect', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  at.goTo('2026-11-23')
  const { agreement } = await propose(two)
  await sign(agreement, ...handsOf(two, '2026-11-23'))
  expect(await stateOf(two)).toBe('signing')
  await died(third, '2026-11-21')
  expect(await stateOf(two)).toBe('in-effect')
})

it('a death that was a slip is not undone where that would leave without effect what binds', async () => {
  at = await openOn(day)
  const { two, third } = await withThird()
  at.goTo('2026-11-23')
  await died(third, '2026-11-21')
  const { agreement } = await propose(two)
  await sign(agreement, ...handsOf(two, '2026-11-23'))
  await expect(died(third, null)).rejects.toMatchObject(refusedWith('mediation.effect-lost'))
  await expect(died(third, '2026-11-23')).rejects.toMatchObject(refusedWith('mediation.effect-lost'))
  await died(third, '2026-11-22')
  // Made anew with them, it may be said.
  await at.mediation.agreements.renegotiate({ sendId: sendId(), case: two.id, reason: '丙还在' })
  await died(third, null)
  expect(await stateOf(two)).toBe('mediating')
})
