/** A policy that is written anew: what begins later changes nothing today, and what is written today changes no day before. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Policy, SubsidyPolicy } from '#features/canteen/contract/index'
import { countedAs, versionOn } from '#features/canteen/policies/rules/index'
import { periodsDue } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { sumOf } from './sums'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const policies = () => at.desk.client.canteen.policies
const kept = async () => {
  const [first] = (await policies().list({})).policies
  if (first === undefined) throw new Error('no policy')
  return first
}
/** So much for whoever is 60. */
const giving = (fen: number, own: Partial<SubsidyPolicy> = {}): Policy => ({
  ...claimedPolicy,
  classes: claimedPolicy.classes.map((one) =>
    one.code === 'sixty' ? { ...one, amount: { kind: 'fixed', fen } } : one,
  ),
  ...own,
})
const write = async (policy: Policy) => {
  const { id, version } = await kept()
  return policies().edit({ sendId: newSendId(), id, from: version, policy })
}
const subsidyOf = (meal: number) => {
  const { sqlite } = at.desk.desk.session.requireOpen().store
  return sqlite.prepare('SELECT subsidy_fen FROM canteen_meals WHERE id = ?').pluck().get(meal)
}
const late = async (diner: number, day: string) => {
  const { canteen } = at.desk.client
  const { board } = await canteen.till.state({ day, meal: 'lunch' })
  const offer = board[0]?.offer ?? 0
  const asked = {
    day,
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: [{ offer, count: 1 }],
  } as const
  const choice = [...asked.choice]
  const { price } = await canteen.till.quote({ ...asked, choice })
  const { meal } = await canteen.till.sell({
    sendId: newSendId(),
    ...asked,
    choice,
    tenders: [{ kind: 'cash', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: null,
    again: false,
    late: 'power-cut',
  })
  return meal
}

describe('a new version of a policy', () => {
  it('that begins later leaves the one before in force until then, and is what counts from then on', async () => {
    const { diner } = await at.enrol()
    at.go('2026-09-20')
    await write(giving(300, { from: '2026-10-01' }))
    expect(subsidyOf(await at.lunch(diner, '2026-09-25'))).toBe(200)
    expect(subsidyOf(await at.lunch(diner, '2026-10-01'))).toBe(300)
    at.go('2026-10-08')
    const { fen } = await at.get(await at.claim('2026-09'))
    expect(fen).toBe(250)
  })

  it('does not judge a day before it was written: a meal that is entered late is as on its day', async () => {
    const { diner } = await at.enrol()
    await at.lunch((await at.enrol('李桂兰')).diner, '2026-09-20')
    at.go('2026-09-21')
    await write(giving(300))
    expect(subsidyOf(await late(diner, '2026-09-20'))).toBe(200)
    expect(subsidyOf(await at.lunch(diner, '2026-09-21'))).toBe(300)
  })

  it('is tried on a day as that day is judged', async () => {
    at.go('2026-09-20')
    await write(giving(300, { from: '2026-10-01' }))
    const person = {
      age: 70,
      sex: 'female',
      registered: 'community',
      lives: 'community',
      categories: [],
    } as const
    const tryIt = (day: string, policy: Policy | null) =>
      policies().tryIt({
        trial: {
          person: { ...person, categories: [], inInstitution: false },
          meal: {
            day,
            meal: 'lunch',
            way: 'eaten',
            clock: '11:30',
            eater: 'diner',
            listFen: 1350,
            deliveryFeeFen: 0,
          },
        },
        policy,
      })
    const tried = async (day: string) => (await tryIt(day, null)).price.subsidyFen
    expect([await tried('2026-09-30'), await tried('2026-10-01')]).toEqual([200, 300])
    const draftOn = async (day: string, own: Partial<SubsidyPolicy>) => {
      const { price, later } = await tryIt(day, giving(400, own))
      return [price.subsidyFen, later]
    }
    // As the till will say: until a version begins, the one that is in force.
    expect(await draftOn('2026-09-25', { from: '2026-10-05' })).toEqual([200, '2026-10-05'])
    expect(await draftOn('2026-10-02', { from: '2026-10-05' })).toEqual([300, '2026-10-05'])
    expect(await draftOn('2026-10-05', { from: '2026-10-05' })).toEqual([400, null])
    // Of one that nobody has there is none.
    expect(await draftOn('2026-09-25', { code: 'another', from: '2026-10-05' })).toEqual([200, null])
  })

  it('that begins later keeps what the file counts for all until its day', async () => {
    at.go('2026-09-20')
    await write(giving(200, { portions: [{ count: 50, per: 'day' }] }))
    const later = (own: Partial<SubsidyPolicy>) => write(giving(300, { from: '2026-10-01', ...own }))
    const refused = { data: { fields: [{ path: ['policy', 'from'], code: 'canteen.counted-from-its-day' }] } }
    await expect(later({ portions: [{ count: 30, per: 'day' }] })).rejects.toMatchObject(refused)
    await expect(later({})).rejects.toMatchObject(refused)
    const totals = [{ fen: 1_000_000, per: 'year' as const, last: 'in-part' as const }]
    await expect(later({ portions: [{ count: 50, per: 'day' }], totals })).rejects.toMatchObject(refused)
    await later({ portions: [{ count: 50, per: 'day' }] })
    at.go('2026-10-01')
    await write(giving(300, { from: '2026-10-01', portions: [{ count: 30, per: 'day' }] }))
  })
})

describe('the version of a day', () => {
  const version = (since: string, from: string) => ({ since, policy: { ...claimedPolicy, from } })
  const versions = [version('2026-02-01', '2026-01-01'), version('2026-03-10', '2026-06-01')]

  it('is the newest that was written by then and had begun, else the newest that was written', () => {
    expect(versionOn(versions, '2026-01-31')).toBeUndefined()
    expect(versionOn(versions, '2026-03-31')).toBe(versions[0])
    expect(versionOn(versions, '2026-06-01')).toBe(versions[1])
    expect(versionOn(versions.slice(1), '2026-04-01')).toBe(versions[1])
  })

  it('counts for all as the newest does', () => {
    const totals = [{ fen: 100, per: 'year' as const, last: 'in-part' as const }]
    const portions = [{ count: 5, per: 'day' as const }]
    expect(countedAs({ ...claimedPolicy, portions }, { ...claimedPolicy, totals })).toEqual({
      ...claimedPolicy,
      totals,
    })
  })

  it('is that of a period of a sum to the canteen', () => {
    const sums = (since: string, from: string, fen: number, number: number) => {
      const lumpSums = [sumOf({ steps: [{ from: 0, fen }] })]
      return { version: number, since, from, until: null, lumpSums }
    }
    const due = periodsDue(
      [sums('2026-02-01', '2026-01-01', 100, 1), sums('2026-10-20', '2027-01-01', 200, 2)],
      '2026-10-01',
      '2027-01-31',
    )
    expect(due.map(({ version: one, period }) => [period.key, one]).toSorted()).toEqual([
      ['2026-10', 1],
      ['2026-11', 1],
      ['2026-12', 1],
      ['2027-01', 2],
    ])
  })
})
