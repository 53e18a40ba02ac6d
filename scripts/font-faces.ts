/**
 * Writes src/app/theme/fonts.css: the faces of Noto Sans SC in 400 and 700, woff2 only. The package's own style sheets
 * also name woff files, which no browser this page meets would use and which would double what is shipped.
 * Run again after a new version of the package: `npx tsx scripts/font-faces.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const weights = [400, 700] as const

const faces = weights.flatMap((weight) => {
  const sheet = readFileSync(path.join(root, `node_modules/@fontsource/noto-sans-sc/${weight}.css`), 'utf8')
  return sheet.match(/@font-face \{[^}]*\}/g) ?? []
})
const css = faces
  .map((face) =>
    face
      .replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/, '')
      .replace('url(./files/', 'url(@fontsource/noto-sans-sc/files/'),
  )
  .join('\n')
writeFileSync(
  path.join(root, 'src/app/theme/fonts.css'),
  `/* Written by scripts/font-faces.ts: Chinese type for machines that have none, fetched piece by piece as needed. */\n${css}\n`,
)
