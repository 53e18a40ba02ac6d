/**
 * `npm run bench [-- --json] [-- --meals N] [-- --only find|write|open|page|canteen|till|rooms|mediation|growth]`: the figures of the
 * design at 100,000 residents on encrypted files, each beside its limit measured in the same run. Ends with 1 when one falls short.
 */
import { parseArgs } from 'node:util'
import { canteenFigures, tenYearsOfMeals } from './canteen'
import { signedIn } from './client'
import { copyOf, largeCommunity, openOn, SearchingClock } from './community-file'
import { growthFigures } from './growth/index'
import { deskOfYears } from './growth/made/desk'
import { heading, json, line, type Figure } from './figures'
import { findFigures, shown } from './find'
import { mediationFigures } from './mediation'
import { openFigures } from './open'
import { pageFigures } from './page'
import { roomsFigures } from './rooms'
import { workListFigures } from './work-list'
import { writeFigures } from './writes'

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    /** Fewer meals than ten years have, for a first look. */
    meals: { type: 'string' },
    /** A part of the community, the years and the log, likewise; 1 is the whole. */
    scale: { type: 'string' },
  },
})

const scale = Number(flags.scale ?? 1)

/** The folder of the large community, made when the first part asks for it. */
let large: Promise<string> | undefined
const community = (): Promise<string> => (large ??= largeCommunity((text) => console.error(text)))

const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  async find() {
    const clock = new SearchingClock()
    const desk = openOn(copyOf(await community()), clock)
    try {
      const client = await signedIn(desk)
      return await findFigures(desk, 'find', (query) => client.residents.find({ query, limit: shown }), clock)
    } finally {
      desk.close()
    }
  },
  write: async () => writeFigures(await community()),
  open: async () => openFigures(copyOf(await community())),
  page: async () => [
    ...(await pageFigures(await community())),
    ...(await workListFigures(await deskOfYears(10, scale, (text) => console.error(text)))),
  ],
  canteen: () => canteenFigures(Number(flags.meals ?? tenYearsOfMeals)),
  async till() {
    const clock = new SearchingClock()
    const desk = openOn(copyOf(await community()), clock)
    try {
      const client = await signedIn(desk)
      return await findFigures(desk, 'till', (query) => client.canteen.till.find({ query }), clock)
    } finally {
      desk.close()
    }
  },
  rooms: roomsFigures,
  mediation: mediationFigures,
  growth: () => growthFigures(scale, (text) => console.error(text)),
}

const chosen = Object.entries(parts).filter(([name]) => flags.only === undefined || flags.only === name)
if (chosen.length === 0) {
  console.error(`--only takes one of ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
if (flags.json !== true) console.log(heading)
let short = 0
for (const [, measure] of chosen) {
  for (const figure of await measure()) {
    console.log(flags.json === true ? json(figure) : line(figure))
    if (!figure.ok) short += 1
  }
}
if (flags.json !== true) console.log(short === 0 ? 'Every figure is within reach.' : `${short} fall short.`)
// A worker that read a sheet may still be waiting for the next one.
process.exit(short === 0 ? 0 : 1)
