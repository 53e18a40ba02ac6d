import { describe, expect, it } from 'vitest'
import { killFigures } from '../../durability/kill'
import { canteenAtNoon } from '../../durability/kill-canteen'
import { deskOfCases } from '../../durability/kill-mediation'
import { deskOfTwoFiles } from '../../durability/kill-two-files'
import { isThorough } from '../../support/thorough'
import { held } from './held'

/** The same code as `npm run durability`, with some kills; in a file of its own, so that it runs beside the others. */
const times = isThorough ? 3 : 1

describe('a desk', () => {
  it('killed at any moment keeps every write it answered, once, in a sound file', async (context) => {
    const kills = 20 * times
    const figures = await killFigures({ kills, killsEach: 10, writes: kills * 20, lanes: 6 }, () => undefined)
    held(context, figures)
    expect(figures[0]?.tried).toBeGreaterThan(kills)
  }, 600_000)

  it('of two files keeps in each what that one answered, once, whenever it is killed', async (context) => {
    const kills = 10 * times
    const size = { kills, killsEach: 10, writes: kills * 20, lanes: 6 }
    const figures = await killFigures(size, () => undefined, deskOfTwoFiles, 'kill of two files')
    held(context, figures)
    expect(figures[0]?.tried).toBeGreaterThan(kills)
  }, 600_000)

  it('with two tills at noon sells nobody two subsidised meals and loses no fen, whenever it is killed', async (context) => {
    const kills = 10 * times
    const size = { kills, killsEach: 10, writes: kills * 15, lanes: 2 }
    const figures = await killFigures(size, () => undefined, canteenAtNoon, 'kill of a canteen at noon')
    held(context, figures)
    expect(figures[0]?.tried).toBeGreaterThan(kills)
  }, 600_000)

  it('TheHive#1970, crisiscleanup-2#406: at which cases are accepted gives each its number, without a gap and none twice, whenever it is killed', async (context) => {
    const kills = 6 * times
    const size = { kills, killsEach: 6, writes: kills * 20, lanes: 4 }
    const figures = await killFigures(size, () => undefined, deskOfCases, 'kill of a desk that accepts cases')
    held(context, figures)
    expect(figures[0]?.tried).toBeGreaterThan(kills)
  }, 600_000)
})
