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
import { roles, type Role } from '#ground/roles/permissions'
import { seesPlain, type SensitiveKind } from '#ground/roles/sensitive'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { newSendId, openTestDesk, type DeskClient, type TestDesk } from '../../support/desk'
import { disclosuresOf, type Disclosed } from '../../support/disclosures'
import { filledInput } from '../../support/filled-input'
import { filesOf, unpacked } from '../../support/unpacked'
import { finish, idNumberFor, register } from '../residents/people'

const callsEach = 200

interface Canary {
  readonly value: string
  /** The kinds of which one has to be on record. */
  readonly kinds: readonly SensitiveKind[]
  readonly subject: string
}

let desk: TestDesk
let client: DeskClient
let canaries: readonly Canary[]
/** Every message that came over the wire since it was last emptied. */
let wire: string[] = []

const person = (at: number) => ({
  idKind: 'resident-id' as const,
  idNumber: idNumberFor(`194${at}-0${at + 2}-2${at}`, 310 + at),
  phones: [{ number: `1381754263${at}`, owner: 'self' as const, ownerName: '' }],
  contacts: [{ name: '李明', relation: '儿子', phone: `1397153862${at}` }],
  remark: `女儿电话1361395284${at}`,
  address: { estate: '', building: `7${at}`, unit: '7', room: `77Z${at}Q`, grid: 'grid-5' },
})

beforeAll(async () => {
  desk = await openTestDesk()
  const { port1, port2 } = new MessageChannel()
  desk.desk.servePort(port1)
  port2.on('message', (message: unknown) => wire.push(textOf(message)))
  client = createORPCClient(new RPCLink({ port: port2 }))
  const found: Canary[] = []
  for (const at of [1, 2, 3]) {
    const { idNumber, phones, contacts, remark, address } = person(at)
    const id = await register(desk.client, { ...person(at), name: `王桂珍${at}` })
    const subject = `resident:${id}`
    const isProtected = at === 3
    const [phone] = phones
    const [contact] = contacts
    found.push(
      { value: idNumber, kinds: ['id-number'], subject },
      { value: `194${at}-0${at + 2}-2${at}`, kinds: ['birth'], subject },
      { value: phone?.number ?? '', kinds: [isProtected ? 'protected-phone' : 'phone'], subject },
      { value: contact?.phone ?? '', kinds: ['contact-phone'], subject },
      { value: remark.slice(4), kinds: ['typed-number'], subject },
      { value: address.room, kinds: [isProtected ? 'protected-address' : 'address'], subject },
    )
    if (isProtected) {
      const since = { basis: 'protection-order', since: '2026-11-01', until: null } as const
      await desk.client.residents.protect({ sendId: newSendId(), id, version: 1, ...since })
    }
    const agent = {
      name: '周浩',
      idNumber: idNumberFor(`196${at}-05-06`, 410 + at),
      phone: `1372846153${at}`,
      relation: '邻居',
    }
    const { id: request, seen } = await desk.client.serviceRequests.open({
      sendId: newSendId(),
      residentId: id,
      itemId: 1,
      mode: 'assisted',
      agent,
      mandate: { powers: '代为办理', until: '2026-12-31' },
      received: [],
      note: `回电1356275931${at}`,
      then: { kind: 'accept', withoutMaterials: `补交，问1346175392${at}` },
    })
    await desk.client.serviceRequests.saveGridWorker({
      sendId: newSendId(),
      name: '李强',
      phone: `1332759164${at}`,
      grid: '第5网格',
      active: true,
    })
    const errand = {
      assignee: { kind: 'worker', id: 1 },
      kind: 'fetch-materials',
      address: '',
      matter: `取材料，到了打1322759164${at}`,
      materials: '户口簿',
      phone: `1312759164${at}`,
      due: null,
    } as const
    const step = { action: 'dispatch', errand } as const
    await desk.client.serviceRequests.move({ sendId: newSendId(), id: request, seen, step })
    await desk.client.visits.register({
      sendId: newSendId(),
      residentId: id,
      matter: `问社保，电话1582759164${at}`,
      then: { kind: 'answered', answer: `已答，记下1592759164${at}` },
    })
    const { materials } = await desk.client.serviceRequests.get({ id: request })
    await desk.client.serviceRequests.recordCustody({
      sendId: newSendId(),
      id: request,
      movement: 'received',
      holder: null,
      note: `邻居送来，电话1662759164${at}`,
      entries: [{ materialId: materials[0]?.id ?? 0, form: 'copy', count: 1 }],
    })
    const asked = await desk.client.privacy.requests.receive({
      sendId: newSendId(),
      residentId: id,
      kind: 'correction',
      by: 'relative',
      byName: `李明1672759164${at}`,
      words: `号码改成1682759164${at}`,
      received: '2026-11-23',
    })
    const decision = `已告知，回电1692759164${at}`
    for (const step of [{ step: 'begin' }, { step: 'refuse', text: decision }] as const) {
      await desk.client.privacy.requests.step({ sendId: newSendId(), id: asked.id, step })
    }
    await desk.client.residents.reveal({
      id,
      field: { kind: 'birth' },
      reason: { code: 'other', note: `来电1702759164${at}` },
    })
    const purpose = `报街道1712759164${at}`
    await finish(desk.client.residents.exportSheet({ sendId: newSendId(), purpose, masked: true, words: {} }))
    found.push(
      { value: agent.idNumber, kinds: ['agent-id-number'], subject },
      { value: agent.phone, kinds: ['agent-phone'], subject },
      ...[`1356275931${at}`, `1346175392${at}`, `1322759164${at}`, `1582759164${at}`, `1592759164${at}`].map(
        (value): Canary => ({ value, kinds: ['typed-number'], subject }),
      ),
      ...[166, 167, 168, 169, 170, 171].map((digits): Canary => ({
        value: `${digits}2759164${at}`,
        kinds: ['typed-number'],
        subject,
      })),
      { value: `1312759164${at}`, kinds: [isProtected ? 'protected-phone' : 'phone'], subject },
      { value: `1332759164${at}`, kinds: ['worker-phone'], subject },
    )
  }
  await desk.client.visits.register({
    sendId: newSendId(),
    visitor: '老张 18827591644',
    matter: '问路',
    then: { kind: 'wait' },
  })
  canaries = [...found, { value: '18827591644', kinds: ['typed-number'], subject: 'visit:4' }]
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

/**
 * Procedures that would take the claim its ground: they end a protection, take numbers away, give a visit another person or
 * a member of staff another role, or keep what the asking person typed themselves.
 */
const changesTheGround =
  /^(session|staff)\.|^privacy\.(requests\.(receive|step)|breaches\.keep|saveSettings)|^residents\.(edit|endProtection|protect|merge|takeBackMerge|moveWithin|setStatus|registerFile)|^serviceRequests\.(amend|saveGridWorker|saveView)|^visits\.(amend|undo)|^backups\./

const callable = proceduresOf(deskContract).filter(
  ([name, procedure]) => metaOf(procedure).kind !== 'keys' && !changesTheGround.test(name),
)

/** What the log has to tell: a value came to whoever asked, and this is not on record. */
function notOnRecord(answer: string, role: Role, shown: readonly Disclosed[]): readonly string[] {
  return canaries
    .filter(({ value, kinds }) => answer.includes(value) && !kinds.some((kind) => seesPlain([role], kind)))
    .filter(
      ({ kinds, subject }) =>
        !shown.some(
          (row) =>
            (row.subject === subject || row.subject === 'residents:export') &&
            row.fields.some((field) => kinds.some((kind) => kind === field)),
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
  it.each(roles)('brings %s nothing in full that is not on record', async (role) => {
    await desk.signIn(role)
    const random = seededRandom(20_261 + roles.indexOf(role))
    const reached = new Set<string>()
    for (let turn = 0; turn < callsEach; turn += 1) {
      const [name, procedure] =
        random.pick([callable[turn % callable.length] ?? callable[0], ...callable]) ?? []
      if (name === undefined || procedure === undefined) throw new Error('nothing to call')
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
    expect(reached.size).toBeGreaterThan(40)
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
        new Set(masked ? ['address'] : ['address', 'id-number', 'birth', 'phone']),
      )
    }
    expect(
      disclosuresOf(desk)
        .slice(-2)
        .map(({ fields, reason }) => [reason, ...fields]),
    ).toEqual([
      ['export', 'name', 'address', '3'],
      ['export', 'name', 'address', 'id-number', 'birth', 'phone', '3'],
    ])
    expect(property(canaries[0], 'value')).toBeTruthy()
  })
})
