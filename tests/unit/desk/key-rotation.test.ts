/** New data keys in place of the old, while the desk is open. */
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyUnderNewKey, digestOfRows, tablesOf } from '#vault/key-rotation/copy'
import { Keyring } from '#vault/keyring/keyring'
import { openFile, type SQLiteFile } from '#vault/store/open'
import {
  cheapDerivation,
  newSendId,
  openBareDesk,
  openTestDesk,
  testCentre,
  testPassword,
  type DeskClient,
  type TestDesk,
} from '../../support/desk'
import { faultsOf } from '../../durability/soundness'
import { copyHere } from '../../support/copy-here'
import { thisMachine } from '../../support/device'
import { register } from '../residents/people'

let desk: TestDesk
/** Told before every step of a change of keys. */
let onStep: (step: string) => void
beforeEach(async () => {
  onStep = () => undefined
  desk = await openTestDesk({ rotation: { onStep: (step) => onStep(step), copy: copyHere } })
  await desk.signIn('front-desk')
  await desk.signIn('manager')
})
afterEach(() => {
  desk.close()
})

/** Beside the wire, so that the work does no more than it is asked for. */
const rotation = (signal?: AbortSignal) =>
  (createRouterClient(desk.desk.router) as DeskClient).keyRotation.run(
    { sendId: newSendId() },
    signal === undefined ? {} : { signal },
  )

/** Runs a change of keys to its end; `between` is called after each stage that is told. */
async function rotate(between: (stage: string) => unknown = () => undefined): Promise<number> {
  const steps = await rotation()
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value.rotatedAt
    await between(step.value.stage)
  }
}

const rename = (community: string, client = desk.client) =>
  client.session.nameCentre({ sendId: newSendId(), centre: { ...testCentre, community } })
const signIn = (account: string, client = desk.client) =>
  client.session.signIn({ account, password: testPassword })
const deskKey = () => Buffer.from(desk.desk.session.requireOpen().keys['desk'] ?? '')
const opens = (file: string, key: Buffer): boolean => {
  try {
    openFile({ file, key }).close()
    return true
  } catch {
    return false
  }
}
const rowsOf = (sqlite: SQLiteFile) =>
  Object.fromEntries(
    tablesOf(sqlite).map((table) => [
      table,
      digestOfRows(sqlite.prepare(`SELECT * FROM "${table}" NOT INDEXED`)),
    ]),
  )
const unavailable = (code: string) => ({ code: 'UNAVAILABLE', data: { code } })

describe('a copy under another key', () => {
  it('holds the same rows, what is still in the log too, and neither key opens the other file', () => {
    const { store } = desk.desk.session.requireOpen()
    expect(readdirSync(desk.dataDir)).toContain('desk.db-wal')
    const into = join(desk.dataDir, 'copy.db')
    const newKey = randomBytes(32)
    const stages = [...copyUnderNewKey({ file: store.file, key: deskKey(), into, newKey })]
    expect(stages).toEqual(['copy', 'key', 'check', 'compare'])
    expect(opens(into, deskKey())).toBe(false)
    expect(opens(store.file, newKey)).toBe(false)
    const copy = openFile({ file: into, key: newKey })
    expect(rowsOf(copy)).toEqual(rowsOf(store.sqlite))
    copy.close()
    for (const name of readdirSync(desk.dataDir)) {
      expect(readFileSync(join(desk.dataDir, name)).includes('翰林'), name).toBe(false)
    }
  })

  it('is not taken where it differs', () => {
    const { store } = desk.desk.session.requireOpen()
    const order = {
      file: store.file,
      key: deskKey(),
      into: join(desk.dataDir, 'copy.db'),
      newKey: randomBytes(32),
    }
    const work = copyUnderNewKey(order)
    for (const stage of work) {
      if (stage !== 'check') continue
      const other = openFile({ file: order.into, key: order.newKey })
      other.exec(`UPDATE staff SET name = name || '.'`)
      other.close()
      break
    }
    // `break` ended the work; so it is done once more with the copy changed in between.
    rmSync(order.into)
    const again = copyUnderNewKey(order)
    const finish = () => {
      for (const stage of again) {
        if (stage !== 'compare') continue
        const other = openFile({ file: order.into, key: order.newKey })
        other.exec(`UPDATE staff SET name = name || '.'`)
        other.close()
      }
    }
    expect(finish).toThrow('keys.copy-not-verified')
  })
})

describe('a change of keys', () => {
  it('puts everyone under new keys without anyone signing in again', async () => {
    const oldKey = deskKey()
    const oldFiles = mkdtempSync(join(tmpdir(), 'linli-old-'))
    cpSync(desk.dataDir, oldFiles, { recursive: true })
    await desk.client.drafts.keep({ sendId: newSendId(), key: 'a', content: '1' })
    const rotatedAt = await rotate()
    expect(rotatedAt).toBe(desk.clock.now())
    expect(await desk.client.keyRotation.state({})).toEqual({
      rotatedAt,
      left: [],
      kept: [],
      copiesOfBefore: false,
    })

    // Whoever left may have seen the paper: a new one is asked for, and until it is there the old one opens.
    expect(await desk.client.session.state({})).toMatchObject({ recoveryKeyRenewalDue: true })
    // The same session goes on, reads what was there, and writes.
    expect((await desk.client.drafts.all({})).drafts).toHaveLength(1)
    await rename('甲社区')
    expect(opens(join(desk.dataDir, 'desk.db'), oldKey)).toBe(false)
    expect(deskKey().equals(oldKey)).toBe(false)
    const own = desk.desk.session
      .requireOpen()
      .store.statement(`SELECT count(*) FROM audit WHERE procedure = 'keyRotation.run'`)
    expect(own.pluck().get()).toBe(1)

    // Everyone comes in by the password they had, and so does the paper.
    desk = await desk.reopen()
    await signIn('front-desk')
    await signIn('manager')
    expect(await desk.client.session.state({})).toMatchObject({
      keyringFault: null,
      centre: { community: '甲社区' },
    })
    await desk.client.session.signOut({})
    await desk.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: desk.recoveryKey,
      password: 'a new password',
    })

    // A copy of the files of before is what it was, with the passwords of then.
    const old = openBareDesk(oldFiles, { clock: desk.clock })
    await signIn('front-desk', old.client)
    old.desk.close()
    // But its keyring opens nothing of the desk of now.
    cpSync(join(oldFiles, 'keyring.json'), join(desk.dataDir, 'keyring.json'))
    desk = await desk.reopen()
    await expect(signIn('front-desk')).rejects.toMatchObject(unavailable('store.wrong-key-or-damaged'))
    rmSync(oldFiles, { recursive: true })
  })

  it('leaves the old files nowhere in the folder', async () => {
    const before = new Set(readdirSync(desk.dataDir))
    const oldKey = deskKey()
    await rotate()
    for (const name of readdirSync(desk.dataDir)) {
      if (name.endsWith('.db')) expect(opens(join(desk.dataDir, name), oldKey), name).toBe(false)
      expect(before.has(name), name).toBe(true)
    }
  })

  it('lets everything be read meanwhile and nothing be written, whatever way a write comes', async () => {
    const wang = {
      account: 'wang',
      name: '王建国',
      roles: ['front-desk' as const],
      password: 'first password',
    }
    const seen: string[] = []
    await rotate(async (stage) => {
      seen.push(stage)
      expect((await desk.client.staff.list({})).staff).toHaveLength(2)
      expect(await desk.client.session.state({})).toMatchObject({
        state: 'open',
        writesStopped: 'keys.rotating',
      })
      const writes = [
        () => rename('乙社区'),
        () => desk.client.staff.add({ sendId: newSendId(), ...wang }),
        () => signIn('front-desk'),
        () => desk.client.session.signOut({}),
        () => desk.client.session.renewRecoveryKey({ sendId: newSendId(), password: testPassword }),
        () => rotate(),
      ]
      for (const write of writes) await expect(write()).rejects.toMatchObject(unavailable('keys.rotating'))
    })
    expect(seen).toEqual(['copy', 'key', 'check', 'compare', 'seal', 'swap'])
    expect((await desk.client.staff.list({})).staff).toHaveLength(2)
    await rename('乙社区')
  })

  it('goes on behind a lock, which is on record afterwards', async () => {
    const oldKey = deskKey()
    const seen = await register(desk.client)
    await rotate(async (stage) => {
      if (stage === 'copy') await desk.client.residents.read({ id: seen })
      if (stage === 'seal') await desk.client.session.lock({})
    })
    expect(await desk.client.session.state({})).toMatchObject({ state: 'locked' })
    await desk.client.session.unlock({ password: testPassword })
    expect(deskKey().equals(oldKey)).toBe(false)
    const rows = desk.desk.session
      .requireOpen()
      .store.statement('SELECT procedure FROM audit ORDER BY sequence DESC LIMIT 4')
    const expected = ['keyRotation.run', 'residents.read', 'session.lock', 'session.unlock']
    expect(rows.pluck().all().reverse()).toEqual(expected)
  })

  it('can be stopped until the files are moved, and leaves nothing behind', async () => {
    const oldKey = deskKey()
    for (const last of ['copy', 'key', 'check', 'compare', 'seal', 'swap']) {
      const stop = new AbortController()
      const steps = await rotation(stop.signal)
      const run = async () => {
        for (;;) {
          const step = await steps.next()
          if (step.done === true) return
          if (step.value.stage === last) stop.abort()
        }
      }
      await expect(run(), last).rejects.toBeDefined()
      await expect
        .poll(async () => desk.client.session.state({}))
        .toMatchObject({ state: 'open', writesStopped: null })
      expect(deskKey().equals(oldKey), last).toBe(true)
      expect(existsSync(join(desk.dataDir, 'key-rotation.unfinished')), last).toBe(false)
      await rename(`停在${last}`)
    }
  })

  it('is refused while other work is under way', async () => {
    const done = desk.desk.session.writeStop.underWay()
    await expect(rotate()).rejects.toMatchObject({ code: 'CONFLICT', data: { code: 'keys.work-under-way' } })
    done()
    await rotate()
  })

  it('is proposed when someone has left since the last one', async () => {
    const { staff } = await desk.client.staff.list({})
    const id = staff.find(({ account }) => account === 'front-desk')?.id ?? 0
    await desk.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    expect((await desk.client.keyRotation.state({})).left).toEqual([
      { name: 'front-desk', leftAt: desk.clock.now() },
    ])
    // Put off on record, and due for every manager until it is done, on whatever day.
    const due = async () =>
      (await desk.client.visits.home({})).duties.filter(({ kind }) => kind === 'change-keys')
    expect(await due()).toMatchObject([{ feature: 'staff', id, title: 'front-desk', due: '2026-11-23' }])
    desk.clock.advance(3 * 24 * 60 * 60 * 1000)
    await signIn('manager')
    expect(await due()).toHaveLength(1)
    await rotate()
    expect((await desk.client.keyRotation.state({})).left).toEqual([])
    expect(await due()).toEqual([])
  })

  it('that was put off is due for managers alone', async () => {
    await desk.signIn('canteen')
    await desk.signIn('manager')
    const { staff } = await desk.client.staff.list({})
    const id = staff.find(({ account }) => account === 'canteen')?.id ?? 0
    await desk.client.staff.deactivate({ sendId: newSendId(), id, changeOfKeys: 'later' })
    await signIn('front-desk')
    expect((await desk.client.visits.home({})).duties).toEqual([])
  })
})

describe('a change of keys that is cut short', () => {
  /** What lies in the folder before every step, as a kill there would leave it. */
  async function images(): Promise<{ readonly step: string; readonly folder: string }[]> {
    const taken: { readonly step: string; readonly folder: string }[] = []
    onStep = (step) => {
      const folder = mkdtempSync(join(tmpdir(), 'linli-killed-'))
      cpSync(desk.dataDir, folder, { recursive: true, filter: (name) => !name.endsWith('desk.lock') })
      taken.push({ step, folder })
    }
    await rotate()
    return taken
  }

  it('at any step leaves the old keys or the new ones, whole, and every row', async () => {
    await rename('甲社区')
    const oldKey = deskKey()
    const taken = await images()
    const newKey = deskKey()
    const found = new Map<string, string>()
    for (const { step, folder } of taken) {
      const again = openBareDesk(folder, { clock: desk.clock })
      await signIn('front-desk', again.client)
      await signIn('manager', again.client)
      expect(await again.client.session.state({}), step).toMatchObject({
        keyringFault: null,
        centre: { community: '甲社区' },
      })
      await rename('乙社区', again.client)
      const key = again.desk.session.requireOpen().keys['desk'] ?? Buffer.alloc(0)
      const isOld = key.equals(oldKey)
      expect(isOld || key.equals(newKey), step).toBe(true)
      found.set(step, isOld ? 'old' : 'new')
      const { store } = again.desk.session.requireOpen()
      // Whole, and every row of the log under the key it stands under.
      expect(faultsOf(store.sqlite, store.auditKey), step).toEqual([])
      const rotations = store.statement(`SELECT count(*) FROM audit WHERE procedure = 'keyRotation.run'`)
      expect(rotations.pluck().get(), step).toBe(isOld ? 0 : 1)
      expect(existsSync(join(folder, 'key-rotation.unfinished')), step).toBe(false)
      const keyring = Keyring.load(join(folder, 'keyring.json'), cheapDerivation, thisMachine)
      expect((await keyring?.openWithRecoveryKey(desk.recoveryKey))?.['desk']?.equals(key), step).toBe(true)
      again.desk.close()
      rmSync(folder, { recursive: true })
    }
    expect([...found.keys()]).toEqual(
      expect.arrayContaining([
        'prepare',
        'copy',
        'key',
        'check',
        'compare',
        'seal',
        'record',
        'mark ready',
        'clear',
      ]),
    )
    expect(found.get('mark ready')).toBe('old')
    expect(found.get('move desk.db')).toBe('new')
    expect(found.get('move keyring.json')).toBe('new')
  })

  it('by a disk that refuses goes on with the old keys before the mark, and with the new ones after it', async () => {
    const oldKey = deskKey()
    const failAt = (failing: string) => {
      let failed = false
      onStep = (step) => {
        if (step !== failing || failed) return
        failed = true
        throw Object.assign(new Error('no'), { code: 'SQLITE_IOERR' })
      }
    }
    for (const step of ['copy', 'key', 'seal', 'record', 'sync desk.db', 'mark ready']) {
      failAt(step)
      await expect(rotate(), step).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      expect(deskKey().equals(oldKey), step).toBe(true)
      await rename(`${step} 以后`)
    }
    failAt('move desk.db')
    await rotate()
    expect(deskKey().equals(oldKey)).toBe(false)
    await rename('换好以后')
    desk = await desk.reopen()
    await signIn('front-desk')
  })
})
