/** Reading by searching is reading: digits answer as the last four or whole, and whoever asks for many is stopped. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#ground/roles/permissions'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { disclosuresOf } from '../../support/disclosures'
import { idNumberFor, register } from './people'

const phone = '13817542204'
const idNumber = idNumberFor('1944-03-20', 152)
const name = '孙晓燕'

let desk: TestDesk
let person: number
beforeEach(async () => {
  desk = await openTestDesk()
  await register(desk.client, {
    name: '赵秀兰',
    phones: [{ number: '13900001111', owner: 'self', ownerName: '' }],
  })
  person = await register(desk.client, {
    name,
    idKind: 'resident-id',
    idNumber,
    phones: [
      { number: phone, owner: 'self', ownerName: '' },
      { number: '02787222160', owner: 'self', ownerName: '' },
    ],
  })
})
afterEach(() => desk.close())

const protect = async (): Promise<void> => {
  const { version } = await desk.client.residents.read({ id: person })
  await desk.client.residents.protect({
    sendId: newSendId(),
    id: person,
    version,
    basis: 'own-request',
    since: '2026-11-01',
    until: null,
  })
}

/** Slowly enough that nobody is stopped. */
const find = async (query: string): Promise<boolean> => {
  desk.clock.setDate(desk.clock.now() + 4_000)
  const { found } = await desk.client.residents.find({ query, limit: 20 })
  return found.some(({ card }) => card.id === person)
}

/** Reads a number from its end, a digit at a time, by what the search answers; as much of it as that tells. */
async function readFromItsEnd(known: string, length: number): Promise<string> {
  let tail = known
  while (tail.length < length) {
    let next: string | undefined
    for (const digit of '0123456789') {
      if (await find(`${name} ${digit}${tail}`)) next = digit
      if (next !== undefined) break
    }
    if (next === undefined) return tail
    tail = `${next}${tail}`
  }
  return tail
}

const refusal = { code: 'UNAVAILABLE', data: { code: 'reading.too-many-numbers' } }
const stops = (): number =>
  Number(
    desk.desk.session
      .requireOpen()
      .store.statement(
        "SELECT count(*) FROM audit WHERE outcome = 'refused' AND digest = 'reading.too-many-numbers'",
      )
      .pluck()
      .get(),
  )

describe('a number in the search', () => {
  it('is not read digit by digit by who may not have it shown', async () => {
    await desk.signIn('auditor')
    const found = async (query: string) => (await desk.client.audit.findResident({ query })).found.length
    for (const query of ['2204', phone, idNumber, '87222160', '02787222160']) {
      expect(await found(`${name} ${query}`), query).toBe(1)
    }
    expect(await found(`${name} ${idNumber.slice(-4)}`)).toBe(1)
    const parts = ['42204', '542204', '17542204', '3817542204', '8175', '1381', '138', '7222160', '787222160']
    for (const query of [...parts, ...[5, 6, 7, 8, 12].map((length) => idNumber.slice(-length))]) {
      expect(await found(`${name} ${query}`), query).toBe(0)
    }
  })

  it('is not read from its end at the canteen, where nobody needs a number of a document', async () => {
    await desk.signIn('canteen')
    expect(await readFromItsEnd(idNumber.slice(-4), 8)).toBe(idNumber.slice(-4))
    const { found } = await desk.client.residents.find({ query: name, limit: 5 })
    expect(found[0]?.card.idNumber).toBe(`****${idNumber.slice(-2)}`)
  })

  it.each(['front-desk', 'mediator', 'canteen', 'manager'] satisfies Role[])(
    'of a protected person answers as a whole alone, and nothing of it is shown: %s',
    async (role) => {
      await protect()
      await desk.signIn(role)
      // 42 calls read all of it before, and 19 an ID number.
      expect(await readFromItsEnd('', 11)).toBe('')
      expect(await readFromItsEnd(phone.slice(-4), 11)).toBe(phone.slice(-4))
      expect(await readFromItsEnd(idNumber.slice(-4), 18)).toBe(idNumber.slice(-4))
      for (const query of [phone, idNumber, '02787222160', '87222160']) {
        expect(await find(query), query).toBe(true)
      }
      const { found } = await desk.client.residents.find({ query: name, limit: 5 })
      expect(found[0]?.card).toMatchObject({ phone: '****', idNumber: '****', phoneOwner: null })
      expect(found[0]?.hits).toMatchObject({ phone: [], idNumber: [] })
    },
  )

  it('that leads to one person is a look at them, once a day', async () => {
    const staffId = await desk.signIn('front-desk')
    await find(name)
    expect(disclosuresOf(desk)).toEqual([])
    for (const query of ['2204', '7542204', `${name} 8175`]) expect(await find(query)).toBe(true)
    const look = { staffId, subject: `resident:${person}`, reason: 'duty', fields: ['name'], note: '' }
    expect(disclosuresOf(desk)).toEqual([{ ...look, procedure: 'residents.find', outcome: 'disclosed' }])
  })

  it('narrows no list of requests: its words are names', async () => {
    const { items } = await desk.client.serviceRequests.items.list({ withdrawn: false })
    await desk.client.serviceRequests.open({
      sendId: newSendId(),
      residentId: person,
      itemId: items[0]?.id ?? 0,
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: [],
      note: '',
      then: { kind: 'keep' },
    })
    const rowsOf = async (words: string) =>
      (await desk.client.serviceRequests.list({ filter: { scope: 'all', words }, limit: 10 })).rows.length
    expect(await rowsOf('孙')).toBe(1)
    expect(await rowsOf(`${name} 8175`)).toBe(await rowsOf(`${name} 9999`))
    expect(await rowsOf('8175')).toBe(0)
  })

  it('is not confirmed by a birth that is tried in the form', async () => {
    const ask = (birth: string) => desk.client.residents.checkNew({ name, birth, idNumber: '', phones: [] })
    expect((await ask('1944-03-20')).alike).toHaveLength(1)
    await protect()
    expect(await ask('1944-03-20')).toEqual(await ask('1944-03-21'))
  })
})

describe('more than twenty searches by a number in a minute', () => {
  const search = (query: string) => desk.client.residents.find({ query, limit: 20 })
  const numbers = Array.from({ length: 20 }, (_, at) => String(13_900_002_000 + at))

  it('are stopped, and that is a row, once for each time', async () => {
    await desk.signIn('front-desk')
    for (const number of numbers) await search(number)
    for (const query of ['2204', phone]) await expect(search(query)).rejects.toMatchObject(refusal)
    expect(stops()).toBe(1)
    // Whoever is looked for by name, or stands at the till, is found all the same.
    expect((await search(name)).found).toHaveLength(1)
    desk.clock.setDate(desk.clock.now() + 61_000)
    expect((await search(phone)).found).toHaveLength(1)
  })

  it('are stopped whichever search they are asked in', async () => {
    await desk.signIn('canteen')
    for (const [at, number] of numbers.entries()) {
      if (at % 2 === 0) await desk.client.canteen.till.find({ query: number })
      else await desk.client.canteen.diners.list({ tab: 'all', query: number, limit: 10 })
    }
    await expect(search(phone)).rejects.toMatchObject(refusal)
    await expect(desk.client.canteen.till.find({ query: phone })).rejects.toMatchObject(refusal)
  })

  it('are counted across a restart', async () => {
    await desk.signIn('front-desk')
    for (const number of numbers) await search(number)
    const again = await desk.reopen()
    await again.signIn('front-desk')
    await expect(again.client.residents.find({ query: phone, limit: 5 })).rejects.toMatchObject(refusal)
    again.close()
  })

  it('are not what typing is: a number that goes on is one search', async () => {
    await desk.signIn('front-desk')
    for (let round = 0; round < 6; round += 1) {
      for (let length = 1; length <= phone.length; length += 1) await search(phone.slice(0, length))
      await search('')
    }
    // Taking the last digit back and trying the next is.
    const tries = async () => {
      for (let at = 0; at < 20; at += 1) {
        await search('1381')
        await search(`1381${at % 10}`)
      }
    }
    await expect(tries()).rejects.toMatchObject(refusal)
  })
})
