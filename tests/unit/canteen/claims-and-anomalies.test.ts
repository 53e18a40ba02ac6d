/** What a claim adds up to, where it stands, and what audits find among its meals. */
import { describe, expect, it } from 'vitest'
import { atOnce } from '#work/pieces'
import {
  anomaliesIn,
  callBackSample,
  claimTable,
  isLocked,
  standingByFunder,
  summaryOf,
  whyNotSettled,
  type ClaimLine,
  type LookedAtMeal,
} from '#features/canteen/rules/index'
import { claimStates } from '#features/canteen/contract/index'
import type { LifeOn } from '#features/canteen/rules/anomalies'
import type { LifeEvents } from '#features/canteen/rules/eligibility'

describe('a claim', () => {
  const line = (own: Partial<ClaimLine>): ClaimLine => ({
    meal: 1,
    day: '2026-09-01',
    person: 1,
    part: 'meal',
    policy: 'jurong',
    category: 'sixty',
    funder: '市',
    count: 1,
    fen: 100,
    ...own,
  })
  const lines = [
    line({}),
    line({ meal: 2 }),
    line({ meal: 2, count: -1, fen: -100 }),
    line({ meal: 3, funder: '区', fen: 50 }),
  ]

  it('adds up by category and funder, what was taken back counted off', () => {
    const lunches = lines.map((line) => ({ ...line, kind: 'lunch' as const }))
    expect(summaryOf(lunches).map(({ funder, count, fen }) => [funder, count, fen])).toEqual([
      ['区', 1, 50],
      ['市', 1, 100],
    ])
  })

  it('is paid by funder: short, deducted by audit, or unasked', () => {
    const payments = [
      { funder: '市', fen: 60, deductedFen: 30 },
      { funder: '镇', fen: 5, deductedFen: 0 },
    ]
    expect(standingByFunder(lines, payments)).toEqual([
      { funder: '市', claimedFen: 100, paidFen: 60, deductedFen: 30, openFen: 10 },
      { funder: '区', claimedFen: 50, paidFen: 0, deductedFen: 0, openFen: 50 },
      { funder: '镇', claimedFen: 0, paidFen: 5, deductedFen: 0, openFen: -5 },
    ])
  })

  it('is settled without a word only where nothing is open of any funder: what one paid too much is not what another owes', () => {
    const owes = { funder: '市', claimedFen: 1000, paidFen: 900, deductedFen: 0, openFen: 100 }
    const over = { funder: '区', claimedFen: 500, paidFen: 600, deductedFen: 0, openFen: -100 }
    expect(whyNotSettled([owes, over], true, '')).toBe('rest-unexplained')
    expect(whyNotSettled([owes, over], true, '市级少拨、区级多拨')).toBeNull()
    expect(whyNotSettled([{ ...owes, paidFen: 1000, openFen: 0 }], true, '')).toBeNull()
  })

  it('goes from draft to paid, comes back only after it was submitted, and is locked while it is away', () => {
    expect(claimTable.draft).toEqual({ check: 'checked' })
    expect(claimTable.checked.submit).toBe('submitted')
    expect(claimTable.submitted.return).toBe('returned')
    // Where nothing has to change it goes out as it was.
    expect(claimTable.returned).toEqual({ reopen: 'draft', submit: 'submitted' })
    expect(claimTable.paid).toEqual({ unsettle: 'submitted' })
    expect(claimStates.filter(isLocked)).toEqual(['submitted', 'paid'])
  })
})

describe('anomalies', () => {
  const looked = (id: number, own: Partial<LookedAtMeal> = {}): LookedAtMeal => ({
    id,
    person: id,
    day: '2026-09-14',
    at: Date.parse('2026-09-14T11:30:00+08:00'),
    claimedFen: 100,
    signedByStaff: false,
    leftUnsigned: false,
    neverHandedOver: false,
    free: false,
    freeBecause: '',
    ...own,
  })
  const settings = { minutesApart: 30, sameCountDays: 3 }
  const find = (meals: readonly LookedAtMeal[], lives: Parameters<typeof anomaliesIn>[1] = new Map()) =>
    atOnce(anomaliesIn(meals, lives, settings))

  it('are two subsidised meals of one person minutes apart, not one that was paid in full', () => {
    const again = { person: 1, at: looked(1).at + 29 * 60_000 }
    expect(find([looked(1), looked(2, again)])).toEqual([{ kind: 'minutes-apart', meals: [1, 2] }])
    expect(find([looked(1), looked(2, { ...again, claimedFen: 0 })])).toEqual([])
    expect(find([looked(1), looked(2, { ...again, at: again.at + 60_000 })])).toEqual([])
  })

  it('are meals from the day of a death, of moving away, or inside an institution on', () => {
    const none: LifeEvents = {
      died: null,
      movedAway: null,
      movedBack: null,
      institutionFrom: null,
      institutionUntil: null,
    }
    const stay = (until: string) => ({ ...none, institutionFrom: '2026-09-01', institutionUntil: until })
    const lives = new Map<number, LifeOn>([
      [1, () => ({ ...none, died: '2026-09-14' })],
      [2, () => ({ ...none, movedAway: '2026-09-13' })],
      [3, () => stay('2026-09-14')],
      // What befell them later is of later meals.
      [4, (day: string) => (day < '2026-09-20' ? stay('2026-09-15') : none)],
    ])
    expect(
      find(
        [1, 2, 3, 4].map((id) => looked(id)),
        lives,
      ),
    ).toEqual([
      { kind: 'after-death', meals: [1] },
      { kind: 'after-moving-away', meals: [2] },
      { kind: 'in-institution', meals: [4] },
    ])
  })

  it('are days in a row with the very same count', () => {
    const day = (id: number, date: string) => looked(id, { day: date, at: id * 86_400_000 })
    const same = [day(1, '2026-09-01'), day(2, '2026-09-02'), day(3, '2026-09-03')]
    expect(find(same)).toEqual([{ kind: 'same-count-every-day', meals: [1, 2, 3] }])
    expect(find([...same.slice(0, 2), day(3, '2026-09-02'), day(4, '2026-09-03')])).toEqual([])
  })

  it('are deliveries that staff signed for, and what was given for nothing while a subsidy is claimed for it', () => {
    expect(find([looked(1, { signedByStaff: true })])).toEqual([{ kind: 'signed-by-staff', meals: [1] }])
    expect(find([looked(1, { leftUnsigned: true })])).toEqual([{ kind: 'left-unsigned', meals: [1] }])
    expect(find([looked(1, { neverHandedOver: true })])).toEqual([
      { kind: 'delivered-without-record', meals: [1] },
    ])
    expect(find([looked(1, { free: true })])).toEqual([{ kind: 'override-without-reason', meals: [1] }])
    expect(find([looked(1, { free: true, freeBecause: 'treat' })])).toEqual([
      { kind: 'free-and-subsidised', meals: [1] },
    ])
  })

  it('are asked after by a sample that is the same for the same seed and has nobody twice', () => {
    const random = () => {
      let state = 7
      return () => {
        state = (state * 48_271) % 2_147_483_647
        return state / 2_147_483_647
      }
    }
    const people = [5, 3, 3, 9, 1, 7]
    const drawn = callBackSample(people, 3, random())
    expect(new Set(drawn).size).toBe(3)
    expect(callBackSample(people.toReversed(), 3, random())).toEqual(drawn)
    expect(callBackSample(people, 50, random()).toSorted()).toEqual([1, 3, 5, 7, 9])
  })
})
