/**
 * A sealed file that nobody here can open is held against what was noted when it was closed: a backup made by anybody finds what was exchanged
 * or damaged, whoever opens the file next finds a note that was forged, taken away or put back. Ended in the middle nothing is told.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readManifest } from '#vault/backup/manifest-file'
import { digestAtOnce } from '#vault/closing/digest'
import { noteNameOf, readSaid } from '#vault/closing/note'
import { readMark } from '#desk/session/closing-mark'
import { openAndLook } from '#vault/doctor/open-and-look'
import { deskFile } from '#vault/files'
import {
  newSendId,
  openBareDesk,
  resourcesDir,
  testNow,
  testPassword,
  type TestDesk,
} from '../../support/desk'
import { thisMachine } from '../../support/device'
import { sealedDatabase, twoFiles } from '../../support/sealed-file'
import { finish } from '../residents/people'
import { besideOf, noteIn, openTwoFiles, proceduresIn, sealedOf, sealedSqlite } from './sealed-desk'

const noteName = noteNameOf(sealedDatabase)

let desk: TestDesk
/** The folder as it was while the mediator worked, and as it was once they had left. */
let before: string
beforeEach(async () => {
  before = mkdtempSync(join(tmpdir(), 'linli-before-'))
  desk = await openTwoFiles()
  await desk.signIn('mediator')
  await noteIn(desk.desk, '一')
})
afterEach(() => {
  desk.close()
  rmSync(before, { recursive: true, force: true })
})

const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const inFolder = (name: string) => join(desk.dataDir, name)
const said = () => readSaid(inFolder(sealedDatabase))
const age = () => {
  const state = desk.desk.session.apart.states.get('sealed')
  return state?.state === 'open' ? state.age : state?.state
}
const onRecord = () => proceduresIn(desk.desk.session.requireOpen().store.sqlite).includes('desk.noteAge')
const managesToo = () =>
  desk.desk.session
    .requireOpen()
    .store.statement(`UPDATE staff SET roles = '["mediator","manager"]' WHERE account = 'mediator'`)
    .run()
const backedUp = async () => {
  const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
  return readManifest(join(desk.dataDir, 'backups', name)).apart?.[0]
}
/** A page of the closed file as it was before, which its key still opens. */
const exchangePage = () => {
  const pages = readFileSync(inFolder(sealedDatabase))
  pages.writeUInt8(pages.readUInt8(pages.length - 2000) ^ 1, pages.length - 2000)
  writeFileSync(inFolder(sealedDatabase), pages)
}
/** The whole file as another session left it: sound, under its key, with the same end of its log. */
const rewriteFile = async () => {
  const aside = mkdtempSync(join(tmpdir(), 'linli-aside-'))
  cpSync(desk.dataDir, aside, { recursive: true })
  const other = openBareDesk(aside, { clock: desk.clock, beside: besideOf() })
  await other.client.session.signIn({ account: 'mediator', password: testPassword })
  const sealed = sealedSqlite(other.desk)
  sealed.exec("UPDATE secrets SET text = '改过'")
  sealed.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(join(aside, sealedDatabase), inFolder(sealedDatabase))
  other.desk.close()
  rmSync(aside, { recursive: true })
}
const doctor = async () =>
  (
    await openAndLook({
      readMark,
      dataDir: desk.dataDir,
      device: thisMachine,
      version: '0.0.0-test',
      now: testNow,
      files: twoFiles(),
      account: 'mediator',
      password: testPassword,
      migrations: deskFile(twoFiles()).migrations(resourcesDir),
    })
  )?.find(({ check }) => check === 'file-apart')?.finding

describe('a closed file', () => {
  it('is noted by a lock, a sign-out and a colleague, and is taken for what it is by everybody', async () => {
    for (const leave of [
      () => desk.client.session.lock({}),
      () => desk.client.session.signOut({}),
      () => signIn('manager'),
    ]) {
      expect(said()?.state).toBe('open')
      await leave()
      expect(said()?.state).toBe('closed')
      await signIn('mediator')
      expect(age()).toBe('even')
    }
    await desk.signIn('manager')
    expect(await backedUp()).toEqual({ name: 'sealed', state: 'copied' })
    expect(onRecord()).toBe(false)
    desk.desk.close()
    expect(await doctor()).toBe('sound')
  })

  it('that lost a bit is found by whoever backs it up, once on record, and by the next mediator', async () => {
    await signIn('manager')
    exchangePage()
    const found = { name: 'sealed', state: 'failed', code: 'backups.not-as-closed' }
    expect(await backedUp()).toEqual(found)
    expect(await backedUp()).toEqual(found)
    const { store } = desk.desk.session.requireOpen()
    expect(proceduresIn(store.sqlite).filter((procedure) => procedure === 'desk.noteAge')).toHaveLength(1)
    // The backup holds the desk, and what lay there, for whoever compares.
    const { manifest } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    expect(manifest.files.map(({ name }) => name)).toContain(sealedDatabase)
  })

  it('that was exchanged for a sound one is found by a backup, the next mediator and the doctor, and nobody is kept out', async () => {
    await signIn('manager')
    await rewriteFile()
    expect(await backedUp()).toMatchObject({ state: 'failed', code: 'backups.not-as-closed' })
    desk.desk.close()
    expect(await doctor()).toBe('exchanged')
    desk = await desk.reopen()
    await signIn('manager')
    managesToo()
    await signIn('mediator')
    expect(age()).toBe('exchanged')
    expect(onRecord()).toBe(true)
    await noteIn(desk.desk, '二')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['改过', '二'])
    const { checks } = await desk.client.support.report({})
    expect(checks).toContainEqual(expect.objectContaining({ check: 'file-apart', finding: 'exchanged' }))
    // From its next closing on it is what it is.
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    expect(age()).toBe('even')
  })

  it.each([
    ['a note of the exchanged file, under no key', () => forgeNote()],
    ['no note', () => rmSync(inFolder(noteName))],
    ['one that cannot be read', () => writeFileSync(inFolder(noteName), '{}')],
    ['the note of another session', () => cpSync(join(before, noteName), inFolder(noteName))],
  ])('with %s is found by the next mediator', async (_what, forge) => {
    cpSync(desk.dataDir, before, { recursive: true })
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    await noteIn(desk.desk, '二')
    await signIn('manager')
    await rewriteFile()
    forge()
    // What is noted without its key speaks for the file as long as nobody has it.
    expect(await backedUp()).toEqual({ name: 'sealed', state: 'copied' })
    await signIn('mediator')
    expect(age()).toBe('exchanged')
  })
  const forgeNote = () => {
    const sha256 = digestAtOnce(inFolder(sealedDatabase))
    const note: unknown = JSON.parse(readFileSync(inFolder(noteName), 'utf8'))
    writeFileSync(inFolder(noteName), JSON.stringify({ ...Object(note), said: { ...said(), sha256 } }))
  }

  it('that is large is noted and judged in pieces, and nobody waits for it', async () => {
    sealedSqlite(desk.desk).exec(
      `INSERT INTO secrets (text) SELECT hex(randomblob(2000000)) FROM (VALUES (1), (2), (3))`,
    )
    await desk.client.session.lock({})
    expect(said()?.state).toBe('open')
    await desk.desk.session.apart.noted()
    expect(said()?.state).toBe('closed')
    await desk.client.session.unlock({ password: testPassword })
    await noteIn(desk.desk, '二')
    await desk.desk.session.apart.noted()
    expect(age()).toBe('even')
    await desk.client.session.signOut({})
    await desk.desk.session.apart.noted()
    exchangePage()
    await signIn('mediator')
    expect(age()).toBe('even')
    await vi.waitFor(() => expect(age()).toBe('exchanged'))
    expect(onRecord()).toBe(true)
    // Closed before it is noted, it is noted by nobody, and nothing is told.
    await desk.client.session.lock({})
    desk = await desk.reopen()
    expect(said()?.state).toBe('open')
    await signIn('mediator')
    expect(age()).toBe('even')
  })

  it('is told by nothing that can be read: a mark, a digest and a length that is always the same', async () => {
    const open = readFileSync(inFolder(noteName), 'utf8')
    await signIn('manager')
    const closed = readFileSync(inFolder(noteName), 'utf8')
    expect(closed.length).toBe(open.length)
    expect(Object.keys(said() ?? {}).toSorted()).toEqual(['mark', 'sha256', 'state'])
  })
})

describe('nothing is told', () => {
  const goneOn = async () => {
    desk = await desk.reopen()
    await signIn('mediator')
    expect(age()).toBe('even')
    expect(onRecord()).toBe(false)
    await signIn('manager')
    expect(await backedUp()).toEqual({ name: 'sealed', state: 'copied' })
  }
  /** The folder as a program leaves it that dies now. */
  const dies = () => cpSync(desk.dataDir, before, { recursive: true })
  const isWhatWasLeft = () => {
    desk.desk.close()
    rmSync(desk.dataDir, { recursive: true })
    cpSync(before, desk.dataDir, { recursive: true })
  }

  it('of a program that died while the file was open', async () => {
    dies()
    isWhatWasLeft()
    await goneOn()
  })

  it('of one that died between the closing and its note', async () => {
    const note = readFileSync(inFolder(noteName))
    await desk.client.session.lock({})
    dies()
    isWhatWasLeft()
    writeFileSync(inFolder(noteName), note)
    await goneOn()
  })

  it('of one that died between taking the note back and marking the file', async () => {
    await desk.client.session.lock({})
    dies()
    await desk.client.session.unlock({ password: testPassword })
    const note = readFileSync(inFolder(noteName))
    isWhatWasLeft()
    writeFileSync(inFolder(noteName), note)
    await goneOn()
  })

  it('of a file of before, which was never noted', async () => {
    sealedSqlite(desk.desk).exec("DELETE FROM settings WHERE key = 'closing-mark'")
    dies()
    isWhatWasLeft()
    rmSync(inFolder(noteName))
    await goneOn()
  })

  it('of one that comes under another key', async () => {
    await signIn('manager')
    managesToo()
    await signIn('mediator')
    await finish(desk.client.keyRotation.run({ sendId: newSendId() }))
    expect(age()).toBe('even')
    dies()
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    expect(age()).toBe('even')
    isWhatWasLeft()
    await goneOn()
  })

  it('of one that is brought forward by a newer program', async () => {
    desk.desk.close()
    const newer = openBareDesk(desk.dataDir, { clock: desk.clock, beside: besideOf(true) })
    await newer.client.session.signIn({ account: 'mediator', password: testPassword })
    expect(newer.desk.session.apart.states.get('sealed')).toMatchObject({ state: 'open', age: 'even' })
    newer.desk.close()
  })

  it('of one that a backup brought back, here and on a machine without a note', async () => {
    await signIn('manager')
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await signIn('mediator')
    await noteIn(desk.desk, '后来的')
    await desk.client.session.signOut({})
    await desk.client.restore.restore({
      sendId: newSendId(),
      folder: inFolder('backups'),
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    expect(existsSync(inFolder(noteName))).toBe(false)
    await signIn('mediator')
    expect(age()).toBe('even')
    expect(onRecord()).toBe(false)
  })
})
