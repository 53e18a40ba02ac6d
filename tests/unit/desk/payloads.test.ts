/**
 * Scripts and formulas, typed into every text of every write: they are kept as what they are, come back as what they are,
 * and no file that leaves the desk has a formula in it.
 */
import { randomUUID } from 'node:crypto'
import { call, getRouter, isProcedure } from '@orpc/server'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '#demonstration/random'
import { deskContract } from '#centre/contract'
import { property } from '#ground/property'
import { namesOf } from '#vault/files'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { holds, type Role } from '#ground/roles/permissions'
import { openTestDesk, type TestDesk } from '../../support/desk'
import { payloadInput, payloads } from '../../support/payloads'
import { plantThree } from '../../support/planted'
import { walkedFeatures } from '../../support/feature-walks'
import { isThorough } from '../../support/thorough'
import { plainly, walkerAt } from '../../support/walker'

const random = seededRandom(20_261)
let desk: TestDesk
/** Payloads that were taken somewhere, and procedures that took one. */
const kept = new Set<string>()
const taken = new Set<string>()
/** Writes into whose input a payload went. */
const saying = new Set<string>()

const procedures = proceduresOf(deskContract)
const writing = procedures.filter(([, procedure]) => metaOf(procedure).kind === 'write')
const permissionOf = new Map(
  procedures.map(([name, procedure]) => [name, metaOf(procedure).permission] as const),
)

beforeAll(async () => {
  desk = await openTestDesk()
  await plantThree(desk)
})
afterAll(() => desk.close())

/** Of a case only a kind that is there is taken: all else that is written of it may be anything. */
function ofAKindThatIsThere(input: unknown): unknown {
  const opened = property(input, 'opened')
  if (typeof input !== 'object' || typeof opened !== 'object' || opened === null) return input
  return { ...input, opened: { ...opened, kind: '邻里' } }
}

const inputFor = (schema: unknown, payload: string): unknown =>
  ofAKindThatIsThere(payloadInput(schema, payload, random))

async function resultOf(name: string, input: unknown): Promise<unknown> {
  const procedure = getRouter(desk.desk.router, name.split('.'))
  if (!isProcedure(procedure)) throw new Error(`${name} is not served`)
  const answer: unknown = await call(procedure, input)
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer
  const steps = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]()
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
  }
}

/** The answer, or null for a refusal; anything unexpected fails. */
async function outcomeOf(name: string, input: unknown): Promise<unknown> {
  try {
    return await resultOf(name, input)
  } catch (error) {
    const code = property(property(error, 'data'), 'code')
    expect(code, `${name} ${JSON.stringify(input)}`).toBeTypeOf('string')
    expect(code, `${name} ${JSON.stringify(input)}`).not.toBe('desk.unexpected')
    return null
  }
}

/** Who says it: the manager, and of what no manager may, who may. Whoever is one goes on being it. */
const askerOf = (name: string): Role => {
  const permission = permissionOf.get(name)
  return permission === undefined || holds(['manager'], permission) ? 'manager' : 'head-mediator'
}
const byAsker = writing.toSorted(
  ([one], [other]) => Number(askerOf(one) !== 'manager') - Number(askerOf(other) !== 'manager'),
)
const roomOf = (name: string): string => name.split('.')[0] ?? name
const writingRooms = [...new Set(byAsker.map(([name]) => roomOf(name)))]
let asking: Role = 'manager'
async function asks(name: string): Promise<void> {
  if (askerOf(name) === asking) return
  asking = askerOf(name)
  await desk.signIn(asking)
}

const formula = /^[=+\-@＝＋－＠\t\r\n]/

/** Formulas, links and references to elsewhere in a workbook. */
async function faultsOf(file: Blob): Promise<readonly string[]> {
  const bytes = await file.arrayBuffer()
  const zip = await JSZip.loadAsync(bytes)
  const parts = await Promise.all(
    Object.values(zip.files).map(async (file) => ({ name: file.name, text: await file.async('string') })),
  )
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  const cells: string[] = []
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula || formula.test(cell.text)) cells.push(cell.text)
      }),
    )
  }
  return [
    ...cells,
    ...parts.filter(({ text }) => /<f[ >]|<hyperlink|<ddeLink/.test(text)).map(({ name }) => name),
    ...parts.map(({ name }) => name).filter((name) => /externalLink|oleObject|vba/i.test(name)),
  ]
}

/** The file that a call has made, fetched as the page does. */
async function fileOf(answer: unknown): Promise<Blob | undefined> {
  const file = property(answer, 'file')
  if (typeof file !== 'string') return undefined
  const content = property(await outcomeOf('exports.take', { file }), 'content')
  return content instanceof Blob ? content : undefined
}

/** Of neighbouring writes each takes others, and all of them together all. */
const shareOf = (at: number): readonly string[] =>
  isThorough ? payloads : payloads.filter((_payload, place) => place % 3 === at % 3)

describe('three hundred scripts and formulas', () => {
  it('are three hundred', () => {
    expect(payloads).toHaveLength(300)
  })

  it.each(writingRooms)(
    'go through every text of every write of %s, and nothing unexpected happens',
    async (room) => {
      for (const [at, [name, contract]] of byAsker.filter(([of]) => roomOf(of) === room).entries()) {
        await asks(name)
        for (const payload of shareOf(at)) {
          const input = inputFor(contract['~orpc'].inputSchema, payload)
          const isSaid = JSON.stringify(input).includes(JSON.stringify(payload).slice(1, -1))
          if (isSaid) saying.add(name)
          if ((await outcomeOf(name, input)) === null) continue
          taken.add(name)
          if (isSaid) kept.add(payload)
        }
      }
    },
  )

  it('are kept for the most part, and by every third write that has a text', () => {
    expect(kept.size).toBeGreaterThan(200)
    // What takes no text (a count, a move) is no way in; what asks for a state is walked below.
    expect([...saying].filter((name) => taken.has(name)).length).toBeGreaterThan(saying.size / 3)
  })

  it('go through the good call of every write', async () => {
    const walked = await openTestDesk()
    const say = { ...plainly, text: payloads[4] ?? '' }
    for (const { walk } of walkedFeatures) await walk.walk(walkerAt(walked, { say }))
    // A view is nobody's feature, nor are the words one chooses from.
    const { code } = (await walked.client.dictionaries.list({})).entries.find(
      (entry) => entry.dictionary === 'tag',
    ) ?? {
      code: '',
    }
    const tag = { dictionary: 'tag', code } as const
    await walked.client.dictionaries.arrange({ sendId: randomUUID(), ...tag, place: 0 })
    const label = say.text.slice(0, 20)
    const words = { label, tone: 'amber', note: say.text.slice(0, 20) } as const
    await walked.client.dictionaries.change({ sendId: randomUUID(), ...tag, ...words, active: true })
    await walked.client.views.keep({
      sendId: randomUUID(),
      list: 'visits',
      name: '<svg onload=x>',
      filter: { period: 'week' },
    })
    // The log of a file apart is read by who can open it.
    await walked.signIn('mediator')
    const { session } = walked.desk
    const names = new Set(
      namesOf(session.files).flatMap((file) =>
        session
          .storeOf(file)
          .statement("SELECT DISTINCT procedure FROM audit WHERE outcome IN ('done', 'disclosed')")
          .pluck()
          .all()
          .map(String),
      ),
    )
    expect([...saying].filter((name) => !names.has(name) && !taken.has(name))).toEqual([])
    walked.close()
  })

  it('come back from every list and record as plain values', async () => {
    for (const [name, contract] of procedures) {
      const { kind } = metaOf(contract)
      if (kind !== 'read' && kind !== 'look' && kind !== 'search') continue
      for (const payload of ['王', ...payloads.slice(0, 10)]) {
        await outcomeOf(name, inputFor(contract['~orpc'].inputSchema, payload))
      }
    }
  })

  it('are no formula in any file that leaves the desk', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('名册')
    sheet.addRow(['姓名', '身份证号', '备注'])
    for (const payload of payloads) sheet.addRow([payload, '420106', payload])
    const file = new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
    const layout = {
      sheet: 0,
      headerRow: 0,
      columns: [
        { field: 'name', column: 0 },
        { field: 'id-number', column: 1 },
        { field: 'remark', column: 2 },
      ],
    }
    const made: string[] = []
    for (const [name, contract] of procedures) {
      if (metaOf(contract).kind !== 'long') continue
      await asks(name)
      const input = Object.assign({}, inputFor(contract['~orpc'].inputSchema, '=cmd|x'))
      // Every resident, and not those of a status that chance picked.
      const { status: _status, ...rest } = { status: null, ...input }
      const whole =
        'file' in rest
          ? {
              ...rest,
              file,
              ...('layout' in rest ? { layout } : {}),
              ...('layouts' in rest ? { layouts: [layout] } : {}),
            }
          : rest
      const answer = await outcomeOf(name, { ...whole, ...('period' in whole ? { period: '2026-11' } : {}) })
      const content = await fileOf(answer)
      if (content === undefined) continue
      made.push(name)
      expect(await faultsOf(content), name).toEqual([])
    }
    expect(made).toEqual(
      expect.arrayContaining(['residents.registerFile.refusedSheet', 'serviceRequests.figures.export']),
    )
    const content = await fileOf(
      await outcomeOf('residents.exportSheet', {
        sendId: randomUUID(),
        purpose: '=1+1',
        masked: true,
        words: { title: '@SUM(1)' },
      }),
    )
    expect(content && (await faultsOf(content))).toEqual([])
  })
})
