/** Faults that other case systems had, tried at a desk: numbers, records that became one, and what somebody may not see. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { addStaff } from '#desk/session/staff'
import { giveKeyTo } from '../../support/committee'
import { testPassword } from '../../support/desk'
import {
  accept,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  registered,
  sendId,
  type MediatorsDesk,
} from './desk-of-mediators'
import { refusedWith } from './further/desk'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => at.close())

const today = '2026-11-23'

/** A case that waits for nothing but its acceptance. */
async function ready(applicant = '甲', respondent = '乙'): Promise<number> {
  const { id } = await caseBetween(at, applicant, respondent)
  await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
  return id
}

/** Another mediator sits down, who holds the key and has been let into nothing. */
async function colleagueComes(): Promise<void> {
  const { store, keyring, keys } = at.desk.desk.session.requireOpen()
  addStaff(store, { account: 'fange', name: '帆哥', roles: ['mediator'] }, at.desk.clock.now())
  await keyring.put('fange', testPassword, keys)
  const come = (account: string) => at.desk.client.session.signIn({ account, password: testPassword })
  await come('fange')
  await come('mediator')
  await giveKeyTo(at.desk.client, '帆哥')
  await come('fange')
}

const sequences = () =>
  at.desk.desk.session
    .storeOf('mediation')
    .sqlite.prepare(
      'SELECT number_sequence FROM mediation_cases WHERE number IS NOT NULL ORDER BY number_sequence',
    )
    .pluck()
    .all()

describe('numbers', () => {
  it('TheHive#1970, crisiscleanup-2#406: fifty acceptances at once take fifty numbers, without a gap and none twice', async () => {
    const ids: number[] = []
    for (let made = 0; made < 50; made += 1) ids.push(await ready(`甲${made}`, `乙${made}`))
    await Promise.all(ids.map((id) => at.mediation.intake.step(accept(id))))
    expect(sequences()).toEqual(ids.map((_, place) => place + 1))
    const numbers = await Promise.all(
      ids.map(async (id) => (await at.mediation.cases.get({ id })).card.number ?? ''),
    )
    expect(new Set(numbers).size).toBe(50)
  })

  it('AutoNumManager#27: a draft, one dropped at the door, one not taken on and a refused acceptance take none', async () => {
    await ready()
    for (const move of ['drop', 'not-accept'] as const) {
      const step = { sendId: sendId(), case: await ready(), move, day: today, reason: '不来了' }
      await at.mediation.intake.step(step)
    }
    const { id: unscreened } = await caseBetween(at, '甲', '乙')
    await expect(at.mediation.intake.step(accept(unscreened))).rejects.toMatchObject(
      refusedWith('mediation.gate-not-screened'),
    )
    for (let taken = 0; taken < 2; taken += 1) await at.mediation.intake.step(accept(await ready()))
    expect(sequences()).toEqual([1, 2])
  })
})

it('civicrm-core#18884: merging two records keeps both roles, and taken back each is where it was', async () => {
  const [kept, gone] = [await registered(at.desk, '赵甲'), await registered(at.desk, '赵家')]
  const caseOf = async (residentId: number, role: 'applicant' | 'respondent') => {
    const { id } = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('漏水') })
    const side = role === 'applicant' ? 1 : 2
    await at.mediation.parties.addResident({ sendId: sendId(), case: id, residentId, role, side })
    return id
  }
  const cases = [await caseOf(kept, 'applicant'), await caseOf(gone, 'respondent')] as const
  const roles = async () =>
    Promise.all(
      cases.map(async (id) => {
        const { parties } = await at.mediation.parties.of({ case: id })
        return parties.map(({ name, role, isAtRisk }) => [name, role, isAtRisk])
      }),
    )
  const order = {
    ...{ caseId: null, court: '洪山区人民法院', number: '（2026）鄂0111民保令7号' },
    ...{ madeOn: '2026-11-01', endsOn: '2027-04-30', measures: ['no-violence' as const] },
    ...{ protected: { name: '赵甲', residentId: kept }, against: { name: '丁', residentId: null } },
    ...{ askedBy: 'self' as const, because: null, wished: true },
  }
  await at.mediation.protection.keepOrder({ sendId: sendId(), id: null, order })
  const apart = [[['赵甲', 'applicant', true]], [['赵家', 'respondent', false]]]
  expect(await roles()).toEqual(apart)
  await at.desk.signIn('manager')
  const { merge } = await at.desk.client.residents.merge({ sendId: sendId(), kept, gone, take: [] })
  await at.desk.signIn('mediator')
  // Now one person, in two cases, in the role of each.
  expect(await roles()).toEqual([[['赵甲', 'applicant', true]], [['赵家', 'respondent', true]]])
  await at.desk.signIn('manager')
  await at.desk.client.residents.takeBackMerge({ sendId: sendId(), merge })
  await at.desk.signIn('mediator')
  expect(await roles()).toEqual(apart)
})

describe('what somebody may not see is not there', () => {
  it('opencrvs-core#13117, SimpleSearch#22: the front desk finds nobody who stands in a case alone, and counts nothing of it', async () => {
    const { id } = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('李四家漏水') })
    const text = outsider('李四', 'applicant', 1)
    await at.mediation.parties.add({ sendId: sendId(), case: id, text })
    const resident = await registered(at.desk, '王五')
    const stands = { role: 'respondent', side: 2 } as const
    await at.mediation.parties.addResident({ sendId: sendId(), case: id, residentId: resident, ...stands })
    await at.desk.signIn('front-desk')
    const { client } = at.desk
    expect(await client.residents.find({ query: '李四', limit: 50 })).toEqual({ found: [], more: false })
    // Of whoever is in the register too, nothing that they are shown by tells of the case.
    const shown = [
      await client.residents.find({ query: '王五', limit: 50 }),
      await client.residents.read({ id: resident }),
      await client.rooms.bookings.timeline({ residentId: resident }),
    ]
    expect(JSON.stringify(shown)).not.toMatch(/mediation|李四|漏水/)
    for (const asked of [
      client.mediation.search.find({ filter: { words: '李四' }, limit: 50 }),
      client.mediation.cases.list({ tab: 'open', limit: 50 }),
      client.mediation.waiting.due({}),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('ef-cms#7249, opencrvs-core#13117: list, search, work list, what is due and figures leave out the same cases', async () => {
    const two = await acceptedCase(at.mediation, sendId, plainly('墙面起皮'), today, ['李四', '王五'])
    const seen = async () => ({
      list: (await at.mediation.cases.list({ tab: 'open', limit: 50 })).rows.map(({ id }) => id),
      found: (await at.mediation.search.find({ filter: { words: '墙面起皮' }, limit: 50 })).rows.map(
        ({ card }) => card.id,
      ),
      waits: (await at.mediation.waiting.list({ whose: 'all', limit: 50 })).rows.map(({ id }) => id),
      accepted: (await at.mediation.figures.of({ period: '2026-11' })).total.accepted,
    })
    const all = { list: [two.id], found: [two.id], waits: [two.id], accepted: 1 }
    expect(await seen()).toEqual(all)
    await colleagueComes()
    expect(await seen()).toEqual({ list: [], found: [], waits: [], accepted: 0 })
    expect(await at.mediation.waiting.due({})).toEqual({ today: 0, overdue: 0 })
    await at.desk.signIn('head-mediator')
    expect(await seen()).toEqual(all)
  })
})
