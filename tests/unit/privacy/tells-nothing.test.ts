/**
 * What search, lists, counts, refusals, groupings, cursors and differences tell of a hidden person is nothing: an attacker of
 * each role makes the same thousand calls, with every part of either secret, at two desks that differ in the secret alone,
 * and every answer is the same.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deskContract } from '#centre/contract'
import { seededRandom, type Random } from '#demonstration/random'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { holds, roles, type Role } from '#ground/roles/permissions'
import { newSendId } from '../../support/desk'
import { filledInput } from '../../support/filled-input'
import { finish } from '../residents/people'
import { asText, names, openWorld, secrets, type World } from './two-worlds'

const worlds: World[] = []
beforeAll(async () => {
  for (const secret of secrets) worlds.push(await openWorld(secret))
})
afterAll(() => {
  for (const world of worlds) world.close()
})

/**
 * Left out: what is about keys and files, what is a file of its own, and privacy's own registers, whose manager answers for those
 * whom nobody else finds. Disclosures show in full and are on record.
 */
const apart =
  /^(backups|keyRotation|support|restore|session|privacy)\.|^residents\.(registerFile|inspect|preview|refusedSheet)|^audit\.(row|verify)|export/i

const asked = proceduresOf(deskContract).filter(([name, procedure]) => {
  const { kind } = metaOf(procedure)
  return kind !== 'write' && kind !== 'keys' && kind !== 'disclosure' && kind !== 'long' && !apart.test(name)
})

/** Every part of either secret, never all of one. */
const parts = secrets.flatMap(({ phone, contact, idNumber, birth, door }) => [
  ...[phone, contact].flatMap((number) => windowsOf(number)),
  ...[4, 5, 6, 7, 8, 12].map((length) => idNumber.slice(-length)),
  birth,
  `${door.building}栋`,
  door.building,
  `${door.building}-${door.unit}-${door.room}`,
  `${door.building}栋${door.unit}单元${door.room}`,
])

function windowsOf(number: string): readonly string[] {
  return [3, 4, 5, 6, 7, 8, 10].flatMap((length) =>
    Array.from({ length: number.length - length + 1 }, (_, at) => number.slice(at, at + length)),
  )
}

/** One of them by chance; there is always one. */
function oneOf<Value>(random: Random, values: readonly Value[]): Value {
  const [first, ...others] = values
  if (first === undefined) throw new Error('there is nothing to choose from')
  return random.pick([first, ...others])
}

const saidOf = (random: Random): string => {
  const said = [
    oneOf(random, Object.values(names)),
    oneOf(random, ['玉芳', 'byf', '邴', '']),
    oneOf(random, parts),
  ]
  return [oneOf(random, said), random.chance(0.7) ? oneOf(random, parts) : ''].join(' ').trim()
}

/** The input of one call, made by the contract's own schema out of what an attacker has. */
function inputOf(
  name: string,
  schema: z.ZodType,
  random: Random,
  world: World,
): Readonly<Record<string, unknown>> {
  const ids = Object.values(world.people)
  const known = (field: string): readonly unknown[] => {
    if (field === 'limit') return [/[.]find/.test(name) ? random.between(1, 5) : oneOf(random, [1, 2, 50])]
    if (/residentId|^one$|^other$|^except$/.test(field)) return ids
    if (/^id$|Id$/.test(field)) return name.startsWith('residents.') ? ids : [random.between(1, 9)]
    if (field === 'building') return secrets.map(({ door }) => door.building)
    if (field === 'grid') return secrets.flatMap(({ grid }) => [grid, `第${grid.slice(-1)}网格`])
    if (field === 'key') return ['', ...secrets.map(({ grid }) => `第${grid.slice(-1)}网格`)]
    if (field === 'birth') return secrets.map(({ birth }) => birth)
    if (field === 'birthMonth') return secrets.map(({ birth }) => Number(birth.slice(5, 7)))
    if (/^age(From|To)$/.test(field)) return [82]
    if (field === 'period') return ['2026-11', '2026-Q4', '2026']
    return []
  }
  const texts = (field: string): readonly string[] => {
    if (field === 'idNumber' || field === 'phones') return [oneOf(random, parts)]
    if (/query|words|name/.test(field)) return [saidOf(random)]
    return [oneOf(random, ['2026-11-23', '2026-11', oneOf(random, parts)]), '2026-11-23', '2026-11']
  }
  return z.record(z.string(), z.unknown()).parse(filledInput(schema, { random, known, texts }))
}

async function answerOf(world: World, name: string, input: unknown): Promise<unknown> {
  // Slowly enough that nobody is stopped: what is not told fast is not told slowly either.
  world.clock.setDate(world.clock.now() + 3_500)
  const call = name
    .split('.')
    .reduce<unknown>((branch, part) => Reflect.get(Object(branch), part), world.client)
  if (typeof call !== 'function') throw new Error(`${name} is not on the wire`)
  try {
    const answer: unknown = await Reflect.apply(call, undefined, [input])
    return answer
  } catch (error) {
    const refused: unknown = Reflect.get(Object(error), 'data')
    return { refused: refused ?? String(error) }
  }
}

/** What both answered, where it differs. */
async function apartAt(name: string, input: unknown): Promise<readonly string[]> {
  const answers: string[] = []
  for (const world of worlds) answers.push(asText(await answerOf(world, name, input)))
  const [one, other] = answers
  return one === other ? [] : [`${name} ${JSON.stringify(input)}\n${one}\n${other}`]
}

const callsOfRole = 1_000

describe.each(roles)('an attacker who is %s', (role: Role) => {
  it('cannot tell two secrets apart by a thousand calls', { timeout: 240_000 }, async () => {
    for (const world of worlds) await world.signIn(role)
    const open = asked.filter(([, procedure]) => holds([role], metaOf(procedure).permission))
    const random = seededRandom(20_261_128).branch(role)
    const [first] = worlds
    if (first === undefined) throw new Error('there is no world')
    const told: string[] = []
    for (let at = 0; at < callsOfRole && told.length < 5; at += 1) {
      // Every other call is a search: whoever reads by searching searches.
      const searches = open.filter(([, procedure]) => metaOf(procedure).kind === 'search')
      const [name, procedure] = oneOf(random, at % 2 === 0 && searches.length > 0 ? searches : open)
      const schema: unknown = procedure['~orpc'].inputSchema
      if (!(schema instanceof z.ZodType)) throw new Error(`${name} has no schema`)
      const input = inputOf(name, schema, random.branch(`${at}`), first)
      told.push(...(await apartAt(name, input)))
    }
    expect(told).toEqual([])
  })
})

describe('two records compared', () => {
  it('differ alike, whichever of two guesses is right', async () => {
    for (const world of worlds) await world.signIn('manager')
    for (const guess of secrets) {
      const told: unknown[] = []
      for (const world of worlds) {
        const { id } = await world.client.residents.register({
          sendId: newSendId(),
          person: {
            name: names.guarded,
            sex: null,
            idKind: null,
            idNumber: '',
            birth: guess.birth,
            registration: null,
            registrationPlace: '',
            address: { estate: '', ...guess.door, grid: '' },
            phones: [{ number: guess.phone.replace(/.$/, '9'), owner: 'self', ownerName: '' }],
            contacts: [],
            remark: '',
          },
          relation: '',
          tags: [],
          consent: null,
        })
        const compared = { one: id, other: world.people.guarded }
        const { pairs } = await finish(world.client.residents.duplicates({ sendId: newSendId() }))
        told.push([
          await world.client.residents.differences(compared),
          pairs,
          // Into whose household the made-up person came says who lives there.
          await world.client.residents.read({ id }),
          await world.client.residents.history({ id, limit: 20 }),
        ])
      }
      const [one, other] = told
      expect(asText(one)).toBe(asText(other))
    }
  })
})
