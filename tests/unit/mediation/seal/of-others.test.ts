/**
 * What is one mediator's is not there for the other, by whatever call: not with the very inputs of the first, not with one id of
 * theirs among one's own, not with a request that was answered to them. And nobody else gets anything for any input.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { idsInJson } from '#features/mediation/retention/schema/strangers'
import { proceduresOf } from '#desk/rpc/router'
import { deskContract } from '#centre/contract'
import { holds, roles } from '#ground/roles/permissions'
import {
  anew,
  at,
  canary,
  idsApart,
  nobodies,
  outcomeOf,
  twoMediators,
  walkAs,
  withAt,
  type Call,
  type TwoMediators,
} from './attack'

let both: TwoMediators
beforeAll(async () => {
  both = await twoMediators()
})
afterAll(() => {
  both.desk.close()
})

/** What is asked without an id: of one's own, or the committee's. */
const asks = ({ input }: Call): boolean => typeof input !== 'object' || input === null || !('sendId' in input)

/** The committee's own, for all its mediators to read: who sits on it, and where it walked. */
const ofCommittee = new Set(['mediation.committee.roll', 'mediation.patrols.list', 'mediation.figures.rows'])

/** Takes something new down, for oneself or for the committee. */
const takesDown = new Set([
  'mediation.cases.open',
  'mediation.drafts.keep',
  'mediation.drafts.drop',
  'mediation.protection.keepOrder',
  'mediation.protection.keepWarning',
  'mediation.patrols.note',
  'mediation.pleas.keep',
  'mediation.patrols.strike',
])

const ids =
  /^(?:id|case|party|agreement|session|suspicion|instalment|evidence|note|confirmation|child|guest|stay|into|performance|order|warning|asking|sighting|caseId)$/

/** The same of ids that nobody has. */
const ofNothing = (input: unknown): unknown =>
  Array.isArray(input)
    ? input.map(ofNothing)
    : typeof input === 'object' && input !== null && !(input instanceof Blob)
      ? Object.fromEntries(
          Object.entries(input).map(([key, value]: [string, unknown]) => [
            key,
            ids.test(key) && typeof value === 'number' ? 900_000 : ofNothing(value),
          ]),
        )
      : input

it('a mediator who was not let in gets the same answer to every call as if nothing were there', async () => {
  await both.comeStranger()
  const { client } = both.desk
  const all = [...both.calls, ...both.callsOfHead]
  const told: string[] = []
  for (const call of all.filter(asks)) {
    const found = await outcomeOf(client, call)
    if ('answer' in found) {
      if (!ofCommittee.has(call.name)) expect(JSON.stringify(found.answer), call.name).not.toContain(canary)
      continue
    }
    const nothing = await outcomeOf(client, { ...call, input: ofNothing(call.input) })
    if ('answer' in nothing || nothing.said !== found.said) told.push(`${call.name} ${found.said}`)
  }
  for (const { name, input } of all.filter((call) => !asks(call) && !takesDown.has(call.name))) {
    const found = await outcomeOf(client, { name, input: anew(input) })
    const nothing = await outcomeOf(client, { name, input: anew(ofNothing(input)) })
    if ('answer' in found || 'answer' in nothing || nothing.said !== found.said) told.push(name)
  }
  expect(told).toEqual([])
})

/** What is no id of another's case: colleagues are known to all, and this evidence is one's own. */
const known = [
  'mediation.hands.declare mediator',
  'mediation.hands.accepted mediator',
  'mediation.evidence.takeAway evidence',
]

it('nor with one id of theirs in a call about one’s own case', async () => {
  const { desk, calls } = both
  const taken: string[] = []
  let next = 0
  await walkAs(
    desk,
    '自己的案子',
    async (name, answer, input) => {
      if (!name.startsWith('mediation.')) return answer()
      const theirs = calls[next]
      next += 1
      expect(theirs?.name).toBe(name)
      const attempts = [
        ...idsApart(input, theirs?.input).map((path) => [path, at(theirs?.input, path)] as const),
        ...nobodies(input).map((path) => [path, 1] as const),
      ]
      for (const [path, value] of attempts) {
        const found = await outcomeOf(desk.client, { name, input: anew(withAt(input, path, value)) })
        if ('answer' in found) taken.push(`${name} ${path.join('.')}`)
      }
      // Sent word for word as it was answered to the first.
      const again = await outcomeOf(desk.client, { name, input: theirs?.input })
      expect('answer' in again ? JSON.stringify(again.answer) : again.said, name).not.toContain(canary)
      return answer()
    },
    async (role) => {
      if (role === 'mediator') await both.comeStranger()
      return role === 'mediator'
    },
  )
  expect([...new Set(taken)]).toEqual(known)
})

it('and whoever is no mediator gets one refusal for each procedure, whatever they send', async () => {
  const { desk, calls, callsOfHead } = both
  const others = roles.filter((role) => !holds([role], 'mediation.cases'))
  expect(others).toHaveLength(4)
  const forbidden = JSON.stringify({ code: 'session.forbidden', parameters: {}, fields: [] })
  // Of what others may reveal elsewhere: the file is closed to them, whatever it holds.
  const closed = JSON.stringify({ code: 'files.closed', parameters: { file: 'mediation' }, fields: [] })
  for (const role of others) {
    await desk.signIn(role)
    for (const { name, input } of [...calls, ...callsOfHead]) {
      // As it was answered to a mediator, as a request of one's own, and of what nobody has.
      for (const sent of [input, anew(input), anew(ofNothing(input))]) {
        const found = await outcomeOf(desk.client, { name, input: sent })
        const may = name === 'mediation.parties.reveal' && holds([role], 'sensitive.reveal')
        expect(found, `${role} ${name}`).toMatchObject({ said: may ? closed : forbidden })
      }
    }
  }
  // What was refused them is on record, and nothing of what they sent.
  await desk.signIn('manager')
  const { store } = desk.desk.session.requireOpen()
  const tables = store.statement("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  const rows = tables.map((table) =>
    JSON.stringify(store.statement(`SELECT * FROM "${String(table)}"`).all()),
  )
  expect(rows.some((each) => each.includes('mediation.cases.get'))).toBe(true)
  expect(tables.filter((_, place) => rows[place]?.includes(canary))).toEqual([])
})

/** Numbers in JSON that are no ids of rows of a case. */
const noIds = [
  'mediation_cases.usual_time', // days
  'mediation_page_counts.counts', // pages of leaves
  'mediation_made_papers.pieces', // worked out from the case, by nobody's word
]

it('and whatever lists ids in its rows is guarded as a reference is', async () => {
  await both.desk.signIn('mediator')
  const store = both.desk.desk.session.storeOf('mediation')
  const texts = store
    .statement(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name LIKE 'mediation~_%' ESCAPE '~' AND c.type = 'TEXT'`,
    )
    .all()
    .map((row) => z.object({ table: z.string(), column: z.string() }).parse(row))
  const listing = texts.filter(({ table, column }) =>
    store
      .statement(
        `SELECT 1 FROM (SELECT "${column}" AS text FROM "${table}" WHERE json_valid("${column}")) t, json_tree(t.text) j
          WHERE json_type(t.text) IN ('array', 'object') AND j.type = 'integer' LIMIT 1`,
      )
      .get(),
  )
  const names = listing.map(({ table, column }) => `${table}.${column}`)
  const guarded = idsInJson.map(({ table, column }) => `${table}.${column}`)
  expect(guarded.filter((name) => names.includes(name)).length).toBeGreaterThan(2)
  expect(names.filter((name) => ![...guarded, ...noIds].includes(name))).toEqual([])
})

it('of every procedure there is', () => {
  const walked = new Set([...both.calls, ...both.callsOfHead].map(({ name }) => name))
  const ours = proceduresOf(deskContract)
    .map(([name]) => name)
    .filter((name) => name.startsWith('mediation.'))
  expect(ours.filter((name) => !walked.has(name))).toEqual([])
})
