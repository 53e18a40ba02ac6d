/**
 * Desks as earlier versions left them, encrypted: each is opened by this program, migrated, and holds what it held.
 * `npm run fixture:desk` makes the one of the newest version, from the demonstration; the others are never made again.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { z } from 'zod'
import { furnishDemonstration } from '#demonstration/index'
import { auditHead } from '#vault/log/record'
import { createDesk, type Clock, type Desk } from '#centre/create-desk'
import type { DeskContract } from '#centre/contract'
import { silentLogger } from '#vault/logger'
import { demonstrationPassword } from '#desk/session/session'
import { databaseName, deskFile, filesOfDesk } from '#vault/files'
import { hashOf } from '#vault/store/migrate'
import { resourcesDir, root } from './build-host'
import { cheapDerivation } from './cheap-derivation'
import { temporaryFolder } from './desk-folder'
import { all, figuresOf, type Counted } from './figures-of-desk'
import { figure, notPossible, type Figure } from './figures'
import type { DeskClient } from './host-process'
import type { Interrupted } from './interrupted'
import { ownMachine } from './own-machine'
import { codeOf } from './refusals'
import { faultsOf } from './soundness'

const folder = join(root, 'tests', 'fixtures', 'desks')
/** The manager of the demonstration; everybody knows the password. */
const account = 'fuzeren'
const smallSize = { households: 5, people: 12 }
/** Monday morning; it does not move. */
const clock: Clock = { now: () => Date.parse('2026-11-23T10:00:00+08:00'), monotonic: () => 0 }

const expectation = z.strictObject({
  /** Of the migration the folder is named after: before the first release it is still rewritten. */
  migrationHash: z.string(),
  /** Number and HMAC of the last row of the audit log. */
  audit: z.strictObject({ sequence: z.number(), mac: z.string() }),
  /** How many there are of each. */
  totals: z.record(z.string(), z.number()),
  /** What the version that made it counted: the months' figures, visits, materials, requests of persons. */
  figures: z.record(z.string(), z.number()),
})
type Expectation = z.infer<typeof expectation>

export async function oldVersionFigures(): Promise<readonly Figure[]> {
  const found: Figure[] = []
  for (const id of keptDesks()) {
    const name = `desk of ${id}: does not open with what it held`
    const stale = staleness(id)
    found.push(stale === null ? figure(name, 1, await faultsOpening(id)) : notPossible(name, stale))
  }
  return found.length > 0 ? found : [notPossible('desks of earlier versions', 'none is kept')]
}

/** Why a kept desk says nothing about this program, or null. */
function staleness(id: string): string | null {
  const migration = deskFile(filesOfDesk)
    .migrations(resourcesDir)
    .find((each) => each.id === id)
  if (migration === undefined) return 'there is no such migration any more'
  if (hashOf(migration.sql) === readExpectation(id).migrationHash) return null
  return 'made before the migration was last rewritten: run `npm run fixture:desk`'
}

async function faultsOpening(id: string): Promise<readonly string[]> {
  const dataDir = temporaryFolder()
  cpSync(join(folder, id), dataDir, { recursive: true })
  return faultsIn(dataDir, readExpectation(id))
}

/** Opens what is left of a kept desk, and holds it against what its own version counted. */
async function faultsIn(dataDir: string, expected: Expectation): Promise<readonly string[]> {
  const desk = open(dataDir)
  try {
    const { totals, figures } = await countedIn(desk)
    const { sqlite, auditKey } = desk.session.requireOpen().store
    const mac = sqlite
      .prepare<[number], string>('SELECT mac FROM audit WHERE sequence = ?')
      .pluck()
      .get(expected.audit.sequence)
    return [
      ...differences(expected.totals, totals),
      ...differences(expected.figures, figures),
      ...(mac === expected.audit.mac ? [] : ['the audit log is another one']),
      ...faultsOf(sqlite, auditKey),
    ]
  } catch (error) {
    return [codeOf(error)]
  } finally {
    desk.close()
  }
}

/** A grid of few is not told apart any more, since it would tell of somebody: what is by grid is held in sum. */
function overGrids(counted: Counted): Counted {
  const sums: Record<string, number> = {}
  for (const [name, count] of Object.entries(counted)) {
    const folded = name.replace(/ by grid [^:]*:/, ' by grid:')
    sums[folded] = (sums[folded] ?? 0) + count
  }
  return sums
}

const differences = (told: Counted, now: Counted): readonly string[] => {
  const [before, after] = [overGrids(told), overGrids(now)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name}: ${before[name] ?? 0} before, ${after[name] ?? 0} after`)
}

/** A kept desk that is killed while this program brings it to its own form. */
export function oldVersionsInterrupted(): readonly Interrupted<string>[] {
  return keptDesks()
    .filter((id) => staleness(id) === null)
    .map((id) => ({
      name: `migration of the desk of ${id}`,
      prepare() {
        const dataDir = temporaryFolder()
        cpSync(join(folder, id), dataDir, { recursive: true })
        return Promise.resolve(dataDir)
      },
      async happen(host, dataDir) {
        await host.open(dataDir, { demonstration: true })
        await host.client.session.signIn({ account, password: demonstrationPassword })
      },
      async inspect(dataDir) {
        const [fault] = await faultsIn(dataDir, readExpectation(id))
        return fault ?? null
      },
    }))
}

const keptDesks = (): readonly string[] => readdirSync(folder).toSorted()

/** Makes the desk of the newest version and gives back its folder. */
export async function keepDesk(): Promise<string> {
  const newest = deskFile(filesOfDesk).migrations(resourcesDir).at(-1)
  if (newest === undefined) throw new Error('there are no migrations')
  const made = temporaryFolder()
  const desk = open(made)
  await furnishDemonstration(desk, smallSize)
  const counted = await countedIn(desk)
  const { store } = desk.session.requireOpen()
  const audit = auditHead(store)
  // Answers are forgotten after a month in any case, and they would be half of the file.
  store.sqlite.exec('DELETE FROM answered_requests; VACUUM')
  desk.close()
  const kept = join(folder, newest.id)
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  for (const name of [...filesOfDesk.map(databaseName), 'keyring.json']) {
    if (existsSync(join(made, name))) cpSync(join(made, name), join(kept, name))
  }
  const expected: Expectation = {
    migrationHash: hashOf(newest.sql),
    audit: { ...audit },
    totals: { ...counted.totals },
    figures: { ...counted.figures },
  }
  writeFileSync(join(kept, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
  return kept
}

function open(dataDir: string): Desk {
  return createDesk({
    dataDir,
    resourcesDir,
    device: ownMachine,
    clock,
    logger: silentLogger,
    version: '0.0.0-durability',
    demonstration: true,
    derivationCost: cheapDerivation,
  })
}

/** Counted by asking, as a person at the desk would find them. */
async function countedIn(desk: Desk): Promise<{ readonly totals: Counted; readonly figures: Counted }> {
  const untyped: unknown = createRouterClient(desk.router)
  // The router is built from this contract.
  const client = untyped as ContractRouterClient<DeskContract>
  await client.session.signIn({ account, password: demonstrationPassword })
  const { items } = await client.serviceRequests.items.list({ withdrawn: true })
  const { staff } = await client.staff.list({})
  const { entries } = await client.dictionaries.list({})
  const requests = await all((page) =>
    client.serviceRequests.list({ filter: { scope: 'all' }, limit: 200, ...page }),
  )
  const movements = await Promise.all(requests.map(({ id }) => custodyOf(client, id)))
  const totals = {
    residents: (await all((page) => client.residents.list({ limit: 200, ...page }))).length,
    visits: (await all((page) => client.visits.list({ limit: 200, ...page }))).length,
    'service requests': requests.length,
    'materials handed over': movements.reduce((sum, count) => sum + count, 0),
    'service items': items.length,
    'dictionary entries': entries.length,
    'members of staff': staff.length,
  }
  return { totals, figures: await figuresOf(client) }
}

async function custodyOf(client: DeskClient, id: number): Promise<number> {
  const { materials } = await client.serviceRequests.get({ id })
  return materials.reduce((sum, { entries }) => sum + entries.length, 0)
}

function readExpectation(id: string): Expectation {
  const file = join(folder, id, 'expected.json')
  if (!existsSync(file)) throw new Error(`${file} is missing`)
  return expectation.parse(JSON.parse(readFileSync(file, 'utf8')))
}
