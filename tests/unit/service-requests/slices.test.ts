/** Slices of service requests only look down at each other. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const room = 'src/features/service-requests'
const words = `${room}/requests/contract/words.ts`
/** The room's one client of the wire: it has the types of all contracts, and every screen asks through it. */
const client = `${room}/ui/client.ts`

/** From the ground up: a slice may look at those before it. What lies beside the folders knows them all. */
const slices = [
  'schema',
  'requests',
  'items',
  'applications',
  'errands',
  'scans',
  'materials',
  'renewals',
  'enlisting',
  'course',
  'papers',
  'figures',
]

/** The words lie below everything, also below the tables. */
function floorOf(file: string): number {
  if (file === words) return -1
  const at = slices.indexOf(path.relative(room, file).split(path.sep)[0] ?? '')
  return at === -1 ? slices.length : at
}

const files = globSync(`${room}/**/*.{ts,tsx}`)
const known = new Set(files)

/** Imports within the room, of types too, as pairs of files. */
const arrows = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/(?:from|import\(|import)\s*'(\.[^']+)'/g)].flatMap(([, named]) => {
    const place = path.join(path.dirname(from), named ?? '')
    const to = ['.ts', '.tsx', '/index.ts'].map((end) => `${place}${end}`).find((file) => known.has(file))
    return to === undefined ? [] : [{ from, to }]
  }),
)

describe('the slices of service requests', () => {
  it('are all there, and import something of each other', () => {
    const folders = new Set(files.map((file) => path.relative(room, file).split(path.sep)[0]))
    expect(slices.filter((slice) => !folders.has(slice))).toEqual([])
    expect(arrows.length).toBeGreaterThan(200)
  })

  it('only look down at each other', () => {
    const up = arrows.filter(({ from, to }) => to !== client && floorOf(from) < floorOf(to))
    expect(up.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })
})
