/** One person, however many records and cases they have: whom the counter or a court hides is hidden in each (反家庭暴力法 29, 32). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { outsider, plainly } from '#features/mediation/intake/walk'
import {
  accept,
  nothingFound,
  openMediatorsDesk,
  registered,
  sendId,
  type MediatorsDesk,
} from './desk-of-mediators'
import { refusalOf } from '../service-requests/desk'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => at.close())

/** A case of these of the register against somebody from outside. */
async function caseOf(residents: readonly number[], against = '乙') {
  const { id } = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('漏水') })
  for (const residentId of residents)
    await at.mediation.parties.addResident({
      sendId: sendId(),
      case: id,
      residentId,
      role: 'applicant',
      side: 1,
    })
  await at.mediation.parties.add({
    sendId: sendId(),
    case: id,
    text: outsider(against, 'respondent', 2),
  })
  return id
}

const atRisk = async (id: number) =>
  (await at.mediation.parties.of({ case: id })).parties.filter((one) => one.isAtRisk).map(({ name }) => name)

const keep = async (caseId: number | null, residentId: number | null, id: number | null = null) =>
  (
    await at.mediation.protection.keepOrder({
      sendId: sendId(),
      id,
      order: {
        caseId,
        court: '洪山区人民法院',
        number: '（2026）鄂0111民保令7号',
        madeOn: '2026-11-01',
        endsOn: '2027-04-30',
        measures: ['no-violence'],
        protected: { name: '赵甲', residentId },
        against: { name: '丁', residentId: null },
        askedBy: 'self',
        because: null,
        wished: true,
      },
    })
  ).id

async function asManager<T>(work: (client: MediatorsDesk['desk']['client']) => Promise<T>): Promise<T> {
  await at.desk.signIn('manager')
  const done = await work(at.desk.client)
  await at.desk.signIn('mediator')
  return done
}

const merged = (gone: number, kept: number) =>
  asManager((client) => client.residents.merge({ sendId: sendId(), kept, gone, take: [] }))

const guarded = (id: number) =>
  asManager(async (client) => {
    const { version } = await client.residents.read({ id })
    const span = { since: '2026-11-20', until: '2027-04-30' }
    await client.residents.protect({ sendId: sendId(), id, version, basis: 'own-request', ...span })
  })

const erased = (residentId: number) =>
  asManager(async ({ privacy }) => {
    const { id } = await privacy.requests.receive({
      sendId: sendId(),
      residentId,
      kind: 'erasure',
      by: 'self',
      byName: '',
      words: '',
      received: '2026-11-23',
    })
    await privacy.requests.step({ sendId: sendId(), id, step: { step: 'begin' } })
    const kept = (await privacy.requests.get({ id })).plan?.kept ?? 0
    await privacy.requests.erase({ sendId: sendId(), id, kept })
  })

it('an order of one case hides whom it protects in their other case, by their record and not by their name', async () => {
  const [resident, namesake] = [await registered(at.desk, '赵甲'), await registered(at.desk, '赵甲')]
  const [one, another, third] = [await caseOf([resident]), await caseOf([resident]), await caseOf([namesake])]
  const order = await keep(null, resident)
  expect([await atRisk(one), await atRisk(another), await atRisk(third)]).toEqual([['赵甲'], ['赵甲'], []])
  await keep(one, resident, order)
  expect([await atRisk(one), await atRisk(another), await atRisk(third)]).toEqual([['赵甲'], ['赵甲'], []])
})

it('records that became one are one: hidden by a word of either, twice in no case, and joined', async () => {
  const [kept, gone] = [await registered(at.desk, '赵甲'), await registered(at.desk, '赵家')]
  const cases = [await caseOf([gone]), await caseOf([kept], '丙')]
  const [ofGone = 0, ofKept = 0] = cases
  for (const id of cases) {
    await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
    await at.mediation.intake.step(accept(id))
  }
  const theirs = async () => (await at.mediation.joint.get({ case: ofGone })).candidates.map(({ id }) => id)
  expect(await theirs()).toEqual([])
  await merged(gone, kept)
  expect(await theirs()).toEqual([ofKept])
  await keep(null, kept)
  expect([await atRisk(ofGone), await atRisk(ofKept)]).toEqual([['赵家'], ['赵甲']])
  const again = { sendId: sendId(), case: ofGone, residentId: kept, role: 'applicant', side: 1 } as const
  expect(await refusalOf(at.mediation.parties.addResident(again))).toBe('mediation.already-party')
})

it('said of one of two records before they became one, a word hides the other in cases that were joined', async () => {
  const [kept, gone] = [await registered(at.desk, '赵甲'), await registered(at.desk, '赵家')]
  const [joined, into] = [await caseOf([gone]), await caseOf([kept])]
  for (const id of [joined, into]) {
    await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
    await at.mediation.intake.step(accept(id))
  }
  const { parties } = await at.mediation.parties.of({ case: joined })
  const word = { sendId: sendId(), party: parties[0]?.id ?? 0, hidden: true, reason: '她自己要求' }
  await at.mediation.parties.protect(word)
  const day = '2026-11-23'
  await at.mediation.joint.join({ sendId: sendId(), case: joined, into, day, reason: '同一家' })
  expect([await atRisk(joined), await atRisk(into)]).toEqual([['赵家'], []])
  await merged(gone, kept)
  expect([await atRisk(joined), await atRisk(into)]).toEqual([['赵家'], ['赵甲']])
})

it('a namesake of another record hides too, until one of them is shown again: the other keeps their own word', async () => {
  const residents = [await registered(at.desk, '赵甲'), await registered(at.desk, '赵甲')]
  const id = await caseOf(residents)
  const parties = async () =>
    (await at.mediation.parties.of({ case: id })).parties.filter(({ name }) => name === '赵甲')
  const risks = async () => (await parties()).map(({ isAtRisk }) => isAtRisk)
  const [one = 0, other = 0] = (await parties()).map((party) => party.id)
  const say = (party: number, hidden: boolean) =>
    at.mediation.parties.protect({ sendId: sendId(), party, hidden, reason: '她自己要求' })
  await say(other, true)
  expect(await risks()).toEqual([true, true])
  await say(one, true)
  await say(one, false)
  expect(await risks()).toEqual([false, true])
  expect(await refusalOf(say(one, false))).toBe('mediation.protected-already')
  // A word that is said after it hides both again, and of whom nothing was said it is ended as well.
  await say(other, false)
  await say(other, true)
  expect(await risks()).toEqual([true, true])
  await say(one, false)
  expect(await risks()).toEqual([false, true])
  await merged(residents[0] ?? 0, residents[1] ?? 0)
  expect(await risks()).toEqual([true, true])
})

it('who was hidden by the counter stays so in their case when the register forgets them, while it waits and once it did', async () => {
  const [guardedOne, free] = [await registered(at.desk, '赵甲'), await registered(at.desk, '孙丙')]
  const id = await caseOf([guardedOne, free])
  await guarded(guardedOne)
  expect(await atRisk(id)).toEqual(['赵甲'])
  await erased(guardedOne)
  const residents = () =>
    at.desk.desk.session
      .storeOf('mediation')
      .statement('SELECT resident_id FROM mediation_parties WHERE case_id = ? ORDER BY id')
      .pluck()
      .all(id)
  // The case is under way: the erasure waits for it.
  expect(residents()).toEqual([guardedOne, free, null])
  expect(await atRisk(id)).toEqual(['赵甲'])
  await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
  const drop = { sendId: sendId(), case: id, move: 'drop', day: '2026-11-23', reason: '自己谈好了' } as const
  await at.mediation.intake.step(drop)
  await at.desk.signIn('mediator')
  expect(residents()).toEqual([null, free, null])
  expect(await atRisk(id)).toEqual(['赵甲'])
})
