/** What a password has to be, for whom, and where it is asked. */
import { chmodSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultOfPassword } from '#desk/session/password-rule'
import type { Role } from '#ground/roles/permissions'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

const wang = (...roles: readonly Role[]) => ({ account: 'wangjg', name: '王建国', roles })

describe('a password', () => {
  it('has ten characters, and twelve for whoever may do much', () => {
    expect(faultOfPassword('绿色的门', wang('canteen'))).toBe('password-too-short')
    expect(faultOfPassword('green door', wang('canteen', 'front-desk'))).toBeNull()
    for (const role of ['manager', 'auditor', 'mediator'] as const) {
      expect(faultOfPassword('green door', wang('canteen', role))).toBe('session.password-short-for-role')
      expect(faultOfPassword('a green door', wang(role))).toBeNull()
    }
    expect(faultOfPassword('绿色的门后面有三只猫', wang('canteen'))).toBeNull()
  })

  it.each([
    '1234567890',
    'aaaaaaaaaaaa',
    'qwertyuiop123',
    'Password2026!',
    'P@ssw0rd2026',
    'admin888888',
    'woaini1314520',
    '1qaz2wsx3edc',
    '13812345678',
    '19800101abc',
    'abcdefghijklm',
    'ｐａｓｓｗｏｒｄ１２３',
    'shequ2026shequ',
    'linlidesk2026',
  ])('that is tried first is none: %s', (password) => {
    expect(faultOfPassword(password, wang('canteen'))).toBe('session.password-is-common')
  })

  it.each(['wangjianguo88', 'WangJianGuo@2026', '王建国王建国王建国1', 'wangjg-wangjg', 'jianguo.wang.1'])(
    'made of one’s own name is none: %s',
    (password) => {
      expect(faultOfPassword(password, wang('canteen'))).toBe('session.password-names-you')
    },
  )
})

describe('at the desk', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openTestDesk()
  })
  afterEach(() => {
    desk.close()
  })
  const refused = (code: string) => ({ data: { code } })
  const weak = 'qwertyuiop123'

  it('it is asked wherever one is chosen, and nothing is done then', async () => {
    const { client } = desk
    const own = { password: testPassword, newPassword: weak }
    await expect(client.session.changePassword({ sendId: newSendId(), ...own })).rejects.toMatchObject(
      refused('session.password-is-common'),
    )
    const someone = { account: 'wang', name: '王建国', roles: ['canteen'] as ['canteen'] }
    const add = (password: string) => client.staff.add({ sendId: newSendId(), ...someone, password })
    await expect(add(weak)).rejects.toMatchObject(refused('session.password-is-common'))
    expect((await client.staff.list({})).staff).toHaveLength(1)
    const { id } = await add('a first sentence')
    await expect(
      client.staff.resetPassword({ sendId: newSendId(), id, password: weak }),
    ).rejects.toMatchObject(refused('session.password-is-common'))
    await client.session.signIn({ account: 'wang', password: 'a first sentence' })
    await client.session.signOut({})
    await expect(
      client.session.recover({
        sendId: newSendId(),
        account: 'manager',
        recoveryKey: desk.recoveryKey,
        password: weak,
      }),
    ).rejects.toMatchObject(refused('session.password-is-common'))
    expect(await client.session.state({})).toMatchObject({ state: 'signed-out' })
    await client.session.signIn({ account: 'manager', password: testPassword })
  })

  it('whoever comes to may do much chooses another', async () => {
    const { client } = desk
    const { id } = await client.staff.add({
      sendId: newSendId(),
      account: 'wang',
      name: '王建国',
      roles: ['canteen'],
      password: 'green door',
    })
    await client.session.signIn({ account: 'wang', password: 'green door' })
    const mine = { password: 'green door', newPassword: 'a red door' }
    await client.session.changePassword({ sendId: newSendId(), ...mine })
    await client.session.signIn({ account: 'manager', password: testPassword })
    await client.staff.change({ sendId: newSendId(), id, name: '王建国', roles: ['canteen', 'auditor'] })
    await client.session.signIn({ account: 'wang', password: 'a red door' })
    expect(await client.session.state({})).toMatchObject({ passwordDue: true })
  })

  it('accounts that are there and accounts that are not wait alike', async () => {
    const { client } = await desk.reopen()
    const tried = async (account: string) => {
      const seconds: unknown[] = []
      for (let time = 0; time < 4; time += 1) {
        const error: unknown = await client.session
          .signIn({ account, password: 'wrong' })
          .catch((caught: unknown) => caught)
        seconds.push((error as { data: { code: string; parameters: unknown } }).data)
        desk.clock.advance(60_000)
      }
      return JSON.stringify(seconds)
    }
    const there = await tried('manager')
    await client.session.signIn({ account: 'manager', password: testPassword })
    await client.session.signOut({})
    expect(await tried('nobody')).toBe(there)
    // One name after the other is slowed as well.
    let last: unknown
    for (let at = 0; at < 20; at += 1) {
      last = await client.session
        .signIn({ account: `name${at}`, password: 'wrong' })
        .catch((caught: unknown) => caught)
      desk.clock.advance(60_000)
    }
    expect(last).toMatchObject({ data: { parameters: { seconds: 10 } } })
  })

  it('waits that somebody wrote into the file keep nobody out', async () => {
    const id = desk.desk.session.requireOpen().keyring.idOf('manager')
    desk.desk.close()
    const forever = { failures: 9, wait: 1e15, since: desk.clock.now() }
    writeFileSync(join(desk.dataDir, 'sign-in-delays.json'), JSON.stringify({ [id]: forever }))
    desk = await desk.reopen()
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
  })

  it.skipIf(process.platform === 'win32')('the folder and what is in it are this user’s alone', async () => {
    desk.desk.close()
    chmodSync(desk.dataDir, 0o755)
    chmodSync(join(desk.dataDir, 'keyring.json'), 0o644)
    chmodSync(join(desk.dataDir, 'desk.db'), 0o644)
    desk = await desk.reopen()
    const modeOf = (...name: readonly string[]) => statSync(join(desk.dataDir, ...name)).mode & 0o777
    expect([modeOf(), modeOf('keyring.json'), modeOf('desk.db')]).toEqual([0o700, 0o600, 0o600])
  })
})
