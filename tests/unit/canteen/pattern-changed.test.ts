/** A weekly pattern that is changed keeps the days between which it was to be. */
import { expect, it } from 'vitest'
import { spanOfChange } from '#features/canteen/rules/orders'

const tomorrow = '2026-11-24'

it('ends where it was to end, and begins tomorrow where it runs already', () => {
  expect(spanOfChange({ from: '2026-11-02', until: '2026-12-31' }, tomorrow)).toEqual({
    from: tomorrow,
    until: '2026-12-31',
  })
  expect(spanOfChange({ from: '2026-11-02', until: null }, tomorrow)).toEqual({ from: tomorrow, until: null })
})

it('begins on its own day where that is still to come', () => {
  expect(spanOfChange({ from: '2026-12-10', until: null }, tomorrow).from).toBe('2026-12-10')
})

it('that is over before tomorrow is given its end anew', () => {
  expect(spanOfChange({ from: '2026-11-02', until: '2026-11-23' }, tomorrow).until).toBeNull()
})
