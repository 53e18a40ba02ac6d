/**
 * Whoever is not to be seen is in no answer: the same calls are made while nobody is hidden and again when one person was
 * locked, one is protected, and one belongs to an import that is not done. A list that forgets the scope names them.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deskContract } from '#centre/contract'
import { house } from '#centre/house'
import { seededRandom } from '#demonstration/random'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { holds, type Role } from '#ground/roles/permissions'
import { newSendId } from '../../support/desk'
import { filledInput } from '../../support/filled-input'
import { walkedFeatures } from '../../support/feature-walks'
import { walkerAt } from '../../support/walker'
import { filesOf, unpacked } from '../../support/unpacked'
import type { Progress } from '#ground/contract/procedure'
import { finish, idNumberFor, register } from '../residents/people'
import { move, openDraft, openServingDesk, refusalOf, type ServingDesk } from '../service-requests/desk'

/** Each has a character in their name that stands nowhere else, so that a name shown in part is found too. */
const people = {
  seen: { sign: '郏', name: '郏玉芳', door: '11', at: 1 },
  locked: { sign: '邘', name: '邘玉芳', door: '12', at: 2 },
  guarded: { sign: '邴', name: '邴玉芳', door: '13', at: 3 },
  coming: { sign: '郐', name: '郐玉芳', door: '14', at: 4 },
} as const
type Who = keyof typeof people
const everyone = ['seen', 'locked', 'guarded', 'coming'] as const

const ids = new Map<Who, number>()
const numbers = new Map<Who, string>()
const idOf = (who: Who): number => ids.get(who) ?? 0

let desk: ServingDesk

/** Somebody with everything that a list could stand on: neighbours, a twin, visits, a request, an errand, duties, consent. */
async function bring(who: Who): Promise<void> {
  const { client } = desk
  const { name, sign, door, at } = people[who]
  const address = { estate: '', building: door, unit: '1', room: '101', grid: 'grid-5' }
  const phones = [{ number: `1381754263${at}`, owner: 'self' as const, ownerName: '' }]
  const { id } = await client.residents.register({
    sendId: newSendId(),
    person: {
      name,
      sex: 'female',
      idKind: 'resident-id',
      idNumber: numberOf(who),
      birth: null,
      registration: 'local',
      registrationPlace: '',
      address,
      phones,
      contacts: [],
      remark: '',
    },
    relation: 'head',
    tags: [],
    consent: { noticeVersion: '1', day: '2026-11-20', by: 'self', guardianName: '', guardianRelation: '' },
  })
  ids.set(who, id)
  // Behind the door of who will be guarded lives nobody else, so that its number tells of them alone.
  if (who !== 'guarded') await register(client, { name: '邻居', address })
  await register(client, { name, phones })
  // What was said and the number of the request tell of them where a list has lost their name alone.
  const visit = { residentId: id, matter: `${sign}家的事` }
  await client.visits.register({ sendId: newSendId(), ...visit, then: { kind: 'answered', answer: '已答' } })
  await client.visits.register({ sendId: newSendId(), ...visit, then: { kind: 'wait' } })
  const request = await openDraft(desk, '养老待遇领取资格认证', { residentId: id, complete: true })
  numbers.set(who, request.number)
  await move(desk, request.id, { action: 'accept' })
  await move(desk, request.id, {
    action: 'dispatch',
    errand: {
      assignee: { kind: 'staff', id: desk.managerId },
      kind: 'fetch-materials',
      address: '',
      matter: '取材料',
      materials: '户口簿',
      phone: '',
      due: null,
    },
  })
  await client.serviceRequests.renewals.enrol({
    sendId: newSendId(),
    residentId: id,
    itemId: await desk.item('养老待遇领取资格认证'),
    due: '2026-11-25',
  })
  await client.residents.reveal({ id, field: { kind: 'birth' }, reason: { code: 'reach-person', note: '' } })
}

/** Features in whose lists `bring` has put everyone. */
const brought: ReadonlySet<string> = new Set(['residents', 'visits', 'serviceRequests'])

/** Locks one, guards one, and lets one be of an import that is just being taken back. */
async function hide(): Promise<void> {
  const { store } = desk.desk.session.requireOpen()
  const statement = (sql: string) => store.statement(sql)
  const twinsOf = (who: Who) =>
    z
      .array(z.number())
      .parse(statement('SELECT id FROM residents WHERE name = ?').pluck().all(people[who].name))
  store.sqlite.transaction(() => {
    for (const id of twinsOf('locked'))
      house.locking.setLocked({ now: desk.clock.now(), statement }, id, true)
    const { lastInsertRowid } = store.sqlite
      .prepare(
        `INSERT INTO resident_imports (state, file_name, at, staff_id, added, changed, unchanged, refused, new_entries)
         VALUES ('undoing', '花名册.xlsx', 0, ?, 1, 0, 0, 0, '[]')`,
      )
      .run(desk.managerId)
    for (const id of twinsOf('coming')) {
      statement('UPDATE residents SET import_id = ? WHERE id = ?').run(lastInsertRowid, id)
    }
  })()
  const { version } = await desk.client.residents.read({ id: idOf('guarded') })
  const since = { basis: 'own-request', since: '2026-11-01', until: null } as const
  await desk.client.residents.protect({ sendId: newSendId(), id: idOf('guarded'), version, ...since })
}

/** What changes nothing, or nothing but what went out of the desk. */
const looks = proceduresOf(deskContract).filter(([name, procedure]) => {
  const { kind } = metaOf(procedure)
  return (
    kind !== 'write' &&
    kind !== 'keys' &&
    !/^(backups|keyRotation|support|restore)\.|^residents\.registerFile\.|^audit\.verify$/.test(name)
  )
})

/** Milliseconds before a call of which only so many are answered. */
const waits = new Map(
  looks.flatMap(([name, procedure]): readonly (readonly [string, number])[] => {
    const { kind } = metaOf(procedure)
    if (kind === 'disclosure') return [[name, 3_100]]
    return kind === 'search' ? [[name, 1_100]] : []
  }),
)

/** Who answers for personal data works with those whom nobody else finds; an auditor reads what was asked for them. */
const seesEveryone = /^privacy\.(requests|locked|exportRegister$)/

interface Asked {
  readonly name: string
  readonly role: Role
  readonly input: Readonly<Record<string, unknown>>
}

const numberOf = (who: Who): string => {
  const { at } = people[who]
  return idNumberFor(`194${at}-03-20`, 310 + at * 2)
}

/** Of people, visits, requests and rows of the log whose ids a call might ask for. */
const idsAsked = 12

/** The calls, made up once, so that they are the same before and after: each of everyone, bare, and again with what may be added. */
function calls(): readonly Asked[] {
  return (['auditor', 'manager'] as const).flatMap((role) =>
    looks.flatMap(([name, procedure]) => {
      if (!holds([role], metaOf(procedure).permission)) return []
      const schema: unknown = procedure['~orpc'].inputSchema
      if (!(schema instanceof z.ZodType)) throw new Error(`${name} has no schema`)
      // Of its own, so that a procedure that is added asks nothing else of the others.
      const random = seededRandom(20_261_128).branch(`${role} ${name}`)
      const isPerson = name.startsWith('residents.')
      const tries = metaOf(procedure).kind === 'long' ? 3 : 2 * idsAsked
      return Array.from({ length: tries }, (_, at): Asked => {
        const who = everyone[at % everyone.length] ?? 'seen'
        const texts = (field: string): readonly string[] => {
          if (/query|words/.test(field)) return [at % 3 === 0 ? '玉芳' : people[who].name]
          if (field === 'idNumber') return [numberOf(who)]
          return field === 'name' ? [people[who].name] : ['2026-11-23', '2026-11', '走访']
        }
        const known = (field: string): readonly unknown[] => {
          if (field === 'limit') return [/[.]find/.test(name) ? 5 : 200]
          if (/residentId|^one$|^other$/.test(field)) return [idOf(who)]
          if (/^id$|Id$/.test(field)) return [isPerson ? idOf(who) : 1 + (at % idsAsked)]
          return field === 'period' ? ['2026-11'] : []
        }
        const chance = at < tries / 2 ? () => true : (likely: number) => random.chance(likely)
        const filling = { random: { ...random, chance }, known, texts }
        return { name, role, input: z.record(z.string(), z.unknown()).parse(filledInput(schema, filling)) }
      })
    }),
  )
}

/** What came back, whether an answer or a refusal; progress of long work is no answer. */
async function answerTo({ name, input }: Asked): Promise<string> {
  const procedure = name
    .split('.')
    .reduce<unknown>(
      (branch, part) => (branch === null ? null : Reflect.get(Object(branch), part)),
      desk.client,
    )
  if (typeof procedure !== 'function') throw new Error(`${name} is not on the wire`)
  // No more of them in a while than one member of staff may ask for.
  desk.clock.setDate(desk.clock.now() + (waits.get(name) ?? 0))
  const sent = 'sendId' in input ? { ...input, sendId: randomUUID() } : input
  try {
    const answer: unknown = await Reflect.apply(procedure, undefined, [sent])
    const result = isWork(answer) ? await finish(Promise.resolve(answer)) : answer
    return await unpacked(JSON.stringify(result), await filesOf(desk.client, result))
  } catch (error) {
    return JSON.stringify(error, Object.getOwnPropertyNames(error))
  }
}

const isWork = (answer: unknown): answer is AsyncIterator<Progress, unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

/** The number of a request in the log tells an auditor of nobody. */
const tellsOf = (answer: string, who: Who, name: string): boolean =>
  answer.includes(people[who].sign) ||
  (!name.startsWith('audit.') && answer.includes(`"${numbers.get(who) ?? ''}"`))

/** Which procedures named whom, and which told where they live. */
async function walk(asked: readonly Asked[]) {
  const named = new Map<Who, Set<string>>(everyone.map((who) => [who, new Set()]))
  const housed = new Map<Who, Set<string>>(everyone.map((who) => [who, new Set()]))
  for (const role of ['auditor', 'manager'] as const) {
    await desk.signIn(role)
    for (const one of asked.filter((each) => each.role === role)) {
      const answer = await answerTo(one)
      for (const who of everyone) {
        if (tellsOf(answer, who, one.name)) named.get(who)?.add(one.name)
        if (answer.includes(`${people[who].door}栋`)) housed.get(who)?.add(one.name)
      }
    }
  }
  await desk.signIn('manager')
  const sorted = (found: ReadonlyMap<Who, ReadonlySet<string>>, who: Who) =>
    [...(found.get(who) ?? [])].toSorted()
  return { named: (who: Who) => sorted(named, who), housed: (who: Who) => sorted(housed, who) }
}

let before: Awaited<ReturnType<typeof walk>>
let after: Awaited<ReturnType<typeof walk>>
beforeAll(async () => {
  desk = await openServingDesk()
  const limits = { numbersPerMinute: 60, revealsPerTenMinutes: 200, rowsPerDay: 5_000 }
  await desk.client.privacy.reading.setLimits({ sendId: newSendId(), limits })
  for (const who of everyone) await bring(who)
  // Whatever else a feature keeps of a person, so that its lists name them as well.
  for (const who of everyone) {
    for (const { wire, walk: own } of walkedFeatures) {
      if (brought.has(wire)) continue
      const person = { residentId: idOf(who), at: people[who].at, isProtected: false }
      await own.plant?.(walkerAt(desk), person)
    }
  }
  const asked = calls()
  before = await walk(asked)
  await hide()
  after = await walk(asked)
}, 600_000)
afterAll(() => desk.close())

describe('every list that a person stands in', () => {
  it('is walked: the lists of today name each of them while nobody is hidden', () => {
    const lists = [
      'audit.findResident',
      'audit.list',
      'audit.ofResident',
      'privacy.consents.list',
      'residents.card',
      'residents.checkNew',
      'residents.duplicates',
      'residents.exportSheet',
      'residents.find',
      'residents.list',
      'residents.read',
      'serviceRequests.figures.rows',
      'serviceRequests.get',
      'serviceRequests.list',
      'serviceRequests.ofResident',
      'serviceRequests.ownErrands',
      'serviceRequests.renewals.list',
      'visits.get',
      'visits.home',
      'visits.list',
      'visits.ofResident',
      'visits.timeline',
    ]
    for (const who of everyone) expect(before.named(who), who).toEqual(expect.arrayContaining(lists))
  })

  it('is walked in each feature that keeps something of people', () => {
    const planting = walkedFeatures.filter(({ walk: own }) => own.plant !== undefined).map(({ wire }) => wire)
    const named = before.named('seen').map((name) => name.split('.')[0])
    expect(planting.length).toBeGreaterThan(4)
    expect(planting.filter((wire) => !named.includes(wire))).toEqual([])
  })

  it.each(['locked', 'coming'] as const)('names nobody who is not in sight: %s', (who) => {
    expect(after.named(who).filter((name) => !seesEveryone.test(name))).toEqual([])
  })

  it('goes on naming everybody else, the protected too', () => {
    for (const who of ['seen', 'guarded'] as const) expect(after.named(who)).toEqual(before.named(who))
  })

  it('tells of nobody protected where they are, but one by one and on record', () => {
    const onRecord = new Set(
      looks.flatMap(([name, procedure]) => (metaOf(procedure).kind === 'disclosure' ? [name] : [])),
    )
    expect(after.housed('guarded').filter((name) => !onRecord.has(name))).toEqual([])
    expect(before.housed('guarded')).toEqual(
      expect.arrayContaining(['residents.list', 'serviceRequests.list']),
    )
  })

  it('does not tell by a refusal whose number it is that is just being imported', async () => {
    const taken = desk.client.residents.register({
      sendId: newSendId(),
      person: {
        name: '别人',
        sex: null,
        idKind: 'resident-id',
        idNumber: numberOf('coming'),
        birth: null,
        registration: null,
        registrationPlace: '',
        address: { estate: '', building: '', unit: '', room: '', grid: '' },
        phones: [],
        contacts: [],
        remark: '',
      },
      relation: '',
      tags: [],
      consent: null,
    })
    expect(await refusalOf(taken)).toBe('residents.id-number-being-imported')
  })
})
