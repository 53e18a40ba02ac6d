/** New keys, and erasures, for a desk of two files. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteErasures } from '#desk/personal-data/erase'
import { endedSegments } from '#vault/log/segments'
import { writeLedger } from '#vault/erasures/ledger'
import { lastingKeyOfFile } from '#vault/files'
import { openAtRest } from '#vault/store/open'
import { newSendId, openBareDesk, testPassword, type TestDesk } from '../../support/desk'
import { setUpFiles } from '../../support/committee'
import { sealedDatabase } from '../../support/sealed-file'
import {
  besideOf,
  clientOf,
  faultsOfBoth,
  noteIn,
  openTwoFiles,
  proceduresIn,
  sealedOf,
  sealedSqlite,
} from './sealed-desk'

let desk: TestDesk
let onStep: (step: string) => void
beforeEach(async () => {
  onStep = () => undefined
  desk = await openTwoFiles((step) => onStep(step))
  await desk.signIn('mediator')
  await noteIn(desk.desk, '夫妻争吵', 7)
})
afterEach(() => desk.close())

const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const keyOf = (name: string) => Buffer.from(desk.desk.session.requireOpen().keys[name] ?? '')
const opens = (key: Buffer) => {
  try {
    openAtRest(join(desk.dataDir, sealedDatabase), key).close()
    return true
  } catch {
    return false
  }
}
async function rotate(): Promise<void> {
  const steps = await clientOf(desk.desk).keyRotation.run({ sendId: newSendId() })
  while ((await steps.next()).done !== true);
}
/** In a small centre the manager mediates, too. */
const manages = (roles: string) =>
  desk.desk.session
    .requireOpen()
    .store.statement("UPDATE staff SET roles = ? WHERE account = 'mediator'")
    .run(roles)

describe('a change of keys', () => {
  it('by a manager without the key leaves that file under the key it had, and says so', async () => {
    const old = keyOf('mediation')
    await signIn('manager')
    const oldDesk = keyOf('desk')
    await rotate()
    expect(keyOf('desk')).not.toEqual(oldDesk)
    expect(await desk.client.keyRotation.state({})).toMatchObject({ kept: ['sealed'] })
    expect(opens(old)).toBe(true)
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])

    // Its holder changes it, and the manager is told so no more.
    const steps = await desk.client.holders.changeKey({ sendId: newSendId(), file: 'sealed' })
    while ((await steps.next()).done !== true);
    expect(opens(old)).toBe(false)
    await signIn('manager')
    expect(await desk.client.keyRotation.state({})).toMatchObject({ kept: [] })
  })

  it('by a holder that is killed at any step tells the manager what is so, and locks nobody out', async () => {
    const old = keyOf('mediation')
    await signIn('manager')
    await rotate()
    await signIn('mediator')
    const images = mkdtempSync(join(tmpdir(), 'linli-images-'))
    const steps: string[] = []
    onStep = (step) => {
      cpSync(desk.dataDir, join(images, String(steps.length)), { recursive: true })
      steps.push(step)
    }
    const work = await desk.client.holders.changeKey({ sendId: newSendId(), file: 'sealed' })
    while ((await work.next()).done !== true);
    onStep = () => undefined
    for (const [at, step] of steps.entries()) {
      const dataDir = join(images, String(at))
      const after = openBareDesk(dataDir, { clock: desk.clock, beside: besideOf() })
      await after.client.session.signIn({ account: 'mediator', password: testPassword })
      const isOld = after.desk.session.requireOpen().keys['mediation']?.equals(old)
      expect((await sealedOf(after.desk).list({})).texts, step).toEqual(['夫妻争吵'])
      expect(await after.client.session.state({}), step).toMatchObject({ keyringFault: null })
      await after.client.session.signIn({ account: 'manager', password: testPassword })
      const { kept } = await after.client.keyRotation.state({})
      expect(kept, step).toEqual(isOld === true ? ['sealed'] : [])
      after.desk.close()
    }
    expect(steps).toContain('move keyring.json')
    rmSync(images, { recursive: true, force: true })
  })

  it('by a manager without the key begins another segment in that file when it is opened next, once', async () => {
    await signIn('manager')
    await rotate()
    await rotate()
    await signIn('mediator')
    await noteIn(desk.desk, '又吵')
    const segments = () => endedSegments(desk.desk.session.apart.storeOf('sealed'))
    expect(segments()).toHaveLength(1)
    expect(faultsOfBoth(desk.desk)).toEqual([])
    await signIn('manager')
    await signIn('mediator')
    expect(segments()).toHaveLength(1)
    expect(proceduresIn(sealedSqlite(desk.desk))).toContain('desk.beginSegment')
    // What each noted of the other before is still what it was.
    await signIn('manager')
    await rotate()
    await signIn('mediator')
    expect(desk.desk.session.apart.states.get('sealed')).toMatchObject({ age: 'even' })
    expect(segments()).toHaveLength(2)
    expect(faultsOfBoth(desk.desk)).toEqual([])
  })

  it('by a manager with the key puts both files under new ones, and whoever is signed in goes on', async () => {
    manages('["mediator","manager"]')
    await signIn('mediator')
    const old = keyOf('mediation')
    await rotate()
    expect(opens(old)).toBe(false)
    expect(opens(keyOf('mediation'))).toBe(true)
    await noteIn(desk.desk, '又吵')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵', '又吵'])
    expect(proceduresIn(sealedSqlite(desk.desk))).toContain('keyRotation.run')
    expect(await desk.client.keyRotation.state({})).toMatchObject({ kept: [] })
    await desk.client.session.signOut({})
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵', '又吵'])
  })

  it('that is killed at any step leaves both files under one set of keys', async () => {
    manages('["mediator","manager"]')
    await signIn('mediator')
    const images = mkdtempSync(join(tmpdir(), 'linli-images-'))
    const steps: string[] = []
    onStep = (step) => {
      cpSync(desk.dataDir, join(images, String(steps.length)), { recursive: true })
      steps.push(step)
    }
    await rotate()
    onStep = () => undefined
    expect(steps.filter((step) => step === 'copy')).toHaveLength(2)
    expect(steps).toEqual(expect.arrayContaining([`move ${sealedDatabase}`, 'mark ready']))
    for (const [at, step] of steps.entries()) {
      const dataDir = join(images, String(at))
      const after = openBareDesk(dataDir, { clock: desk.clock, beside: besideOf() })
      await after.client.session.signIn({ account: 'mediator', password: testPassword })
      expect((await sealedOf(after.desk).list({})).texts, `${at} ${step}`).toEqual(['夫妻争吵'])
      expect(sealedSqlite(after.desk).pragma('integrity_check', { simple: true }), step).toBe('ok')
      after.desk.close()
    }
    rmSync(images, { recursive: true, force: true })
  })
})

describe('an erasure', () => {
  it('is carried out in the sealed file when that is opened, is on record there, and stays done', async () => {
    await noteIn(desk.desk, '别人', 8)
    await signIn('manager')
    const { store } = desk.desk.session.requireOpen()
    noteErasures(store, [{ action: 'erase', id: 7, createdAt: 1, at: 2, kept: {}, state: 'done' }])
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['别人'])
    expect(proceduresIn(sealedSqlite(desk.desk)).at(-1)).toBe('desk.applyErasures')
    await desk.client.session.lock({})
    await desk.client.session.unlock({ password: testPassword })
    const erasures = proceduresIn(sealedSqlite(desk.desk)).filter((name) => name === 'desk.applyErasures')
    expect(erasures).toHaveLength(1)
  })

  it('that waits there tells the desk nothing: the same rows at the same times, whether the person is in no case, in one that has ended or in one under way', async () => {
    const seen: unknown[] = []
    for (const standing of ['none', 'ended', 'under way'] as const) {
      const one = await openTwoFiles()
      const comes = async (account: string) => {
        one.clock.advance(60_000)
        await one.client.session.signIn({ account, password: testPassword })
      }
      await one.signIn('mediator')
      if (standing !== 'none') await noteIn(one.desk, '夫妻争吵', 7)
      if (standing === 'under way') sealedSqlite(one.desk).exec('UPDATE secrets SET open = 1')
      await comes('manager')
      const asked = { action: 'erase', id: 7, createdAt: 1, at: 2, kept: {}, state: 'done' } as const
      noteErasures(one.desk.session.requireOpen().store, [asked])
      for (const account of ['mediator', 'manager', 'mediator']) await comes(account)
      // What was under way ends, and is carried out at the opening after that.
      sealedSqlite(one.desk).exec('UPDATE secrets SET open = 0')
      for (const account of ['manager', 'mediator']) await comes(account)
      expect((await sealedOf(one.desk).list({})).texts, standing).toEqual([])
      await comes('manager')
      const { store } = one.desk.session.requireOpen()
      const rows = store.statement(
        'SELECT at, staff_id, procedure, outcome, subject FROM audit ORDER BY sequence',
      )
      seen.push({ rows: rows.all(), beside: readdirSync(one.dataDir).toSorted() })
      one.close()
    }
    const [none, ...others] = seen
    for (const other of others) expect(other).toEqual(none)
  })
})

describe('beside the sealed file', () => {
  const beside = () => join(desk.dataDir, 'erasures-sealed.json')

  it('nothing tells for whom an erasure was asked, is done or waits', async () => {
    await signIn('manager')
    const { store } = desk.desk.session.requireOpen()
    noteErasures(store, [{ action: 'erase', id: 7, createdAt: 1, at: 2, kept: {}, state: 'done' }])
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual([])
    expect(existsSync(beside())).toBe(false)
  })

  it('a ledger that somebody wrote with the keys that everyone has erases nobody, and goes', async () => {
    await signIn('manager')
    const session = desk.desk.session
    const file = session.files.find(({ name }) => name === 'sealed') ?? expect.fail()
    const key = lastingKeyOfFile(session.files, file, session.requireOpen().keys)
    writeLedger(beside(), [{ action: 'erase', id: 7, createdAt: 1, at: 2, kept: {}, state: 'done' }], key)
    await signIn('mediator')
    expect((await sealedOf(desk.desk).list({})).texts).toEqual(['夫妻争吵'])
    expect(existsSync(beside())).toBe(false)
  })
})

describe('a file that is made', () => {
  it('is there with its key or not at all, whatever step was the last', async () => {
    const steps: string[] = []
    const fresh = async (stopAt: number) => {
      let told = 0
      const onStepOfOpening = (step: string) => {
        if (told === stopAt) throw new Error('stopped')
        told += 1
        if (stopAt < 0) steps.push(step)
      }
      const beside = besideOf(false, { onStepOfOpening })
      const other = await openTwoFiles()
      other.desk.close()
      const opened = openBareDesk(other.dataDir, { clock: other.clock, beside })
      return { other, ...opened }
    }
    const whole = await fresh(-1)
    const giveMediator = async ({ client, desk: its }: Awaited<ReturnType<typeof fresh>>) => {
      await client.session.signIn({ account: 'manager', password: testPassword })
      const { store } = its.session.requireOpen()
      store.statement(`UPDATE staff SET roles = '["manager","mediator"]'`).run()
      await client.session.signIn({ account: 'manager', password: testPassword })
      await setUpFiles(client)
    }
    await giveMediator(whole)
    whole.desk.close()
    whole.other.close()
    expect(steps.length).toBeGreaterThan(4)
    for (const at of steps.keys()) {
      const cut = await fresh(at)
      await giveMediator(cut).catch(() => undefined)
      cut.desk.close()
      const again = openBareDesk(cut.other.dataDir, { clock: cut.other.clock, beside: besideOf() })
      await again.client.session.signIn({ account: 'manager', password: testPassword })
      await setUpFiles(again.client)
      await noteIn(again.desk, '有了')
      expect((await sealedOf(again.desk).list({})).texts, steps[at]).toEqual(['有了'])
      again.desk.close()
      cut.other.close()
    }
  })
})
