/** The check of the whole database in the background: when it is due, what becomes of what it finds, and that nobody waits. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackgroundCheck } from '#vault/damage/check'
import { keptFile, readKept, StoreHealth } from '#vault/damage/health'
import { checkEvery, isCheckDue } from '#vault/damage/rules/check-due'
import { silentLogger } from '#vault/logger'
import { newSendId, openTestDesk, testCentre, testNow, testPassword, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

const refusal = (code: string): unknown => {
  const data: unknown = expect.objectContaining({ code })
  return expect.objectContaining({ data })
}

describe('a check', () => {
  const calm = { checkedAt: testNow, damaged: false, uncleanEnd: false, now: testNow + 1 }
  it('is due once a day', () => {
    expect(isCheckDue(calm)).toBe(false)
    expect(isCheckDue({ ...calm, now: testNow + checkEvery - 1 })).toBe(false)
    expect(isCheckDue({ ...calm, now: testNow + checkEvery })).toBe(true)
  })

  it('is due before the first, after an unclean end, over a finding, and when the clock was set back', () => {
    expect(isCheckDue({ ...calm, checkedAt: null })).toBe(true)
    expect(isCheckDue({ ...calm, uncleanEnd: true })).toBe(true)
    expect(isCheckDue({ ...calm, damaged: true })).toBe(true)
    expect(isCheckDue({ ...calm, now: testNow - 1 })).toBe(true)
  })
})

describe('on a desk', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openTestDesk()
    await register(desk.client)
  })
  afterEach(() => {
    desk.close()
  })

  const checkNow = (of: TestDesk) => finish(of.client.support.check({ sendId: newSendId() }))

  it('finds a sound file sound while work goes on, and says when', async () => {
    const check = checkNow(desk)
    let written = 0
    const writing = (async () => {
      for (; written < 20; written += 1) await register(desk.client, { name: `周浩${written}` })
    })()
    await writing
    expect(written).toBe(20)
    expect(await check).toEqual({ verdict: 'sound' })
    expect(readKept(desk.dataDir)).toEqual({ checkedAt: testNow, finding: null })
  })

  it('finds a damaged page that nobody has read, refuses writes until a whole check finds nothing, and reads on', async () => {
    const { sqlite } = desk.desk.session.requireOpen().store
    const page = Number(
      sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'drafts'").pluck().get(),
    )
    desk.desk.close()
    const file = join(desk.dataDir, 'desk.db')
    const sound = readFileSync(file)
    const damaged = Buffer.from(sound)
    damaged.writeUInt8(damaged.readUInt8((page - 1) * 4096 + 2000) ^ 1, (page - 1) * 4096 + 2000)
    writeFileSync(file, damaged)

    const again = await desk.reopen()
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(await checkNow(again)).toEqual({ verdict: 'damaged' })
    expect(await again.client.session.state({})).toMatchObject({ health: { code: 'store.damaged' } })
    await expect(
      again.client.session.nameCentre({ sendId: newSendId(), centre: testCentre }),
    ).rejects.toEqual(refusal('store.damaged'))
    expect((await again.client.residents.list({ limit: 5 })).rows).toHaveLength(1)

    again.desk.close()
    writeFileSync(file, sound)
    const restored = await again.reopen()
    await restored.client.session.signIn({ account: 'manager', password: testPassword })
    await expect(register(restored.client)).rejects.toEqual(refusal('store.damaged'))
    expect(await checkNow(restored)).toEqual({ verdict: 'sound' })
    await register(restored.client)
    restored.desk.close()
  })

  it('that is damaged takes writes again as soon as a backup is restored', async () => {
    const { name } = await finish(desk.client.backups.make({ sendId: newSendId() }))
    const { sqlite } = desk.desk.session.requireOpen().store
    const page = Number(
      sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'drafts'").pluck().get(),
    )
    desk.desk.close()
    const file = join(desk.dataDir, 'desk.db')
    const bytes = readFileSync(file)
    bytes.writeUInt8(bytes.readUInt8((page - 1) * 4096 + 2000) ^ 1, (page - 1) * 4096 + 2000)
    writeFileSync(file, bytes)
    const again = await desk.reopen()
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(await checkNow(again)).toEqual({ verdict: 'damaged' })
    await again.client.session.signOut({})
    const { keptIn } = await again.client.restore.restore({
      sendId: newSendId(),
      folder: join(desk.dataDir, 'backups'),
      name,
      by: { with: 'password', account: 'manager', password: testPassword },
    })
    expect(keptIn).not.toBeNull()
    await again.client.session.signIn({ account: 'manager', password: testPassword })
    expect(await again.client.session.state({})).toMatchObject({ health: null })
    await register(again.client)
    again.desk.close()
  })

  it('leaves no word of a file that was replaced meanwhile', async () => {
    const { store, keys } = desk.desk.session.requireOpen()
    const health = new StoreHealth({ dataDir: desk.dataDir, clock: desk.clock, logger: silentLogger })
    const check = new BackgroundCheck({
      health,
      clock: desk.clock,
      logger: silentLogger,
      isInUse: () => false,
    })
    expect(await check.check(store, keys['desk'] ?? Buffer.alloc(32))).toBeNull()
    expect(health.checkedAt).toBeNull()
  })
})

describe('what a check has found', () => {
  it('is taken for nothing where its file is damaged itself', async () => {
    const desk = await openTestDesk()
    writeFileSync(join(desk.dataDir, keptFile), '{')
    expect(readKept(desk.dataDir)).toEqual({ checkedAt: null, finding: null })
    desk.close()
  })

  it('of the end of a log stays until a person has compared it with the papers', async () => {
    const desk = await openTestDesk()
    desk.desk.session.health.found({ code: 'store.log-damaged', parameters: {} })
    expect(await desk.client.session.state({})).toMatchObject({ health: { code: 'store.log-damaged' } })
    await register(desk.client)
    await desk.client.support.acknowledge({ sendId: newSendId() })
    expect(await desk.client.session.state({})).toMatchObject({ health: null })
    desk.close()
  })
})
