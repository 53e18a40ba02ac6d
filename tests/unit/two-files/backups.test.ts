/** Backups of a desk of two files: made with the second one's key and without, proved later, and brought back. */
import { randomBytes } from 'node:crypto'
import { folderInPlace } from '#vault/backup/places-file'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Backups } from '#desk/backups/backups'
import { dataFolder } from '#desk/session/data-folder'
import { manifestFile, readManifest } from '#vault/backup/manifest-file'
import { noteNameOf } from '#vault/closing/note'
import type { RunTask } from '#vault/backup/worker-thread'
import { openNote } from '#vault/backup/sealed-note'
import { headsOfBackups } from '#vault/log/backup-heads'
import { deskFile, namesOf } from '#vault/files'
import { silentLogger } from '#vault/logger'
import { newSendId, openBareDesk, resourcesDir, testPassword, type TestDesk } from '../../support/desk'
import { notePaper } from '#desk/holders/paper'
import { addStaff } from '#desk/session/staff'
import { giveKeyTo } from '../../support/committee'
import { sealedDatabase, twoFiles } from '../../support/sealed-file'
import { finish } from '../residents/people'
import { besideOf, noteIn, onThisThread, openTwoFiles, sealedOf, sealedSqlite } from './sealed-desk'

let desk: TestDesk
let stick: string
beforeEach(async () => {
  desk = await openTwoFiles()
  stick = mkdtempSync(join(tmpdir(), 'linli-stick-'))
  await desk.signIn('mediator')
  await noteIn(desk.desk, '夫妻争吵')
})
afterEach(() => {
  desk.close()
  rmSync(stick, { recursive: true, force: true })
})

const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const backupsOf = (runTask: RunTask = onThisThread) =>
  new Backups({
    session: desk.desk.session,
    folder: { ...dataFolder(desk.dataDir, twoFiles()), held: () => true },
    version: '0.0.0-test',
    schemas: () =>
      deskFile(twoFiles())
        .migrations(resourcesDir)
        .map(({ id }) => id),
    clock: desk.clock,
    logger: silentLogger,
    runTask,
  })
const apartIn = (name: string, place = join(desk.dataDir, 'backups')) => readManifest(join(place, name)).apart
const restore = (name: string) =>
  desk.client.restore.restore({
    sendId: newSendId(),
    folder: join(desk.dataDir, 'backups'),
    name,
    by: { with: 'password', account: 'manager', password: testPassword },
  })

describe('a backup', () => {
  it('made by a mediator has both files, proved, and the end of both logs', async () => {
    const { name } = await backupsOf().make('by-hand')
    expect(apartIn(name)).toMatchObject([
      { name: 'sealed', state: 'proved', note: expect.any(String) as unknown },
    ])
    // How much is in it stands under its key, and in as many bytes whatever it is.
    const key = Buffer.from(desk.desk.session.requireOpen().keys['mediation'] ?? '')
    const [said] = apartIn(name) ?? []
    const note = said?.state === 'proved' ? said.note : ''
    expect(openNote('sealed', note, key)).toMatchObject({
      tables: { secrets: 1 },
      auditHead: { sequence: 2 },
    })
    expect(openNote('sealed', note, randomBytes(32))).toBeNull()
    await noteIn(desk.desk, '又吵')
    const [next] = apartIn((await backupsOf().make('by-hand')).name) ?? []
    expect(next?.state === 'proved' ? next.note.length : 0).toBe(note.length)
    const file = { name: 'sealed', key }
    const { heads } = await headsOfBackups(desk.dataDir, '', file)
    expect(heads.map(({ sequence }) => sequence).toSorted()).toEqual([2, 3])
  })

  it('made by the manager has the pages as they are and says that nobody opened them, in both places', async () => {
    await signIn('manager')
    const backups = backupsOf()
    backups.places.chooseSecond({ state: 'chosen', folder: await backups.places.prepareSecond(stick) })
    const made = await backups.make('by-hand')
    expect(made).toMatchObject({ first: 'works', second: 'works' })
    expect(apartIn(made.name)).toEqual([{ name: 'sealed', state: 'copied' }])
    const copy = readFileSync(join(desk.dataDir, 'backups', made.name, sealedDatabase))
    expect(copy).toEqual(readFileSync(join(desk.dataDir, sealedDatabase)))
    // A second proof by the manager proves what they can, and goes on saying so.
    const task = { kind: 'prove', files: backups.names } as const
    const backup = join(desk.dataDir, 'backups', made.name)
    const watch = { signal: new AbortController().signal, onStep: () => undefined }
    expect((await backups.run({ ...task, backup }, watch)).apart).toEqual([
      { name: 'sealed', state: 'copied' },
    ])

    // It is proved when someone with the key is here, in both places, and the listing says so.
    await backups.proveCopied()
    expect(apartIn(made.name)).toEqual([{ name: 'sealed', state: 'copied' }])
    await signIn('mediator')
    await backups.proveCopied()
    for (const place of [join(desk.dataDir, 'backups'), join(stick, folderInPlace)]) {
      expect(apartIn(made.name, place)).toMatchObject([{ state: 'proved' }])
    }
    const [listed] = await backups.places.list()
    expect(listed?.backups[0]?.manifest?.apart).toMatchObject([{ name: 'sealed', state: 'proved' }])
    expect((await backups.run({ ...task, backup }, watch)).apart).toMatchObject([{ state: 'proved' }])
  })

  it('says so when what was copied turns out not to be as it should, and holds the desk all the same', async () => {
    await signIn('manager')
    const file = join(desk.dataDir, sealedDatabase)
    const bytes = readFileSync(file)
    bytes.fill(7, 4096, 8192)
    writeFileSync(file, bytes)
    const backups = backupsOf()
    const { name } = await backups.make('by-hand')
    await signIn('mediator')
    await backups.proveCopied()
    expect(apartIn(name)).toMatchObject([{ name: 'sealed', state: 'failed' }])
    // With the key it is found out at once.
    const { name: next } = await backups.make('by-hand')
    expect(apartIn(next)).toMatchObject([{ name: 'sealed', state: 'failed' }])
  })

  it('that could not be proved is not proved in vain every minute', async () => {
    await signIn('manager')
    let proofs = 0
    const backups = backupsOf((task, ...rest) => {
      if (task.kind !== 'prove-copied') return onThisThread(task, ...rest)
      proofs += 1
      return Promise.reject(new Error('no folder for a copy'))
    })
    await backups.make('by-hand')
    await signIn('mediator')
    await backups.proveCopied()
    await backups.proveCopied()
    expect(proofs).toBe(1)
  })

  it('that lost a byte of the file that nobody opened is no backup', async () => {
    await signIn('manager')
    const backups = backupsOf()
    const { name } = await backups.make('by-hand')
    const backup = join(desk.dataDir, 'backups', name)
    truncateSync(join(backup, sealedDatabase), 4096)
    const watch = { signal: new AbortController().signal, onStep: () => undefined }
    await expect(
      backups.run({ kind: 'prove', backup, files: namesOf(twoFiles()) }, watch),
    ).rejects.toMatchObject({ code: 'backups.file-changed' })
  })

  it('of a desk of one file says nothing of others, as it always did', async () => {
    const one = openBareDesk(mkdtempSync(join(tmpdir(), 'linli-one-')), { clock: desk.clock })
    const { session } = one.client
    await session.setUp({
      sendId: newSendId(),
      centre: { community: '甲', subDistrict: '乙', committee: '丙', numberPrefix: '丁' },
      manager: { account: 'manager', name: '沈玉', password: testPassword },
    })
    const { manifest } = await finish(one.client.backups.make({ sendId: newSendId() }))
    expect(Object.keys(manifest)).not.toContain('apart')
    one.desk.close()
  })
})

describe('a restore', () => {
  it('brings both files back as one, also by someone who can open only one of them', async () => {
    await signIn('manager')
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await signIn('mediator')
    await noteIn(desk.desk, '后来的')
    await desk.client.session.signOut({})
    await restore(name)
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
    expect(sealedSqlite(desk.desk).pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('of before a holder was taken out makes no holder of them again, whatever its list says', async () => {
    await signIn('manager')
    const { store, keyring, keys } = desk.desk.session.requireOpen()
    const { id } = addStaff(store, { account: 'second', name: '帆', roles: ['mediator'] }, desk.clock.now())
    await keyring.put('second', testPassword, keys)
    await signIn('mediator')
    await giveKeyTo(desk.client, '帆')
    await signIn('manager')
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await signIn('mediator')
    const taken = { sendId: newSendId(), file: 'sealed', staffId: id, password: testPassword }
    await desk.client.holders.take(taken)
    await desk.client.session.signOut({})
    await restore(name)
    // Their slot of then, and their password of then.
    await signIn('second')
    expect(desk.desk.session.apart.states.get('sealed')?.state).toBe('key-not-given')
    await signIn('mediator')
    const kept = (await desk.client.holders.state({})).files[0]?.kept
    expect(kept?.holders.map((one) => one.name)).toEqual(['mediator'])
    // Given again they are one again, also after that.
    await giveKeyTo(desk.client, '帆')
    await signIn('second')
    expect(desk.desk.session.apart.states.get('sealed')?.state).toBe('open')
  })

  it('of before the only holder gave the key to another and left leaves the key to them, and to nobody else', async () => {
    await signIn('manager')
    const { store, keyring, keys } = desk.desk.session.requireOpen()
    addStaff(store, { account: 'second', name: '帆', roles: ['mediator'] }, desk.clock.now())
    await keyring.put('second', testPassword, keys)
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await signIn('mediator')
    await giveKeyTo(desk.client, '帆')
    await signIn('manager')
    const id = Number(store.statement("SELECT id FROM staff WHERE account = 'mediator'").pluck().get())
    await desk.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    // Whoever opens the file then writes down beside it who has left.
    await signIn('second')
    await desk.client.session.signOut({})
    await restore(name)
    await signIn('manager')
    expect((await desk.client.backups.state({})).toLookAt).toMatchObject({
      left: [],
      stayed: [{ id, name: 'mediator' }],
    })
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
    await giveKeyTo(desk.client, '帆')
    await signIn('second')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
    await signIn('manager')
    await desk.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
  })

  it('of before a holder left takes them out where the second paper was typed back', async () => {
    await signIn('manager')
    const { store } = desk.desk.session.requireOpen()
    notePaper(store, { name: 'sealed' }, true)
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    const id = Number(store.statement("SELECT id FROM staff WHERE account = 'mediator'").pluck().get())
    await desk.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    await desk.client.session.signOut({})
    await restore(name)
    await signIn('manager')
    expect((await desk.client.backups.state({})).toLookAt).toMatchObject({ left: [{ id }], stayed: [] })
  })

  it('on another machine makes nobody a holder again who was taken out since, known from the place of backups', async () => {
    await signIn('manager')
    const { store, keyring, keys } = desk.desk.session.requireOpen()
    const { id } = addStaff(store, { account: 'second', name: '帆', roles: ['mediator'] }, desk.clock.now())
    await keyring.put('second', testPassword, keys)
    await desk.client.backups.chooseSecond({ sendId: newSendId(), folder: stick })
    await signIn('mediator')
    await giveKeyTo(desk.client, '帆')
    await signIn('manager')
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await signIn('mediator')
    const taken = { sendId: newSendId(), file: 'sealed', staffId: id, password: testPassword }
    await desk.client.holders.take(taken)
    await signIn('manager')
    await finish(desk.client.backups.make({ sendId: newSendId() }))
    desk.desk.close()

    const dataDir = mkdtempSync(join(tmpdir(), 'linli-other-'))
    const other = openBareDesk(dataDir, { clock: desk.clock, beside: besideOf() })
    await other.client.restore.restore({
      sendId: newSendId(),
      folder: join(stick, folderInPlace),
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    await other.client.session.signIn({ account: 'second', password: testPassword })
    expect(other.desk.session.apart.states.get('sealed')?.state).toBe('key-not-given')
    await other.client.session.signIn({ account: 'mediator', password: testPassword })
    expect(other.desk.session.apart.states.get('sealed')?.state).toBe('open')
    other.desk.close()
    rmSync(dataDir, { recursive: true })
  })

  it('with the log of a file that an unclean end left beside it', async () => {
    // As after a kill: pages of the last write are in the log alone.
    const wal = readFileSync(join(desk.dataDir, `${sealedDatabase}-wal`))
    const pages = readFileSync(join(desk.dataDir, sealedDatabase))
    const note = readFileSync(join(desk.dataDir, noteNameOf(sealedDatabase)))
    expect(wal.length).toBeGreaterThan(0)
    await signIn('manager')
    writeFileSync(join(desk.dataDir, sealedDatabase), pages)
    writeFileSync(join(desk.dataDir, `${sealedDatabase}-wal`), wal)
    writeFileSync(join(desk.dataDir, noteNameOf(sealedDatabase)), note)
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    expect(readManifest(join(desk.dataDir, 'backups', name)).files.map((file) => file.name)).toContain(
      `${sealedDatabase}-wal`,
    )
    await signIn('mediator')
    await noteIn(desk.desk, '后来的')
    await backupsOf().proveCopied()
    expect(apartIn(name)).toMatchObject([{ state: 'proved' }])
    await desk.client.session.signOut({})
    await restore(name)
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
  })

  it('of a backup of one file puts the other aside, and no new one takes its place', async () => {
    desk.desk.close()
    // Made by the program of before, which knew one file.
    rmSync(join(desk.dataDir, 'backups'), { recursive: true, force: true })
    const hidden = readFileSync(join(desk.dataDir, sealedDatabase))
    rmSync(join(desk.dataDir, sealedDatabase))
    const before = openBareDesk(desk.dataDir, { clock: desk.clock })
    await before.client.session.signIn({ account: 'manager', password: testPassword })
    const { name, manifest } = await finish(before.client.backups.make({ sendId: newSendId() }))
    expect(manifest.apart).toBeUndefined()
    before.desk.close()
    writeFileSync(join(desk.dataDir, sealedDatabase), hidden)

    desk = await desk.reopen()
    const { keptIn } = await restore(name)
    expect(existsSync(join(desk.dataDir, sealedDatabase))).toBe(false)
    expect(readdirSync(keptIn ?? '')).toContain(sealedDatabase)
    await signIn('mediator')
    expect(desk.desk.session.apart.states.get('sealed')?.state).toBe('unusable')
    expect(existsSync(join(desk.dataDir, sealedDatabase))).toBe(false)
  })

  it('refuses what holds a file that this program does not know', async () => {
    await signIn('manager')
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    desk.desk.close()
    const older = openBareDesk(desk.dataDir, { clock: desk.clock })
    await expect(
      older.client.restore.restore({
        sendId: newSendId(),
        folder: join(desk.dataDir, 'backups'),
        name,
        by: { with: 'password', account: 'manager', password: testPassword },
      }),
    ).rejects.toMatchObject({ data: { code: 'backups.newer' } })
    older.desk.close()
    expect(existsSync(join(desk.dataDir, 'backups', name, manifestFile))).toBe(true)
    expect(besideOf().files).toHaveLength(2)
  })
})
