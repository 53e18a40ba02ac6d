/** How old somebody counts as, and what somebody counts as, on the day of a meal. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import {
  ageByRule,
  canteenDayKind,
  categoriesOn,
  countsAsFrom,
  differenceOf,
  endOf,
  pausesOf,
  priceMeal,
  runningOut,
  stateOn,
  type Eligibility,
  type LifeEvents,
} from '#features/canteen/rules/index'
import type { Policy } from '#features/canteen/contract/index'
import { ageCountings, type AgeCounting } from '#features/canteen/contract/words'
import { seededCalendar } from '../../support/calendar'
import { diner, firstOfMarch, meal } from './people'
import { publishedPolicies } from './published'
import { fiveYuanFrom60 } from './selling'

const rule = (
  counting: AgeCounting,
  leapBirthday: 'first-of-march' | 'last-of-february' = 'first-of-march',
) => ({
  counting,
  leapBirthday,
})
const untouched: LifeEvents = {
  died: null,
  movedAway: null,
  movedBack: null,
  institutionFrom: null,
  institutionUntil: null,
}
const eligibility = (own: Partial<Eligibility> = {}): Eligibility => ({
  id: 1,
  category: '低保',
  approvedOn: '2026-03-10',
  from: null,
  until: null,
  pauses: [],
  ...own,
})

describe('an age', () => {
  it('counts from the birthday, from the first of its month, or from the next first', () => {
    expect(countsAsFrom('1946-09-15', 80, rule('on-birthday'))).toBe('2026-09-15')
    expect(countsAsFrom('1946-09-15', 80, rule('first-of-month'))).toBe('2026-09-01')
    expect(countsAsFrom('1946-09-15', 80, rule('next-first-of-month'))).toBe('2026-10-01')
    expect(countsAsFrom('1946-12-15', 80, rule('next-first-of-month'))).toBe('2027-01-01')
  })

  it('of a person born on 29 February is completed on 1 March in common years, or on the day before by a setting', () => {
    expect(countsAsFrom('1936-02-29', 90, rule('on-birthday'))).toBe('2026-03-01')
    expect(countsAsFrom('1936-02-29', 90, rule('on-birthday', 'last-of-february'))).toBe('2026-02-28')
    expect(countsAsFrom('1936-02-29', 92, rule('on-birthday'))).toBe('2028-02-29')
    expect(countsAsFrom('1936-02-29', 90, rule('first-of-month'))).toBe('2026-03-01')
    expect(countsAsFrom('1936-02-29', 90, rule('next-first-of-month', 'last-of-february'))).toBe('2026-03-01')
  })

  it('of 65 counts from the birthday itself, and not on the day before', () => {
    if (fiveYuanFrom60.kind !== 'subsidy') throw new Error('it is a subsidy')
    const from65: Policy = {
      ...fiveYuanFrom60,
      classes: fiveYuanFrom60.classes.map((one) => ({
        ...one,
        who: [[{ kind: 'age', from: 65, until: null }]],
      })),
    }
    const subsidyOn = (day: string) =>
      priceMeal([from65], diner({ birth: '1961-11-23' }), meal({ day }), [], firstOfMarch).subsidyFen
    expect([subsidyOn('2026-11-22'), subsidyOn('2026-11-23')]).toEqual([0, 500])
  })

  it('is the number of years whose day has come, never less the day after', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1930-01-01', count))
    fc.assert(
      fc.property(day, fc.nat(36_000), fc.constantFrom(...ageCountings), (birth, lived, counting) => {
        const today = addDays(birth, lived)
        const age = ageByRule(birth, today, rule(counting))
        expect(countsAsFrom(birth, age, rule(counting)) <= today).toBe(true)
        expect(countsAsFrom(birth, age + 1, rule(counting)) > today).toBe(true)
        expect(ageByRule(birth, addDays(today, 1), rule(counting))).toBeGreaterThanOrEqual(age)
      }),
    )
  })
})

describe('an eligibility', () => {
  it('starts with its approval and never before, whatever it asks for', () => {
    expect(stateOn(eligibility({ from: '2026-01-01' }), untouched, '2026-03-09')).toBe('pending')
    expect(stateOn(eligibility({ from: '2026-01-01' }), untouched, '2026-03-10')).toBe('in-force')
    expect(stateOn(eligibility({ from: '2026-04-01' }), untouched, '2026-03-31')).toBe('pending')
    expect(stateOn(eligibility({ approvedOn: null }), untouched, '2030-01-01')).toBe('pending')
  })

  it('is in force on its last day, is paused from and until, and then it has ended', () => {
    const paused = eligibility({ until: '2026-05-31', pauses: [{ from: '2026-04-01', until: '2026-04-10' }] })
    const states = ['2026-03-31', '2026-04-01', '2026-04-10', '2026-04-11', '2026-05-31', '2026-06-01']
    expect(states.map((day) => stateOn(paused, untouched, day))).toEqual([
      'in-force',
      'paused',
      'paused',
      'in-force',
      'in-force',
      'ended',
    ])
  })

  it('ends by itself on a death, on moving away and on entering an institution, from the start of that day', () => {
    const day = '2026-05-20'
    const lives: readonly [LifeEvents, string][] = [
      [{ ...untouched, died: day }, 'died'],
      [{ ...untouched, movedAway: day }, 'moved-away'],
      [{ ...untouched, institutionFrom: day }, 'institution'],
    ]
    for (const [life, why] of lives) {
      expect(stateOn(eligibility(), life, '2026-05-19')).toBe('in-force')
      expect(stateOn(eligibility(), life, day)).toBe('ended')
      expect(endOf(eligibility(), life)).toEqual({ day, why })
    }
  })

  it('that was approved after a stay in an institution is not ended by it, and one that was ended does not come back', () => {
    const stay: LifeEvents = { ...untouched, institutionFrom: '2026-01-01', institutionUntil: '2026-02-01' }
    expect(stateOn(eligibility(), stay, '2026-03-10')).toBe('in-force')
    expect(stateOn(eligibility({ approvedOn: '2025-12-01' }), stay, '2026-03-10')).toBe('ended')
  })

  it('of moving away this morning is gone at lunch, with every age class as well', () => {
    const life: LifeEvents = { ...untouched, movedAway: '2026-05-20' }
    const person = diner({
      categories: categoriesOn([eligibility()], life, '2026-05-20'),
      movedAway: true,
    })
    expect(person.categories).toEqual([])
    const price = priceMeal(
      publishedPolicies('jurong'),
      person,
      meal({ day: '2026-05-20' }),
      [],
      firstOfMarch,
    )
    expect(price.subsidyFen).toBe(0)
    expect(price.notApplied).toEqual([
      { policy: 'jurong', reasons: [{ class: null, reason: { code: 'moved-away' } }] },
    ])
  })

  it('runs out within days, the soonest first, and those that are pending do not', () => {
    const kept = [
      eligibility({ id: 1, until: '2026-06-30' }),
      eligibility({ id: 2, until: '2026-06-10' }),
      eligibility({ id: 3, until: '2026-12-31' }),
      eligibility({ id: 4, until: '2026-06-20', approvedOn: null }),
    ]
    const found = runningOut(kept, () => untouched, '2026-06-05', 30)
    expect(found.map(({ eligibility: one, end }) => [one.id, end.day])).toEqual([
      [2, '2026-06-11'],
      [1, '2026-07-01'],
    ])
  })
})

describe('the civil affairs office’s monthly list', () => {
  const held = (person: number, own: Partial<Eligibility> = {}) => ({
    ...eligibility({ id: person, ...own }),
    person,
    life: untouched,
  })

  it('says who gained, who lost and since when, and leaves other categories alone', () => {
    const listed = [
      { person: 1, category: '低保', since: null },
      { person: 2, category: '低保', since: '2026-05-01' },
      { person: 2, category: '低保', since: '2026-04-01' },
    ]
    const had = [held(1), held(3), held(4, { category: '优抚' }), held(5, { until: '2026-05-31' })]
    expect(differenceOf({ listed, stopped: [] }, had, ['低保'], '2026-06-01')).toEqual({
      gained: [{ person: 2, category: '低保', since: '2026-04-01' }],
      lost: [{ person: 3, category: '低保', eligibility: 3, since: '2026-03-10', from: '2026-06-01' }],
      waiting: [],
      unchanged: 1,
    })
  })

  it('read again after what it changed was entered, changes nothing', () => {
    const listed = [{ person: 2, category: '低保', since: '2026-05-01' }]
    const had = [held(2, { approvedOn: '2026-06-01' })]
    expect(differenceOf({ listed, stopped: [] }, had, ['低保'], '2026-06-01')).toEqual({
      gained: [],
      lost: [],
      waiting: [],
      unchanged: 1,
    })
  })

  it('neither approves nor ends what waits to be decided, and resumes nothing that is paused', () => {
    const listed = [
      { person: 1, category: '低保', since: null },
      { person: 2, category: '低保', since: null },
    ]
    const paused = { pauses: [{ from: '2026-05-01', until: null }] }
    const had = [held(1, { approvedOn: null }), held(2, paused), held(3, { approvedOn: null })]
    expect(differenceOf({ listed, stopped: [] }, had, ['低保'], '2026-06-01')).toEqual({
      gained: [],
      lost: [],
      waiting: [
        { person: 1, category: '低保', eligibility: 1, state: 'pending' },
        { person: 2, category: '低保', eligibility: 2, state: 'paused' },
      ],
      unchanged: 2,
    })
  })
})

describe('a year without announced holidays', () => {
  const statutory = new Map([['2031-01-01', '元旦']])

  it('knows its statutory days by law and only presumes the rest', () => {
    expect(canteenDayKind(seededCalendar, statutory, '2031-01-01')).toEqual({
      kind: 'statutory-holiday',
      announced: false,
    })
    expect(canteenDayKind(seededCalendar, statutory, '2031-01-02')).toEqual({
      kind: 'working-day',
      announced: false,
    })
  })

  it('is said on a price that asked for the kind of day, and not on one that did not', () => {
    const facts = meal({ day: '2031-01-02' })
    const price = (place: string) =>
      priceMeal(publishedPolicies(place), diner({ birth: '1955-01-01' }), facts, [], firstOfMarch)
    expect(price('shenzhen')).toMatchObject({ subsidyFen: 500, dayPresumed: true })
    expect(price('jurong').dayPresumed).toBe(false)
  })
})

describe('the pauses of an eligibility', () => {
  const paused = (day: string) => ({ move: 'pause', day }) as const
  const resumed = (day: string) => ({ move: 'resume', day }) as const

  it('are all over with a resumption, in whichever order they were entered', () => {
    // For the 20th first, then for the 10th: it goes on from the 15th, and is not stopped on the 20th by what nobody means any more.
    expect(pausesOf([paused('2026-09-20'), paused('2026-09-10'), resumed('2026-09-15')])).toEqual([
      { from: '2026-09-10', until: '2026-09-14' },
    ])
    expect(pausesOf([paused('2026-09-10'), paused('2026-09-12'), resumed('2026-09-15')])).toEqual([
      { from: '2026-09-10', until: '2026-09-14' },
      { from: '2026-09-12', until: '2026-09-14' },
    ])
  })

  it('that were over stay as they were, and one after them is open again', () => {
    expect(pausesOf([paused('2026-09-01'), resumed('2026-09-05'), paused('2026-09-10')])).toEqual([
      { from: '2026-09-01', until: '2026-09-04' },
      { from: '2026-09-10', until: null },
    ])
  })
})
