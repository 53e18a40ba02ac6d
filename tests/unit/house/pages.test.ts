/**
 * One kind of cursor: whatever list a feature offers page by page is asked and answered with it, refuses any other, and
 * read row by row shows what it shows at once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { holds, type Role } from '#ground/roles/permissions'
import { cursor, pageRequest, type Cursor } from '#ground/contract/fields'
import { seal } from '#work/pages/cursor'
import { walkedFeatures } from '../../support/feature-walks'
import { seenClient } from '../../support/seen-client'
import { walkerAt } from '../../support/walker'
import { openServingDesk, refusalOf, type ServingDesk } from '../service-requests/desk'

const shapeOf = (schema: unknown): Readonly<Record<string, unknown>> =>
  schema instanceof z.ZodObject ? z.record(z.string(), z.unknown()).parse(schema.shape) : {}

const procedures = proceduresOf(deskContract).map(([name, procedure]) => ({
  name,
  asked: shapeOf(procedure['~orpc'].inputSchema),
  answered: shapeOf(procedure['~orpc'].outputSchema),
}))
const paged = procedures
  .filter(({ asked, answered }) => 'after' in asked || 'next' in answered)
  .map(({ name }) => name)

describe('every list of the contract that goes on', () => {
  it('is asked for with a place to go on from and a limit, and answers with the next', () => {
    expect(paged.length).toBeGreaterThan(10)
    const faults = procedures
      .filter(({ name }) => paged.includes(name))
      .filter(({ asked, answered: { next, rows } }) => {
        const answersSo =
          next instanceof z.ZodNullable && next.unwrap() === cursor && rows instanceof z.ZodArray
        const askedSo = asked['after'] === pageRequest.after && asked['limit'] === pageRequest.limit
        return !answersSo || !askedSo
      })
    expect(faults.map(({ name }) => name)).toEqual([])
  })

  it('and none by a count of rows or a number of the page', () => {
    const counted = procedures.filter(({ asked }) =>
      ['offset', 'skip', 'page', 'pageNumber', 'cursor', 'before'].some((name) => name in asked),
    )
    expect(counted.map(({ name }) => name)).toEqual([])
  })
})

const answer = z.object({ rows: z.array(z.unknown()), next: cursor.nullable() })
const input = z.record(z.string(), z.unknown())

type Ask = (input: Readonly<Record<string, unknown>>) => Promise<unknown>

/** What the walks asked each list for. */
const walked = new Map<string, Readonly<Record<string, unknown>>>()

let desk: ServingDesk
beforeAll(async () => {
  desk = await openServingDesk()
  const client = seenClient(desk.client, (name, ask, given) => {
    if (paged.includes(name)) walked.set(name, input.parse(given))
    return ask()
  })
  for (const { walk } of walkedFeatures) await walk.walk(walkerAt(desk, { client }))
})
afterAll(() => desk.close())

const askOf = (name: string): Ask => {
  const found = name
    .split('.')
    .reduce<unknown>((branch, part) => Reflect.get(Object(branch), part), desk.client)
  return (given) => {
    if (typeof found !== 'function') throw new Error(`${name} is not on the wire`)
    return Promise.resolve(Reflect.apply(found, undefined, [given]))
  }
}

/** Every row, so many a page; no more than fifty pages. */
async function everyRow(ask: Ask, given: Readonly<Record<string, unknown>>, limit: number) {
  const rows: string[] = []
  let after: Cursor | null = null
  for (let page = 0; page < 50; page += 1) {
    const asked = { ...given, limit, ...(after === null ? {} : { after }) }
    const read: z.infer<typeof answer> = answer.parse(await ask(asked))
    rows.push(...read.rows.map((row) => JSON.stringify(row)))
    after = read.next
    if (after === null) break
  }
  return rows
}

/** The first of these roles that may ask. */
const askers: readonly Role[] = ['manager', 'auditor', 'mediator']
const askerOf = new Map(
  proceduresOf(deskContract).map(([name, procedure]) => {
    const role = askers.find((one) => holds([one], metaOf(procedure).permission))
    return [name, role ?? 'manager'] as const
  }),
)

describe.each(paged)('%s', (name) => {
  beforeAll(() => desk.signIn(askerOf.get(name) ?? 'manager'))

  it('is walked', () => expect(walked.has(name)).toBe(true))

  it('refuses what is no cursor, and the cursor of another list, as such', async () => {
    const ask = askOf(name)
    const { after: _after, ...given } = walked.get(name) ?? {}
    for (const after of [cursor.parse('1'), cursor.parse("2026-11-23:1' OR 1"), seal('another list', [1])]) {
      expect(await refusalOf(ask({ ...given, after }))).toBe('desk.cursor')
    }
  })

  it('shows row by row what it shows at once', async () => {
    const ask = askOf(name)
    const { after: _after, ...given } = walked.get(name) ?? {}
    const whole = await everyRow(ask, given, 200)
    const single = await everyRow(ask, given, 1)
    const most = whole.slice(0, 40)
    // Whoever asks about a person leaves a row each time, which stands at the top of the next answer.
    expect(single.filter((row) => whole.includes(row)).slice(0, most.length)).toEqual(most)
    expect(new Set(single).size).toBe(single.length)
  })
})
