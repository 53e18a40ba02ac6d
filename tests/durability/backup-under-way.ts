/**
 * A backup of a desk of 100,000 residents and a million meals while visitors are registered: none of them waits for it.
 * Then it is brought back into an empty folder with the recovery key alone, and every row is the same.
 */
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openAtRest, type SQLiteFile } from '#vault/store/open'
import { failuresBesideSetting } from '#desk/session/failures-beside'
import { demonstrationPassword } from '#desk/session/session'
import { signedIn } from '../bench/client'
import { account, copyOf, largeCommunity, openOn } from '../bench/community-file'
import { quantile } from '../bench/figures'
import { makeBackup } from './backups'
import { tablesOf } from './contents'
import { keysOf, temporaryFolder, type Keys } from './desk-folder'
import { figure, type Figure } from './figures'
import { startHost, type DeskClient } from './host-process'

/** Milliseconds that a write may wait for a backup. */
const longest = 50
/** Milliseconds from one visitor to the next: several queues at once. */
const between = 20
const meals = 1_000_000

export async function backupUnderWayFigures(say: (line: string) => void): Promise<readonly Figure[]> {
  const dataDir = copyOf(await largeCommunity(say))
  say('A million meals are put in.')
  const keys = await putMealsIn(dataDir)
  const host = await startHost()
  await host.open(dataDir, { demonstration: true })
  await host.client.session.signIn({ account, password: demonstrationPassword })
  const { recoveryKey } = await host.client.session.renewRecoveryKey({
    sendId: randomUUID(),
    password: demonstrationPassword,
  })

  const alone = new Registrations(host.client)
  await alone.during(wait(10_000))
  const meanwhile = new Registrations(host.client)
  let name = ''
  const from = performance.now()
  await meanwhile.during(makeBackup(host.client).then((made) => (name = made)))
  const took = performance.now() - from
  await alone.during(wait(10_000))
  await host.close()
  await host.kill()
  const usual = Math.max(...alone.waits)
  say(
    `backup: ${(took / 1000).toFixed(1)} s, ${meanwhile.waits.length} writes meanwhile; ` +
      `longest wait ${Math.max(...meanwhile.waits).toFixed(0)} ms (p99 ${quantile(meanwhile.waits, 0.99).toFixed(0)}), ` +
      `without a backup ${usual.toFixed(0)} ms (p99 ${quantile(alone.waits, 0.99).toFixed(0)})`,
  )
  const tooLong = meanwhile.waits.filter((waited) => waited > usual + longest)

  const bare = temporaryFolder()
  const restoring = await startHost()
  await restoring.open(bare, { demonstration: true })
  const begun = performance.now()
  await restoring.client.restore.restore({
    sendId: randomUUID(),
    folder: join(dataDir, 'backups'),
    name,
    by: { with: 'recovery-key', recoveryKey },
  })
  const minutes = (performance.now() - begun) / 60_000
  say(`restore into an empty folder with the recovery key alone: ${minutes.toFixed(2)} minutes`)
  await restoring.close()
  await restoring.kill()
  const compared = differences(join(dataDir, 'backups', name, 'desk.db'), join(bare, 'desk.db'), keys)
  return [
    figure(
      `backup under way: writes that wait more than ${longest} ms for it`,
      meanwhile.waits.length,
      tooLong.map((waited) => `${waited.toFixed(0)} ms, where ${usual.toFixed(0)} ms is the longest without`),
    ),
    figure(
      'restore into an empty folder: tables with other rows than the backup',
      compared.tables,
      compared.faults,
    ),
  ]
}

/** Visitors who are registered one after the other, and how long each registration took, in milliseconds. */
class Registrations {
  readonly waits: number[] = []
  readonly #client: DeskClient

  constructor(client: DeskClient) {
    this.#client = client
  }

  async during(work: Promise<unknown>): Promise<void> {
    const under = { way: true }
    const end = work.finally(() => (under.way = false))
    while (under.way) {
      const from = performance.now()
      await this.#client.visits.register({
        sendId: randomUUID(),
        matter: '午餐',
        then: { kind: 'answered', answer: '已就餐' },
      })
      const waited = performance.now() - from
      this.waits.push(waited)
      await wait(Math.max(0, between - waited))
    }
    await end
  }
}

/** Rows as a canteen will have them, put in as rows: there is no canteen yet. */
async function putMealsIn(dataDir: string): Promise<Keys> {
  const desk = openOn(dataDir)
  await signedIn(desk)
  const keys = keysOf(desk)
  const { sqlite } = desk.session.requireOpen().store
  sqlite.exec(
    `CREATE TABLE meals_to_be (
       id INTEGER PRIMARY KEY, resident_id INTEGER NOT NULL, day TEXT NOT NULL, sitting TEXT NOT NULL,
       price INTEGER NOT NULL, subsidy INTEGER NOT NULL, at INTEGER NOT NULL
     ) STRICT`,
  )
  const some = sqlite.prepare(
    `WITH RECURSIVE n (n) AS (VALUES (?) UNION ALL SELECT n + 1 FROM n WHERE n < ?)
     INSERT INTO meals_to_be
     SELECT n, 1 + n * 7919 % 100000, date('2025-01-01', (n / 1500) || ' days'), 'lunch', 1200 + n % 800,
            100 * (n % 6), 1735689600000 + n * 41 FROM n`,
  )
  for (let first = 1; first <= meals; first += 50_000) some.run(first, first + 49_999)
  desk.close()
  return keys
}

/**
 * Table by table, every row hashed. The restored desk has one more row in its log and one more setting, and says why; what
 * it knew of failures to sign in on the machine that it came from, it has forgotten.
 */
function differences(
  backup: string,
  restored: string,
  keys: Keys,
): { readonly tables: number; readonly faults: readonly string[] } {
  const one = openAtRest(backup, keys.desk)
  const other = openAtRest(restored, keys.desk)
  try {
    const tables = tablesOf(one)
    const last = one.prepare<[], number>('SELECT max(sequence) FROM audit').pluck().get() ?? 0
    const condition = (table: string): string =>
      table === 'audit'
        ? `WHERE sequence <= ${last}`
        : table === 'settings'
          ? `WHERE key NOT IN ('restored', '${failuresBesideSetting}')`
          : ''
    const faults = tables.filter(
      (table) => rowHash(one, table, condition(table)) !== rowHash(other, table, condition(table)),
    )
    return { tables: tables.length, faults }
  } finally {
    one.close()
    other.close()
  }
}

function rowHash(sqlite: SQLiteFile, table: string, condition: string): string {
  const hash = createHash('sha256')
  for (const row of sqlite.prepare(`SELECT * FROM "${table}" ${condition}`).raw().iterate()) {
    hash.update(JSON.stringify(row))
  }
  return hash.digest('hex')
}
