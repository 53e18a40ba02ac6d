/** A keyring is held to its machine: a stick with any account's password reads nothing, and a moved desk brings its key along. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { deviceFolder, type Device } from '#vault/keyring/device'
import { Keyring } from '#vault/keyring/keyring'
import { demonstrationPassword } from '#desk/session/session'
import {
  cheapDerivation,
  newSendId,
  openBareDesk,
  openTestDesk,
  testPassword,
  type DeskClient,
} from '../../support/desk'
import { machine, thisMachine } from '../../support/device'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-machine-'))
  folders.push(folder)
  return folder
}
function copyOf(dataDir: string): string {
  const copy = emptyFolder()
  cpSync(dataDir, copy, { recursive: true })
  return copy
}

const kept = join(import.meta.dirname, '..', '..', 'fixtures', 'desks', '0005_canteen-menu')
const refused = (code: string) => ({ data: { code } })
const versionOf = (dataDir: string) =>
  (JSON.parse(readFileSync(join(dataDir, 'keyring.json'), 'utf8')) as { version: number }).version

/** Tries to come in with whatever machine it is, and closes again. */
async function tryIn(
  dataDir: string,
  device: Device,
  work: (client: DeskClient) => Promise<unknown>,
  demonstration = false,
): Promise<void> {
  const { desk, client } = openBareDesk(dataDir, { device, demonstration })
  try {
    await work(client)
  } finally {
    desk.close()
  }
}

/** A desk with a colleague of the canteen, closed; nothing of it is on any machine but `thisMachine`. */
async function closedDesk(): Promise<{ readonly dataDir: string; readonly recoveryKey: string }> {
  const desk = await openTestDesk()
  await desk.signIn('canteen')
  desk.desk.close()
  folders.push(desk.dataDir)
  return desk
}

describe('a copy of the whole data folder', () => {
  it('opens nowhere else, whoever’s password one has', async () => {
    const { dataDir } = await closedDesk()
    const stick = copyOf(dataDir)
    for (const account of ['canteen', 'manager', 'nobody']) {
      await expect(
        tryIn(stick, machine(), (client) => client.session.signIn({ account, password: testPassword })),
      ).rejects.toMatchObject(refused('keyring.device-unknown'))
    }
    const keyring = Keyring.load(join(stick, 'keyring.json'), cheapDerivation, machine())
    await expect(keyring?.open('canteen', testPassword)).rejects.toMatchObject({
      code: 'keyring.device-unknown',
    })
  })

  it('opens with no secret of another machine either', async () => {
    const { dataDir } = await closedDesk()
    const { salt } = JSON.parse(readFileSync(join(dataDir, 'keyring.json'), 'utf8')) as { salt: string }
    const thief = machine()
    thief.keep(salt, randomBytes(32))
    await expect(
      tryIn(copyOf(dataDir), thief, (client) =>
        client.session.signIn({ account: 'canteen', password: testPassword }),
      ),
    ).rejects.toMatchObject(refused('session.wrong-password'))
  })

  it('opens on a new machine once its recovery key was given there, and then with everyone’s password', async () => {
    const { dataDir, recoveryKey } = await closedDesk()
    const moved = copyOf(dataDir)
    const newMachine = machine()
    await tryIn(moved, newMachine, (client) =>
      client.session.recover({
        sendId: newSendId(),
        account: 'manager',
        recoveryKey,
        password: 'another password',
      }),
    )
    await tryIn(moved, newMachine, (client) =>
      client.session.signIn({ account: 'canteen', password: testPassword }),
    )
  })
})

describe('a desk of before', () => {
  const signIn = (client: DeskClient) =>
    client.session.signIn({ account: 'shitang', password: demonstrationPassword })

  /** As the version before left it; its recovery key is on paper, or not. */
  async function before(confirmed: boolean): Promise<string> {
    const dataDir = copyOf(kept)
    const keyring = readFileSync(join(dataDir, 'keyring.json'))
    const { desk, client } = openBareDesk(dataDir, {
      device: machine(() => die('not yet')),
      demonstration: true,
    })
    await signIn(client)
    const setting = JSON.stringify({ confirmed, digests: [] })
    const { store } = desk.session.requireOpen()
    store.statement(`UPDATE settings SET value = ? WHERE key = 'recovery-key'`).run(setting)
    // It told the database of no keyring that was to come.
    store.statement(`DELETE FROM settings WHERE key = 'keyring-to-come'`).run()
    desk.close()
    expect(readFileSync(join(dataDir, 'keyring.json'))).toEqual(keyring)
    return dataDir
  }
  const die = (where: string): never => {
    throw Object.assign(new Error(where), { where })
  }

  it('is held to the machine at the first sign-in, for everyone, with nobody else’s password', async () => {
    const dataDir = await before(true)
    const here = machine()
    expect(versionOf(dataDir)).toBe(1)
    await tryIn(dataDir, here, signIn, true)
    expect(versionOf(dataDir)).toBe(2)
    for (const account of ['qiantai', 'fuzeren', 'ducha']) {
      const come = (client: DeskClient) => client.session.signIn({ account, password: demonstrationPassword })
      await tryIn(dataDir, here, come, true)
      await expect(tryIn(copyOf(dataDir), machine(), come, true)).rejects.toMatchObject(
        refused('keyring.device-unknown'),
      )
    }
  })

  it('asks for a change of keys: copies of before open what is written today', async () => {
    const { desk, client } = openBareDesk(await before(true), { device: machine(), demonstration: true })
    await client.session.signIn({ account: 'fuzeren', password: demonstrationPassword })
    expect(await client.keyRotation.state({})).toMatchObject({ copiesOfBefore: true })
    desk.close()
  })

  it('waits while the recovery key is not known to be on paper: a broken machine would lock everyone out', async () => {
    const dataDir = await before(false)
    await tryIn(dataDir, machine(), signIn, true)
    expect(versionOf(dataDir)).toBe(1)
    await tryIn(dataDir, machine(), signIn, true)
  })

  it('lets everyone in after it was cut short, whether before the secret was kept, or before the keyring was written', async () => {
    const dataDir = await before(true)
    const here = machine()
    await tryIn(dataDir, { ...here, secretOf: here.secretOf, keep: () => die('before') }, signIn, true).catch(
      () => undefined,
    )
    expect(versionOf(dataDir)).toBe(1)
    const kept = (salt: string, secret: Buffer) => {
      here.keep(salt, secret)
      die('after')
    }
    await tryIn(dataDir, { ...here, keep: kept }, signIn, true).catch(() => undefined)
    expect([versionOf(dataDir), here.kept]).toEqual([1, 1])
    await tryIn(dataDir, here, signIn, true)
    expect(versionOf(dataDir)).toBe(2)
    await tryIn(dataDir, here, signIn, true)
  })

  it('keeps a keyring that was written and of which the database has not heard', async () => {
    const dataDir = await before(true)
    const here = machine()
    const older = readFileSync(join(dataDir, 'desk.db'))
    await tryIn(dataDir, here, signIn, true)
    writeFileSync(join(dataDir, 'desk.db'), older)
    await tryIn(dataDir, here, signIn, true)
  })
})

describe('what the machine keeps', () => {
  it('lies in a file that only this account can read, and under the key the system lends', () => {
    const folder = emptyFolder()
    const secret = randomBytes(32)
    deviceFolder(join(folder, 'own')).keep('salt', secret)
    expect(deviceFolder(join(folder, 'own')).secretOf('salt')).toEqual(secret)
    expect(deviceFolder(join(folder, 'own')).secretOf('another')).toBeNull()
    if (process.platform !== 'win32') expect(statSync(join(folder, 'own')).mode & 0o777).toBe(0o700)

    const lent = randomBytes(32)
    deviceFolder(folder, lent).keep('salt', secret)
    expect(deviceFolder(folder, lent).secretOf('salt')).toEqual(secret)
    expect(deviceFolder(folder, randomBytes(32)).secretOf('salt')).toBeNull()
    expect(deviceFolder(folder).secretOf('salt')).toBeNull()
  })

  it('is found once the system lends a key, and lies there sealed from then on', () => {
    const folder = emptyFolder()
    const [secret, lent] = [randomBytes(32), randomBytes(32)]
    deviceFolder(folder).keep('salt', secret)
    expect(deviceFolder(folder, lent).secretOf('salt')).toEqual(secret)
    expect(readdirSync(folder).map((name) => name.split('.')[1])).toEqual(['sealed'])
    expect(deviceFolder(folder, lent).secretOf('salt')).toEqual(secret)
  })

  it('lies there open no longer than the system lends no key, also where it was sealed before that', () => {
    const folder = emptyFolder()
    const [secret, lent] = [randomBytes(32), randomBytes(32)]
    deviceFolder(folder, lent).keep('salt', secret)
    // One start without the system's keyring, at which the paper brought it.
    deviceFolder(folder).keep('salt', secret)
    expect(readdirSync(folder)).toHaveLength(2)
    expect(deviceFolder(folder, lent).secretOf('salt')).toEqual(secret)
    expect(readdirSync(folder).map((name) => name.split('.')[1])).toEqual(['sealed'])
    expect(deviceFolder(folder, lent).secretOf('salt')).toEqual(secret)
  })

  it('stays as it was kept where it is another secret than the one that is sealed', () => {
    const folder = emptyFolder()
    const lent = randomBytes(32)
    deviceFolder(folder).keep('salt', randomBytes(32))
    deviceFolder(folder, lent).keep('salt', randomBytes(32))
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('is told from what is missing while the system lends no key: whoever logs in to it need not look for the paper', async () => {
    const { dataDir } = await closedDesk()
    const { salt } = JSON.parse(readFileSync(join(dataDir, 'keyring.json'), 'utf8')) as { salt: string }
    const folder = emptyFolder()
    deviceFolder(folder, randomBytes(32)).keep(salt, thisMachine.secretOf(salt) ?? Buffer.alloc(0))
    await tryIn(dataDir, deviceFolder(folder), (client) =>
      expect(client.session.signIn({ account: 'manager', password: testPassword })).rejects.toMatchObject(
        refused('keyring.device-sealed'),
      ),
    )
  })

  it('says so where it can keep nothing, before a desk is made that would open nowhere', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'a file'), '')
    const { desk, client } = openBareDesk(join(folder, 'desk'), {
      device: deviceFolder(join(folder, 'a file')),
    })
    const setUp = client.session.setUp({
      sendId: newSendId(),
      centre: { community: '甲', subDistrict: '乙', committee: '丙', numberPrefix: '丁' },
      manager: { account: 'manager', name: '沈玉', password: testPassword },
    })
    await expect(setUp).rejects.toMatchObject(refused('keyring.device-not-kept'))
    expect(desk.session.position.state).toBe('new')
    desk.close()
  })

  it('is one secret for a desk and its backups', () => {
    expect(thisMachine.kept).toBeGreaterThan(0)
  })
})
