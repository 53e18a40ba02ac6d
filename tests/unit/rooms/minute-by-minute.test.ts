/** Random houses and days at the desk, held against a walk over every minute. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canBeHad,
  check,
  previewSeries,
  type Booking,
  type House,
  type Request,
} from '#features/rooms/rules/index'
import type { Reason } from '#features/rooms/contract/index'
import { booking, books, longBefore, noClock } from './house'
import { firstStops, mostPer, wrongs, type Stops } from './minute-walk'
import { deeds, randomHouse, randomRequest, type Deed } from './random-houses'

const asBooking = (id: number, { room, span, ...asked }: Request): Booking => booking(id, room, span, asked)

/** Which of the walk's stops a reason speaks of; null for reasons that are not about a minute. */
function stopOf({ code }: Reason): Stops | null {
  switch (code) {
    case 'closed':
      return 'closed'
    case 'taken':
    case 'buffer':
      return 'exclusive'
    case 'places':
    case 'equipment':
      return code
    default:
      return null
  }
}

/** Lives through the deeds, keeping what the rules let in. */
function liveThrough(house: House, done: readonly Deed[]): Booking[] {
  let kept: Booking[] = []
  let next = 1
  const pick = (which: number) => kept[which % Math.max(1, kept.length)]
  for (const deed of done) {
    switch (deed.deed) {
      case 'book':
        if (canBeHad(check(house, deed.request, books(house, kept), noClock))) {
          kept.push(asBooking(next++, deed.request))
        }
        break
      case 'cancel': {
        const chosen = pick(deed.which)
        kept = kept.map((one) => (one === chosen ? { ...one, state: 'cancelled' } : one))
        break
      }
      case 'move': {
        const chosen = pick(deed.which)
        if (chosen?.state !== 'confirmed') break
        const moved: Request = {
          ...chosen,
          span: deed.span,
          purpose: 'other',
          comers: [],
          suspendedUntil: null,
        }
        if (canBeHad(check(house, moved, books(house, kept, longBefore, [chosen.id]), noClock))) {
          kept = kept.map((one) => (one === chosen ? { ...one, span: deed.span } : one))
        }
        break
      }
      case 'series': {
        const series = {
          dates: deed.spans,
          request: deed.request,
          use: 'ordinary' as const,
          choices: new Map(),
          now: longBefore,
        }
        for (const { plan, span } of previewSeries(house, series, books(house, kept))) {
          if (plan === 'keep') kept.push(asBooking(next++, { ...deed.request, span }))
        }
        break
      }
    }
  }
  return kept
}

describe('a walk over minutes agrees', () => {
  it('with every answer, its reason and its first minute', () => {
    fc.assert(
      fc.property(
        randomHouse,
        deeds,
        fc.array(randomRequest, { minLength: 1, maxLength: 6 }),
        (house, done, asked) => {
          const kept = liveThrough(house, done)
          const { held } = books(house, kept)
          for (const request of asked) {
            const { reasons } = check(house, request, books(house, kept), noClock)
            const walked = firstStops(house, request, held)
            const told = reasons.map(stopOf).filter((stop) => stop !== null)
            expect(new Set(told)).toEqual(new Set(walked.keys()))
            for (const reason of reasons) {
              const stop = stopOf(reason)
              if (stop === null || !('at' in reason)) continue
              expect([stop, reason.at]).toEqual([stop, walked.get(stop)])
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('that there are never two in one place, no piece too many, every buffer kept, nobody over a limit', () => {
    fc.assert(
      fc.property(randomHouse, deeds, (house, done) => {
        const kept = liveThrough(house, done)
        const { held } = books(house, kept)
        expect(wrongs(house, held)).toEqual([])
        for (const id of [1, 2, 3]) {
          expect(mostPer(held, 'day', id)).toBeLessThanOrEqual(2)
          expect(mostPer(held, 'week', id)).toBeLessThanOrEqual(3)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('that time which was cancelled is free again, for exactly what was cancelled', () => {
    fc.assert(
      fc.property(randomHouse, deeds, fc.nat(20), (house, done, which) => {
        const kept = liveThrough(house, done).filter(({ state }) => state === 'confirmed')
        const chosen = kept[which % Math.max(1, kept.length)]
        fc.pre(chosen !== undefined)
        const again: Request = { ...chosen, purpose: 'other', comers: [], suspendedUntil: null }
        const cancelled = kept.map((one) => (one === chosen ? { ...one, state: 'cancelled' as const } : one))
        expect(check(house, again, books(house, cancelled), noClock).reasons).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
