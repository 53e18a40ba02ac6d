/** Two files of one desk of which one was brought back alone, by hand: it is told, on record, and nothing is forbidden. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyPages } from '#vault/backup/databases'
import { noteNameOf } from '#vault/closing/note'
import { readMark } from '#desk/session/closing-mark'
import { openAndLook } from '#vault/doctor/open-and-look'
import { databaseName, deskFile } from '#vault/files'
import { resourcesDir, testNow, testPassword, type TestDesk } from '../../support/desk'
import { thisMachine } from '../../support/device'
import { sealedDatabase, twoFiles } from '../../support/sealed-file'
import { noteIn, openTwoFiles, proceduresIn, sealedOf } from './sealed-desk'

const files = twoFiles()
const ownDatabase = databaseName(deskFile(files))

let desk: TestDesk
let old: string
beforeEach(async () => {
  old = mkdtempSync(join(tmpdir(), 'linli-old-'))
  desk = await openTwoFiles()
  await desk.signIn('mediator')
  await noteIn(desk.desk, '一')
  desk.desk.close()
  cpSync(desk.dataDir, old, { recursive: true })
  desk = await desk.reopen()
  await signIn()
  await noteIn(desk.desk, '二')
  desk.desk.close()
})
afterEach(() => {
  desk.close()
  rmSync(old, { recursive: true, force: true })
})

const signIn = () => desk.client.session.signIn({ account: 'mediator', password: testPassword })
const bringBack = (...names: readonly string[]) => {
  for (const name of names) cpSync(join(old, name), join(desk.dataDir, name))
}
const age = () => {
  const state = desk.desk.session.apart.states.get('sealed')
  return state?.state === 'open' ? state.age : state?.state
}
const onRecord = () => proceduresIn(desk.desk.session.requireOpen().store.sqlite).includes('desk.noteAge')
const doctor = async () =>
  (
    await openAndLook({
      readMark,
      dataDir: desk.dataDir,
      device: thisMachine,
      version: '0.0.0-test',
      now: testNow,
      files,
      account: 'mediator',
      password: testPassword,
      migrations: deskFile(files).migrations(resourcesDir),
    })
  )?.find(({ check }) => check === 'file-apart')?.finding

it('of one age nothing is said', async () => {
  desk = await desk.reopen()
  await signIn()
  expect(age()).toBe('even')
  expect(onRecord()).toBe(false)
  desk.desk.close()
  expect(await doctor()).toBe('sound')
})

it('an older sealed file is told, and can be worked with', async () => {
  bringBack(sealedDatabase)
  expect(await doctor()).toBe('older')
  desk = await desk.reopen()
  await signIn()
  expect(age()).toBe('older')
  expect(onRecord()).toBe(true)
  await noteIn(desk.desk, '三')
  expect((await sealedOf(desk.desk).list({})).texts).toEqual(['一', '三'])
})

it('an older file of the desk is told', async () => {
  bringBack(ownDatabase)
  expect(await doctor()).toBe('newer')
  desk = await desk.reopen()
  await signIn()
  expect(age()).toBe('newer')
  expect(onRecord()).toBe(true)
})

it('both of the older age are even', async () => {
  bringBack(ownDatabase, sealedDatabase, 'keyring.json', noteNameOf(sealedDatabase))
  desk = await desk.reopen()
  await signIn()
  expect(age()).toBe('even')
})

it('pages that somebody writes to while they are copied are copied again, and are no copy when that does not end', () => {
  const to = mkdtempSync(join(tmpdir(), 'linli-to-'))
  const file = join(old, sealedDatabase)
  const written = (times: number) => {
    let left = times
    return (step: string) => {
      if (step !== 'check' || left === 0) return
      left -= 1
      const pages = readFileSync(file)
      pages.writeUInt8(pages.readUInt8(5000) ^ 1, 5000)
      writeFileSync(file, pages)
    }
  }
  expect(copyPages(old, to, sealedDatabase, written(2))).toEqual([sealedDatabase])
  expect(readFileSync(join(to, sealedDatabase))).toEqual(readFileSync(file))
  expect(() => copyPages(old, to, sealedDatabase, written(9))).toThrow(
    expect.objectContaining({ code: 'backups.copy-differs' }),
  )
  rmSync(to, { recursive: true })
})
