/** English says one meal and two meals, whoever asks: a screen, or the desk by a code and its count. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { errorText, toldBy } from '#app/i18n/index'

const src = path.join(import.meta.dirname, '..', '..', '..', 'src')
const wordsOf = (feature: string) =>
  z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(path.join(src, 'features', feature, 'ui', 'en.json'), 'utf8')))

beforeAll(async () => {
  const canteen = wordsOf('canteen')
  await i18next.init({
    lng: 'en',
    interpolation: { escapeValue: false },
    resources: { en: { canteen, errors: z.record(z.string(), z.string()).parse(canteen['errors']) } },
  })
})

it('on screen', () => {
  expect(toldBy('canteen', 'figures.rowCount', { count: 1 })).toBe('1 meal')
  expect(toldBy('canteen', 'figures.rowCount', { count: 2 })).toBe('2 meals')
  expect(toldBy('canteen', 'figures.rowCount', { count: 0 })).toBe('0 meals')
})

it('of a refusal', () => {
  expect(errorText('canteen.claim-differs', { count: 1 })).toMatch(/^1 meal changed/)
  expect(errorText('canteen.claim-differs', { count: 3 })).toMatch(/^3 meals changed/)
})
