import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { ConnectionLost } from '#app/connection/connection'
import {
  deedOf,
  keepSendIds,
  sendingDeed,
  sendsAs,
  sendWithIdOf,
  takeDeedBeingSent,
  type IdOfDeed,
} from '#app/desk-client/send-id'

let now = 0
function keeper() {
  let made = 0
  now = Date.UTC(2026, 10, 23)
  return keepSendIds(
    () => `id-${(made += 1)}`,
    () => now,
  )
}
const refused = (code: string, kind = 'CONFLICT') =>
  new ORPCError(kind, { defined: true, data: { code, parameters: {}, fields: [] } })
const lost = () => Promise.reject(new ConnectionLost())
const done = (id: string) => Promise.resolve(id)

describe('a write', () => {
  it('that was answered has a new id the next time', async () => {
    const ids = keeper()
    expect(await ids.send('top-up', done)).toBe('id-1')
    expect(await ids.send('top-up', done)).toBe('id-2')
  })

  it('whose answer never came keeps its id, so that trying again does it once', async () => {
    const ids = keeper()
    await expect(ids.send('top-up', lost)).rejects.toBeInstanceOf(ConnectionLost)
    await expect(ids.send('top-up', lost)).rejects.toBeInstanceOf(ConnectionLost)
    expect(await ids.send('top-up', done)).toBe('id-1')
    expect(await ids.send('top-up', done)).toBe('id-2')
  })

  it('of something else is another deed, which gets no answer about the first', async () => {
    const ids = keeper()
    await expect(ids.send('lunch of 5', lost)).rejects.toThrow()
    expect(await ids.send('lunch of 6', done)).toBe('id-2')
    expect(await ids.send('lunch of 5', done)).toBe('id-1')
  })

  it('that was refused has a new id, because what is sent next is something else', async () => {
    const ids = keeper()
    await expect(ids.send('add', () => Promise.reject(refused('staff.account-taken')))).rejects.toThrow()
    expect(await ids.send('add', done)).toBe('id-2')
  })

  it.each([
    ['the desk was locked', 'LOCKED', 'session.locked'],
    ['whoever asks may not', 'FORBIDDEN', 'session.password-due'],
    ['nothing can be written now', 'UNAVAILABLE', 'store.full'],
  ])(
    'that was turned away at the door because %s keeps the id of the try before',
    async (_why, kind, code) => {
      const ids = keeper()
      await expect(ids.send('top-up', lost)).rejects.toThrow()
      await expect(ids.send('top-up', () => Promise.reject(refused(code, kind)))).rejects.toThrow()
      expect(await ids.send('top-up', done)).toBe('id-1')
    },
  )

  it('sent while the same is under way is another deed, and each keeps its own id', async () => {
    const ids = keeper()
    const first = ids.send('top-up', lost)
    const second = ids.send('top-up', done)
    await expect(first).rejects.toBeInstanceOf(ConnectionLost)
    expect(await second).toBe('id-2')
    expect(await ids.send('top-up', done)).toBe('id-1')
  })

  it('is not taken for a second try when it is asked for the next day', async () => {
    const ids = keeper()
    await expect(ids.send('top-up', lost)).rejects.toThrow()
    now += 24 * 60 * 60_000
    expect(await ids.send('top-up', done)).toBe('id-2')
  })
})

describe('what tells deeds apart', () => {
  const topUp = (fen: number) => deedOf(['canteen', 'balance', 'topUp'], { diner: 5, fen })

  it('is who sends what to which procedure, and nothing of it can be read there', async () => {
    sendsAs(1)
    const first = await topUp(100_00)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(await topUp(100_00)).toBe(first)
    expect(await topUp(200_00)).not.toBe(first)
    expect(await deedOf(['canteen', 'balance', 'payOut'], { diner: 5, fen: 100_00 })).not.toBe(first)
    sendsAs(2)
    expect(await topUp(100_00)).not.toBe(first)
  })
})

describe('a deed with an id of its own', () => {
  function draft(): IdOfDeed {
    let made = 1
    return { id: () => `draft-${made}`, renew: () => (made += 1) }
  }

  it('keeps it through lost answers and refusals, and gives it up once something is recorded', async () => {
    const deed = draft()
    await expect(sendWithIdOf(deed, lost)).rejects.toThrow()
    await expect(
      sendWithIdOf(deed, () => Promise.reject(refused('session.locked', 'LOCKED'))),
    ).rejects.toThrow()
    await expect(sendWithIdOf(deed, () => Promise.reject(refused('visits.no-name')))).rejects.toThrow()
    expect(await sendWithIdOf(deed, done)).toBe('draft-1')
    expect(await sendWithIdOf(deed, done)).toBe('draft-2')
  })

  it.each(['desk.done-differently', 'desk.send-id-taken'])(
    'has another after %s: whoever was told may send what they changed',
    async (code) => {
      const deed = draft()
      await expect(sendWithIdOf(deed, () => Promise.reject(refused(code)))).rejects.toThrow()
      expect(await sendWithIdOf(deed, done)).toBe('draft-2')
    },
  )

  it('is that of the first write that is begun before anything is waited for', async () => {
    const deed = draft()
    const seen: (IdOfDeed | undefined)[] = []
    await sendingDeed(deed, async () => {
      seen.push(takeDeedBeingSent(), takeDeedBeingSent())
      await Promise.resolve()
      seen.push(takeDeedBeingSent())
    })
    expect(seen).toEqual([deed, undefined, undefined])
    sendingDeed(deed, () => undefined)
    expect(takeDeedBeingSent()).toBeUndefined()
  })
})
