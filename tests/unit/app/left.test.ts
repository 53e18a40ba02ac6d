/** What the page holds for whoever is signed in goes with them, and stays for whoever only locked the desk. */
import { expect, it } from 'vitest'
import { sessionIsLeft } from '#app/session/landed'
import { othersLeft, whenLeft } from '#app/session/left'

it('is forgotten when nobody is signed in any more, and for all but whoever takes over', () => {
  const told: (number | null)[] = []
  whenLeft((staying) => told.push(staying))
  othersLeft(7)
  sessionIsLeft()
  expect(told).toEqual([7, null])
})
