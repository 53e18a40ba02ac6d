/**
 * Writes src/app/theme/fonts.css: the faces of Noto Sans SC in 400 and 700, woff2 only. The package's own style sheets
 * also name woff files, which no browser this page meets would use and which would double what is shipped. It leaves out
 * some 700 characters of the standard, the ones of names among them: they come from the files beside the style sheet, of the
 * same type, which scripts/fonts/rare.ts makes, under the same name.
 * Run again after a new version of the package: `npx tsx scripts/fonts/faces.ts`.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rangesOf } from './ranges'
import { charactersOf } from './woff2'

const root = path.resolve(import.meta.dirname, '../..')
const theme = path.join(root, 'src/app/theme')
const weights = [400, 700] as const

const ofPackage = weights.flatMap((weight) => {
  const sheet = readFileSync(path.join(root, `node_modules/@fontsource/noto-sans-sc/${weight}.css`), 'utf8')
  return sheet.match(/@font-face \{[^}]*\}/g) ?? []
})
const ofRare = weights.flatMap((weight) =>
  globSync(`fonts/*-${weight}.woff2`, { cwd: theme })
    .toSorted()
    .map((file) => {
      const ranges = rangesOf(
        charactersOf(readFileSync(path.join(theme, file))).filter((point) => point > 0x7f),
      )
      return `@font-face {
  font-family: 'Noto Sans SC';
  font-style: normal;
  font-display: swap;
  font-weight: ${weight};
  src: url(./${file}) format('woff2');
  unicode-range: ${ranges};
}`
    }),
)
const css = [
  ...ofPackage.map((face) =>
    face
      .replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/, '')
      .replace('url(./files/', 'url(@fontsource/noto-sans-sc/files/'),
  ),
  ...ofRare,
].join('\n')
writeFileSync(
  path.join(theme, 'fonts.css'),
  `/* Written by scripts/fonts/faces.ts: Chinese type for machines that have none, fetched piece by piece as needed. */\n${css}\n`,
)
