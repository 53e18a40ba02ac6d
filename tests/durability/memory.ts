/**
 * What a locked desk still holds of the mediators' cases. In a process of its own somebody walks through all that mediation offers, with
 * words that stand nowhere else, and locks; the process then writes down every living object, and the words are looked for there.
 */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addStaff } from '#desk/session/staff'
import { walk } from '#features/mediation/walk'
import { giveKeyTo, setUpFiles } from '../support/committee'
import { pictureSaying } from '../support/pictures'
import { toItsEnd, workbookOf } from '../support/walker'
import { canaryNames, canaryPhones, canaryText } from './canaries'
import { openHere, setUpRequest, signIn, temporaryFolder } from './desk-folder'
import { figure, notPossible, type Figure } from './figures'
import { startHost, type DeskClient } from './host-process'
import { personNamed } from './working-day'

const password = 'a password for cases'
const mediators = { mediator: '金花', 'head-mediator': '莲姐' } as const
/** Monday morning; it does not move. */
const now = Date.parse('2026-11-23T09:00:00+08:00')
const say = { text: canaryText, name: canaryNames[2], phone: canaryPhones[0] }

export async function memoryFigures(): Promise<readonly Figure[]> {
  const name = 'memory after the lock: words of cases in living objects'
  // The signal is one that Windows does not have.
  if (process.platform === 'win32')
    return [notPossible(name, 'no process writes its objects down on a signal here')]
  const dataDir = await folderOfMediators()
  const written = temporaryFolder()
  const options = `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${written}`
  const host = await startHost(['env', `NODE_OPTIONS=${options}`])
  await host.open(dataDir, { now })
  await signIn(host.client)
  await walkThrough(host.client)
  await host.client.session.signIn({ account: 'head-mediator', password })
  const { rows } = await host.client.mediation.search.find({
    filter: { words: canaryText.slice(0, 3) },
    limit: 50,
  })
  await host.client.session.lock({})
  await host.run('kill -USR2 $PPID')
  const objects = await snapshotIn(written)
  await host.kill()
  const isIn = (word: string) =>
    objects.includes(JSON.stringify(word).slice(1, -1)) || objects.includes(escaped(word))
  return [
    // Who locked the desk is on its screen: a reading that does not find even that would find nothing.
    figure('memory after the lock: what the reading misses', 2, [
      ...(isIn(mediators['head-mediator']) ? [] : ['whose desk it is was not found']),
      ...(rows.length > 0 ? [] : ['nothing was written that could be found']),
    ]),
    figure(name, Object.keys(say).length, Object.values(say).filter(isIn)),
  ]
}

/** As V8 writes what is not ASCII. */
const escaped = (word: string): string =>
  word
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join('')

/** Set up by a manager, with two mediators who hold the key of their file. */
async function folderOfMediators(): Promise<string> {
  const dataDir = temporaryFolder()
  const { desk, client } = openHere(dataDir, { clock: { now: () => now, monotonic: () => 0 } })
  await client.session.setUp(setUpRequest())
  const { store, keyring, keys } = desk.session.requireOpen()
  for (const account of ['mediator', 'head-mediator'] as const) {
    addStaff(store, { account, name: mediators[account], roles: [account] }, now)
    await keyring.put(account, password, keys)
  }
  const { session } = client
  await session.signIn({ account: 'mediator', password })
  await setUpFiles(client, password)
  // Whoever has been here can be given the key.
  await session.signIn({ account: 'head-mediator', password })
  await session.signIn({ account: 'mediator', password })
  await giveKeyTo(client, mediators['head-mediator'], password)
  desk.close()
  return dataDir
}

const walkThrough = (client: DeskClient): Promise<void> =>
  walk.walk({
    client,
    say,
    managerId: 1,
    password,
    sendId: randomUUID,
    pass: () => undefined,
    resident: () =>
      client.residents.register({
        sendId: randomUUID(),
        person: personNamed('王芳', ''),
        relation: '',
        tags: [],
        consent: null,
      }),
    finish: toItsEnd,
    as: async (role, work) => {
      await client.session.signIn({ account: role, password })
      await work()
      await signIn(client)
    },
    folder: temporaryFolder,
    picture: pictureSaying,
    workbook: workbookOf,
  })

/** The only file there, once it is whole: it is JSON. */
async function snapshotIn(folder: string): Promise<string> {
  for (;;) {
    const [file] = readdirSync(folder)
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
    if (text.endsWith('}\n') || text.endsWith('}')) return text
    await wait(500)
  }
}
