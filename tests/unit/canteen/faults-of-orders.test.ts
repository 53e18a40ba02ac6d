/** Faults that other tills had, named by the report they were found in: patterns, pauses and what somebody must not eat. */
import { describe, expect, it } from 'vitest'
import { kitchenCount, ordersOn, type WeeklyPattern } from '#features/canteen/rules/index'

describe('an order', () => {
  const pattern: WeeklyPattern = {
    person: 1,
    meal: 'lunch',
    way: 'delivered',
    weekdays: [1, 3, 5],
    offer: null,
    from: '2026-01-01',
    until: null,
  }

  it('sous-chef#736: is made on the days of the pattern only: nothing on Tuesday', () => {
    const on = (day: string) => ordersOn(day, 'lunch', [pattern], [], [])
    expect(on('2026-09-14')).toHaveLength(1)
    expect(on('2026-09-15')).toEqual([])
    expect(on('2026-09-16')).toHaveLength(1)
  })

  it('sous-chef#686: by hand goes through although the pattern is paused', () => {
    const pause = { person: 1, from: '2026-09-01', until: '2026-09-30', meal: null }
    const byHand = {
      person: 1,
      day: '2026-09-20',
      meal: 'lunch',
      way: 'taken',
      offer: null,
      cancelled: false,
    } as const
    expect(ordersOn('2026-09-18', 'lunch', [pattern], [pause], [byHand])).toEqual([])
    expect(ordersOn('2026-09-20', 'lunch', [pattern], [pause], [byHand])).toEqual([
      { person: 1, day: '2026-09-20', meal: 'lunch', way: 'taken', offer: null, by: 'hand' },
    ])
  })

  it('sous-chef#603: of somebody without pork names the substitute for Thursday’s 红烧肉 a week ahead', () => {
    const thursday = '2026-09-24'
    const dishes = [
      { id: 1, name: '红烧肉', contains: ['猪肉'] },
      { id: 2, name: '清蒸鱼', contains: ['鱼'] },
    ]
    const offers = dishes.map(({ id, name }) => ({ id, name, dishes: [id] }))
    const board = [
      { day: thursday, meal: 'lunch', offer: 1, position: 1, soldOut: false, substitute: 2 },
      { day: thursday, meal: 'lunch', offer: 2, position: 2, soldOut: false, substitute: null },
    ] as const
    const orders = [1, 2].map((person) => ({
      person,
      day: thursday,
      meal: 'lunch' as const,
      way: 'eaten' as const,
      by: 'hand' as const,
      offer: 1,
    }))
    const count = kitchenCount(orders, board, offers, dishes, [{ person: 2, avoids: ['猪肉'] }], null)
    expect([...count.byOffer]).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(count.exceptions).toEqual([
      { person: 2, served: { kind: 'substitute', offer: 2, for: 1, because: ['猪肉'] } },
    ])
    const noFish = kitchenCount(orders, board, offers, dishes, [{ person: 2, avoids: ['猪肉', '鱼'] }], null)
    expect(noFish.exceptions).toEqual([
      { person: 2, served: { kind: 'no-substitute', for: 1, because: ['猪肉'] } },
    ])
  })
})
