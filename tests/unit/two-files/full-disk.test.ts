/** A disk without room, for a desk of two files: nobody is kept out, both files stay as they were, and all goes on by itself. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readManifest } from '#vault/backup/manifest-file'
import { runTask } from '#vault/backup/tasks'
import { copyOfKeys } from '#vault/keyring/slot'
import { newSendId, openBareDesk, testCentre, testPassword, type TestDesk } from '../../support/desk'
import { setUpFiles } from '../../support/committee'
import { sealedDatabase } from '../../support/sealed-file'
import { finish } from '../residents/people'
import { besideOf, clientOf, faultsOfBoth, noteIn, openTwoFiles, sealedOf, sealedSqlite } from './sealed-desk'

const noRoom = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' })

/** There is room up to this step; -1 for as much as is wanted. */
let roomUntil: number
let told: number
const onStep = () => {
  told += 1
  if (roomUntil >= 0 && told > roomUntil) throw noRoom()
}
const noRoomFrom = (step: number) => {
  roomUntil = step
  told = 0
}
const beside = (grown = false) =>
  besideOf(grown, {
    backupWays: {
      runTask: async (task, keys) => {
        await Promise.resolve()
        return runTask(task, copyOfKeys(keys), onStep)
      },
      onStepOfRestore: onStep,
    },
    onStepOfOpening: onStep,
  })

let desk: TestDesk
beforeEach(async () => {
  noRoomFrom(-1)
  desk = await openTwoFiles(onStep, beside())
})
afterEach(() => desk.close())

const refusal = (code: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ code }) as unknown })
const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const stateOf = () => desk.desk.session.apart.states.get('sealed')?.state
const deskWrites = () => desk.client.session.nameCentre({ sendId: newSendId(), centre: testCentre })
const shown = async () => {
  const state = await desk.client.session.state({})
  return state.state === 'open' ? (state.health?.code ?? null) : state.state
}
/** The page asks how things stand, some seconds after there is room again. */
const roomAgain = async () => {
  noRoomFrom(-1)
  desk.clock.advance(3000)
  expect(await shown()).toBe(null)
}
const manages = () =>
  desk.desk.session
    .requireOpen()
    .store.statement(`UPDATE staff SET roles = '["mediator","manager"]' WHERE account = 'mediator'`)
    .run()

/** Runs it without room from every step on, until it needs none. */
async function atEveryStep(run: (step: number) => Promise<unknown>): Promise<void> {
  for (let step = 0; ; step += 1) {
    noRoomFrom(step)
    await run(step)
    if (told <= step) {
      expect(step).toBeGreaterThan(2)
      return
    }
  }
}

describe('where there is no room', () => {
  it('for the file that the committee sets up, nothing of it is there, and it is set up when there is', async () => {
    noRoomFrom(0)
    await expect(desk.signIn('mediator')).rejects.toEqual(refusal('store.disk-full'))
    expect(stateOf()).toBe('not-set-up')
    await expect(noteIn(desk.desk, '不行')).rejects.toEqual(refusal('files.not-set-up'))
    expect(existsSync(join(desk.dataDir, sealedDatabase))).toBe(false)
    await roomAgain()
    await setUpFiles(desk.client)
    expect(stateOf()).toBe('open')
    await noteIn(desk.desk, '有了')
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['有了'])
    expect(faultsOfBoth(desk.desk)).toEqual([])
  })

  it('for a write of the sealed file, it is refused by name, all can be read, and it goes through later', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    const sealed = sealedSqlite(desk.desk)
    const pages = Number(sealed.pragma('page_count', { simple: true }))
    sealed.pragma(`max_page_count = ${pages}`)
    const sendId = newSendId()
    const long = '吵'.repeat(200)
    const writes = async () => {
      for (;;) await noteIn(desk.desk, long)
    }
    await expect(writes()).rejects.toEqual(refusal('store.disk-full'))
    const before = (await sealedOf(desk.desk).list({})).texts
    await expect(noteIn(desk.desk, long, null, sendId)).rejects.toEqual(refusal('store.disk-full'))
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(before)
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    await roomAgain()
    await noteIn(desk.desk, long, null, sendId)
    await noteIn(desk.desk, long, null, sendId)
    expect((await sealedOf(desk.desk).list({})).texts).toEqual([...before, long])
    expect(faultsOfBoth(desk.desk)).toEqual([])
  })

  it('for the copy before a migration, the file waits for it, the desk works, and it goes on by itself', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    manages()
    desk.desk.close()
    const copies = mkdtempSync(join(tmpdir(), 'linli-copies-'))
    await atEveryStep(async (step) => {
      const dataDir = join(copies, String(step))
      cpSync(desk.dataDir, dataDir, { recursive: true })
      const newer = openBareDesk(dataDir, { clock: desk.clock, beside: beside(true) })
      await newer.client.session.signIn({ account: 'mediator', password: testPassword })
      if (told > step) {
        await expect(sealedOf(newer.desk).list({})).rejects.toEqual(refusal('files.unusable'))
        expect(await newer.client.session.state({})).toMatchObject({ health: { code: 'store.disk-full' } })
        await newer.client.session.nameCentre({ sendId: newSendId(), centre: testCentre })
        roomUntil = -1
        desk.clock.advance(3000)
        expect(await newer.client.session.state({})).toMatchObject({ health: null })
      }
      expect((await sealedOf(newer.desk).list({})).texts).toEqual(['夫妻争吵'])
      expect(faultsOfBoth(newer.desk)).toEqual([])
      newer.desk.close()
    })
    rmSync(copies, { recursive: true })
  })

  it('for a backup, none is there with a name, and both files go on', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    manages()
    const place = join(desk.dataDir, 'backups')
    await atEveryStep(async (step) => {
      const made = await desk.desk.backups.make('by-hand').then(
        ({ name }) => name,
        () => null,
      )
      expect(made === null).toBe(told > step)
      expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([])
      // What was made before old ones were thinned out is a backup.
      for (const name of readdirSync(place)) expect(readManifest(join(place, name)).apart).toHaveLength(1)
      roomUntil = -1
      await noteIn(desk.desk, String(step))
      await deskWrites()
      expect(faultsOfBoth(desk.desk)).toEqual([])
    })
  })

  it('for a restore, what was there is there, with both files', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    await desk.signIn('manager')
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    await signIn('mediator')
    await noteIn(desk.desk, '后来的')
    await atEveryStep(async (step) => {
      await signIn('mediator')
      await desk.client.session.signOut({})
      const restored = await desk.client.restore
        .restore({
          sendId: newSendId(),
          folder: join(desk.dataDir, 'backups'),
          name,
          by: { with: 'password', account: 'manager', password: testPassword },
        })
        .then(
          () => true,
          () => false,
        )
      roomUntil = -1
      // After the mark it is finished at the next start, whatever room there was.
      desk = await desk.reopen()
      await signIn('mediator')
      const { texts } = await sealedOf(desk.desk).list({})
      expect(texts, String(step)).toEqual(texts.length === 2 ? ['夫妻争吵', '后来的'] : ['夫妻争吵'])
      if (restored) expect(texts).toHaveLength(1)
      expect(faultsOfBoth(desk.desk), String(step)).toEqual([])
      if (texts.length === 1) await noteIn(desk.desk, '后来的')
    })
  })

  it('for a change of keys, both files stay under the old ones or come under the new', async () => {
    await desk.signIn('mediator')
    await noteIn(desk.desk, '夫妻争吵')
    manages()
    await signIn('mediator')
    await atEveryStep(async (step) => {
      await changeKeys().catch(() => undefined)
      roomUntil = -1
      if ((await shown()) !== null) {
        desk = await desk.reopen()
        await signIn('mediator')
      }
      expect((await sealedOf(desk.desk).list({})).texts, String(step)).toEqual(['夫妻争吵'])
      await deskWrites()
      expect(faultsOfBoth(desk.desk), String(step)).toEqual([])
      await desk.client.session.lock({})
      await desk.client.session.unlock({ password: testPassword })
      expect((await sealedOf(desk.desk).list({})).texts, String(step)).toEqual(['夫妻争吵'])
    })
  })
})

async function changeKeys(): Promise<void> {
  const steps = await clientOf(desk.desk).keyRotation.run({ sendId: newSendId() })
  while ((await steps.next()).done !== true);
}
