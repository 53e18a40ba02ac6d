/** The type that comes with the program draws the names of this country, on a machine that has no Chinese font at all. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rareCharacters } from '#demonstration/people/names'
import { charactersOfNames, standardLevels } from '../../../scripts/fonts/characters'
import { inRanges } from '../../../scripts/fonts/ranges'
import { charactersOf } from '../../../scripts/fonts/woff2'

const root = path.resolve(import.meta.dirname, '../../..')
const theme = path.join(root, 'src/app/theme')

/** What the page draws in a weight: a character has to be named by the range of a face, and be in the face's file. */
function drawnAt(weight: 400 | 700): ReadonlySet<number> {
  const sheet = readFileSync(path.join(theme, 'fonts.css'), 'utf8')
  const drawn = new Set<number>()
  for (const [face] of sheet.matchAll(/@font-face \{[^}]*\}/g)) {
    if (!face.includes(`font-weight: ${weight};`)) continue
    const [, file = ''] = /url\(([^)]+)\)/.exec(face) ?? []
    const [, ranges = ''] = /unicode-range:([^;]+);/.exec(face) ?? []
    const inFile = new Set(
      charactersOf(
        readFileSync(file.startsWith('.') ? path.join(theme, file) : path.join(root, 'node_modules', file)),
      ),
    )
    for (const point of inRanges(ranges)) if (inFile.has(point)) drawn.add(point)
  }
  return drawn
}

describe.each([400, 700] as const)('the type of weight %i that comes with the program', (weight) => {
  const drawn = drawnAt(weight)
  const undrawn = (characters: readonly string[]) =>
    characters.filter((character) => !drawn.has(character.codePointAt(0) ?? 0)).join('')

  it('draws all 8,105 characters of 通用规范汉字表', () => {
    expect(standardLevels.map((level) => new Set(level).size)).toEqual([3500, 3000, 1605])
    expect(undrawn(standardLevels.flat())).toBe('')
  })

  it('draws the rare ones of names, also those that the standard has not', () => {
    expect(undrawn(Array.from('䶮㐂𠮷㛃㑇䢺㭎䜣𬭎𬬻𫖯𬍛𫘜𣗋㛹㵪㻬㴖㧑㬎㬚㳇㠇'))).toBe('')
    expect(undrawn([...charactersOfNames, ...rareCharacters])).toBe('')
  })

  it('does not draw what it has no glyph of, so that the claims above say something', () => {
    expect(undrawn(['𡘙', '\u{2fffd}'])).toBe('𡘙\u{2fffd}')
  })
})

it('goes with its licence, and stays small', () => {
  expect(readFileSync(path.join(root, 'resources/fonts/OFL.txt'), 'utf8')).toContain(
    'SIL Open Font License, Version 1.1',
  )
  for (const weight of [400, 700])
    expect(readFileSync(path.join(theme, `fonts/noto-sans-sc-${weight}.woff2`)).byteLength).toBeLessThan(
      200_000,
    )
})
