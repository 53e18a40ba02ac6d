/** Whoever begins at the till begins there once: who has gone home is at home when they unlock the desk. */
import { beforeEach, expect, it } from 'vitest'
import { landsNow, sessionIsLeft } from '#app/session/landed'

beforeEach(sessionIsLeft)

it('is decided once for each sign-in', () => {
  expect(landsNow(3)).toBe(true)
  // As the frame comes up anew after each lock.
  expect(landsNow(3)).toBe(false)
  sessionIsLeft()
  expect(landsNow(3)).toBe(true)
})

it('is decided anew for whoever takes over, and for whoever takes over again', () => {
  expect([landsNow(3), landsNow(4), landsNow(4), landsNow(3)]).toEqual([true, true, false, true])
})
