/** Templates of numbers. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isTemplate, numberText } from '#work/numbering/rules'

it('writes year and sequence where the template says', () => {
  expect(numberText('帮-{year}-{seq:4}', 2026, 893)).toBe('帮-2026-0893')
  expect(numberText('翰林人调字〔{year}〕{seq:3}号', 2026, 12)).toBe('翰林人调字〔2026〕012号')
  expect(numberText('{year}/{seq:2}', 2026, 12345)).toBe('2026/12345')
})

it('takes a template only when the year and the sequence both stand in it once', () => {
  for (const good of ['帮-{year}-{seq:4}', '{seq}{year}', '翰林人调字〔{year}〕{seq:3}号'])
    expect(isTemplate(good)).toBe(true)
  for (const bad of [
    '',
    '帮',
    '帮-{seq}',
    '{year}',
    '{year}-{seq}-{seq}',
    '{year}{seq}{x}',
    '{year}{seq:0}',
    '{',
  ])
    expect(isTemplate(bad)).toBe(false)
})

it('gives different texts to different numbers of a year', () => {
  const sequence = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(sequence, sequence, (left, right) => {
      const text = (number: number) => numberText('帮-{year}-{seq:4}', 2026, number)
      expect(text(left) === text(right)).toBe(left === right)
    }),
  )
})
