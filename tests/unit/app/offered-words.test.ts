/** What a feature offers can be said from the sign-in on; what only its screens say is left out of that. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PageFeature } from '#app/feature'
import * as pageFeatures from '#centre/page/features'
import { namedOf, offeredOf, quotedIn } from '../../../scripts/build/offered-words'

const features: readonly PageFeature[] = Object.values(pageFeatures)
const src = path.join(import.meta.dirname, '../../../src')

/** The keys that the frame, the palette, the bar and the counter ask a feature's words for. */
const asked = (feature: PageFeature): readonly string[] => [
  ...(feature.nav ?? []).map(({ label }) => label),
  ...(feature.commands ?? []).flatMap(({ label, words = label }) => [label, words]),
  ...(feature.palette ?? []).map(({ label }) => label),
  ...(feature.dueChips ?? []).flatMap(({ label }) => Object.values(label)),
  ...(feature.residentActions ?? []).flatMap(({ label, labelFor }) => [
    label,
    ...Object.values(labelFor ?? {}),
  ]),
  ...(feature.settings ?? []).map(({ label }) => label),
]

/** The text under a key, or under its plural. */
function said(words: unknown, key: string): unknown {
  let at = words
  const steps = key.split('.')
  for (const [place, step] of steps.entries()) {
    if (typeof at !== 'object' || at === null) return undefined
    at = Reflect.get(at, step) ?? (place === steps.length - 1 ? Reflect.get(at, `${step}_other`) : undefined)
  }
  return at
}

/** A feature's own words and those of its slices, each under the slice's name, as far as they are offered. */
function offered(feature: string, language: string): unknown {
  const own = offeredOf(path.join(src, 'features', feature, 'ui', `${language}.json`))
  const slices = readdirSync(path.join(src, 'features', feature)).flatMap((slice) => {
    const file = path.join(src, 'features', feature, slice, 'ui', `${language}.json`)
    return existsSync(file) ? [[slice, offeredOf(file)] as const] : []
  })
  return { ...Object.fromEntries(slices), ...own }
}

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  it.each(features.map((feature) => [feature.name, feature] as const))(
    '%s can say what it offers',
    (name, feature) => {
      const words = offered(name, language)
      expect(asked(feature).filter((key) => typeof said(words, key) !== 'string')).toEqual([])
    },
  )

  it('is a small part of all there is to say', () => {
    const sizes = features.map(({ name }) => {
      const all = path.join(src, 'features', name, 'ui', `${language}.json`)
      return [JSON.stringify(offered(name, language)).length, readFileSync(all, 'utf8').length] as const
    })
    const sum = (at: 0 | 1) => sizes.reduce((total, pair) => total + pair[at], 0)
    expect(sum(0) * 15).toBeLessThan(sum(1))
  })
})

it('takes what is named, in all its plurals, what duties are called, and nothing beside it', () => {
  const words = {
    nav: 'Rooms',
    due: { today_one: 'One', today_other: '{{count}}', other: 'Not asked' },
    duties: { booking: 'A booking' },
    form: { name: 'Name' },
  }
  expect(namedOf(words, quotedIn("label: 'nav', label: { today: 'due.today' }"))).toEqual({
    nav: 'Rooms',
    due: { today_one: 'One', today_other: '{{count}}' },
    duties: { booking: 'A booking' },
  })
})

it('of a slice, under whose name its words stand, takes what is named with that name', () => {
  expect(namedOf({ title: 'Screen', hint: 'Hint' }, new Set(['screen.title', 'hint']), 'screen.')).toEqual({
    title: 'Screen',
  })
})
