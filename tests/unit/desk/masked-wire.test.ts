/**
 * Over the real wire, whoever asks for whatever: no number, birth, or address of a protected person comes back in full
 * unless the log says that just this was shown, to whom, and of whom.
 */
import { randomUUID } from 'node:crypto'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { seededRandom, type Random } from '#demonstration/random'
import { deskContract } from '#centre/contract'
import { property } from '#ground/property'
import { holds, roles, type Role } from '#ground/roles/permissions'
import { seesPlain } from '#ground/roles/sensitive'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { newSendId, openTestDesk, type DeskClient, type TestDesk } from '../../support/desk'
import { disclosuresOf, type Disclosed } from '../../support/disclosures'
import { movesTheGround, walkedFeatures } from '../../support/feature-walks'
import { filledInput } from '../../support/filled-input'
import { plantThree, type PlantedValue } from '../../support/planted'
import { filesOf, unpacked } from '../../support/unpacked'
import { finish } from '../residents/people'

let desk: TestDesk
let client: DeskClient
let canaries: readonly PlantedValue[]
/** Every message that came over the wire since it was last emptied. */
let wire: string[] = []

beforeAll(async () => {
  desk = await openTestDesk()
  const { port1, port2 } = new MessageChannel()
  desk.desk.servePort(port1)
  port2.on('message', (message: unknown) => wire.push(textOf(message)))
  client = createORPCClient(new RPCLink({ port: port2 }))
  canaries = await plantThree(desk)
})
afterAll(() => desk.close())

/** A message as text, whatever it came as. */
function textOf(message: unknown): string {
  if (typeof message === 'string') return message
  if (message instanceof Uint8Array || message instanceof ArrayBuffer) {
    return Buffer.from(message as Uint8Array).toString('utf8')
  }
  return JSON.stringify(message)
}

/** Files that were fetched since `wire` was emptied. */
let files: readonly Blob[] = []

async function fetchMade(made: unknown): Promise<void> {
  files = [...files, ...(await filesOf(client, made))]
}

const callable = proceduresOf(deskContract).filter(
  ([name, procedure]) =>
    metaOf(procedure).kind !== 'keys' && !name.startsWith('session.') && !movesTheGround.has(name),
)

/** Whoever was put under protection on the way has their people's phones protected with their own. */
const isGuarded = (kind: string, field: string): boolean =>
  field === 'protected-phone' && kind === 'contact-phone'

/** What the log has to tell: a value came to whoever asked, and this is not on record. */
function notOnRecord(answer: string, role: Role, shown: readonly Disclosed[]): readonly string[] {
  return canaries
    .filter(({ value, kinds }) => answer.includes(value) && !kinds.some((kind) => seesPlain([role], kind)))
    .filter(
      ({ kinds, subject }) =>
        !shown.some(
          (row) =>
            (row.subject === subject || row.subject === 'residents:export') &&
            row.fields.some((field) => kinds.some((kind) => kind === field || isGuarded(kind, field))),
        ),
    )
    .map(({ value, kinds }) => `${kinds.join('/')} ${value}`)
}

async function callOf(name: string, input: unknown): Promise<void> {
  const procedure = name
    .split('.')
    .reduce<unknown>((branch, part) => (branch === null ? null : Reflect.get(Object(branch), part)), client)
  if (typeof procedure !== 'function') throw new Error(`${name} is not on the wire`)
  try {
    const answer = await (procedure as (input: unknown) => Promise<unknown>)(input)
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
      const steps = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]()
      let step = await steps.next()
      while (step.done !== true) step = await steps.next()
      await fetchMade(step.value)
    }
  } catch {
    // A refusal comes over the wire like any answer, and is searched like one.
  }
}

const words = (random: Random) => (field: string) => {
  const pick = canaries.map(({ value }) => value)
  if (/query|words/.test(field)) {
    const value = random.pick(['王', '王桂珍', '73-7-7739', ...pick])
    return [random.chance(0.5) ? value.slice(-4) : value]
  }
  return ['核对身份', 'note', '2026-11-23', '2026-11', 'A']
}

describe('the wire', () => {
  it('is looked at with something planted by each feature that has something to plant', () => {
    expect(walkedFeatures.filter(({ walk }) => walk.plant !== undefined).length).toBeGreaterThan(3)
    expect(canaries.length).toBeGreaterThan(60)
    const procedures = proceduresOf(deskContract).map(([name]) => name)
    expect([...movesTheGround].filter((name) => !procedures.includes(name))).toEqual([])
  })

  it.each(roles)('brings %s nothing in full that is not on record', async (role) => {
    await desk.signIn(role)
    const random = seededRandom(20_261 + roles.indexOf(role))
    const reached = new Set<string>()
    const own = callable.filter(([, procedure]) => holds([role], metaOf(procedure).permission))
    for (const [name, procedure] of own) {
      const schema: unknown = procedure['~orpc'].inputSchema
      if (!(schema instanceof z.ZodType)) throw new Error(`${name} has no schema`)
      const input = filledInput(schema, {
        random,
        texts: words(random),
        known: (field) =>
          field === 'sendId' ? [randomUUID()] : /^id$|Id$|^one$|^other$/.test(field) ? [1, 2, 3] : [],
      })
      wire = []
      files = []
      const before = disclosuresOf(desk).length
      await callOf(name, input)
      const answer = await unpacked(wire.join('\n'), files)
      if (answer.length > 0) reached.add(name)
      const found = notOnRecord(answer, role, disclosuresOf(desk).slice(before))
      expect(found, `${name} ${JSON.stringify(input)}`).toEqual([])
    }
    // What is asked for by chance is often not there; who reads little is asked for little.
    expect(reached.size).toBeGreaterThan(own.length / 4)
  })

  it.each(['manager', 'auditor', 'front-desk'] as const)(
    'shows %s no number that stands in a request, beside a paper or in the note of a disclosure',
    async (role) => {
      await desk.signIn(role)
      wire = []
      files = []
      const page = { limit: 50 }
      for (const id of [1, 2, 3]) {
        await callOf('privacy.requests.get', { id })
        await callOf('serviceRequests.get', { id })
        await callOf('serviceRequests.paper', { id, sheet: 'custody' })
      }
      await callOf('privacy.exports.list', page)
      await callOf('audit.list', { ...page, drafts: false })
      await callOf('audit.today', {})
      const answer = await unpacked(wire.join('\n'), files)
      expect(answer).toMatch(/\d{3}\*{4}\d{4}/)
      expect(notOnRecord(answer, role, [])).toEqual([])
    },
  )

  it('shows whoever answers a request what stands in it for a reason, on record', async () => {
    await desk.signIn('manager')
    const reveal = { id: 1, field: 'words', reason: { code: 'file-elsewhere', note: '' } } as const
    const before = disclosuresOf(desk).length
    expect(await client.privacy.requests.reveal(reveal)).toEqual({ value: '号码改成16827591641' })
    const shown = disclosuresOf(desk).slice(before)
    expect(shown).toMatchObject([{ subject: canaries[0]?.subject, fields: ['typed-number'] }])
    await desk.signIn('auditor')
    await expect(client.privacy.requests.reveal(reveal)).rejects.toThrow('session.forbidden')
  })

  it('does bring what is asked for with a reason: the search above would see it', async () => {
    await desk.signIn('front-desk')
    wire = []
    files = []
    const before = disclosuresOf(desk).length
    await client.residents.reveal({
      id: 1,
      field: { kind: 'id-number' },
      reason: { code: 'verify-identity', note: '' },
    })
    const answer = await unpacked(wire.join('\n'), files)
    expect(notOnRecord(answer, 'front-desk', [])).toEqual([expect.stringMatching(/^id-number /)])
    expect(notOnRecord(answer, 'front-desk', disclosuresOf(desk).slice(before))).toEqual([])
  })

  it('brings a whole register in full only on record, and a protected person’s address and phone not even then', async () => {
    await desk.signIn('manager')
    for (const masked of [true, false]) {
      wire = []
      files = []
      const work = client.residents.exportSheet({ sendId: newSendId(), purpose: '核对', masked, words: {} })
      await fetchMade(await finish(work))
      const answer = await unpacked(wire.join('\n'), files)
      const inFull = canaries.filter(({ value }) => answer.includes(value)).map(({ kinds }) => kinds[0])
      expect(new Set(inFull)).toEqual(
        new Set(
          masked ? ['address'] : ['address', 'id-number', 'birth', 'phone', 'contact-phone', 'typed-number'],
        ),
      )
    }
    expect(
      disclosuresOf(desk)
        .slice(-2)
        .map(({ fields, reason }) => [reason, ...fields]),
    ).toEqual([
      ['export', 'name', 'address', 'ethnicity', '3'],
      [
        ...['export', 'name', 'address', 'ethnicity', 'id-number', 'birth', 'phone'],
        ...['contact-phone', 'typed-number', '3'],
      ],
    ])
    expect(property(canaries[0], 'value')).toBeTruthy()
  })
})
