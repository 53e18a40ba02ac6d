/** What the house asks a feature for by a code, the feature says in words of its own, in both languages. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { features, house } from '#centre/house'
import type { DeskFeature } from '#desk/feature'
import { property } from '#ground/property'
import { readCall } from '#desk/session/calls'
import { openTestDesk, type TestDesk } from '../../support/desk'
import { gatheredWords } from '../../support/words'

const listed: readonly DeskFeature[] = Object.values(features)

const wordsOf = (feature: string, language: string): unknown =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, '../../../src/features', feature, 'ui', `${language}.json`),
      'utf8',
    ),
  )

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
  await desk.signIn('front-desk')
})
afterAll(() => desk.close())

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  const held = gatheredWords(language, 'held')
  const subjects = gatheredWords(language, 'subjects')

  it('each kind of record that is held on a person has its name', () => {
    const kinds = property(held, 'kinds')
    const ofPeople = house.keepers
      .flatMap((keeper) => keeper.kinds)
      .filter((kind) => !kind.startsWith('desk.'))
    expect(ofPeople.filter((kind) => typeof property(kinds, kind.replaceAll('.', '-')) !== 'string')).toEqual(
      [],
    )
  })

  it('each record that has to stay says why, and each that is proposed for erasure what goes', () => {
    const said = (group: string, kind: string) =>
      typeof property(property(held, group), kind.replaceAll('.', '-')) === 'string'
    expect(house.dutiesToKeep.filter(({ kind }) => !said('stays', kind))).toEqual([])
    expect(house.retentions.filter(({ kind }) => !said('due', kind) || !said('goes', kind))).toEqual([])
  })

  it('each kind of thing in the log has its name', () => {
    const kinds = listed.flatMap(({ subjects: own = {} }) => Object.keys(own))
    expect(kinds.filter((kind) => typeof subjects[kind] !== 'string')).toEqual([])
  })

  it('what a thing in the log is called asks for its name alone: all that the log has', () => {
    const asked = Object.entries(subjects).filter(([, said]) =>
      [...String(said).matchAll(/\{\{(\w+)\}\}/g)].some(([, word]) => word !== 'name'),
    )
    expect(asked).toEqual([])
  })

  it('each figure of a day has its name, and the figures of a feature have a title', () => {
    const call = readCall(desk.desk.session)
    const unsaid = house.dayFigures(call, call.today).flatMap(({ feature, figures }) => {
      const own = property(wordsOf(feature, language), 'dayFigures')
      return ['title', ...figures.map(({ name }) => name)]
        .filter((name) => typeof property(own, name) !== 'string')
        .map((name) => `${feature}: ${name}`)
    })
    expect(unsaid).toEqual([])
  })
})
