/** What the build writes is what the package is held against: a page or a worker that is added is asked for from then on. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import config from '../../../electron.vite.config'
import { needed, places } from '../../../scripts/package/archive'

const entries = z.object({
  build: z.object({ rolldownOptions: z.object({ input: z.record(z.string(), z.string()) }) }),
})
const parts = z.object({ main: entries, preload: entries, renderer: entries }).parse(config)
const written = (part: keyof typeof parts, ending: string) =>
  Object.keys(parts[part].build.rolldownOptions.input).map((name) => `/out/${part}/${name}.${ending}`)

const all = [
  ...written('main', 'js'),
  ...written('preload', 'cjs'),
  ...written('renderer', 'html'),
  '/out/renderer/third-party.json',
]

describe('what the program is started from', () => {
  it.each(all)('%s has a place in the package and must be there', (file) => {
    expect(places.filter((place) => place.test(file))).toHaveLength(1)
    expect(needed).toContain(file)
  })

  it('is all that is asked for of what was built', () => {
    expect(needed.filter((file) => file.startsWith('/out/')).toSorted()).toEqual(all.toSorted())
  })
})
