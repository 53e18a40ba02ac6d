/**
 * `npm run bench [-- --json] [-- --only find|write|open|page]`: the figures of the design at 100,000 residents on
 * encrypted files, each beside its limit measured in the same run. Ends with 1 when one falls short.
 */
import { parseArgs } from 'node:util'
import { signedIn } from './client'
import { copyOf, largeCommunity, openOn } from './community-file'
import { heading, json, line, type Figure } from './figures'
import { findFigures } from './find'
import { openFigures } from './open'
import { pageFigures } from './page'
import { writeFigures } from './writes'

const parts: Readonly<Record<string, (folder: string) => Promise<readonly Figure[]>>> = {
  async find(folder) {
    const desk = openOn(copyOf(folder))
    try {
      return await findFigures(desk, await signedIn(desk))
    } finally {
      desk.close()
    }
  },
  write: writeFigures,
  open: (folder) => openFigures(copyOf(folder)),
  page: pageFigures,
}

const { values: flags } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } })
const chosen = Object.entries(parts).filter(([name]) => flags.only === undefined || flags.only === name)
if (chosen.length === 0) {
  console.error(`--only takes one of ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const folder = await largeCommunity((text) => console.error(text))
if (flags.json !== true) console.log(heading)
let short = 0
for (const [, measure] of chosen) {
  for (const figure of await measure(folder)) {
    console.log(flags.json === true ? json(figure) : line(figure))
    if (!figure.ok) short += 1
  }
}
if (flags.json !== true) console.log(short === 0 ? 'Every figure is within reach.' : `${short} fall short.`)
process.exitCode = short === 0 ? 0 : 1
