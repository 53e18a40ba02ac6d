/**
 * Makes src/app/theme/fonts/*.woff2: the characters of names (characters.ts) that the package of our type leaves out, taken from
 * the whole type. The whole type is some forty times as large and wanted only here, so it is fetched into a folder aside:
 *
 *   npm install --prefix DIR subset-font@2.9.0 @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans-jp@0.4.3
 *   npx tsx scripts/fonts/rare.ts DIR && npx tsx scripts/fonts/faces.ts && npx prettier --write src/app/theme/fonts.css
 *
 * What the Chinese type has no glyph of is taken from the Japanese one, which is of the same hand.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { charactersOfNames, standardLevels } from './characters'
import { inRanges } from './ranges'
import { charactersOf } from './woff2'

type SubsetFont = (font: Buffer, characters: string, wanted: { targetFormat: 'woff2' }) => Promise<Buffer>

const aside = process.argv[2]
if (aside === undefined) throw new Error('the folder with subset-font and the whole type has to be named')
const root = path.resolve(import.meta.dirname, '../..')
const subsetFont = z
  .custom<SubsetFont>((value) => typeof value === 'function')
  .parse(createRequire(path.join(path.resolve(aside), 'package.json'))('subset-font'))

const sheet = readFileSync(path.join(root, 'node_modules/@fontsource/noto-sans-sc/400.css'), 'utf8')
const there = new Set(
  [...sheet.matchAll(/unicode-range:\s*([^;}]+)/g)].flatMap(([, ranges]) => (ranges ? inRanges(ranges) : [])),
)
const wanted = [...new Set([...standardLevels.flat(), ...charactersOfNames])].filter(
  (character) => !there.has(character.codePointAt(0) ?? 0),
)

for (const weight of ['400Regular', '700Bold'] as const) {
  let left = wanted
  for (const [type, named] of [
    ['noto-sans-sc', 'NotoSansSC'],
    ['noto-sans-jp', 'NotoSansJP'],
  ] as const) {
    const whole = readFileSync(
      path.join(aside, `node_modules/@expo-google-fonts/${type}/${weight}/${named}_${weight}.ttf`),
    )
    const file = path.join(root, `src/app/theme/fonts/${type}-${parseInt(weight)}.woff2`)
    const part = await subsetFont(whole, left.join(''), { targetFormat: 'woff2' })
    const made = new Set(charactersOf(part))
    const missing = left.filter((character) => !made.has(character.codePointAt(0) ?? 0))
    if (missing.length === left.length) rmSync(file, { force: true })
    else writeFileSync(file, part)
    process.stdout.write(
      `${path.basename(file)}: ${left.length - missing.length} characters, ${part.length} bytes\n`,
    )
    left = missing
  }
  if (left.length > 0) throw new Error(`no type has a glyph of ${left.join('')}`)
}
