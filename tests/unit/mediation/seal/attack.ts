/** Two mediators and their walks, for tests in which one reaches for what is the other’s. */
import { walk } from '#features/mediation/walk'
import { addStaff } from '#desk/session/staff'
import { property } from '#ground/property'
import type { Role } from '#ground/roles/permissions'
import { giveKeyTo } from '../../../support/committee'
import { newSendId, openTestDesk, testPassword, type DeskClient, type TestDesk } from '../../../support/desk'
import { seenClient, type Seen } from '../../../support/seen-client'
import { plainly, walkerAt } from '../../../support/walker'

/** Said to the first mediator, and by nobody anywhere else. */
export const canary = '丈夫打人的事不能让邻居知道'

export interface Call {
  readonly name: string
  readonly input: unknown
}

export interface TwoMediators {
  readonly desk: TestDesk
  /** All that was called in the walk of the first one, in its order, and what the head mediator called after it. */
  readonly calls: readonly Call[]
  readonly callsOfHead: readonly Call[]
  /** A second mediator sits down, who holds the key and has been let into nothing. */
  comeStranger(): Promise<void>
}

/** Goes the walk; `sitDown` says whether anybody comes for a role. */
export async function walkAs(
  desk: TestDesk,
  text: string,
  seen: Seen,
  sitDown: (role: Role) => Promise<boolean>,
): Promise<void> {
  await desk.signIn('manager')
  const say = { ...plainly, text, name: '何秀兰' }
  const walker = walkerAt(desk, { client: seenClient(desk.client, seen), say })
  const as = async (role: Role, work: () => Promise<void>) => {
    if (!(await sitDown(role))) return
    await work()
    await desk.signIn('manager')
  }
  await walk.walk({ ...walker, as })
}

const isOurs = (name: string): boolean => name.startsWith('mediation.')

export async function twoMediators(): Promise<TwoMediators> {
  const desk = await openTestDesk()
  const [calls, callsOfHead]: [Call[], Call[]] = [[], []]
  let sitting: Role = 'mediator'
  const keep: Seen = (name, answer, input) => {
    if (isOurs(name)) (sitting === 'mediator' ? calls : callsOfHead).push({ name, input })
    return answer()
  }
  await walkAs(desk, canary, keep, async (role) => {
    sitting = role
    await desk.signIn(role)
    return true
  })
  const { store, keyring, keys } = desk.desk.session.requireOpen()
  addStaff(store, { account: 'stranger', name: '生人', roles: ['mediator'] }, desk.clock.now())
  await keyring.put('stranger', testPassword, keys)
  const come = (account: string) => desk.client.session.signIn({ account, password: testPassword })
  await come('stranger')
  await come('mediator')
  await giveKeyTo(desk.client, '生人')
  const comeStranger = async () => {
    await come('stranger')
  }
  return { desk, calls, callsOfHead, comeStranger }
}

/** What came of a call: an answer, or the code and all that was said with it. */
export type Outcome = { readonly answer: unknown } | { readonly code: string; readonly said: string }

export async function outcomeOf(client: DeskClient, { name, input }: Call): Promise<Outcome> {
  const called = name.split('.').reduce<unknown>((branch, key) => Reflect.get(Object(branch), key), client)
  if (typeof called !== 'function') throw new Error(`${name} is not called`)
  try {
    return { answer: await Reflect.apply(called, undefined, [input]) }
  } catch (error) {
    const data = property(error, 'data')
    return { code: String(property(data, 'code')), said: JSON.stringify(data) }
  }
}

/** Sent as a request of its own. */
export const anew = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'sendId' in input ? { ...input, sendId: newSendId() } : input

type Path = readonly string[]

const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Blob)

/** Where two inputs of one form differ in a number: their ids. Of whom the register knows everybody may know. */
export function idsApart(own: unknown, theirs: unknown, path: Path = []): readonly Path[] {
  if (typeof own === 'number' && typeof theirs === 'number') return own === theirs ? [] : [path]
  if (!isBranch(own) || !isBranch(theirs)) return []
  return Object.keys(own)
    .filter((key) => key !== 'residentId')
    .flatMap((key) => idsApart(property(own, key), property(theirs, key), [...path, key]))
}

/** Where an input names nobody, and could name somebody. */
export function nobodies(input: unknown, path: Path = []): readonly Path[] {
  if (input === null) return [path]
  if (!isBranch(input)) return []
  return Object.keys(input).flatMap((key) => nobodies(property(input, key), [...path, key]))
}

export const at = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>((branch, key) => property(branch, key), input)

/** The input with another value at one place. */
export function withAt(input: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  const inner = withAt(property(input, key), rest, value)
  if (Array.isArray(input)) return input.map((item: unknown, place) => (String(place) === key ? inner : item))
  return { ...Object(input), [key]: inner }
}
