/**
 * What is said in a mediation is readable by its holders and nobody else: for every role, every slot of the keyring but the holders', every file
 * of the folder and of its backups, and the manager's paper.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditKeyOfFile, deskFile } from '#vault/files'
import { Keyring } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import { openFile } from '#vault/store/open'
import { holds, roles } from '#ground/roles/permissions'
import { proceduresOf, metaOf } from '#desk/rpc/router'
import { cheapDerivation, newSendId, testPassword, type TestDesk } from '../../support/desk'
import { thisMachine } from '../../support/device'
import { sealedContract, twoFiles } from '../../support/sealed-file'
import { finish } from '../residents/people'
import { noteIn, openTwoFiles, sealedOf } from './sealed-desk'

/** Said to a mediator, and by nobody anywhere else. */
const canary = '丈夫打人的事不能让邻居知道'

let desk: TestDesk
let paper: string
beforeEach(async () => {
  desk = await openTwoFiles()
  await desk.signIn('mediator')
  paper = await renewed()
  await desk.client.holders.confirmPaper({ sendId: newSendId(), file: 'sealed', recoveryKey: paper })
  await noteIn(desk.desk, canary, 7)
  // Backups of both kinds: opened by a mediator, copied by the manager.
  await desk.desk.backups.make('by-hand')
  for (const role of roles) await desk.signIn(role)
  await desk.signIn('manager')
  await finish(desk.client.backups.make({ sendId: newSendId() }))
})
afterEach(() => desk.close())

const renewed = async () =>
  (await desk.client.holders.renewPaper({ sendId: newSendId(), file: 'sealed', password: testPassword }))
    .recoveryKey

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())

/** All that these keys make of a file: as it lies there, and opened with each of them and each that is derived for it. */
function readable(file: string, keys: DataKeys): string {
  const raw = readFileSync(file)
  if (!file.endsWith('.db')) return raw.toString('utf8')
  const files = twoFiles()
  const tried = [...Object.values(keys), ...files.map((one) => auditKeyOfFile(files, one, keys))]
  return raw.toString('utf8') + tried.map((key) => contentOf(file, key)).join('')
}

function contentOf(file: string, key: Buffer): string {
  try {
    const sqlite = openFile({ file, key, readonly: true })
    const tables = sqlite
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
    const rows = tables.map((table) => JSON.stringify(sqlite.prepare(`SELECT * FROM "${table}"`).all()))
    sqlite.close()
    return rows.join('')
  } catch {
    return ''
  }
}

it('to no role that does not carry the key, whatever they call', async () => {
  for (const role of roles.filter((one) => one !== 'mediator' && one !== 'head-mediator')) {
    await desk.signIn(role)
    for (const [name, procedure] of proceduresOf(sealedContract)) {
      if (!holds([role], metaOf(procedure).permission)) continue
      const call = name === 'list' ? sealedOf(desk.desk).list({}) : noteIn(desk.desk, '看看')
      await expect(call, `${role} ${name}`).rejects.toMatchObject({ data: { code: 'files.closed' } })
    }
  }
})

it('to no slot of the keyring but the holders’, nor to the manager’s paper, in any file of the folder or its backups', async () => {
  const keyring =
    Keyring.load(join(desk.dataDir, 'keyring.json'), cheapDerivation, thisMachine) ?? expect.fail()
  const others = roles.filter((one) => one !== 'mediator' && one !== 'head-mediator')
  const slots = [
    ...(await Promise.all(others.map((account) => keyring.open(account, testPassword)))),
    await keyring.openWithRecoveryKey(desk.recoveryKey),
  ]
  await desk.client.session.signOut({})
  const files = filesBelow(desk.dataDir)
  expect(files.filter((file) => file.endsWith('sealed.db'))).toHaveLength(3)
  const found: string[] = []
  for (const keys of slots) {
    if (keys === null) throw new Error('a slot did not open')
    for (const file of files) if (readable(file, keys).includes(canary)) found.push(file)
    // The keys open what is everybody's.
    expect(
      contentOf(join(desk.dataDir, `${deskFile(twoFiles()).name}.db`), keys['desk'] ?? Buffer.alloc(32)),
    ).not.toBe('')
  }
  expect(found).toEqual([])
  // The test sees what a holder sees.
  const holder = (await keyring.open('mediator', testPassword)) ?? expect.fail()
  expect(files.filter((file) => readable(file, holder).includes(canary)).length).toBeGreaterThan(0)
  // So does the committee's paper, and not the desk.
  const byPaper = (await keyring.openPaper('mediation', paper)) ?? expect.fail()
  expect(Object.keys(byPaper)).not.toContain('desk')
})

it('and nothing outside tells how much is in the file: no count in a manifest, none in the desk’s log', () => {
  for (const file of filesBelow(join(desk.dataDir, 'backups'))) {
    if (!file.endsWith('manifest.json')) continue
    expect(readFileSync(file, 'utf8')).not.toMatch(/secrets/)
  }
  const { store } = desk.desk.session.requireOpen()
  const subjects = store
    .statement("SELECT DISTINCT subject FROM audit WHERE procedure = 'desk.noteHead'")
    .pluck()
    .all()
  expect(subjects).toEqual(['head:sealed'])
})
