/**
 * Making a backup and bringing one back, killed midway. A backup that has its name is whole and proves itself; a desk that
 * is brought back is the one it was before or the one of the backup, with its own keyring either way.
 */
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isBackupName } from '../../src/desk/backup/rules/names'
import { proveBackup } from '../../src/desk/backup/prove'
import { unwatched } from '../../src/desk/backup/steps'
import { newDeskFolder, openHere, signIn, temporaryFolder, type DeskFolder } from './desk-folder'
import type { DeskClient } from './host-process'
import type { Interrupted } from './interrupted'
import { Page } from './page'
import { codeOf } from './refusals'
import { faultsOf } from './soundness'
import { personNamed, work } from './working-day'

const before = '备份之前'
const after = '备份之后'

/** A desk with some work done on it. */
async function workedDesk(writes: number): Promise<DeskFolder> {
  const folder = await newDeskFolder()
  const { desk, client } = openHere(folder.dataDir)
  await signIn(client)
  const page: Page = new Page(() => {
    page.over = page.acknowledged.length >= writes
  })
  page.connect(client)
  await work(page, 0)
  await register(client, before)
  desk.close()
  return folder
}

const register = (client: DeskClient, name: string) =>
  client.residents.register({
    requestId: randomUUID(),
    person: personNamed(name),
    relation: '',
    tags: [],
    consent: null,
  })

const copyOf = (folder: DeskFolder): DeskFolder => {
  const dataDir = temporaryFolder()
  cpSync(folder.dataDir, dataDir, { recursive: true })
  return { ...folder, dataDir }
}

export async function makeBackup(client: DeskClient): Promise<string> {
  const work = await client.backups.make({ requestId: randomUUID() })
  for (;;) {
    const step = await work.next()
    if (step.done === true) return step.value.name
  }
}

const namesIn = (dataDir: string): readonly string[] => {
  const place = join(dataDir, 'backups')
  return existsSync(place) ? readdirSync(place) : []
}

/** Opens the folder as the next start does and says what is wrong with it; null where nothing is. */
async function faultOf(
  dataDir: string,
  look: (client: DeskClient) => Promise<string | null>,
): Promise<string | null> {
  const { desk, client } = openHere(dataDir)
  try {
    await signIn(client)
    const { sqlite, auditKey } = desk.session.requireOpen().store
    return faultsOf(sqlite, auditKey)[0] ?? (await look(client))
  } catch (error) {
    return `does not open: ${codeOf(error)}`
  } finally {
    desk.close()
  }
}

export async function backupInterrupted(writes: number): Promise<Interrupted<DeskFolder>> {
  const template = await workedDesk(writes)
  return {
    name: 'backup',
    prepare: () => Promise.resolve(copyOf(template)),
    async happen(host, { dataDir }) {
      await host.open(dataDir)
      await signIn(host.client)
      await makeBackup(host.client)
    },
    async inspect({ dataDir, keys }) {
      for (const name of namesIn(dataDir).filter(isBackupName)) {
        try {
          proveBackup(join(dataDir, 'backups', name), Buffer.from(keys.desk), unwatched)
        } catch (error) {
          return `${name} has its name and is not whole: ${String(error)}`
        }
      }
      return faultOf(dataDir, () => {
        // The start has swept away what was not finished.
        const left = namesIn(dataDir).filter((name) => !isBackupName(name))
        return Promise.resolve(left.length === 0 ? null : `${left.join(', ')} is still there`)
      })
    },
  }
}

interface Restorable extends DeskFolder {
  readonly backup: string
}

export async function restoreInterrupted(writes: number): Promise<Interrupted<Restorable>> {
  const template = await workedDesk(writes)
  const { desk, client } = openHere(template.dataDir)
  await signIn(client)
  const backup = await makeBackup(client)
  await register(client, after)
  desk.close()
  return {
    name: 'restore',
    prepare: () => Promise.resolve({ ...copyOf(template), backup }),
    async happen(host, { dataDir, recoveryKey }) {
      await host.open(dataDir)
      await host.client.restore.restore({
        requestId: randomUUID(),
        folder: join(dataDir, 'backups'),
        name: backup,
        by: { with: 'recovery-key', recoveryKey },
      })
    },
    inspect: ({ dataDir }) =>
      faultOf(dataDir, async (opened) => {
        const has = async (query: string) =>
          (await opened.residents.find({ query, limit: 1 })).found.length > 0
        if (!(await has(before))) return 'what was in the backup and before it is gone'
        const isOld = await has(after)
        const kept = readdirSync(dataDir).some((name) => name.startsWith('before-restore-'))
        if (isOld || kept) return null
        return 'what was there before was not kept'
      }),
  }
}
