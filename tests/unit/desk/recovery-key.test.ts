/** The printed recovery key: nothing of it is kept, and it counts as printed once the whole of it was typed from paper. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mistypedGroups, newRecoveryKey, readRecoveryKey } from '#vault/keyring/recovery-key'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('what is printed', () => {
  it('is eight groups of four random letters, each with one that checks them', () => {
    const key = newRecoveryKey()
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(mistypedGroups(key)).toEqual([])
    expect(readRecoveryKey(` ${key.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)).toBe(key)
  })

  it('tells the group in which a letter is wrong, or two neighbours are swapped', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 31 }))
    fc.assert(
      fc.property(place, ([at, other]) => {
        const letters = newRecoveryKey().replaceAll('-', '')
        const wrong = `${letters.slice(0, at)}${alphabet[other] ?? ''}${letters.slice(at + 1)}`
        expect(mistypedGroups(wrong)).toEqual(wrong === letters ? [] : [Math.floor(at / 5) + 1])
        if (at % 5 === 4) return
        const [one = '', two = ''] = letters.slice(at, at + 2)
        const swapped = `${letters.slice(0, at)}${two}${one}${letters.slice(at + 2)}`
        expect(mistypedGroups(swapped)).toEqual(swapped === letters ? [] : [Math.floor(at / 5) + 1])
      }),
    )
  })

  it('tells groups that stand in each other’s place', () => {
    const [first = '', second = '', ...rest] = newRecoveryKey().split('-')
    if (first !== second) expect(mistypedGroups([second, first, ...rest].join('-'))).toEqual([1, 2])
  })

  it('of before, without check letters, is read as it was printed', () => {
    expect(readRecoveryKey('abcd efgh jkmn pqrs tvwx yz01 2345 6789')).toBe(
      'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789',
    )
    expect(mistypedGroups('abcd efgh jkmn pqrs tvwx yz01 2345 6789')).toEqual([])
  })
})

describe('a desk', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openTestDesk()
  })
  afterEach(() => {
    desk.close()
  })

  const confirm = (recoveryKey: string) =>
    desk.client.session.confirmRecoveryKey({ sendId: newSendId(), recoveryKey })
  const setting = () =>
    desk.desk.session
      .requireOpen()
      .store.statement(`SELECT value FROM settings WHERE key = 'recovery-key'`)
      .pluck()
      .get()
  const state = () => desk.client.session.state({})

  it('keeps nothing of the key, from the first moment on', () => {
    expect(setting()).toBe('{"confirmed":false,"renewalDue":false}')
  })

  it('takes the whole key, typed as people type, and tries it on its slot', async () => {
    await confirm(desk.recoveryKey.toLowerCase().replaceAll('-', ' '))
    expect(await state()).toMatchObject({ recoveryKeyConfirmed: true, recoveryKeyRenewalDue: false })
    expect(setting()).toBe('{"confirmed":true,"renewalDue":false}')
  })

  it('names mistyped groups without trying, and makes whoever types another key wait', async () => {
    const [first = '', ...rest] = desk.recoveryKey.split('-')
    const wrong = `${first.slice(0, 4)}${first[4] === 'A' ? 'B' : 'A'}`
    await expect(confirm([wrong, ...rest].join('-'))).rejects.toMatchObject({
      data: { code: 'session.recovery-groups-differ', parameters: { groups: '1' } },
    })
    for (const seconds of [0, 0, 5]) {
      await expect(confirm(newRecoveryKey())).rejects.toMatchObject({
        data: { code: 'session.recovery-key-differs', parameters: { seconds } },
      })
    }
    await expect(confirm(desk.recoveryKey)).rejects.toMatchObject({ data: { code: 'session.wait' } })
    expect(await state()).toMatchObject({ recoveryKeyConfirmed: false })
  })

  it('asks the manager and nobody else', async () => {
    await desk.signIn('front-desk')
    await expect(confirm(desk.recoveryKey)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('of before loses the digests it kept, and asks for a new paper until there is one', async () => {
    const digests = JSON.stringify({ confirmed: true, digests: ['a'.repeat(64)] })
    desk.desk.session
      .requireOpen()
      .store.statement(`UPDATE settings SET value = ? WHERE key = 'recovery-key'`)
      .run(digests)
    desk = await desk.reopen()
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect(setting()).toBe('{"confirmed":true,"renewalDue":true}')
    expect(await state()).toMatchObject({ recoveryKeyConfirmed: true, recoveryKeyRenewalDue: true })
    const { recoveryKey } = await desk.client.session.renewRecoveryKey({
      sendId: newSendId(),
      password: testPassword,
    })
    await confirm(recoveryKey)
    expect(await state()).toMatchObject({ recoveryKeyConfirmed: true, recoveryKeyRenewalDue: false })
  })
})
