/** A protected person's number is theirs on whoever's record it stands: as the phone of who lives with them, and as a contact's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCall } from '#desk/session/calls'
import { held } from '#features/residents/personal-data/service/held'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { disclosuresOf } from '../../support/disclosures'
import { takenOut } from '../../support/taken-out'
import { unpacked } from '../../support/unpacked'
import { register } from './people'

const hers = '13817542630'
const own = '13912345678'
let desk: TestDesk
let daughter: number
let mother: number
let father: number
beforeEach(async () => {
  desk = await openTestDesk()
  daughter = await register(desk.client, {
    name: '陈玉芳',
    phones: [{ number: hers, owner: 'self', ownerName: '' }],
  })
  mother = await register(desk.client, {
    name: '陈老太',
    phones: [{ number: hers, owner: 'child', ownerName: '陈玉芳' }],
    contacts: [{ name: '陈玉芳', relation: '女儿', phone: hers }],
    remark: `有事打138-1754-2630，女儿接；邻居${own}`,
  })
  father = await register(desk.client, {
    name: '陈大爷',
    phones: [
      { number: own, owner: 'self', ownerName: '' },
      { number: hers, owner: 'child', ownerName: '' },
    ],
  })
})
afterEach(() => desk.close())

async function protect(): Promise<void> {
  const { version } = await desk.client.residents.read({ id: daughter })
  const order = { basis: 'own-request', since: '2026-11-01', until: null } as const
  await desk.client.residents.protect({ sendId: newSendId(), id: daughter, version, ...order })
}
const cardOf = async (query: string) =>
  (await desk.client.residents.find({ query, limit: 5 })).found.map(({ card }) => card.phone)
const emergency = { code: 'emergency', note: '' } as const

describe('the number of a protected person', () => {
  it('shows no digit on the record, the card and the history of whoever else has it, from that day until it ends', async () => {
    expect(await cardOf('陈老太')).toEqual(['138****2630'])
    await protect()
    const record = await desk.client.residents.read({ id: mother })
    expect(record).toMatchObject({ phones: [{ number: '****' }], contacts: [{ phone: '****' }] })
    expect(await cardOf('陈老太')).toEqual(['****'])
    // Of who has one of their own besides, that one stands on the card as before.
    expect(await cardOf('陈大爷')).toEqual(['139****5678'])
    expect((await desk.client.residents.read({ id: father })).phones.map(({ number }) => number)).toEqual([
      '139****5678',
      '****',
    ])
    await desk.client.residents.endProtection({
      ...{ sendId: newSendId(), id: daughter, reason: '期满' },
      version: (await desk.client.residents.read({ id: daughter })).version,
    })
    expect(await cardOf('陈老太')).toEqual(['138****2630'])
  })

  it('is shown for a reason to who may reach her, on record as hers, and never to the canteen', async () => {
    await protect()
    const fields = [{ kind: 'phone', at: 0 } as const, { kind: 'contact-phone', at: 0 } as const]
    await desk.signIn('front-desk')
    for (const field of fields) {
      expect(await desk.client.residents.reveal({ id: mother, field, reason: emergency })).toEqual({
        value: hers,
      })
      expect(disclosuresOf(desk).at(-1)).toMatchObject({
        subject: `resident:${mother}`,
        fields: ['protected-phone'],
      })
    }
    await desk.signIn('canteen')
    for (const field of fields)
      await expect(
        desk.client.residents.reveal({ id: mother, field, reason: emergency }),
      ).rejects.toMatchObject({
        data: { code: 'sensitive.not-for-this-role' },
      })
    expect(
      await desk.client.residents.reveal({ id: father, field: { kind: 'phone', at: 0 }, reason: emergency }),
    ).toEqual({ value: own })
  })

  it('is in no register that leaves the desk, masked or not, however it was typed', async () => {
    await protect()
    for (const masked of [true, false]) {
      const { bytes } = await takenOut(
        desk.client,
        desk.client.residents.exportSheet({ sendId: newSendId(), purpose: '核对', masked, words: {} }),
      )
      const text = await unpacked('', [new Blob([bytes])])
      expect(text.replaceAll('-', '')).not.toContain(hers)
      expect(text).not.toMatch(/2630/)
      expect(text.includes(own)).toBe(!masked)
    }
  })

  it('is on her own copy, and on nobody else’s', async () => {
    await protect()
    // What her keeper tells is what her copy is made of.
    const copyOf = (id: number) => JSON.stringify(held(readCall(desk.desk.session), [id]))
    expect(copyOf(daughter)).toContain(hers)
    for (const id of [mother, father]) expect(copyOf(id)).not.toMatch(/1754-?2630/)
    expect(copyOf(father)).toContain(own)
  })
})
