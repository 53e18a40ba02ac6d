/**
 * Making a backup and bringing one back, killed midway. A backup that has its name is whole and proves itself; a desk that
 * is brought back is the one it was before or the one of the backup, with its own keyring either way.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isBackupName } from '#vault/backup/rules/names'
import { filesOfDesk, namesOf } from '#vault/files'
import { proveBackup } from '#vault/backup/prove'
import { unwatched } from '#vault/backup/steps'
import { openHere, signIn, type DeskFolder } from './desk-folder'
import type { DeskClient } from './host-process'
import type { Interrupted } from './interrupted'
import { copyOfFolder, faultOf, isKnown, registeredLast, registerNamed, workedDesk } from './worked-desk'

const after = '备份之后'

export async function makeBackup(client: DeskClient): Promise<string> {
  const work = await client.backups.make({ sendId: randomUUID() })
  for (;;) {
    const step = await work.next()
    if (step.done === true) return step.value.name
  }
}

const namesIn = (dataDir: string): readonly string[] => {
  const place = join(dataDir, 'backups')
  return existsSync(place) ? readdirSync(place) : []
}

export async function backupInterrupted(writes: number): Promise<Interrupted<DeskFolder>> {
  const template = await workedDesk(writes)
  return {
    name: 'backup',
    prepare: () => Promise.resolve(copyOfFolder(template)),
    async happen(host, { dataDir }) {
      await host.open(dataDir)
      await signIn(host.client)
      await makeBackup(host.client)
    },
    async inspect({ dataDir, keys }) {
      for (const name of namesIn(dataDir).filter(isBackupName)) {
        try {
          proveBackup(
            join(dataDir, 'backups', name),
            namesOf(filesOfDesk),
            { desk: Buffer.from(keys.desk) },
            unwatched,
          )
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
  await registerNamed(client, after)
  desk.close()
  return {
    name: 'restore',
    prepare: () => Promise.resolve({ ...copyOfFolder(template), backup }),
    async happen(host, { dataDir, recoveryKey }) {
      await host.open(dataDir)
      await host.client.restore.restore({
        sendId: randomUUID(),
        folder: join(dataDir, 'backups'),
        name: backup,
        by: { with: 'recovery-key', recoveryKey },
      })
    },
    inspect: ({ dataDir }) =>
      faultOf(dataDir, async (opened) => {
        if (!(await isKnown(opened, registeredLast))) return 'what was in the backup and before it is gone'
        const isOld = await isKnown(opened, after)
        const kept = readdirSync(dataDir).some((name) => name.startsWith('before-restore-'))
        if (isOld || kept) return null
        return 'what was there before was not kept'
      }),
  }
}
