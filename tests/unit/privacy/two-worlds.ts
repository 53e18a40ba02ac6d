/**
 * Two desks that differ in nothing but what is hidden of a protected and of a locked person: where they live, their phones, the
 * days of their births, their contacts. Whoever cannot tell the two apart has learnt nothing.
 */
import { z } from 'zod'
import { house } from '#centre/house'
import { newSendId } from '../../support/desk'
import { idNumberFor, register } from '../residents/people'
import { move, openDraft, openServingDesk, type ServingDesk } from '../service-requests/desk'

export interface Secret {
  readonly phone: string
  readonly contact: string
  readonly birth: string
  readonly idNumber: string
  readonly door: { readonly building: string; readonly unit: string; readonly room: string }
  readonly grid: string
}

const secretOf = (birth: string, at: number, building: string, grid: string): Secret => ({
  phone: `138${at}7542${at}0${at}`,
  contact: `139${at}1166${at}2${at}`,
  birth,
  idNumber: idNumberFor(birth, 310 + 2 * at),
  door: { building, unit: String(at), room: `${at}01` },
  grid,
})

/** Of one year, and over at the day of the test, so that both are of one age. */
export const secrets = [
  secretOf('1944-03-20', 1, '13', 'grid-5'),
  secretOf('1944-11-02', 6, '27', 'grid-6'),
] as const

export const names = { guarded: '邴玉芳', locked: '邘玉芳', seen: '郏玉芳' } as const

export interface World extends ServingDesk {
  readonly people: Readonly<Record<keyof typeof names, number>>
}

/** With neighbours behind both doors and requests from both grids, whichever of them is the secret. */
export async function openWorld(secret: Secret): Promise<World> {
  const desk = await openServingDesk()
  const { client } = desk
  const known = (await client.dictionaries.list({})).entries
  for (const { grid } of secrets) {
    if (known.some(({ code }) => code === grid)) continue
    const label = `第${grid.slice(-1)}网格`
    await client.dictionaries.add({ sendId: newSendId(), dictionary: 'grid', label, tone: 'plain', note: '' })
  }
  const grids = (await client.dictionaries.list({})).entries.filter(({ dictionary }) => dictionary === 'grid')
  const gridOf = (grid: string): string =>
    grids.find(({ label }) => label === `第${grid.slice(-1)}网格`)?.code ?? ''
  const bring = async (name: string, own: Secret, served: boolean): Promise<number> => {
    const id = await register(client, {
      name,
      sex: 'female',
      idKind: 'resident-id',
      idNumber: own.idNumber,
      address: { estate: '', ...own.door, grid: gridOf(own.grid) },
      phones: [{ number: own.phone, owner: 'self', ownerName: '' }],
      contacts: [{ name: '妹妹', relation: '姐妹', phone: own.contact }],
    })
    if (!served) return id
    const request = await openDraft(desk, '养老待遇领取资格认证', { residentId: id, complete: true })
    await move(desk, request.id, { action: 'accept' })
    await client.visits.register({
      sendId: newSendId(),
      residentId: id,
      matter: '来问',
      then: { kind: 'wait' },
    })
    return id
  }
  const guarded = await bring(names.guarded, secret, true)
  const locked = await bring(
    names.locked,
    { ...secret, idNumber: idNumberFor(secret.birth, 402), phone: '13700007777' },
    true,
  )
  const seen = await bring(
    names.seen,
    { ...secrets[0], idNumber: idNumberFor('1950-05-05', 512), phone: '13600001234' },
    true,
  )
  // The same neighbours in both, so that no door and no grid is told by who else is there.
  let at = 520
  for (const { door, grid } of secrets) {
    for (const [name, phone] of [
      ['周邻', '13511110000'],
      ['吴邻', '13522220000'],
      ['郑邻', '13533330000'],
    ] as const) {
      at += 2
      await bring(name, { ...secrets[0], door, grid, phone, idNumber: idNumberFor('1961-06-06', at) }, true)
    }
  }
  const { store } = desk.desk.session.requireOpen()
  const { version } = await client.residents.read({ id: guarded })
  await client.residents.protect({
    sendId: newSendId(),
    id: guarded,
    version,
    basis: 'own-request',
    since: '2026-11-01',
    until: null,
  })
  store.sqlite.transaction(() => {
    house.locking.setLocked({ now: desk.clock.now(), statement: (sql) => store.statement(sql) }, locked, true)
  })()
  return Object.assign(desk, { people: { guarded, locked, seen } })
}

/** An answer or a refusal as text, without what is made by chance: where a list goes on, and names of files. */
export const asText = (answer: unknown): string =>
  JSON.stringify(answer, (key, value: unknown) => {
    if (key === 'next') return z.string().nullable().safeParse(value).data === null ? null : 'goes on'
    return key === 'file' || key === 'fingerprint' ? 'by chance' : value
  })
