/**
 * SIGKILL at random moments of a working desk with many writes under way. After each kill every write that was answered
 * must be there once, those under way once or not at all, and once after they were sent again.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { lookInto, newDeskFolder, signIn } from './desk-folder'
import { figure, type Figure } from './figures'
import { startHost, type Host } from './host-process'
import { Page } from './page'
import { faultsOf, tally, type Tally } from './soundness'
import { work } from './working-day'

export interface KillSize {
  readonly kills: number
  /** A new desk after so many kills, so that looking through all of it does not take longer and longer. */
  readonly killsEach: number
  /** Writes that shall be answered in all. */
  readonly writes: number
  readonly lanes: number
}

interface Findings {
  acknowledged: number
  kills: number
  /** Milliseconds from the first answer to the latest moment of the next kill. */
  window: number
  /** Milliseconds from first answers to kills, all together. */
  worked: number
  lanes: number
  /** Each write once, however often it is missed. */
  readonly lost: Set<string>
  readonly doubled: Set<string>
  readonly unsound: string[]
  readonly stopped: string[]
}

/** A desk that is killed over and over: how it is opened, what is done on it, and what is found in its files afterwards. */
export interface DeskToKill {
  open(host: Host): Promise<void>
  work(page: Page, lane: number): Promise<void>
  inspect(page: Page): Tally & { readonly faults: readonly string[] }
}

async function workingDesk(): Promise<DeskToKill> {
  const { dataDir, keys } = await newDeskFolder()
  return {
    async open(host) {
      await host.open(dataDir)
      await signIn(host.client)
    },
    work,
    inspect: ({ acknowledged, underWay }) =>
      lookInto(dataDir, keys, (sqlite) => ({
        ...tally(sqlite, acknowledged, [...underWay.values()]),
        faults: faultsOf(sqlite, keys.audit),
      })),
  }
}

export async function killFigures(
  size: KillSize,
  say: (line: string) => void,
  newDesk: () => Promise<DeskToKill> = workingDesk,
  name = 'kill',
): Promise<readonly Figure[]> {
  const found: Findings = {
    acknowledged: 0,
    kills: 0,
    window: 100,
    worked: 0,
    lanes: 0,
    lost: new Set(),
    doubled: new Set(),
    unsound: [],
    stopped: [],
  }
  while (found.kills < size.kills) {
    await killOneDesk(await newDesk(), size, found)
    say(`${found.kills} kills, ${found.acknowledged} acknowledged writes`)
  }
  return [
    figure(`${name}: acknowledged writes that are gone`, found.acknowledged, [...found.lost]),
    figure(`${name}: writes done twice`, found.acknowledged, [...found.doubled]),
    figure(`${name}: files that fail a check, chains broken, audit rows missing`, found.kills, found.unsound),
    figure(`${name}: lanes of writes that were refused`, found.lanes, found.stopped),
  ]
}

async function killOneDesk(killed: DeskToKill, size: KillSize, found: Findings): Promise<void> {
  const page = new Page()
  found.lanes += size.lanes
  const lanes = Array.from({ length: size.lanes }, (_, lane) =>
    killed.work(page, lane).catch((error: unknown) => {
      found.stopped.push(String(error))
    }),
  )
  const inspect = (): void => {
    const { lost, doubled, faults } = killed.inspect(page)
    for (const write of lost) found.lost.add(write)
    for (const write of doubled) found.doubled.add(write)
    if (faults.length > 0) found.unsound.push(faults.join('; '))
  }
  // The next host loads its program while this one works.
  let spare = startHost()
  const begin = async (): Promise<Host> => {
    const host = await spare
    await killed.open(host)
    page.connect(host.client)
    return host
  }
  for (let kill = 0; kill < size.killsEach && found.kills < size.kills; kill += 1) {
    const before = page.acknowledged.length
    const host = await begin()
    spare = startHost()
    await page.answers(1)
    const from = performance.now()
    await wait(Math.random() * found.window)
    await host.kill()
    found.worked += performance.now() - from
    page.disconnect()
    inspect()
    found.kills += 1
    found.acknowledged += page.acknowledged.length - before
    found.window = nextWindow(found, size)
  }
  const before = page.acknowledged.length
  const host = await begin()
  page.over = true
  await Promise.all(lanes)
  await host.close()
  await host.kill()
  found.acknowledged += page.acknowledged.length - before
  inspect()
}

/** Wide enough that the kills still to come, at half of it on the average, see the writes still to come. */
function nextWindow({ kills, acknowledged, worked }: Findings, size: KillSize): number {
  const wanted = Math.max(1, size.writes - acknowledged) / Math.max(1, size.kills - kills)
  const each = worked / Math.max(1, acknowledged)
  return Math.min(2000, Math.max(20, 2 * wanted * each))
}
