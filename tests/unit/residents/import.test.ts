/** A whole register goes in, again, and out. */
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'
import { takenOut } from '../../support/taken-out'
import { finish, register } from './people'

const fixture = () => new Blob([new Uint8Array(readFileSync('tests/fixtures/resident-register.xlsx'))])

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

async function layoutOf(file: Blob) {
  const { sheets, likely } = await finish(
    desk.client.residents.registerFile.inspect({ sendId: newSendId(), file }),
  )
  const sheet = sheets[likely ?? -1]
  if (!sheet) throw new Error('no sheet looks like a register')
  return {
    sheet: sheet.index,
    headerRow: sheet.headerRow ?? 0,
    columns: sheet.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])),
  }
}

async function preview(file: Blob) {
  const layout = await layoutOf(file)
  return {
    layout,
    preview: await finish(
      desk.client.residents.registerFile.preview({ sendId: newSendId(), file, layouts: [layout] }),
    ),
  }
}

async function bringIn(file: Blob) {
  const { layout, preview: seen } = await preview(file)
  const { fingerprint } = seen
  return finish(
    desk.client.residents.registerFile.commit({
      sendId: newSendId(),
      file,
      fileName: 'register.xlsx',
      layouts: [layout],
      fingerprint,
    }),
  )
}

const countOf = async () => (await desk.client.residents.list({ limit: 1 })).total

/** Every table, row by row, but those that only ever grow or tell of the session. */
function contentOfRegister(): string {
  const { store } = desk.desk.session.requireOpen()
  const tables = [
    'residents',
    'households',
    'resident_phones',
    'resident_contacts',
    'resident_tags',
    'resident_tokens',
    'resident_words',
    'resident_ranks',
    'resident_hot',
    'dictionary_entries',
  ]
  return tables
    .flatMap((table) => [
      table,
      ...store
        .statement(`SELECT * FROM ${table}`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ])
    .join('\n')
}

/** A small register, made on the spot. */
async function registerOf(rows: readonly (readonly unknown[])[]): Promise<Blob> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('居民')
  sheet.addRow(['姓名', '身份证号', '手机', '小区', '楼栋', '房号', '标签', '备注'])
  for (const row of rows) sheet.addRow([...row])
  return new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
}

/** Rare characters and all. */
async function findsWhomItBroughtIn(): Promise<void> {
  const find = async (query: string) => (await desk.client.residents.find({ query, limit: 20 })).found
  expect((await find('许倩 14栋')).map(({ card }) => card.name)).toContain('许倩')
  expect((await find('420112197101252487')).map(({ card }) => card.name)).toEqual(['许倩'])
  expect((await find('䶮')).every(({ card }) => card.name.includes('䶮'))).toBe(true)
  expect(await find('䶮')).not.toHaveLength(0)
  expect(await find('𬭎')).not.toHaveLength(0)
}

/** So many that an import of them has a middle. */
const crowd = () =>
  registerOf(
    Array.from({ length: 1200 }, (_, at) => [
      `许倩${'一二三四五六七八九十'[at % 10] ?? ''}`,
      '',
      `138${String(10_000_000 + at)}`,
      '水印桃源',
      `${at % 14}栋`,
      String(100 + at),
      at % 3 === 0 ? '独居' : '',
      '',
    ]),
  )

describe('importing a register', () => {
  it('adds 4,863 people of 5,000 rows and finds them, changes nothing the second time, and is taken back whole', async () => {
    const before = contentOfRegister()
    const { counts, id } = await bringIn(fixture())
    expect(counts).toEqual({
      rows: 5000,
      importable: 4863,
      added: 4863,
      changed: 0,
      unchanged: 0,
      refused: 137,
    })
    expect(await countOf()).toBe(4863)
    await findsWhomItBroughtIn()

    const { preview: again } = await preview(fixture())
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 4863 })
    expect(again.newLabels).toEqual([])
    const imported = contentOfRegister()
    expect((await bringIn(fixture())).id).toBeNull()
    expect(contentOfRegister()).toBe(imported)

    if (id === null) throw new Error('the first import has an id')
    const takenBack = await finish(desk.client.residents.registerFile.takeBack({ sendId: newSendId(), id }))
    expect(takenBack).toEqual({ removed: 4863, restored: 0, kept: 0 })
    expect(contentOfRegister()).toBe(before)
  })

  it('leaves nothing behind when it is cancelled midway', async () => {
    await register(desk.client, { name: '早已在册' })
    const before = contentOfRegister()
    const file = await crowd()
    const { layout, preview: seen } = await preview(file)
    const abort = new AbortController()
    const work = await desk.client.residents.registerFile.commit(
      { sendId: newSendId(), file, fileName: 'r.xlsx', layouts: [layout], fingerprint: seen.fingerprint },
      { signal: abort.signal },
    )
    await expect(
      (async () => {
        for await (const step of work) {
          if (step.stage === 'writing' && step.done > 500) {
            // Nobody sees anyone of it before it is done.
            expect(await countOf()).toBe(1)
            expect((await desk.client.residents.find({ query: '许倩', limit: 5 })).found).toEqual([])
            abort.abort()
          }
        }
      })(),
    ).rejects.toThrow()
    await expect.poll(() => contentOfRegister(), { timeout: 20_000, interval: 200 }).toBe(before)
  })

  it('leaves nothing behind when the desk locks midway, and lets the next one in', async () => {
    await register(desk.client, { name: '早已在册' })
    const before = contentOfRegister()
    const file = await crowd()
    const { layout, preview: seen } = await preview(file)
    const work = await desk.client.residents.registerFile.commit({
      sendId: newSendId(),
      file,
      fileName: 'r.xlsx',
      layouts: [layout],
      fingerprint: seen.fingerprint,
    })
    await expect(
      (async () => {
        for await (const step of work) {
          if (step.stage === 'writing' && step.done > 500) await desk.client.session.lock({})
        }
      })(),
    ).rejects.toThrow('session.locked')
    await desk.client.session.unlock({ password: testPassword })
    expect(contentOfRegister()).not.toBe(before)
    // Looking at the next one takes back what is left of this one.
    const next = await registerOf([['张建国', '', '13812345678', '水印桃源', '3栋', '501', '独居', '']])
    await preview(next)
    expect(contentOfRegister()).toBe(before)
    expect((await bringIn(next)).counts.added).toBe(1)
    expect(await countOf()).toBe(2)
  })

  it('takes back what a crash left of it', async () => {
    const before = contentOfRegister()
    const file = await crowd()
    const { layout, preview: seen } = await preview(file)
    const work = await desk.client.residents.registerFile.commit({
      sendId: newSendId(),
      file,
      fileName: 'r.xlsx',
      layouts: [layout],
      fingerprint: seen.fingerprint,
    })
    // Nobody asks for the next step, so nothing cleans up before the desk is gone.
    for (;;) {
      const step = await work.next()
      if (step.done === true || (step.value.stage === 'writing' && step.value.done > 300)) break
    }
    expect(contentOfRegister()).not.toBe(before)
    const reopened = await desk.reopen()
    desk = reopened
    await desk.signIn('manager')
    expect(await countOf()).toBe(0)
    expect(contentOfRegister()).toBe(before)
  })

  it('is on record as a look at whose record it would change, once a day, and at nobody else', async () => {
    await bringIn(
      await registerOf([
        ['张建国', '', '13812345678', '水印桃源', '3栋', '501', '', ''],
        ['李国强', '', '13812345679', '水印桃源', '3栋', '502', '', ''],
      ]),
    )
    const changed = await registerOf([
      ['张建国', '', '13812345678', '水印桃源', '3栋', '501', '', '腿脚不便'],
      ['李国强', '', '13812345679', '水印桃源', '3栋', '502', '', ''],
    ])
    const looks = () =>
      desk.desk.session
        .requireOpen()
        .store.statement(
          `SELECT a.subject, d.reason FROM audit a JOIN disclosures d USING (sequence)
            WHERE a.procedure = 'residents.registerFile.preview'`,
        )
        .all()
    expect(looks()).toEqual([])
    const { preview: seen } = await preview(changed)
    await preview(changed)
    expect(looks()).toEqual([{ subject: `resident:${seen.changes[0]?.id ?? 0}`, reason: 'duty' }])
  })

  it('shows what a changed register would change, changes it, and gives the old values back', async () => {
    await bringIn(await registerOf([['张建国', '', '13812345678', '水印桃源', '3栋', '501', '独居', '']]))
    const before = contentOfRegister()
    const changed = await registerOf([
      ['张建国', '', '13812345678、13900001111', '水印桃源', '3栋', '501', '独居、党员', '腿脚不便'],
      ['新来的', '', '', '', '', '', '', ''],
    ])
    const { preview: seen } = await preview(changed)
    expect(seen.counts).toMatchObject({ added: 1, changed: 1, unchanged: 0 })
    expect(seen.changes[0]?.fields).toEqual([
      { field: 'remark', before: '', after: '腿脚不便' },
      { field: 'phones', before: '', after: '139****1111' },
      { field: 'tags', before: '', after: '党员' },
    ])
    const { id } = await bringIn(changed)
    if (id === null) throw new Error('something changed')
    const [found] = (await desk.client.residents.find({ query: '13900001111', limit: 5 })).found
    expect(found?.card.name).toBe('张建国')
    const takenBack = await finish(desk.client.residents.registerFile.takeBack({ sendId: newSendId(), id }))
    expect(takenBack).toMatchObject({ removed: 1, kept: 0 })
    const version = /"version":\d+/g
    expect(contentOfRegister().replace(version, '')).toBe(before.replace(version, ''))
  })

  it('keeps whoever was changed since when it is taken back', async () => {
    const { id } = await bringIn(
      await registerOf([
        ['张建国', '', '', '', '', '', '', ''],
        ['李秀英', '', '', '', '', '', '', ''],
      ]),
    )
    if (id === null) throw new Error('two were added')
    const { found } = await desk.client.residents.find({ query: '张建国', limit: 1 })
    const resident = found[0]?.card.id ?? 0
    await desk.client.residents.setStatus({
      sendId: newSendId(),
      id: resident,
      version: 1,
      status: 'moved-out',
      since: '2026-11-20',
      note: '',
    })
    const takenBack = await finish(desk.client.residents.registerFile.takeBack({ sendId: newSendId(), id }))
    expect(takenBack).toEqual({ removed: 1, restored: 0, kept: 1 })
    expect(await countOf()).toBe(1)
  })

  it('keeps whoever stands in the line when it is taken back, to be found as before', async () => {
    const { id } = await bringIn(
      await registerOf([
        ['张建国', '', '', '', '', '', '', ''],
        ['李秀英', '', '', '', '', '', '', ''],
      ]),
    )
    if (id === null) throw new Error('two were added')
    const { found } = await desk.client.residents.find({ query: '张建国', limit: 1 })
    await desk.client.visits.register({
      sendId: newSendId(),
      residentId: found[0]?.card.id ?? 0,
      matter: '社保咨询',
      then: { kind: 'wait' },
    })
    const takenBack = await finish(desk.client.residents.registerFile.takeBack({ sendId: newSendId(), id }))
    expect(takenBack).toEqual({ removed: 1, restored: 0, kept: 1 })
    for (const query of ['张建国', 'zjg', '建国']) {
      expect((await desk.client.residents.find({ query, limit: 5 })).found, query).toHaveLength(1)
    }
    expect((await desk.client.residents.find({ query: '李秀英', limit: 5 })).found).toEqual([])
  })

  it('keeps whoever asked for their data when it is taken back: the request is about them', async () => {
    const { id } = await bringIn(
      await registerOf([
        ['张建国', '', '', '', '', '', '', ''],
        ['李秀英', '', '', '', '', '', '', ''],
      ]),
    )
    if (id === null) throw new Error('two were added')
    const { found } = await desk.client.residents.find({ query: '张建国', limit: 1 })
    const asked = await desk.client.privacy.requests.receive({
      ...{ sendId: newSendId(), residentId: found[0]?.card.id ?? 0, kind: 'access', by: 'self' },
      ...{ byName: '', words: '', received: '2026-11-23' },
    })
    const takenBack = await finish(desk.client.residents.registerFile.takeBack({ sendId: newSendId(), id }))
    expect(takenBack).toEqual({ removed: 1, restored: 0, kept: 1 })
    expect((await desk.client.privacy.requests.get({ id: asked.id })).standing).toBe('there')
  })

  it('gives out the refused rows as a sheet that says what is wrong with each', async () => {
    const file = fixture()
    const { layout } = await preview(file)
    const answer = await takenOut(
      desk.client,
      desk.client.residents.registerFile.refusedSheet({
        sendId: newSendId(),
        file,
        layouts: [layout],
        words: { cell: '单元格', reason: '问题', messages: { 'no-name': '没有姓名' } },
      }),
    )
    expect(answer.rows).toBe(137)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(answer.bytes.buffer)
    const sheet = workbook.worksheets[0]
    expect(sheet?.getRow(1).getCell(2).text).toBe('姓名')
    expect(sheet?.rowCount).toBe(138)
    const reasons = Array.from({ length: 137 }, (_, at) => sheet?.getRow(at + 2).getCell(15).text)
    expect(reasons.filter((reason) => reason === '没有姓名')).toHaveLength(15)
    expect(reasons.filter((reason) => reason === 'id-number-lost-digits')).toHaveLength(25)
  })

  it('refuses what is no workbook, a layout without names, and a commit that was not previewed', async () => {
    const files = desk.client.residents.registerFile
    await expect(
      finish(files.inspect({ sendId: newSendId(), file: new Blob([new Uint8Array([1, 2, 3, 0, 4])]) })),
    ).rejects.toMatchObject({
      data: { code: 'workbook.unreadable' },
    })
    const file = await registerOf([['张三', '', '', '', '', '', '', '']])
    const layout = await layoutOf(file)
    await expect(
      finish(files.preview({ sendId: newSendId(), file, layouts: [{ ...layout, columns: [] }] })),
    ).rejects.toMatchObject({
      data: { code: 'residents.no-name-column' },
    })
    await expect(
      finish(
        files.commit({
          sendId: newSendId(),
          file,
          fileName: 'r.xlsx',
          layouts: [layout],
          fingerprint: 'another',
        }),
      ),
    ).rejects.toMatchObject({ data: { code: 'residents.changed-since-preview' } })
    expect(await countOf()).toBe(0)
  })
})
