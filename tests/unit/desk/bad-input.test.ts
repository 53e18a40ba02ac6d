import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { call, getRouter, isProcedure } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorKinds, wireCode } from '#ground/contract/errors'
import { deskContract } from '#centre/contract'
import { holds, roles, type Permission, type Role } from '#ground/roles/permissions'
import { property } from '#ground/property'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { openTestDesk, type TestDesk } from '../../support/desk'
import { badInput, unknownTargets } from '../../support/bad-input'
import { isThorough } from '../../support/thorough'

const callsEach = isThorough ? 1000 : 400
/** Whoever may not ask at all is refused before anything is looked at. */
const unwanted = new Set<unknown>(['desk.unexpected', 'session.forbidden'])
const kinds = new Set<unknown>(errorKinds.map((kind) => wireCode[kind]))

let desk: TestDesk
let role: Role = 'manager'
beforeAll(async () => {
  desk = await openTestDesk()
  await desk.signIn(role)
})
afterAll(() => {
  desk.close()
})

/** Signs somebody in who may ask for what this permission covers: the manager wherever they may. */
async function enter(permission: Permission): Promise<void> {
  const wanted = (['manager', ...roles] as const).find((one) => holds([one], permission)) ?? 'manager'
  if (wanted === role) return
  await desk.signIn(wanted)
  role = wanted
}

/** Everything that the files hold which whoever is here has open, but the record of refusals. */
function contents(): string {
  const { store } = desk.desk.session.requireOpen()
  const hash = createHash('sha256')
  for (const { sqlite } of [store, ...desk.desk.session.apart.stores]) {
    const tables = sqlite
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
    for (const { name } of tables) {
      const condition = name === 'audit' ? "WHERE outcome <> 'refused'" : ''
      for (const row of sqlite.prepare(`SELECT * FROM "${name}" ${condition}`).raw().iterate()) {
        hash.update(JSON.stringify(row))
      }
    }
  }
  return hash.digest('hex')
}

async function errorOf(name: string, input: unknown): Promise<unknown> {
  const procedure = getRouter(desk.desk.router, name.split('.'))
  if (!isProcedure(procedure)) throw new Error(`${name} is not served`)
  try {
    const answer: unknown = await call(procedure, input)
    // Long work fails in the middle of its stream.
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
      for await (const _step of answer as AsyncIterable<unknown>);
    }
    return null
  } catch (error) {
    return error
  }
}

const inputSchema = (schema: unknown): z.ZodType => {
  if (!(schema instanceof z.ZodType)) throw new Error('every input is a zod schema')
  return schema
}

describe.each(proceduresOf(deskContract))('%s', (name, procedure) => {
  const schema = inputSchema(procedure['~orpc'].inputSchema)
  beforeAll(() => enter(metaOf(procedure).permission))

  it(`answers ${String(callsEach)} bad calls with typed errors and changes nothing`, async () => {
    // What was counted of the call before is written down right after its answer.
    await new Promise((resolve) => setImmediate(resolve))
    const before = contents()
    const samples = fc.sample(badInput(schema), { numRuns: callsEach, seed: 20261123 })
    // Told in the end and not call by call: an expectation takes longer than the call.
    const untyped: unknown[] = []
    for (const input of samples) {
      const error = await errorOf(name, input)
      const code = property(error, 'code')
      const reason = property(property(error, 'data'), 'code')
      if (!kinds.has(code) || unwanted.has(reason)) untyped.push({ input, code, reason })
    }
    expect(samples).toHaveLength(callsEach)
    expect(untyped).toEqual([])
    expect(contents()).toBe(before)
  })

  // What is well-formed but names rows that aren't there must be refused just as plainly.
  const targets = metaOf(procedure).kind === 'keys' ? [] : unknownTargets(schema, 50, 20261123)
  if (targets.length > 0) {
    it('finds nothing under ids that are nobody’s, and changes nothing', async () => {
      await new Promise((resolve) => setImmediate(resolve))
      const before = contents()
      for (const input of targets) {
        const error = await errorOf(name, input)
        if (error === null) continue
        expect(kinds, String(property(error, 'message'))).toContain(property(error, 'code'))
        expect(property(property(error, 'data'), 'code'), JSON.stringify(input).slice(0, 300)).not.toBe(
          'desk.unexpected',
        )
      }
      if (metaOf(procedure).kind === 'read') expect(contents()).toBe(before)
    })
  }
})
