import { expect, test } from 'vitest'
import { killFigures } from '../../durability/kill'

const silent = () => undefined

/** Each kill takes a process of its own; the long form has a thousand. */
const kills = 30

test('a desk killed at any moment keeps every write it answered, once, in a sound file', async () => {
  const figures = await killFigures({ kills, killsEach: 15, writes: kills * 20, lanes: 6 }, silent)
  for (const figure of figures) expect(figure).toMatchObject({ failed: 0, ok: true })
  const [gone] = figures
  expect(gone?.tried).toBeGreaterThan(kills)
}, 120_000)
