import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { ConnectionLost } from '#app/connection/connection'
import { keepSendId } from '#app/desk-client/send-id'

function keeper() {
  let made = 0
  return keepSendId(() => `id-${(made += 1)}`)
}
const refused = () =>
  new ORPCError('CONFLICT', {
    defined: true,
    data: { code: 'staff.account-taken', parameters: {}, fields: [] },
  })

describe('a write', () => {
  it('that was answered has a new id the next time', async () => {
    const ids = keeper()
    expect(await ids.send(Promise.resolve.bind(Promise))).toBe('id-1')
    expect(await ids.send(Promise.resolve.bind(Promise))).toBe('id-2')
  })

  it('whose answer never came keeps its id, so that trying again does it once', async () => {
    const ids = keeper()
    const sent: string[] = []
    const lost = (id: string) => {
      sent.push(id)
      return Promise.reject(new ConnectionLost())
    }
    await expect(ids.send(lost)).rejects.toBeInstanceOf(ConnectionLost)
    await expect(ids.send(lost)).rejects.toBeInstanceOf(ConnectionLost)
    expect(await ids.send((id) => Promise.resolve(id))).toBe('id-1')
    expect(sent).toEqual(['id-1', 'id-1'])
  })

  it('that was refused has a new id, because what is sent next is something else', async () => {
    const ids = keeper()
    await expect(ids.send(() => Promise.reject(refused()))).rejects.toThrow()
    expect(await ids.send((id) => Promise.resolve(id))).toBe('id-2')
  })

  it('sent while another is under way is another deed, and each keeps its own id', async () => {
    const ids = keeper()
    const sent: string[] = []
    const lost = (id: string) => {
      sent.push(id)
      return Promise.reject(new ConnectionLost())
    }
    const first = ids.send(lost)
    const second = ids.send((id) => Promise.resolve(id))
    await expect(first).rejects.toBeInstanceOf(ConnectionLost)
    expect(await second).toBe('id-2')
    expect(await ids.send((id) => Promise.resolve(id))).toBe('id-1')
    expect(sent).toEqual(['id-1'])
  })
})
