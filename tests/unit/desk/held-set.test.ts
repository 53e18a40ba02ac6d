/** An antivirus that holds a file while the files of a desk are replaced: nothing that was confirmed is lost, and nobody is kept out for good. */
import fs, { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runTask } from '#vault/backup/tasks'
import type { RunTask } from '#vault/backup/worker-thread'
import { copyOfKeys } from '#vault/keyring/slot'
import { isSetReady, placeSet, prepareSet, settleSets } from '#vault/store/whole-set'
import { copyHere } from '../../support/copy-here'
import { newSendId, openBareDesk, openTestDesk, testCentre, testPassword } from '../../support/desk'
import { finish } from '../residents/people'

const refusal = (code: string): unknown => {
  const data: unknown = expect.objectContaining({ code })
  return expect.objectContaining({ data })
}

/** What is held: nothing of it can be removed. */
let held: ((file: string) => boolean) | null = null
beforeEach(() => {
  const remove = fs.rmSync
  vi.spyOn(fs, 'rmSync').mockImplementation((file, options) => {
    if (held?.(String(file)) === true) throw Object.assign(new Error('held'), { code: 'EBUSY' })
    remove(file, options)
  })
  syncBuiltinESMExports()
  // Nobody stands still in a test.
  vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out')
})
afterEach(() => {
  held = null
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

const folders: string[] = []
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-held-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const marked = (purpose: string) => (file: string) => {
  const [before = ''] = file.split(`${purpose}.unfinished`)
  return before !== file && existsSync(join(before, `${purpose}.unfinished`, 'ready.json'))
}

describe('a change of keys', () => {
  it('whose old file is held keeps everyone out until it is done, and loses nothing that is written then', async () => {
    const desk = await openTestDesk({ rotation: { copy: copyHere } })
    const signIn = () => desk.client.session.signIn({ account: 'manager', password: testPassword })
    held = (file) => file.endsWith('desk.db')
    await expect(finish(desk.client.keyRotation.run({ sendId: newSendId() }))).rejects.toEqual(
      refusal('store.held'),
    )
    await expect(signIn()).rejects.toEqual(refusal('store.held'))
    expect(await desk.client.session.state({})).toMatchObject({ state: 'unusable', code: 'store.held' })
    held = null
    await desk.client.session.lookAgain({})
    await signIn()
    await desk.client.session.nameCentre({
      sendId: newSendId(),
      centre: { ...testCentre, community: '写在中间的社区' },
    })
    const again = await desk.reopen()
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(await again.client.session.state({})).toMatchObject({
      centre: { community: '写在中间的社区' },
    })
    again.close()
  })

  it('is finished by whoever signs in once nothing holds the file any more', async () => {
    const desk = await openTestDesk({ rotation: { copy: copyHere } })
    held = (file) => file.endsWith('desk.db')
    await expect(finish(desk.client.keyRotation.run({ sendId: newSendId() }))).rejects.toThrow()
    held = null
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect(isSetReady(desk.dataDir)).toBe(false)
    desk.close()
  })

  it('of which only the folder is held is done', async () => {
    const desk = await openTestDesk({ rotation: { copy: copyHere } })
    held = marked('key-rotation')
    await finish(desk.client.keyRotation.run({ sendId: newSendId() }))
    expect(await desk.client.session.state({})).toMatchObject({ state: 'open' })
    held = null
    const again = await desk.reopen()
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(readdirSync(again.dataDir)).not.toContain('key-rotation.unfinished')
    again.close()
  })
})

describe('a new desk', () => {
  const setUp = (client: ReturnType<typeof openBareDesk>['client']) =>
    client.session.setUp({
      sendId: newSendId(),
      centre: testCentre,
      manager: { account: 'manager', name: '沈玉', password: testPassword },
    })

  it('of which only the folder is held shows its recovery key', async () => {
    const { desk, client } = openBareDesk(newFolder())
    held = marked('set-up')
    expect((await setUp(client)).recoveryKey).not.toBe('')
    desk.close()
  })
})

describe('a restore', () => {
  it('of which only the folder is held is done, and everyone comes in', async () => {
    const runTaskHere: RunTask = (task, keys) =>
      Promise.resolve(runTask(task, copyOfKeys(keys), () => undefined))
    const desk = await openTestDesk({ beside: { backupWays: { runTask: runTaskHere } } })
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await desk.client.session.signOut({})
    held = marked('restore')
    await desk.client.restore.restore({
      sendId: newSendId(),
      folder: join(desk.dataDir, 'backups'),
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    desk.close()
  })
})

describe('a replacement of files', () => {
  it('after which nobody can tell what the folder holds is over all the same', async () => {
    const { desk } = openBareDesk(newFolder())
    const unknown = () => {
      throw new Error('nobody knows')
    }
    await expect(desk.session.whileReplaced(() => Promise.resolve(), unknown)).rejects.toThrow('nobody knows')
    expect(() => {
      desk.session.refuseWhileReplaced()
    }).not.toThrow()
    desk.close()
  })
})

describe('files that belong together', () => {
  const files = ['desk.db', 'keyring.json']
  const prepare = (folder: string, word: string) => {
    const prepared = prepareSet(folder, 'restore')
    for (const name of files) fs.writeFileSync(join(prepared, name), `${word} ${name}`)
  }
  const inPlace = (folder: string) => files.map((name) => fs.readFileSync(join(folder, name), 'utf8'))

  it('wait where one of the old ones is held, and no other set is prepared over them', () => {
    const folder = newFolder()
    for (const name of files) fs.writeFileSync(join(folder, name), 'old')
    prepare(folder, 'new')
    held = (file) => file.endsWith('keyring.json')
    expect(() => {
      placeSet(folder, 'restore', { files, keepOldIn: null })
    }).toThrow('store.held')
    expect(isSetReady(folder)).toBe(true)
    expect(() => prepareSet(folder, 'restore')).toThrow('store.held')
    held = null
    expect(settleSets(folder)).toEqual(['restore'])
    expect(inPlace(folder)).toEqual(['new desk.db', 'new keyring.json'])
  })

  it('that are in place are over, and what came after them is not put aside by the next start', () => {
    const folder = newFolder()
    fs.writeFileSync(join(folder, 'mediation.db'), 'old')
    prepare(folder, 'new')
    held = marked('restore')
    placeSet(folder, 'restore', { files, keepOldIn: 'aside', aside: ['mediation.db'] })
    expect(isSetReady(folder)).toBe(false)
    fs.writeFileSync(join(folder, 'mediation.db'), 'made since')
    held = null
    settleSets(folder)
    expect(fs.readFileSync(join(folder, 'mediation.db'), 'utf8')).toBe('made since')
    expect(inPlace(folder)).toEqual(['new desk.db', 'new keyring.json'])
    expect(readdirSync(folder)).not.toContain('restore.unfinished')
  })
})
