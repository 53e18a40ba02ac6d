/** A card's phone goes by the table of sensitive fields: were it given to a role, that role would see it, and no other. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Role } from '#ground/roles/permissions'
import type * as sensitive from '#ground/roles/sensitive'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from './people'

/** As if the table gave phones to the canteen by duty, those of protected people left out. */
vi.mock('#ground/roles/sensitive', async (original) => {
  const table = await original<typeof sensitive>()
  const seesPlain = (roles: readonly Role[], kind: sensitive.SensitiveKind): boolean =>
    (kind === 'phone' && roles.includes('canteen')) || table.seesPlain(roles, kind)
  return { ...table, seesPlain }
})

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
  const phones = (number: string) => [{ number, owner: 'self' as const, ownerName: '' }]
  const kept = await register(desk.client, { name: '赵一' })
  const gone = await register(desk.client, { name: '赵一', phones: phones('13817542631') })
  await desk.client.residents.merge({ sendId: newSendId(), kept, gone, take: [] })
  const id = await register(desk.client, { name: '赵二', phones: phones('13817542632') })
  const since = { basis: 'own-request', since: '2026-11-01', until: null } as const
  await desk.client.residents.protect({ sendId: newSendId(), id, version: 1, ...since })
})
afterAll(() => desk.close())

it.each([
  ['canteen', ['****', '13817542631']],
  ['front-desk', ['****', '138****2631']],
] as const)('as the table has it for %s', async (role, shown) => {
  await desk.signIn(role)
  const { found } = await desk.client.residents.find({ query: '赵', limit: 5 })
  const cards = found.map(({ card }) => card)
  const [guarded] = cards.filter(({ addressHidden }) => addressHidden)
  const [other] = cards.filter(({ addressHidden }) => !addressHidden)
  expect([guarded?.phone, other?.phone]).toEqual(shown)
})
