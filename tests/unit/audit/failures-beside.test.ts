/** Wrong passwords before anybody has opened the desk become rows of the log, and nobody takes them out unseen. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mostFailures, FailuresBeside } from '#desk/session/failures-beside'
import { openTestDesk, testNow, testPassword, type TestDesk } from '../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const file = () => join(desk.dataDir, 'sign-in-failures.json')
const content = () =>
  z
    .looseObject({ key: z.string(), failures: z.array(z.looseObject({ account: z.string() })) })
    .parse(JSON.parse(readFileSync(file(), 'utf8')))

const fail = async (account = 'manager') => {
  await desk.client.session.signIn({ account, password: 'wrong' }).catch(() => undefined)
}
const signIn = () => desk.client.session.signIn({ account: 'manager', password: testPassword })

const failedRows = () =>
  z
    .array(z.object({ at: z.number(), subject: z.string(), digest: z.string(), staff_id: z.null() }))
    .parse(
      desk.desk.session
        .requireOpen()
        .store.sqlite.prepare("SELECT * FROM audit WHERE outcome = 'failed' ORDER BY sequence")
        .all(),
    )

const reopen = async () => {
  desk = await desk.reopen()
}

describe('a wrong password on a closed desk', () => {
  it('is a row of its own instant as soon as somebody opens it, and names no account outside', async () => {
    await reopen()
    await fail()
    desk.clock.advance(60_000)
    await fail('nobody')
    expect(readFileSync(file(), 'utf8')).not.toMatch(/manager|nobody/)
    desk.clock.advance(60_000)
    await signIn()
    expect(failedRows()).toMatchObject([
      { at: testNow, subject: `staff:${desk.managerId}`, digest: 'session.wrong-password' },
      { at: testNow + 60_000, subject: 'account:unknown', digest: 'session.wrong-password' },
    ])
    expect(content().failures).toEqual([])
    // Once is enough.
    await reopen()
    await signIn()
    expect(failedRows()).toHaveLength(2)
  })

  it('outlives the program', async () => {
    await reopen()
    await fail()
    await reopen()
    await fail('nobody')
    await signIn()
    expect(failedRows()).toHaveLength(2)
  })

  it('is counted, and no more than counted, after so many', async () => {
    await reopen()
    const beside = new FailuresBeside(file())
    const failure = { procedure: 'session.signIn', account: 'unknown', code: 'session.wrong-password' }
    for (let tried = 0; tried < mostFailures + 3; tried += 1) beside.note({ at: testNow + tried, ...failure })
    await signIn()
    const rows = failedRows()
    expect(rows).toHaveLength(mostFailures + 1)
    expect(rows.at(-1)).toMatchObject({ subject: 'failures-beside:3', digest: 'session.more-failures' })
  })
})

describe('the file beside the log', () => {
  const altered = () => failedRows().filter(({ digest }) => digest === 'session.failures-altered').length

  it('is missed when it is gone', async () => {
    await reopen()
    await fail()
    rmSync(file())
    await signIn()
    expect(altered()).toBe(1)
    expect(existsSync(file())).toBe(true)
  })

  it.each([
    [
      'one failure is taken out',
      (one: ReturnType<typeof content>) => ({ ...one, failures: one.failures.slice(1) }),
    ],
    [
      'the last is taken out',
      (one: ReturnType<typeof content>) => ({ ...one, failures: one.failures.slice(0, -1) }),
    ],
    [
      'one is laid to another account',
      (one: ReturnType<typeof content>) => ({
        ...one,
        failures: one.failures.map((failure) => ({ ...failure, account: 'unknown' })),
      }),
    ],
    ['it is emptied', (one: ReturnType<typeof content>) => ({ ...one, failures: [] })],
  ])('is known to be altered when %s', async (_, change) => {
    await reopen()
    for (let tried = 0; tried < 3; tried += 1) await fail()
    writeFileSync(file(), JSON.stringify(change(content())))
    desk.clock.advance(60_000)
    await signIn()
    expect(altered()).toBe(1)
  })

  it('is known when an older one is put in its place', async () => {
    await reopen()
    await fail()
    await signIn()
    await reopen()
    const older = readFileSync(file())
    await fail()
    await signIn()
    await reopen()
    writeFileSync(file(), older)
    await signIn()
    expect(altered()).toBe(1)
  })

  it('that nobody touched says nothing', async () => {
    for (let opened = 0; opened < 3; opened += 1) {
      await reopen()
      if (opened === 1) await fail()
      await signIn()
    }
    expect(altered()).toBe(0)
  })

  it('that was not replaced before a crash is not read twice', async () => {
    await reopen()
    await fail()
    const unreplaced = readFileSync(file())
    await signIn()
    const { store } = desk.desk.session.requireOpen()
    const seedOf = (text: Buffer | string) =>
      z.looseObject({ seed: z.string() }).parse(JSON.parse(String(text))).seed
    const setting = { seed: seedOf(readFileSync(file())), before: { seed: seedOf(unreplaced), written: 1 } }
    store
      .statement("UPDATE settings SET value = ? WHERE key = 'failures-beside'")
      .run(JSON.stringify(setting))
    desk.desk.close()
    writeFileSync(file(), unreplaced)
    await reopen()
    await fail('nobody')
    await signIn()
    expect(failedRows().map(({ digest, subject }) => [subject, digest])).toEqual([
      [`staff:${desk.managerId}`, 'session.wrong-password'],
      ['account:unknown', 'session.wrong-password'],
    ])
  })
})
