/** What an erasure takes and leaves, and the course of a request, as rules. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '#work/calendar/rules/index'
import { house } from '#centre/house'
import { requestKinds, requestStates, requestSteps } from '#features/privacy/contract/index'
import {
  keptUntil,
  mayErase,
  missingForGrant,
  planErasure,
  possibleSteps,
  stateAfter,
  stayingOf,
  type PersonalRecord,
  type StayingByKind,
} from '#features/privacy/rules/index'

const today = '2026-11-23'

const day = fc.integer({ min: 0, max: 3000 }).map((back) => {
  return new Date(Date.parse(`${today}T00:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10)
})
const usual = stayingOf(house, { duties: {} })
const kind = fc.constantFrom(...usual.keys(), 'visits.visits')
const record: fc.Arbitrary<PersonalRecord> = fc
  .record({ kind, id: fc.integer({ min: 1, max: 1_000_000 }), open: fc.boolean(), ended: fc.option(day) })
  .map((one) => (one.open ? { ...one, ended: null } : one))
const records = fc.uniqueArray(record, { selector: ({ kind: of, id }) => `${of} ${id}`, maxLength: 12 })
const months = fc.integer({ min: 0, max: 120 })
const settings: fc.Arbitrary<StayingByKind> = fc
  .array(months, { minLength: house.dutiesToKeep.length, maxLength: house.dutiesToKeep.length })
  .map((all) =>
    stayingOf(house, {
      duties: Object.fromEntries(house.dutiesToKeep.map(({ kind: of }, at) => [of, all[at] ?? 0])),
    }),
  )

describe('an erasure', () => {
  it('never takes what has to stay', () => {
    fc.assert(
      fc.property(records, settings, (all, periods) => {
        const plan = planErasure(all, periods, today)
        for (const one of all) {
          const duty = periods.get(one.kind)
          if (duty === undefined) continue
          const until = addMonths(one.ended ?? today, duty.months)
          if (until > today) expect(plan.kept[one.kind]).toContain(one.id)
        }
      }),
    )
  })

  it('never leaves what nothing keeps', () => {
    fc.assert(
      fc.property(records, settings, (all, periods) => {
        const plan = planErasure(all, periods, today)
        for (const [of, ids] of Object.entries(plan.kept)) {
          for (const id of ids) {
            const one = all.find((each) => each.kind === of && each.id === id)
            expect(one && keptUntil(one, periods, today)).not.toBeNull()
          }
        }
        expect(plan.kept['visits.visits']).toBeUndefined()
        expect(Object.values(plan.kept).flat()).toHaveLength(plan.keptCount)
      }),
    )
  })

  it('waits while anything is open, and only then', () => {
    fc.assert(
      fc.property(records, settings, (all, periods) => {
        expect(planErasure(all, periods, today).blocked).toBe(all.some(({ open }) => open))
      }),
    )
  })

  it('leaves who it was exactly when something stays that is told apart by it', () => {
    fc.assert(
      fc.property(records, settings, (all, periods) => {
        const plan = planErasure(all, periods, today)
        const tied = [...periods].filter(([, { standsAlone }]) => !standsAlone).map(([of]) => of)
        expect(tied).toEqual(expect.arrayContaining(['service-requests.requests', 'residents.consents']))
        expect(tied).not.toContain('privacy.requests')
        expect(plan.identityStays).toBe(tied.some((of) => (plan.kept[of] ?? []).length > 0))
      }),
    )
  })

  it('takes everything once the last day has passed', () => {
    fc.assert(
      fc.property(records, settings, (all, periods) => {
        const ended = all.map((one) => ({ ...one, open: false, ended: one.ended ?? today }))
        const days = planErasure(ended, periods, today).lines.flatMap(({ until }) => until ?? [])
        const last = days.toSorted().at(-1)
        if (last !== undefined) expect(planErasure(ended, periods, last).keptCount).toBe(0)
      }),
    )
  })

  it('counts each record once, as open, erased or kept', () => {
    fc.assert(
      fc.property(records, settings, (all, periods) => {
        const { lines } = planErasure(all, periods, today)
        const sum = lines.reduce((total, { open, erased, kept }) => total + open + erased + kept, 0)
        expect(sum).toBe(all.length)
      }),
    )
  })
})

describe('a finished request', () => {
  it('stays three years to the day when nobody has set anything else (民法典 art. 188)', () => {
    const finished = { kind: 'service-requests.requests', id: 1, open: false }
    expect(keptUntil({ ...finished, ended: '2023-11-24' }, usual, today)).toBe('2026-11-24')
    expect(keptUntil({ ...finished, ended: '2023-11-23' }, usual, today)).toBeNull()
  })
})

describe('the request of a person', () => {
  it('can be taken from every state to the one in which they were told, but not back', () => {
    for (const of of requestKinds) {
      const seen = new Set<string>(['told'])
      for (let round = 0; round < requestStates.length; round += 1) {
        for (const state of requestStates) {
          const next = possibleSteps(of, state).map((step) => stateAfter(of, state, step))
          if (next.some((one) => one !== null && seen.has(one))) seen.add(state)
        }
      }
      // An erasure is decided by refusing, or by the deed itself.
      expect([...seen].toSorted()).toEqual([...requestStates].toSorted())
      for (const step of requestSteps) expect(stateAfter(of, 'told', step)).toBeNull()
    }
  })

  it('for an erasure is granted by erasing and by nothing else', () => {
    expect(possibleSteps('erasure', 'in-progress')).toEqual(['refuse'])
    expect(possibleSteps('withdrawal', 'in-progress')).toEqual(['grant-partly', 'refuse'])
    expect(mayErase('erasure', 'in-progress')).toBe(true)
    expect(mayErase('erasure', 'received')).toBe(false)
    expect(mayErase('access', 'in-progress')).toBe(false)
  })

  it('is not granted by a word: a copy has to be handed out, a record to be changed', () => {
    expect(missingForGrant('access', { copies: 0, changes: 3 })).toBe('copy-not-handed-out')
    expect(missingForGrant('access', { copies: 1, changes: 0 })).toBeNull()
    expect(missingForGrant('correction', { copies: 1, changes: 0 })).toBe('nothing-corrected')
    expect(missingForGrant('correction', { copies: 0, changes: 1 })).toBeNull()
    expect(missingForGrant('explanation', { copies: 0, changes: 0 })).toBeNull()
  })
})
