/** A change of data keys, killed midway: all is under the old keys or all under the new, with what was there before. */
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { account, openHere, signIn, type DeskFolder } from './desk-folder'
import type { DeskClient } from './host-process'
import type { Interrupted } from './interrupted'
import { copyOfFolder, faultOf, isKnown, registeredLast, registerNamed, workedDesk } from './worked-desk'

async function changeKeys(client: DeskClient): Promise<void> {
  const work = await client.keyRotation.run({ sendId: randomUUID() })
  for (;;) {
    const step = await work.next()
    if (step.done === true) return
  }
}

export async function rotationInterrupted(writes: number): Promise<Interrupted<DeskFolder>> {
  const template = await workedDesk(writes)
  return {
    name: 'change of keys',
    prepare: () => Promise.resolve(copyOfFolder(template)),
    async happen(host, { dataDir }) {
      await host.open(dataDir)
      await signIn(host.client)
      await changeKeys(host.client)
    },
    async inspect({ dataDir, recoveryKey }) {
      const fault = await faultOf(dataDir, async (client) => {
        if (!(await isKnown(client, registeredLast))) return 'what was there before is gone'
        const left = readdirSync(dataDir).filter((name) => name.includes('.unfinished'))
        if (left.length > 0) return `${left.join(', ')} is still there`
        await registerNamed(client, '换过之后')
        return null
      })
      return fault ?? (await byPaper(dataDir, recoveryKey))
    },
  }
}

/** The recovery key on paper opens it still. */
async function byPaper(dataDir: string, recoveryKey: string): Promise<string | null> {
  const { desk, client } = openHere(dataDir)
  try {
    await client.session.recover({
      sendId: randomUUID(),
      account,
      recoveryKey,
      password: 'found again on paper',
    })
    return null
  } catch (error) {
    return `the recovery key does not open it: ${String(error)}`
  } finally {
    desk.close()
  }
}
