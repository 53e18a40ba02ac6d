/**
 * `npm run durability [-- --kills N] [-- --json] [-- --only NAME …]`: kills, starves, cuts and damages desks, and counts
 * what was lost or wrong. One line a figure; ends with 1 when one failed. What the machine does not allow is said, and
 * is not called ok.
 */
import { parseArgs } from 'node:util'
import { figure, json, line, type Figure } from './figures'
import { backupUnderWayFigures } from './backup-under-way'
import { backupInterrupted, restoreInterrupted } from './backups'
import { canaryFigures } from './canary'
import { cutLogFigures } from './cut-log'
import { failingDiskFigures, type Failure } from './failing-disk'
import { flippedBitFigures } from './flipped-bits'
import { fullDiskFigures } from './full-disk'
import { rotationInterrupted } from './key-rotation'
import { keyringCarriedOver } from './keyring-carried-over'
import { killedAtEveryStep, killedAtRandom, type Interrupted } from './interrupted'
import { killFigures } from './kill'
import { canteenAtNoon } from './kill-canteen'
import { deskOfCases } from './kill-mediation'
import { deskOfTwoFiles } from './kill-two-files'
import { memoryFigures } from './memory'
import { migrationOf } from './migration'
import { oldVersionFigures, oldVersionsInterrupted } from './old-versions'
import { setUp } from './set-up'
import { twoProcessFigures } from './two-processes'

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
})
const kills = Number(flags.kills)
if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills takes a whole number of kills')

/** Progress goes beside the figures, so that these can be read by a program. */
const say = (text: string): void => console.error(text)

/** Early and late, once, now and then, and for good. */
const diskFailures: readonly Failure[] = ['fdatasync', 'fsync', 'pwrite64', 'ftruncate'].flatMap((call) =>
  ['1', '2', '3', '7', '20', '60', '150', '1+', '4+', '40+', '2+3', '9+7'].map((when) => ({ call, when })),
)

const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  kill: () => killFigures({ kills, killsEach: 50, writes: kills * 65, lanes: 6 }, say),
  'kill-two-files': () =>
    killFigures(
      { kills, killsEach: 50, writes: kills * 65, lanes: 6 },
      say,
      deskOfTwoFiles,
      'kill of two files',
    ),
  'kill-canteen': () =>
    killFigures(
      { kills, killsEach: 50, writes: kills * 40, lanes: 6 },
      say,
      canteenAtNoon,
      'kill of a canteen at noon',
    ),
  'kill-mediation': () =>
    killFigures(
      { kills, killsEach: 50, writes: kills * 40, lanes: 6 },
      say,
      deskOfCases,
      'kill of a desk that accepts cases',
    ),
  'two-processes': () => twoProcessFigures(100),
  'full-disk': () => fullDiskFigures(200),
  'cut-log': () => cutLogFigures({ writes: 12, every: 64 }),
  'flipped-bits': () => flippedBitFigures(500, Date.now()),
  'set-up': () => interruptedFigures(setUp, 100, 20),
  migration: async () => interruptedFigures(await migrationOf(20_000), 200, 101),
  backup: async () => interruptedFigures(await backupInterrupted(60), 100, 31),
  restore: async () => interruptedFigures(await restoreInterrupted(60), 100, 31),
  'key-rotation': async () => interruptedFigures(await rotationInterrupted(60), 100, 31),
  'backup-under-way': () => backupUnderWayFigures(say),
  canary: () => canaryFigures(80, Date.now()),
  memory: () => memoryFigures(),
  'old-versions': async () => [
    ...(await oldVersionFigures()),
    ...(await Promise.all(oldVersionsInterrupted().map((desk) => interruptedFigures(desk, 50, 101)))).flat(),
  ],
  'keyring-carried-over': () => interruptedFigures(keyringCarriedOver, 100, 31),
  'failing-disk': () => failingDiskFigures(diskFailures, 60),
}

async function interruptedFigures<Before>(
  interrupted: Interrupted<Before>,
  kills: number,
  stride: number,
): Promise<readonly Figure[]> {
  return [await killedAtRandom(interrupted, kills), await killedAtEveryStep(interrupted, stride)]
}

const unknown = flags.only.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`--only takes ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const found: Figure[] = []
for (const [name, run] of Object.entries(parts)) {
  if (flags.only.length > 0 && !flags.only.includes(name)) continue
  const figures = await run().catch((error: unknown) => [
    figure(`${name}: ended before its time`, 1, [
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ]),
  ])
  for (const each of figures) console.log(flags.json ? json(each) : line(each))
  found.push(...figures)
}
const failed = found.filter((each) => each.failed > 0)
const untried = found.filter((each) => each.tried === 0)
say(
  `${found.length - failed.length - untried.length} held, ${failed.length} failed, ${untried.length} could not be tried here`,
)
process.exit(failed.length > 0 ? 1 : 0)
