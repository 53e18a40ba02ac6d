/** A control is of any day, however many lie between; a review of this week or month or the one before. */
import { expect, it } from 'vitest'
import { controlOf, fieldOfControl } from '#features/canteen/food-safety/ui/control-of'

const monday = '2026-11-23'

it('the control of Friday is written on Monday', () => {
  expect(controlOf({ control: 'daily-control', of: 'now', ofDay: '2026-11-20' }, monday)).toBe('2026-11-20')
  expect(fieldOfControl('daily-control')).toBe('ofDay')
})

it('without a day a control is of none, and is refused beside its field', () => {
  expect(controlOf({ control: 'daily-control', of: 'now' }, monday)).toBe('')
})

it('a review is of this week or month or the one before, whatever day was typed', () => {
  const of = (control: 'weekly-review' | 'monthly-meeting') =>
    (['now', 'before'] as const).map((which) =>
      controlOf({ control, of: which, ofDay: '2026-01-01' }, monday),
    )
  expect(of('weekly-review')).toEqual(['2026-11-23', '2026-11-16'])
  expect(of('monthly-meeting')).toEqual(['2026-11-01', '2026-10-01'])
  expect(fieldOfControl('weekly-review')).toBe('of')
})
