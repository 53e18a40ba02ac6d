/** `audit:verify` on a desk of two files: each log that the account can open, and the others named. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fileInWords, notOpenedInWords } from '../../../scripts/audit-verify/words'
import { verifyFolder } from '../../../scripts/audit-verify/verify-folder'
import { examine } from '#vault/doctor/examine'
import { readMark } from '#desk/session/closing-mark'
import { openAndLook } from '#vault/doctor/open-and-look'
import { deskFile } from '#vault/files'
import { newSendId, resourcesDir, testNow, testPassword } from '../../support/desk'
import { thisMachine } from '../../support/device'
import { sealedDatabase, twoFiles } from '../../support/sealed-file'
import { finish } from '../residents/people'
import { noteIn, openTwoFiles, sealedSqlite } from './sealed-desk'

const files = twoFiles()

it('is verified by who can open it, named to who can not, and the doctor says the same', async () => {
  const desk = await openTwoFiles()
  await desk.signIn('mediator')
  await noteIn(desk.desk, '一')
  await noteIn(desk.desk, '二')
  await desk.client.session.lock({})
  await desk.client.session.unlock({ password: testPassword })
  const cut = mkdtempSync(join(tmpdir(), 'linli-cut-'))
  sealedSqlite(desk.desk).exec('SELECT 1')
  desk.desk.close()
  const verify = (account: string) =>
    verifyFolder({
      dataDir: desk.dataDir,
      device: thisMachine,
      heads: [],
      files,
      ask: { line: () => Promise.resolve(account), secret: () => Promise.resolve(testPassword) },
    })
  const before = readdirSync(desk.dataDir)
  const mine = await verify('mediator')
  expect(mine.logs.map(({ file, verdict }) => [file, verdict.ok])).toEqual([
    ['desk', true],
    ['sealed', true],
  ])
  // Held against what the desk noted: all of it.
  expect(mine.logs[1]?.verdict).toMatchObject({ vouched: 5 })
  const theirs = await verify('manager')
  expect(theirs.logs.map(({ file }) => file)).toEqual(['desk'])
  expect(theirs.notOpened).toEqual([sealedDatabase])
  expect(notOpenedInWords(sealedDatabase).join()).toContain(sealedDatabase)
  expect(fileInWords('sealed').join()).toContain(sealedDatabase)
  expect(readdirSync(desk.dataDir)).toEqual(before)

  const { dataDir } = desk
  const look = { dataDir, version: '0.0.0-test', now: testNow, files }
  const apart = (results: readonly { readonly check: string; readonly finding: string }[] | null) =>
    (results ?? []).filter(({ check }) => check === 'file-apart').map(({ finding }) => finding)
  expect(apart(examine({ ...look, own: false }))).toEqual(['not-opened'])
  const inside = (account: string) =>
    openAndLook({
      readMark,
      ...look,
      device: thisMachine,
      account,
      password: testPassword,
      migrations: deskFile(files).migrations(resourcesDir),
    })
  expect(apart(await inside('mediator'))).toEqual(['sound'])
  expect(apart(await inside('manager'))).toEqual([])

  cpSync(dataDir, cut, { recursive: true })
  rmSync(join(cut, sealedDatabase))
  expect(apart(examine({ ...look, dataDir: cut, own: false }))).toEqual(['not-there'])
  rmSync(cut, { recursive: true })
  desk.close()
})

it('on the screen says of a file whose key is not here that it was not verified, and verifies it with the key', async () => {
  const desk = await openTwoFiles()
  const verified = async () => {
    const { apart } = await finish(desk.client.audit.verify({ sendId: newSendId(), heads: [] }))
    return apart
  }
  const both = `UPDATE staff SET roles = '["mediator","auditor"]' WHERE account = 'mediator'`
  await desk.signIn('auditor')
  // There is none yet.
  expect(await verified()).toEqual([])
  await desk.signIn('mediator')
  await noteIn(desk.desk, '一')
  desk.desk.session.requireOpen().store.statement(both).run()
  expect(await verified()).toEqual([{ database: sealedDatabase, state: 'sound', sequence: null }])
  await desk.signIn('auditor')
  expect(await verified()).toEqual([{ database: sealedDatabase, state: 'not-opened', sequence: null }])
  await desk.client.session.signIn({ account: 'mediator', password: testPassword })
  sealedSqlite(desk.desk).exec('DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE sequence = 2')
  expect(await verified()).toEqual([{ database: sealedDatabase, state: 'faulty', sequence: 2 }])
  desk.close()
})
