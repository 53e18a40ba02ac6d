/** How someone likes their screen is theirs alone, on a machine that several use. */
import { expect, test, vi } from 'vitest'
import { prefer, preferences, preferencesOf } from '#app/preferences'

test('someone without choices gets the usual screen, and their first change keeps nothing of who was there before', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  const usual = { language: 'zh-CN', typeSize: 'normal', density: 'normal' }

  preferencesOf(1)
  prefer({ language: 'en', typeSize: 'large' })
  preferencesOf(2)
  expect(preferences()).toEqual(usual)

  prefer({ density: 'compact' })
  preferencesOf(1)
  expect(preferences()).toEqual({ ...usual, language: 'en', typeSize: 'large' })
  preferencesOf(2)
  expect(preferences()).toEqual({ ...usual, density: 'compact' })
})
