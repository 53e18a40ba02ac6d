import { describe, it } from 'vitest'
import { backupInterrupted, restoreInterrupted } from '../../durability/backups'
import { canaryFigures } from '../../durability/canary'
import { cutLogFigures } from '../../durability/cut-log'
import { failingDiskFigures } from '../../durability/failing-disk'
import { flippedBitFigures } from '../../durability/flipped-bits'
import { fullDiskFigures } from '../../durability/full-disk'
import { killedAtRandom } from '../../durability/interrupted'
import { keyringCarriedOver } from '../../durability/keyring-carried-over'
import { rotationInterrupted } from '../../durability/key-rotation'
import { memoryFigures } from '../../durability/memory'
import { migrationOf } from '../../durability/migration'
import { oldVersionFigures, oldVersionsInterrupted } from '../../durability/old-versions'
import { setUp } from '../../durability/set-up'
import { twoProcessFigures } from '../../durability/two-processes'
import { held } from './held'

/** The same code as `npm run durability`, so often that it takes seconds; what hangs is ended after ten minutes. */
const most = 600_000

describe('a desk', () => {
  it(
    'started twice at once on one folder lets one in, and whoever waited once that one is dead',
    async (context) => held(context, await twoProcessFigures(3)),
    most,
  )

  it(
    'on a full disk says so, reads on, and goes on by itself once there is room',
    async (context) => held(context, await fullDiskFigures(10)),
    most,
  )

  it(
    'on a failing disk acknowledges nothing that is not there, and doubles nothing',
    async (context) => {
      const failures = [
        { call: 'fdatasync', when: '9+2' },
        { call: 'pwrite64', when: '40+' },
      ]
      held(context, await failingDiskFigures(failures, 20))
    },
    most,
  )

  it('finds after a cut of its log just the writes before the cut', async (context) => {
    held(context, await cutLogFigures({ writes: 12, every: 8192 + 64 }))
  })

  it('reads what was written or names the damage, whatever bit is turned over', async (context) => {
    held(context, await flippedBitFigures(30, 20261123))
  })

  it(
    'killed while it is set up is new or whole',
    async (context) => held(context, [await killedAtRandom(setUp, 5)]),
    most,
  )

  it(
    'killed while it migrates is old or new',
    async (context) => {
      const migration = await migrationOf(2000)
      held(context, [await killedAtRandom(migration, 5)])
    },
    most,
  )

  it(
    'killed while a backup is made or brought back is whole, and so is every backup with a name',
    async (context) => {
      held(context, [await killedAtRandom(await backupInterrupted(12), 3)])
      held(context, [await killedAtRandom(await restoreInterrupted(12), 3)])
    },
    most,
  )

  it(
    'killed while its keys are changed is under the old ones or the new',
    async (context) => held(context, [await killedAtRandom(await rotationInterrupted(12), 5)]),
    most,
  )

  it(
    'whose keyring is killed while it is held to its machine lets everyone in, and is held',
    async (context) => held(context, [await killedAtRandom(keyringCarriedOver, 5)]),
    most,
  )

  it('of an earlier version opens, is migrated, and says the same figures', async (context) => {
    held(context, await oldVersionFigures())
  })

  it(
    'of an earlier version killed while it is migrated says the same figures after the next start',
    async (context) => {
      for (const desk of oldVersionsInterrupted()) held(context, [await killedAtRandom(desk, 3)])
    },
    most,
  )

  it(
    'leaves nothing of a person in the clear, in no file and no line of the log',
    async (context) => {
      const figures = await canaryFigures(2, 20261123)
      // So few calls do not get through to every procedure; the long form insists on it.
      held(
        context,
        figures.filter(({ name }) => !name.endsWith('took none')),
      )
    },
    most,
  )

  it(
    'that was locked keeps nothing of a case in its memory that is still used',
    async (context) => held(context, await memoryFigures()),
    most,
  )
})
