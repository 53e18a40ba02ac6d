/** The chips of the bar say what is due, and nothing of what is not. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { partsOf } from '#app/due-parts'
import type { PageFeature } from '#app/feature'
import * as pageFeatures from '#centre/page/features'

const features: readonly PageFeature[] = Object.values(pageFeatures)
const src = path.join(import.meta.dirname, '../../../src')

function textAt(feature: string, language: string, key: string | undefined): unknown {
  let at: unknown = JSON.parse(
    readFileSync(path.join(src, `features/${feature}/ui/${language}.json`), 'utf8'),
  )
  for (const step of key?.split('.') ?? [])
    at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : at
  return key === undefined ? undefined : at
}

describe('a chip of the bar', () => {
  it('is not there while nothing is due, and says neither half of which there is none', () => {
    expect(partsOf({ today: 0, overdue: 0 })).toBeUndefined()
    expect(partsOf({ today: 3, overdue: 0 })).toBe('today')
    expect(partsOf({ today: 0, overdue: 1 })).toBe('overdue')
    expect(partsOf({ today: 3, overdue: 1 })).toBe('both')
  })

  const chips = features.flatMap(({ name, dueChips = [] }) =>
    dueChips.map(({ id, label }) => [id, name, label] as const),
  )

  it('is brought by every room that has something due', () => {
    expect(new Set(chips.map(([, feature]) => feature))).toEqual(
      new Set(['backups', 'canteen', 'mediation', 'privacy', 'rooms', 'service-requests']),
    )
  })

  it.each(chips)('names no figure that may be 0: %s', (_, feature, label) => {
    for (const language of ['zh-CN', 'en']) {
      const [today, overdue, both] = [label.today, label.overdue, label.both].map((key) =>
        textAt(feature, language, key),
      )
      expect(today ?? overdue).toBeTypeOf('string')
      if (today !== undefined) expect(today).not.toContain('{{overdue}}')
      if (overdue !== undefined) expect(overdue).toMatch(/^[^{]*\{\{overdue\}\}[^{]*$/)
      if (both !== undefined || (today !== undefined && overdue !== undefined))
        expect(both).toMatch(/\{\{today\}\}.*\{\{overdue\}\}/)
    }
  })
})
